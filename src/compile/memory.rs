//! What a preview keeps from one compilation to the next: the plans that did not change, and pages by what they are
//! made from. What it gives is what a compilation from nothing gives.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Compiled, PlanInput, Shared, Summary, Way};
use crate::config::{Departments, SiteConfig};
use crate::render::Drawn;
use crate::site::Targets;

/// The plans of the last compilation.
#[derive(Debug, Default)]
pub struct Memory {
    basis: Option<Basis>,
    plans: BTreeMap<String, Kept>,
    shared: Drawn,
}

/// One compiled plan.
#[derive(Debug)]
pub struct Part {
    /// Its files and findings.
    pub compiled: Compiled,
    /// Its summary, where it could be read.
    pub summary: Option<Summary>,
}

/// A plan, and all that it was made from beside the [`Basis`].
#[derive(Debug)]
struct Kept {
    input: PlanInput,
    /// The plans that it is compared with.
    others: Vec<PlanInput>,
    part: Arc<Part>,
    drawn: Drawn,
}

/// All that a plan's files and findings are made from beside its own folder.
#[derive(Debug, PartialEq)]
struct Basis {
    config: SiteConfig,
    departments: Departments,
    theme: blake3::Hash,
    lexicon: blake3::Hash,
    nav: Vec<(i64, String, String)>,
    targets: Targets,
    plans: Vec<String>,
    has_log: bool,
}

impl Memory {
    /// Compiles all plans that changed. The parts stand in the order of the inputs; a part of a plan that did not
    /// change is the very one that was given before.
    pub fn plans(&mut self, shared: &Shared, inputs: Vec<PlanInput>) -> Vec<Arc<Part>> {
        let basis = Basis::of(shared);
        let same = self.basis.replace(basis) == self.basis;
        let mut before = std::mem::take(&mut self.plans);
        let others = |id: &str| -> Vec<PlanInput> {
            let ids = shared.neighbours(id);
            inputs.iter().filter(|other| ids.contains(&other.id.as_str())).cloned().collect()
        };
        let others: Vec<_> = inputs.iter().map(|input| others(&input.id)).collect();
        let pairs = inputs.into_iter().zip(others).map(|(input, others)| (before.remove(&input.id), input, others));
        let pairs: Vec<_> = pairs.collect();
        let kept: Vec<_> = pairs
            .into_par_iter()
            .map(|(kept, input, others)| match kept {
                Some(kept) if same && kept.input == input && kept.others == others => kept,
                Some(kept) => Kept::new(shared, input, others, kept.drawn),
                None => Kept::new(shared, input, others, Drawn::default()),
            })
            .collect();
        let parts = kept.iter().map(|kept| Arc::clone(&kept.part)).collect();
        self.plans = kept.into_iter().map(|kept| (kept.input.id.clone(), kept)).collect();
        parts
    }

    /// Compiles the pages that plans share.
    #[must_use]
    pub fn shared_pages(&self, shared: &Shared, parts: &[Arc<Part>]) -> Compiled {
        let summaries: Vec<_> = parts.iter().filter_map(|part| part.summary.as_ref()).collect();
        super::shared_pages_by(Way { shared, drawn: Some(&self.shared), take: &|_| () }, &summaries)
    }
}

impl Kept {
    fn new(shared: &Shared, input: PlanInput, others: Vec<PlanInput>, drawn: Drawn) -> Self {
        let (compiled, summary) = super::plan_by(Way { shared, drawn: Some(&drawn), take: &|_| () }, &input, &others);
        Self { input, others, part: Arc::new(Part { compiled, summary }), drawn }
    }
}

impl Basis {
    fn of(shared: &Shared) -> Self {
        let listed = shared.content.iter().filter_map(|page| Some((page.nav?, page.path.clone(), page.title.clone())));
        Self {
            config: shared.config.clone(),
            departments: shared.departments.clone(),
            theme: shared.theme.fingerprint(),
            lexicon: shared.lexicon.fingerprint(),
            nav: listed.collect(),
            targets: shared.targets.clone(),
            plans: shared.plans.clone(),
            has_log: !shared.log.is_empty(),
        }
    }
}
