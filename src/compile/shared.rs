//! What all plans share: settings, departments, content pages, words and the theme.

use std::collections::BTreeMap;

use super::words;
use crate::config::{self, Departments, Glossary, LogEntry, PageAddresses, SiteConfig};
use crate::content::{self, ContentPage};
use crate::diag::Sink;
use crate::render::{Lexicon, Theme};
use crate::site::{Form, Site, Targets};
use crate::text::SourceFile;
use crate::watch::{Unwatched, Watch};

/// The title of a site with several plans, where `taikei.toml` gives none.
const PLANS: &str = "計画一覧";
/// What the first page of a site is called after the city's own, where its title is that of its only plan.
const PLAN_HOME: &str = "計画のホーム";

/// The files that all plans share, as `store` reads them.
#[derive(Debug, Clone, Default)]
pub struct SharedInput {
    /// The settings, with the command line's options already laid over them.
    pub config: SiteConfig,
    /// The text of `seeds/departments.toml`, where there is one.
    pub departments: Option<SourceFile>,
    /// The files under `content/`.
    pub content: Vec<SourceFile>,
    /// The files of the chosen theme's folder; empty for the default theme inside the binary.
    pub theme: Vec<SourceFile>,
    /// The ids of all plans, in order.
    pub plans: Vec<String>,
    /// What is made of the pages.
    pub form: Form,
    /// For each plan that names the one before it: that plan's id.
    pub predecessors: BTreeMap<String, String>,
}

/// The shared input after it was read: settings, theme and content pages ready for use by every plan.
#[derive(Debug)]
pub struct Shared {
    /// The settings.
    pub config: SiteConfig,
    /// The departments file.
    pub departments: Departments,
    /// The content pages.
    pub content: Vec<ContentPage>,
    /// The record of the content pages that were published, where the city keeps one and all pages could be read.
    pub published: Option<PageAddresses>,
    /// Groups of words that mean the same to the search.
    pub synonyms: Vec<Vec<String>>,
    /// What changed on the site, the latest first.
    pub log: Vec<LogEntry>,
    /// What the pages say of words.
    pub lexicon: Lexicon,
    /// Difficult words and their readings, for the search.
    pub readings: Vec<(String, String)>,
    /// The files under `content/` that are published as they are.
    pub files: Vec<SourceFile>,
    /// The theme, its templates ready.
    pub theme: Theme,
    /// The parts of plans that content pages link to.
    pub targets: Targets,
    /// The ids of all plans, in order.
    pub plans: Vec<String>,
    /// What is made of the pages.
    pub form: Form,
    /// For each plan that names the one before it: that plan's id.
    pub predecessors: BTreeMap<String, String>,
    /// What measures the work; nothing, where nobody asks.
    pub watch: Box<dyn Watch>,
}

impl Shared {
    /// Reads what all plans share. Findings of settings, theme and content pages go to the sink.
    #[must_use]
    pub fn read(sink: &mut Sink, input: SharedInput) -> Self {
        let shared = Self::begin(sink, input);
        sink.absorb(shared.theme.parse());
        shared
    }

    /// Reads what all plans share, but for the templates, which can be parsed while the charts are read.
    #[must_use]
    pub fn begin(sink: &mut Sink, input: SharedInput) -> Self {
        let departments = input.departments.map(|file| config::read_departments(sink, &file)).unwrap_or_default();
        let (mut content, mut synonyms, mut files, mut log) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut glossary, mut readings, mut published) = (Glossary::default(), None, None);
        for file in input.content {
            match content::kind(sink, &file) {
                content::Kind::Page => content.extend(content::read(sink, &file)),
                content::Kind::Synonyms => synonyms.extend(config::read_synonyms(sink, &file)),
                content::Kind::Changes => log = config::read_log(sink, &file),
                content::Kind::Glossary => glossary = config::read_glossary(sink, &file),
                content::Kind::Readings => readings = Some(config::read_readings(sink, &file)),
                content::Kind::Addresses => published = Some(config::read_page_addresses(sink, &file)),
                content::Kind::File => files.push(file),
                content::Kind::Ignored => {}
            }
        }
        // Where a page could not be read, nobody knows whether it is gone.
        let published = published.filter(|_| !sink.has_errors());
        let named = content.iter().filter_map(|page| page.plan.as_ref());
        let named = named.chain(log.iter().filter_map(|entry| entry.plan.as_ref()));
        for plan in named.filter(|_| !input.plans.is_empty()) {
            plan.is_known(sink, "plan", input.plans.iter().map(String::as_str));
        }
        Self {
            lexicon: Lexicon::new(glossary, &words::with_departments(readings.as_deref(), &departments)),
            readings: readings.unwrap_or_default(),
            theme: Theme::read(sink, &input.theme, input.form),
            targets: Targets::of(&content, &log),
            config: input.config,
            departments,
            content,
            published,
            synonyms,
            log,
            files,
            plans: input.plans,
            form: input.form,
            predecessors: input.predecessors,
            watch: Box::new(Unwatched),
        }
    }

    /// The plan's id, where the site has but one.
    pub(super) fn only_plan(&self) -> Option<&str> {
        match self.plans.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether the site has a search: fragments bring no scripts.
    pub(super) fn has_search(&self) -> bool {
        self.form == Form::Site
    }

    /// What all pages of the site share. `only` is the title of the only plan.
    pub(super) fn site<'a>(&'a self, only: Option<&'a str>) -> Site<'a> {
        let title = self.config.title.as_deref().or(only).unwrap_or(PLANS);
        let assets = self.theme.assets().keys().map(String::as_str).collect();
        let home = if Some(title) == only { PLAN_HOME } else { title };
        let site = Site::new(title, &self.config, &self.content, assets, &self.lexicon.glossary);
        Site { has_log: !self.log.is_empty(), ..site.called(home).in_form(self.form) }
    }
}
