//! Where two wordings part and meet again.

/// How many letters of what both say are shown around what only one says.
const AROUND: usize = 8;
/// How many letters of what only one says are shown.
const MOST_SHOWN: usize = 60;

/// Two wordings: what both begin with, what each has of its own, what both end with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference<'a> {
    /// What both begin with.
    pub start: &'a str,
    /// What only the first says in between.
    pub here: &'a str,
    /// What only the second says.
    pub there: &'a str,
    /// What both end with.
    pub end: &'a str,
}

impl<'a> Difference<'a> {
    /// Compares two wordings; none where they are the same.
    #[must_use]
    pub fn of(here: &'a str, there: &'a str) -> Option<Self> {
        if here == there {
            return None;
        }
        let start = same_length(here.chars(), there.chars());
        let end = same_length(here[start..].chars().rev(), there[start..].chars().rev());
        let (own, end) = here[start..].split_at(here.len() - start - end);
        Some(Self { start: &here[..start], here: own, there: &there[start..there.len() - end.len()], end })
    }

    /// Either side in a few words, for a sentence: what it has of its own, with some letters around it.
    #[must_use]
    pub fn excerpts(&self) -> [String; 2] {
        [self.here, self.there].map(|own| self.excerpt(own))
    }

    fn excerpt(&self, own: &str) -> String {
        let before = self.start.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let (shown, is_cut) = first(own, MOST_SHOWN);
        let (after, is_ended) = first(self.end, AROUND);
        let dots = |is_cut: bool| if is_cut { "…" } else { "" };
        let rest = if is_cut { dots(true).to_owned() } else { format!("{after}{}", dots(is_ended)) };
        format!("{}{}{shown}{rest}", dots(before > 0), &self.start[before..])
    }
}

/// The first letters of a text, and whether there are more.
fn first(text: &str, count: usize) -> (&str, bool) {
    text.char_indices().nth(count).map_or((text, false), |(at, _)| (&text[..at], true))
}

/// How many bytes two texts share from their beginning.
fn same_length(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}
