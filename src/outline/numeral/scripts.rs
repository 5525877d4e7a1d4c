//! Scripts: digits, Roman letters, Kana and the other signs that numbers are written in.

use super::Script;
use crate::outline::mark::is_symbol;

/// Katakana as they number items, in the order of 五十音.
const KANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
/// Kanji of numbers from 1 to 10.
const KANJI: &str = "一二三四五六七八九十";

/// Whether no number begins with a letter: most cells begin with such a one, and need not be taken apart.
pub(super) fn is_of_words_alone(letter: char) -> bool {
    match letter {
        '\u{3041}'..='\u{3096}' => true,
        '\u{4E00}'..='\u{9FFF}' => letter != '第' && !KANJI.contains(letter),
        _ => false,
    }
}

/// Reads the number that a narrow text begins with: its script, its value and how many characters it takes.
pub(super) fn number(text: &str) -> Option<(Script, u32, usize)> {
    let run = |is: fn(char) -> bool| text.chars().take_while(|letter| is(*letter)).count();
    let digits = run(|letter| letter.is_ascii_digit());
    if digits > 0 {
        let value = text[..digits].parse().ok().filter(|&number| number > 0)?;
        return Some((Script::Arabic, value, digits));
    }
    let romans = run(|letter| matches!(letter.to_ascii_uppercase(), 'I' | 'V' | 'X'));
    if let Some(value) = roman(&text[..romans].to_ascii_uppercase()) {
        return Some((Script::Roman, value, romans));
    }
    let first = text.chars().next()?;
    if let Some(value) = order(KANA, first) {
        return Some((Script::Kana, value, 1));
    }
    if first.is_ascii_uppercase() {
        return Some((Script::Latin, u32::from(first) - u32::from('A') + 1, 1));
    }
    kanji(text)
}

/// Kanji numbers up to 99.
fn kanji(text: &str) -> Option<(Script, u32, usize)> {
    let signs: Vec<u32> = text.chars().map_while(|letter| order(KANJI, letter)).collect();
    let value = match signs.as_slice() {
        [sign] => *sign,
        [10, ones] if *ones < 10 => 10 + ones,
        [tens, 10] if *tens < 10 => tens * 10,
        [tens, 10, ones] if *tens < 10 && *ones < 10 => tens * 10 + ones,
        _ => return None,
    };
    Some((Script::Kanji, value, signs.len()))
}

/// The place of a sign in its order, from 1.
fn order(signs: &str, sign: char) -> Option<u32> {
    signs.chars().position(|known| known == sign).and_then(|at| u32::try_from(at + 1).ok())
}

/// Roman letters up to 39, in their one right spelling.
fn roman(text: &str) -> Option<u32> {
    let tens = text.len() - text.trim_start_matches('X').len();
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let value = ones.iter().position(|ones| *ones == &text[tens..])?;
    let value = u32::try_from(tens * 10 + value).ok()?;
    (value > 0 && tens < 4).then_some(value)
}

/// The number that a single enclosed character is (Unicode, Enclosed Alphanumerics and Enclosed CJK).
pub(super) fn enclosed(letter: char) -> Option<(Script, u32)> {
    let code = letter as u32;
    let (script, number) = match letter {
        '\u{2460}'..='\u{2473}' => (Script::Circled, code - 0x245F),
        '\u{3251}'..='\u{325F}' => (Script::Circled, code - 0x3251 + 21),
        '\u{32B1}'..='\u{32BF}' => (Script::Circled, code - 0x32B1 + 36),
        '\u{2776}'..='\u{277F}' => (Script::Circled, code - 0x2775),
        _ => return None,
    };
    Some((script, number))
}

/// Whether a bare number may end before this character. Digits and Roman letters may run straight into a word of
/// Japanese (`1人権`); the other scripts are words themselves and need a space.
pub(super) fn may_end(script: Script, next: Option<char>) -> bool {
    let Some(next) = next else { return true };
    match script {
        Script::Arabic | Script::Roman | Script::Circled => {
            !next.is_ascii_alphanumeric() && !matches!(next, '%' | '/' | ':' | ',')
        }
        Script::Kana | Script::Latin | Script::Kanji => next.is_whitespace() || is_symbol(next),
    }
}

/// Words that figures count right before them, and longer words that begin like them and stand behind a number of their own.
const COUNTERS: &[&str] = &[
    "歳", "か月", "カ月", "ヶ月", "ヵ月", "ケ月", "か所", "カ所", "ヶ所", "箇所", "時間", "年間", "日間", "週間",
    "周年", "世紀",
];
const NO_COUNTERS: &[&str] = &["歳入", "歳出", "歳末", "時間外"];

/// Whether a text begins with a word that figures count.
pub(super) fn is_counter(text: &str) -> bool {
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    begins(COUNTERS) && !begins(NO_COUNTERS)
}

/// Whether a character is a bullet when a cell begins with it.
pub(super) fn is_bullet(letter: char) -> bool {
    matches!(letter, '・' | '･' | '•' | '●' | '○' | '■' | '□' | '◆' | '◇' | '▪' | '▶' | '►')
}
