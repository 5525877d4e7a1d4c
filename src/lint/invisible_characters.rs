//! L16: characters that nobody sees, but that searching, copying and reading aloud trip over.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::{Chart, Words};
use crate::diag::{Code, Sink};

/// How many places a finding names.
const PLACES_NAMED: usize = 3;

/// Reports each kind of invisible character once, with its first places.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let mut found: BTreeMap<&str, Vec<(char, &Words, usize)>> = BTreeMap::new();
    for words in &chart.words {
        for (at, letter) in words.text.char_indices().filter(|(_, letter)| is_invisible(*letter)) {
            found.entry(kind(letter)).or_default().push((letter, words, at));
        }
    }
    for (kind, uses) in found {
        let Some((letter, words, at)) = uses.first() else { continue };
        let places: Vec<_> = uses.iter().take(PLACES_NAMED).map(|(_, words, at)| words.place(*at)).collect();
        let numbers: BTreeSet<_> = uses.iter().map(|(letter, ..)| format!("U+{:04X}", u32::from(*letter))).collect();
        let numbers: Vec<_> = numbers.into_iter().take(PLACES_NAMED).collect();
        let found = words.part(Code::L16, *at, letter.encode_utf8(&mut [0; 4])).with_phrase("kind", kind);
        let found = found.with("number", numbers.join("・")).with("count", uses.len());
        sink.report(found.with("places", places.join(" ")));
    }
}

/// Characters without a shape (Unicode, general categories Cc and Cf, and the Hangul fillers). Line breaks and tabs are
/// white space; variation selectors belong to the letter before them.
fn is_invisible(letter: char) -> bool {
    let is_shapeless = matches!(
        letter,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    );
    is_shapeless || letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')
}

/// What such a character is called.
fn kind(letter: char) -> &'static str {
    match letter {
        '\u{00AD}' => "invisible-hyphen",
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "invisible-direction"
        }
        '\u{FEFF}' => "invisible-mark",
        '\u{200B}'..='\u{200D}' | '\u{2060}' => "invisible-space",
        _ => "invisible-other",
    }
}
