//! What may have been merged or divided: something alone in one state whose words, or whose 事業, stand for the larger
//! part in something of the other. It is asked, never concluded.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::Look;
use super::{Answer, Fate, Item, Kind, State};

type Pair = (char, char);
type Index<'a, T> = BTreeMap<T, BTreeSet<usize>>;

/// A title of fewer letters stands in many a text by chance.
const LETTERS: usize = 4;
/// So many items may share a pair of letters that still leads to one of them.
const FEW: usize = 3;
/// So many pairs of letters of its own must a title have, and a text, to be recognised in another.
const TITLE: usize = 2;
const TEXT: usize = 4;
/// So many pairs must a text have gained or lost to be worth a question.
const NEWS: usize = 3;
/// So many 事業 must have gone over.
const CONTENTS: usize = 2;

/// Makes questions of what ended within something that goes on, and of what is new within something that went before.
pub(super) fn ask(state: &State, answers: &BTreeMap<usize, Answer>, fates: &mut [Fate]) {
    let new_of: BTreeMap<usize, usize> =
        fates.iter().enumerate().filter_map(|(old, fate)| Some((old, fate.same()?))).collect();
    let old_of: BTreeMap<usize, usize> = new_of.iter().map(|(old, new)| (*new, *old)).collect();
    let ended: Vec<_> =
        (0..fates.len()).filter(|old| fates[*old] == Fate::Ended && !answers.contains_key(old)).collect();
    let named = fates.iter().flat_map(|fate| match fate {
        Fate::Split(several) | Fate::Doubtful(several) => several.clone(),
        Fate::Merged(one) => vec![*one],
        Fate::Kept(_) | Fate::Renamed(_) | Fate::Moved(_) | Fate::MovedAndRenamed(_) | Fate::Ended => Vec::new(),
    });
    let known: BTreeSet<_> = named.chain(new_of.values().copied()).collect();
    let added: Vec<_> = (0..state.new.len()).filter(|new| !known.contains(new)).collect();
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (old, new) in within(Edition::Old, state, &ended, &old_of) {
        found.entry(old).or_default().push(new);
    }
    for (new, old) in within(Edition::New, state, &added, &new_of) {
        if !answers.contains_key(&old) && (new_of.contains_key(&old) || fates[old] == Fate::Ended) {
            let candidates = found.entry(old).or_insert_with(|| new_of.get(&old).copied().into_iter().collect());
            if !candidates.contains(&new) {
                candidates.push(new);
            }
        }
    }
    for (old, candidates) in found {
        fates[old] = Fate::Doubtful(candidates);
    }
}

/// Which state the lone items are of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edition {
    Old,
    New,
}

/// Each lone item and what it may stand within; `partners` says what the wholes are paired with already.
fn within(edition: Edition, state: &State, alone: &[usize], partners: &BTreeMap<usize, usize>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (here, there) = match edition {
        Edition::Old => ((state.old, &state.old_looks), (state.new, &state.new_looks)),
        Edition::New => ((state.new, &state.new_looks), (state.old, &state.old_looks)),
    };
    let kinds: BTreeSet<&Kind> = alone.iter().map(|&at| &here.0[at].kind).collect();
    for kind in kinds {
        let search = Search { edition, parts: Side::new(here, kind), wholes: Side::new(there, kind) };
        for &at in alone.iter().filter(|at| here.0[**at].kind == *kind && !here.0[**at].relisting) {
            let wholes = search.candidates(at).into_iter();
            let holds = |whole: &usize| search.holds(*whole, at, partners.get(whole).copied());
            found.extend(wholes.filter(holds).map(|whole| (at, whole)));
        }
    }
    found
}

/// The items of one kind in one state, by what they can be found by.
struct Side<'a> {
    items: &'a [Item],
    looks: &'a [Look],
    titles: Index<'a, Pair>,
    texts: Index<'a, Pair>,
    company: Index<'a, &'a str>,
}

impl<'a> Side<'a> {
    fn new((items, looks): (&'a [Item], &'a Vec<Look>), kind: &Kind) -> Self {
        let mut side = Self { items, looks, titles: Index::new(), texts: Index::new(), company: Index::new() };
        for (at, (item, look)) in items.iter().zip(looks).enumerate().filter(|(_, (item, _))| item.kind == *kind) {
            for pair in &look.title_pairs {
                side.titles.entry(*pair).or_default().insert(at);
            }
            for pair in look.text_pairs.iter().flatten() {
                side.texts.entry(*pair).or_default().insert(at);
            }
            // The departments of a 事業 say little of it.
            for name in item.company.iter().filter(|_| *kind != Kind::Project) {
                side.company.entry(name).or_default().insert(at);
            }
        }
        side
    }

    /// The pairs of an item that no other has but its partner, and what has its very title.
    fn own(&self, index: &Index<Pair>, pairs: &[Pair], at: usize, partner: Option<usize>) -> BTreeSet<Pair> {
        let is_own = |other: &usize| Some(*other) == partner || self.looks[*other].title == self.looks[at].title;
        let is_found = |pair: &Pair| index.get(pair).is_some_and(|all| all.iter().all(is_own));
        pairs.iter().copied().filter(is_found).collect()
    }
}

/// A state's lone items beside the items of the other state that may hold them.
struct Search<'a> {
    edition: Edition,
    parts: Side<'a>,
    wholes: Side<'a>,
}

impl Search<'_> {
    /// What is worth looking into: what shares a rare pair of letters with the part, or its company.
    fn candidates(&self, at: usize) -> BTreeSet<usize> {
        let look = &self.parts.looks[at];
        let rare = |index: &Index<Pair>, pair: &&Pair| index.get(pair).is_some_and(|all| all.len() <= FEW);
        let titles = look.title_pairs.iter().filter(|pair| rare(&self.parts.titles, pair));
        let texts = look.text_pairs.iter().flatten().filter(|pair| rare(&self.parts.texts, pair));
        let names = self.parts.items[at].company.iter();
        let rarest = look.title_pairs.iter().filter_map(|pair| self.wholes.texts.get(pair)).min_by_key(|all| all.len());
        let found = titles.filter_map(|pair| self.wholes.titles.get(pair));
        let found = found.chain(texts.filter_map(|pair| self.wholes.texts.get(pair))).chain(rarest);
        let found = found.chain(names.filter_map(|name| self.wholes.company.get(name.as_str())));
        found.flatten().copied().filter(|whole| !self.wholes.items[*whole].relisting).collect()
    }

    /// Whether a part may stand within a whole, whose own partner is known or not.
    fn holds(&self, whole: usize, part: usize, partner: Option<usize>) -> bool {
        self.holds_words(whole, part, partner)
            || self.holds_title(whole, part, partner)
            || self.holds_company(whole, part, partner)
    }

    /// Whether the larger part of its title, or of its text, stands there, and the whole's own partner lacks some of it.
    fn holds_words(&self, whole: usize, part: usize, partner: Option<usize>) -> bool {
        let (look, there) = (&self.parts.looks[part], &self.wholes.looks[whole]);
        let with = partner.map(|at| &self.parts.looks[at]);
        let [text, text_there] = [look, there].map(|look| look.text_pairs.as_deref().unwrap_or_default());
        let titles = self.parts.own(&self.parts.titles, &look.title_pairs, part, partner);
        let texts = self.parts.own(&self.parts.texts, text, part, partner);
        let common = |own: &BTreeSet<Pair>, there: &[Pair]| -> Vec<Pair> {
            own.iter().copied().filter(|pair| there.binary_search(pair).is_ok()).collect()
        };
        let (in_title, in_text) = (common(&titles, &there.title_pairs), common(&texts, text_there));
        let is_larger =
            |own: &BTreeSet<Pair>, found: &[Pair], least: usize| own.len() >= least && found.len() * 3 >= own.len() * 2;
        let is_new = with.is_none_or(|with| {
            let lacks = |pairs: &[Pair], pair: &Pair| pairs.binary_search(pair).is_err();
            let text = with.text_pairs.as_deref().unwrap_or_default();
            // What of its title stands in the text there.
            let told = common(&titles, text_there);
            in_title.iter().any(|pair| lacks(&with.title_pairs, pair))
                || told.iter().any(|pair| lacks(&with.title_pairs, pair) && lacks(text, pair))
                || in_text.iter().filter(|pair| lacks(text, pair)).count() >= NEWS
        });
        is_new && (is_larger(&titles, &in_title, TITLE) || is_larger(&texts, &in_text, TEXT))
    }

    /// Whether the title there has the whole title in it, which that of its partner has not; or the text there names it,
    /// which no other text does.
    fn holds_title(&self, whole: usize, part: usize, partner: Option<usize>) -> bool {
        let title = self.parts.looks[part].title.as_str();
        let there = &self.wholes.looks[whole];
        let in_title = |look: &Look| look.title != title && look.title.contains(title);
        let in_text = |look: &Look| look.text_pairs.is_some() && look.text.contains(title);
        let others = || self.parts.looks.iter().filter(|look| look.title != title);
        let is_known = partner.is_some_and(|at| in_title(&self.parts.looks[at]));
        title.chars().count() >= LETTERS
            && ((in_title(there) && !is_known) || (in_text(there) && !others().any(in_text)))
    }

    /// Whether the larger part of its 事業 stands there, and the whole's own partner had them not. What only lost 事業 to
    /// something new, and keeps its name, was not divided.
    fn holds_company(&self, whole: usize, part: usize, partner: Option<usize>) -> bool {
        let own = &self.parts.items[part];
        if own.kind == Kind::Project {
            return false;
        }
        let title = |at: usize| &self.parts.looks[at].title;
        let is_kept = partner.is_some_and(|at| *title(at) == self.wholes.looks[whole].title);
        let found: Vec<_> = own.company.intersection(&self.wholes.items[whole].company).collect();
        let is_news = |name: &&&String| partner.is_none_or(|at| !self.parts.items[at].company.contains(**name));
        let news = found.iter().filter(is_news).count();
        let is_larger = found.len() * 3 >= own.company.len() * 2;
        news >= CONTENTS && is_larger && !(is_kept && self.edition == Edition::New)
    }
}
