//! A small made-up plan of a made-up city, and what is made of it.

use std::collections::BTreeMap;

use taikei::compile::{self, Compiled, PlanInput, Shared, SharedInput};
use taikei::config::SiteConfig;
use taikei::diag::{Arg, Diagnostic, Sink};
use taikei::site::Form;
use taikei::text::SourceFile;

/// A chart with two goals, a priority, a relisting, a shared department and a collective name.
pub(crate) const CHART: &str = "\
みどり市第2次花いっぱい計画

資料3
みどり市
花いっぱい推進委員会
令和6年4月1日

★（重点課題）

基本目標\t課題\t施策\t事業\t内容\t担当課\t担当課
I 花を育てる\tI-1★ 苗を増やす\t(1) 苗を配る\t①花の苗の配布\t花の苗を配ります。まちを花で満たします。\t花みどり課\t公園課
\t\t\t②種の交換会\t種を持ち寄る会を開きます。\t花みどり課\t
\tI-2 学びを広げる\t(1) 教える人を育てる\t①講習会の開催\t育て方の講習会を開きます。\t学び課\t関係各課
II 花で結ぶ\tII-1 まちを飾る\t(1) 駅前を飾る\t①花の苗の配布(再掲)\t花の苗を配ります。\t花みどり課\t駅前課
";

/// The files that a site is made of.
#[derive(Default)]
pub(crate) struct Sources {
    pub(crate) config: SiteConfig,
    pub(crate) content: Vec<(&'static str, String)>,
    pub(crate) theme: Vec<(&'static str, String)>,
    pub(crate) departments: Option<String>,
    pub(crate) form: Form,
    /// The plans by id: their files by name.
    pub(crate) plans: Vec<(&'static str, Vec<(&'static str, String)>)>,
}

/// A finished site.
pub(crate) struct Made {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) found: Vec<Diagnostic>,
}

impl Sources {
    /// One plan, of this chart.
    pub(crate) fn chart(chart: &str) -> Self {
        Self { plans: vec![("hana", vec![("chart.txt", chart.to_owned())])], ..Self::default() }
    }

    pub(crate) fn settings(mut self, text: &str) -> Self {
        self.plans[0].1.push(("plan.toml", text.to_owned()));
        self
    }

    pub(crate) fn theme(mut self, name: &'static str, text: &str) -> Self {
        self.theme.push((name, text.to_owned()));
        self
    }

    pub(crate) fn content(mut self, name: &'static str, text: &str) -> Self {
        self.content.push((name, text.to_owned()));
        self
    }

    pub(crate) fn base_url(mut self, url: &str) -> Self {
        self.config.base_url = Some(url.to_owned());
        self
    }

    pub(crate) fn make(self) -> Made {
        let mut sink = Sink::new();
        let shared = Shared::read(
            &mut sink,
            SharedInput {
                config: self.config,
                departments: self.departments.map(|text| source("seeds", "departments.toml", text)),
                content: sources("content", self.content),
                theme: sources("themes/own", self.theme),
                plans: self.plans.iter().map(|(id, _)| (*id).to_owned()).collect(),
                form: self.form,
                predecessors: self.plans.iter().filter_map(|(id, files)| predecessor(id, files)).collect(),
            },
        );
        let mut made = Made { files: BTreeMap::new(), found: sink.into_sorted() };
        let mut summaries = Vec::new();
        let inputs = self.plans.into_iter().map(|(id, files)| PlanInput {
            id: id.to_owned(),
            files: sources(&format!("seeds/{id}"), files),
            complete: true,
        });
        let inputs: Vec<_> = inputs.collect();
        for input in &inputs {
            let (compiled, summary) = compile::plan(&shared, input, &inputs);
            made.take(compiled);
            summaries.extend(summary);
        }
        made.take(compile::shared_pages(&shared, &summaries));
        made
    }
}

impl Made {
    fn take(&mut self, compiled: Compiled) {
        let files = compiled.output.files.into_iter();
        self.files.extend(files.map(|(path, file)| (path, file.bytes)));
        self.found.extend(compiled.diagnostics);
    }

    /// The pages, by path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.files.keys().filter(|path| path.rsplit_once('.').is_some_and(|(_, kind)| kind == "html"));
        pages.map(|path| (path.as_str(), self.text(path)))
    }

    /// A file's text.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path} among {:#?}", self.files.keys()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// What a page shows, without tags, and its white space as single spaces.
    pub(crate) fn words(&self, path: &str) -> String {
        words(self.text(path))
    }

    /// The codes of what was found.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.found.iter().map(|found| found.code.as_str()).collect()
    }

    /// The only finding of a code.
    pub(crate) fn only(&self, code: &str) -> &Diagnostic {
        let found: Vec<_> = self.found.iter().filter(|found| found.code.as_str() == code).collect();
        assert_eq!(found.len(), 1, "{:?}", self.found);
        found[0]
    }
}

/// What fills a placeholder of a finding's message.
pub(crate) fn arg<'a>(found: &'a Diagnostic, name: &str) -> &'a str {
    match found.args.iter().find(|(known, _)| *known == name) {
        Some((_, Arg::Text(text))) => text,
        Some((_, Arg::Phrase(key))) => key,
        None => panic!("no {name} in {found:?}"),
    }
}

/// The text of HTML as it reads: tags out, entities as letters, white space as single spaces.
pub(crate) fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                text.push(' ');
            }
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The plan that a plan of these files names as the one before it.
fn predecessor(id: &str, files: &[(&str, String)]) -> Option<(String, String)> {
    let (name, text) = files.iter().find(|(name, _)| *name == "plan.toml")?;
    let before = taikei::config::predecessor(&source("seeds", name, text.clone()))?;
    Some((id.to_owned(), before.name))
}

fn sources(folder: &str, files: Vec<(&str, String)>) -> Vec<SourceFile> {
    files.into_iter().map(|(name, text)| source(folder, name, text)).collect()
}

fn source(folder: &str, name: &str, text: String) -> SourceFile {
    SourceFile { path: format!("{folder}/{name}"), name: name.to_owned(), bytes: text.into_bytes() }
}
