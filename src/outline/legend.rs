//! The legend: what a chart says its marks mean, as 「★（重点課題）」 or 「◎：主管課　○：関係課」.

use super::draft::DraftMark;
use super::mark::{bracketed, is_symbol, is_word, is_word_sign};
use super::relisting::is_relisting;

/// What stands between a sign and its meaning.
const BETWEEN: &[char] = &['：', ':', '…', '‥', '・', '＝', '=', '→', '－', '―', '-', '⇒', 'は'];
/// Words before the first sign.
const OPENING: &[&str] = &["凡例", "（凡例）", "【凡例】", "〈凡例〉", "※", "（注）", "注）", "注", "：", ":"];
/// What follows the meaning in a whole sentence.
const CLOSING: &[&str] =
    &["を示す", "を表す", "を示します", "を表します", "です", "である", "を指す", "を指します", "の印", "に付した印"];
/// Words of one character that stand for marks.
const SHORT_WORDS: &[char] = &['新', '継', '拡', '充', '重', '再', '検', '見', '廃', '終', '主', '関', '副', '協'];
/// How long a legend is on one line, in bytes.
const LONGEST_LINE: usize = 900;
/// How long the words of a mark may be, in characters.
const LONGEST: usize = 24;

/// The marks that a line explains; none where it is no legend. All of the line must be one.
pub(super) fn read(line: &str) -> Option<Vec<DraftMark>> {
    let (opened, rest) = open(line);
    let plain = entries(rest, |sign, name| opened || is_word(sign) || is_plain(sign, name));
    plain.or_else(|| entries(rest, |sign, _| sign.starts_with(is_symbol)).filter(|marks| are_several(marks)))
}

/// Whether a line gives words to several symbols, as no title does.
fn are_several(marks: &[DraftMark]) -> bool {
    let differ = marks.iter().enumerate().all(|(at, mark)| marks[..at].iter().all(|other| other.sign != mark.sign));
    marks.len() > 1 && differ && marks.iter().all(|mark| mark.name.chars().count() <= 12)
}

/// The same of a line among the rows of a chart, where ★ may stand before a title: a colon or brackets must prove it.
pub(super) fn read_proved(line: &str) -> Option<Vec<DraftMark>> {
    let (opened, rest) = open(line);
    entries(rest, |_, _| opened)
}

/// The same of a remark in brackets beside a heading: 「担当課（◎主管課 ○関係課）」.
pub(super) fn read_remark(remark: &str) -> Option<Vec<DraftMark>> {
    let (_, rest) = open(remark);
    entries(rest, |sign, _| sign.starts_with(is_symbol))
}

/// The entries of a legend one after the other, each proved by a colon or brackets or likely by its words.
fn entries(text: &str, is_likely: impl Fn(&str, &str) -> bool) -> Option<Vec<DraftMark>> {
    let mut rest = text;
    let mut marks = Vec::new();
    while !rest.is_empty() {
        let (sign, after) = sign(rest)?;
        let (name, after, is_proved) = meaning(after)?;
        if !is_proved && !is_likely(sign, name) {
            return None;
        }
        // 再掲 says where a 事業 is listed, and is no mark of it.
        if !is_relisting(sign) {
            marks.push(DraftMark::explained(sign, name));
        }
        rest = after.trim_start_matches(|letter: char| letter.is_whitespace() || "、，,。".contains(letter));
    }
    (!marks.is_empty()).then_some(marks)
}

/// Whether a symbol stands right before words that are meanings of marks, as in 「★重点事業」.
fn is_plain(sign: &str, name: &str) -> bool {
    let likely = ["事業", "取組", "施策", "課題", "項目", "課", "部署"].iter().any(|end| name.ends_with(end));
    sign != "■" && sign.starts_with(is_symbol) && name.chars().count() <= 12 && likely
}

/// The line without the words that open a legend, and whether it had them. A long text is no legend.
fn open(line: &str) -> (bool, &str) {
    let mut rest = if line.len() > LONGEST_LINE { "" } else { line.trim() };
    let mut opened = false;
    while let Some(after) = OPENING.iter().find_map(|word| rest.strip_prefix(word)) {
        // ※ may be a sign itself, as in 「※（新規）」.
        if rest.starts_with('※') && sign(after.trim_start()).is_none_or(|_| bracketed(after.trim_start()).is_some()) {
            break;
        }
        opened |= rest.contains("凡例");
        rest = after.trim_start();
    }
    (opened, rest)
}

/// The sign that a text begins with: a symbol, or a short word in brackets, or one before a colon.
fn sign(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix('「').map_or(text, |inner| inner);
    let first = text.chars().next()?;
    if is_symbol(first) {
        let (sign, rest) = text.split_at(first.len_utf8());
        return Some((sign, rest.strip_prefix('」').unwrap_or(rest)));
    }
    if let Some((inside, rest)) = bracketed(text) {
        let inside = inside.trim();
        return is_word_sign(inside).then_some((inside, rest));
    }
    let rest = &text[first.len_utf8()..];
    let is_ended = |rest: &str| rest.trim_start().starts_with(['：', ':', '＝', '=', '…']);
    let is_short_word = SHORT_WORDS.contains(&first) && is_ended(rest);
    let word = || text.split_at(text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len()));
    let is_known = |(word, _): &(&str, &str)| is_word(word) || is_relisting(word);
    let short = is_short_word.then(|| text.split_at(first.len_utf8()));
    short.or_else(|| Some(word()).filter(is_known).filter(|(_, rest)| is_ended(rest)))
}

/// What a sign means: words in brackets, after a colon, or just behind it; the rest of the line; and whether brackets or
/// a colon prove that it is a meaning.
fn meaning(text: &str) -> Option<(&str, &str, bool)> {
    let text = text.trim_start();
    if let Some((inside, rest)) = bracketed(text)
        && (rest.trim().is_empty() || sign(rest.trim_start()).is_some())
    {
        return named(inside).map(|name| (name, rest, true));
    }
    let words = text.trim_start_matches(|letter| BETWEEN.contains(&letter) || char::is_whitespace(letter));
    let is_proved = text.starts_with(BETWEEN);
    let end = next_sign(words);
    named(&words[..end]).map(|name| (name, &words[end..], is_proved))
}

/// Where the next sign begins: a symbol anywhere, or a word in brackets after a space.
fn next_sign(text: &str) -> usize {
    let mut spaced = false;
    for (at, letter) in text.char_indices() {
        let word = spaced && (bracketed(&text[at..]).is_some() || sign(&text[at..]).is_some());
        if at > 0 && (is_symbol(letter) || word) {
            return at;
        }
        spaced = letter.is_whitespace() || "、，,".contains(letter);
    }
    text.len()
}

/// A meaning without the words of the sentence around it.
fn named(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches(['、', '，', ',', '。', '」']).trim_start_matches('「').trim();
    let text = CLOSING.iter().find_map(|closing| text.strip_suffix(closing)).unwrap_or(text).trim();
    let is_words = !text.contains(['。', '：', ':', '\t']);
    (!text.is_empty() && text.chars().count() <= LONGEST && is_words).then_some(text)
}
