//! A word and its reading, divided so that only what is not kana has a reading over it.

/// A part of a word, with its reading where it is not written in kana already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The part as written.
    pub text: String,
    /// Its reading in Hiragana.
    pub reading: Option<String>,
}

/// Divides a word and its reading so that only what is not kana has a reading over it: 子ども科学体験センター and
/// こどもかがくたいけんせんたー are 子（こ）ども科学体験（かがくたいけん）センター. Where that can be done in more ways than
/// one, or in none, the reading stands over the whole word.
#[must_use]
pub fn align(word: &str, reading: &str) -> Vec<Part> {
    let pieces = pieces(word);
    let mut ways = Vec::new();
    let mut steps = MOST_STEPS;
    divide(&pieces, reading, &mut steps, &mut Vec::new(), &mut ways);
    let ([only], 1..) = (ways.as_slice(), steps) else {
        return vec![Part { text: word.to_owned(), reading: Some(reading.to_owned()) }];
    };
    let parts = pieces.iter().zip(only);
    parts.map(|(piece, reading)| Part { text: piece.text.to_owned(), reading: reading.map(str::to_owned) }).collect()
}

/// How many ways to divide a word are tried; a word of usual length needs some dozens.
const MOST_STEPS: usize = 10_000;

/// Letters of a word that are all kana, or all not.
struct Piece<'a> {
    text: &'a str,
    /// The same in Hiragana, where it is kana.
    kana: Option<String>,
}

fn pieces(word: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|letter| is_kana(letter) != is_kana(first)).unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        pieces.push(Piece { text, kana: is_kana(first).then(|| text.chars().map(hiragana).collect()) });
        rest = after;
    }
    pieces
}

/// Gathers the ways to divide a reading among pieces, two at most: a second one is one too many.
fn divide<'a>(
    pieces: &[Piece],
    reading: &'a str,
    steps: &mut usize,
    above: &mut Vec<Option<&'a str>>,
    ways: &mut Vec<Vec<Option<&'a str>>>,
) {
    let Some((piece, rest)) = pieces.split_first() else {
        if reading.is_empty() {
            ways.push(above.clone());
        }
        return;
    };
    if let Some(kana) = &piece.kana {
        if let Some(left) = reading.strip_prefix(kana.as_str()) {
            above.push(None);
            divide(rest, left, steps, above, ways);
            above.pop();
        }
        return;
    }
    let ends = reading.char_indices().map(|(at, letter)| at + letter.len_utf8());
    for end in ends {
        if ways.len() > 1 || *steps == 0 {
            return;
        }
        *steps -= 1;
        above.push(Some(&reading[..end]));
        divide(rest, &reading[end..], steps, above, ways);
        above.pop();
    }
}

/// Whether a letter is kana, or a sign that stands among kana.
fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// Katakana in Hiragana; anything else as it is.
fn hiragana(letter: char) -> char {
    match letter {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(letter as u32 - 0x60).unwrap_or(letter),
        other => other,
    }
}

/// Whether a text is a reading: Hiragana and signs of a long vowel.
#[must_use]
pub fn is_reading(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| matches!(letter, '\u{3041}'..='\u{3096}' | 'ー'))
}
