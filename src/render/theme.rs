//! A theme: templates and assets, those of a folder laid over those inside the binary.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use tera::{Context, Kwargs, State, Tera, Value};

use super::builtin;
use super::fragment_style;
use super::lexicon::Lexicon;
use super::minify;
use super::prose;
use super::structured;
use super::template_error::{self, Failure};
use super::terms;
use crate::config::Glossary;
use crate::diag::{Code, Diagnostic, Sink};
use crate::output::File;
use crate::site::{Form, Page};
use crate::text::{Source, SourceFile, escape_html};
use crate::watch::{Phase, Watch, during};

/// Where templates of a theme's folder stand in the engine: they are found before the built-in ones.
const OWN: &str = "theme/";
/// Where the built-in templates stand; `{% extends "builtin/base.html" %}` reaches one that is overridden.
const BUILTIN: &str = "builtin/";

/// The template around the main part of each page, and the one that stands in its place in fragments.
const BASE: &str = "base.html";
const FRAGMENT_BASE: &str = "fragment.html";

/// The template of what is said of the words of the glossary on a page.
const TERMS: &str = "terms.html";

/// How many bytes a page usually has before it is minified.
const USUAL: usize = 32 << 10;

/// The asset that the files under `styles/` are joined into, in the order of their names.
const STYLESHEET: &str = "style.css";
/// The style sheet of fragments, in its place.
const FRAGMENT_STYLESHEET: &str = "fragment.css";
/// The picture that browsers show for the site.
const ICON: &str = "icon.svg";

/// A theme, which renders pages.
#[derive(Debug)]
pub struct Theme {
    parsed: OnceLock<Parsed>,
    /// The templates' texts by their names in the engine, for showing errors in place.
    sources: BTreeMap<String, Source>,
    /// The files under `assets/` by their names.
    assets: BTreeMap<String, Vec<u8>>,
    /// Only a preview asks for it.
    fingerprint: OnceLock<blake3::Hash>,
    form: Form,
}

/// The templates, ready to render, and what is wrong with them.
#[derive(Debug)]
struct Parsed {
    engine: Tera,
    found: Vec<Diagnostic>,
}

impl Theme {
    /// Reads a theme: the files of its folder, over those inside the binary. The templates are parsed later
    /// ([`Theme::parse`]).
    #[must_use]
    pub fn read(sink: &mut Sink, folder: &[SourceFile], form: Form) -> Self {
        let mut parts = Parts::default();
        for (path, bytes) in builtin::files() {
            let shown = format!("{}/{path}", builtin::FOLDER);
            parts.take(sink, BUILTIN, &SourceFile { path: shown, name: path.to_owned(), bytes: bytes.to_vec() });
        }
        for file in folder {
            parts.take(sink, OWN, file);
        }
        warn_of_unused(sink, &parts.sources);
        let joined = std::mem::take(&mut parts.styles).into_values().flatten().collect();
        parts.assets.entry(STYLESHEET.to_owned()).or_insert(joined);
        match form {
            Form::Site => {}
            Form::Fragments => parts.reduce_to_fragments(),
        }
        let Parts { sources, assets, styles: _ } = parts;
        Self { parsed: OnceLock::new(), sources, assets, fingerprint: OnceLock::new(), form }
    }

    /// Parses the templates, where no page needed them so far, and gives what is wrong with them.
    pub fn parse(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        self.parsed().found.iter().cloned()
    }

    fn parsed(&self) -> &Parsed {
        self.parsed.get_or_init(|| {
            let mut sink = Sink::new();
            let engine = engine(&mut sink, &self.sources);
            Parsed { engine, found: sink.into_sorted() }
        })
    }

    /// The hash of all of the theme that decides the bytes of pages: its templates, and the names of its assets.
    #[must_use]
    pub fn fingerprint(&self) -> blake3::Hash {
        *self.fingerprint.get_or_init(|| fingerprint(&self.sources, &self.assets))
    }

    /// The files under `assets/`, by their names.
    #[must_use]
    pub fn assets(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.assets
    }

    /// Renders one page, under a watch.
    ///
    /// # Errors
    /// Where the template fails; the failure names the template's line and the record.
    pub fn render(&self, watch: &dyn Watch, page: &Page<'_>, lexicon: &Lexicon) -> Result<File, Box<Failure>> {
        let html = during(watch, Phase::Templates, || self.explained(page, &lexicon.glossary));
        let html = html.map_err(|error| Box::new(Failure::new(&error, page, &self.sources)))?;
        debug_assert!(!html.contains(terms::PLACE), "the minifier takes pages apart that have no comment");
        let html = lexicon.readings.write(html, self.form);
        // People paste fragments: they stay as readable as the templates, and are quoted as editors expect.
        let bytes = match self.form {
            Form::Site => during(watch, Phase::Minify, || minify::html(&html)),
            Form::Fragments => html.trim().as_bytes().to_vec(),
        };
        Ok(page.finished(bytes))
    }

    /// A template, filled. The engine would prove by a slower way that it wrote text.
    fn filled(&self, template: &str, context: &Context) -> Result<String, tera::Error> {
        let mut html = Vec::with_capacity(USUAL);
        self.parsed().engine.render_to(template, context, &mut html)?;
        match simdutf8::basic::from_utf8(&html) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => Ok(String::from_utf8(html)?),
        }
    }

    /// A page with its words of the glossary linked, and what they mean at its end.
    fn explained(&self, page: &Page<'_>, glossary: &Glossary) -> Result<String, tera::Error> {
        let mut context = Context::new();
        context.insert("frame", &page.frame);
        context.insert("page", &page.view);
        let structured = match self.form {
            Form::Site => structured::of(page),
            Form::Fragments => None,
        };
        context.insert("structured", &structured);
        let html = self.filled(page.view.template(), &context)?;
        let (html, used) = match &page.frame.glossary {
            Some(address) => terms::link(glossary, address, &html),
            None => (html, Vec::new()),
        };
        let Some(place) = memchr::memmem::find(html.as_bytes(), terms::PLACE.as_bytes()) else { return Ok(html) };
        let mut explanations = String::new();
        if !used.is_empty() {
            context.insert("terms", &used);
            explanations = self.filled(TERMS, &context)?;
        }
        let mut html = html;
        html.replace_range(place..place + terms::PLACE.len(), &explanations);
        Ok(html)
    }
}

fn fingerprint(sources: &BTreeMap<String, Source>, assets: &BTreeMap<String, Vec<u8>>) -> blake3::Hash {
    let templates = sources.iter().map(|(name, source)| (name.as_str(), source.text.as_str()));
    let names: Vec<_> = templates.chain(assets.keys().map(|name| (name.as_str(), ""))).collect();
    blake3::hash(&serde_json::to_vec(&names).expect("names and texts are always JSON"))
}

/// Whether a name ends so, in lower case: the engine escapes `.html` alone.
fn has_extension(name: &str, wanted: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|extension| extension == wanted)
}

/// The files of a theme by what they are for.
#[derive(Default)]
struct Parts {
    sources: BTreeMap<String, Source>,
    assets: BTreeMap<String, Vec<u8>>,
    styles: BTreeMap<String, Vec<u8>>,
}

impl Parts {
    /// Takes one file, over one of the same name that was taken before.
    fn take(&mut self, sink: &mut Sink, prefix: &str, file: &SourceFile) {
        if let Some(name) = file.name.strip_prefix("assets/") {
            self.assets.insert(name.to_owned(), file.bytes.clone());
        } else if let Some(name) = file.name.strip_prefix("styles/").filter(|name| has_extension(name, "css")) {
            self.styles.insert(name.to_owned(), file.bytes.clone());
        } else if let Some(name) = file.name.strip_prefix("templates/").filter(|name| has_extension(name, "html")) {
            if let Some(source) = template(sink, file) {
                self.sources.insert(format!("{prefix}{name}"), source);
            }
        } else if !is_about_the_theme(&file.name) {
            sink.report(Diagnostic::new(Code::T04).in_file(&file.path).with("name", &file.name));
        }
    }
}

impl Parts {
    /// Puts the fragment in the place of the page, and leaves of the assets what fragments use: the style, and what it shows.
    fn reduce_to_fragments(&mut self) {
        let bases = [OWN, BUILTIN].map(|prefix| self.sources.remove(&format!("{prefix}{BASE}")));
        for prefix in [OWN, BUILTIN] {
            let Some(fragment) = self.sources.remove(&format!("{prefix}{FRAGMENT_BASE}")) else { continue };
            let fragment = with_blocks_of(&fragment, bases.iter().flatten());
            self.sources.insert(format!("{prefix}{BASE}"), fragment.clone());
            self.sources.insert(format!("{prefix}{FRAGMENT_BASE}"), fragment);
        }
        let style = self.assets.remove(STYLESHEET).unwrap_or_default();
        let style = fragment_style::scoped(&String::from_utf8_lossy(&style));
        self.assets.retain(|name, _| name != ICON && !has_extension(name, "js"));
        self.assets.insert(FRAGMENT_STYLESHEET.to_owned(), style.into_bytes());
    }
}

/// A fragment with the blocks of the pages that it stands in for: templates may fill them, and nothing is shown of them.
fn with_blocks_of<'a>(fragment: &Source, bases: impl Iterator<Item = &'a Source>) -> Source {
    if tags(&fragment.text, "extends ").next().is_some() {
        return fragment.clone();
    }
    let own: BTreeSet<_> = blocks(&fragment.text).collect();
    let filled: BTreeSet<_> = bases.flat_map(|base| blocks(&base.text)).filter(|name| !own.contains(name)).collect();
    let hide = |all: String, name| all + &format!("{{% block {name} %}}{{% endblock {name} %}}");
    let hidden = filled.into_iter().fold(String::new(), hide);
    Source::new(&fragment.file, format!("{}{{%- if false %}}{hidden}{{% endif -%}}", fragment.text))
}

/// The names of a template's blocks.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    tags(text, "block ")
        .filter_map(|rest| rest.split(|letter: char| letter.is_whitespace() || "-%".contains(letter)).next())
}

/// What follows a word with which tags of a template begin.
fn tags<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.split("{%").skip(1).filter_map(move |tag| tag.trim_start_matches('-').trim_start().strip_prefix(word))
}

/// The text of a template; templates are UTF-8.
fn template(sink: &mut Sink, file: &SourceFile) -> Option<Source> {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        sink.report(Diagnostic::new(Code::T02).in_file(&file.path).with_phrase("reason", "template-utf-8"));
        return None;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Some(Source::new(&file.path, text.to_owned()))
}

/// Files that may stand in a theme's folder for its readers.
fn is_about_the_theme(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    file.starts_with('.') || stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("license")
}

/// Warns of templates that nothing can show: their names override none, and no other template names them.
fn warn_of_unused(sink: &mut Sink, sources: &BTreeMap<String, Source>) {
    for (key, source) in sources {
        let Some(name) = key.strip_prefix(OWN) else { continue };
        let quoted = [format!("\"{name}\""), format!("'{name}'"), format!("`{name}`")];
        let named = |text: &str| quoted.iter().any(|quoted| text.contains(quoted.as_str()));
        let used = sources.contains_key(&format!("{BUILTIN}{name}"))
            || sources.iter().any(|(other, at)| other != key && named(&at.text))
            || has_component(&source.text);
        if !used {
            let name = format!("templates/{name}");
            sink.report(Diagnostic::new(Code::T04).in_file(&source.file).with("name", name));
        }
    }
}

fn has_component(text: &str) -> bool {
    tags(text, "component ").next().is_some()
}

/// The filter `prose` of templates: safe HTML that people wrote, as it stands.
fn prose_filter(html: &str, _: Kwargs, _: &State<'_>) -> Value {
    Value::safe_string(&prose::keep_spaces(html))
}

/// The filter `lines` of templates: a text with its line breaks, which are no more than spaces in HTML.
fn lines_filter(text: &str, _: Kwargs, _: &State<'_>) -> Value {
    let mut html = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            html.push_str("<br>");
        }
        escape_html(&mut html, line.trim_end_matches('\r'));
    }
    Value::safe_string(&html)
}

/// Whether a template is a built-in one that the theme has too, word for word.
fn is_repeated(sources: &BTreeMap<String, Source>, key: &str, source: &Source) -> bool {
    let own = key.strip_prefix(BUILTIN).and_then(|name| sources.get(&format!("{OWN}{name}")));
    own.is_some_and(|own| own.text == source.text)
}

/// The engine with all templates that may be asked for. One that does not parse is reported and left out, so that all are
/// found at once.
fn engine(sink: &mut Sink, sources: &BTreeMap<String, Source>) -> Tera {
    let names_builtin = sources.values().any(|source| source.text.contains(BUILTIN));
    let needed = |(key, source): &(&String, &Source)| names_builtin || !is_repeated(sources, key, source);
    let mut left: Vec<_> = sources.iter().filter(needed).collect();
    loop {
        let mut engine = Tera::new();
        engine.set_fallback_prefixes([OWN, BUILTIN]).expect("the engine has no templates yet");
        engine.register_filter("prose", prose_filter);
        engine.register_filter("data", structured::data_filter);
        engine.register_filter("lines", lines_filter);
        let Err(error) = engine.add_raw_templates(left.iter().map(|(name, source)| (name.as_str(), &source.text)))
        else {
            return engine;
        };
        let (names, findings): (Vec<_>, Vec<_>) = template_error::parse(&error, sources).into_iter().unzip();
        let before = left.len();
        sink.absorb(findings);
        left.retain(|(key, _)| !names.iter().flatten().any(|name| name == *key));
        if left.len() == before {
            return Tera::new();
        }
    }
}
