//! The program knows no chart: nothing of the shipped one is named in it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{TextFile, assert_kept, texts};

/// Shorter cells are words of every city hall, such as 図書館.
const SHORTEST_CELL: usize = 5;
/// So many characters in a row, taken out of a cell, are a phrase of it too.
const SHORTEST_PART: usize = 9;

/// What every chart of this kind says of itself.
const GENERIC: &[&str] = &["基本目標", "★（重点課題）", "（重点課題）", "選挙管理委員会"];

/// Every phrase by which a source would show that it knows this chart.
fn phrases(chart: &str) -> BTreeSet<String> {
    let cells = chart.lines().flat_map(|line| line.split('\t')).map(str::trim).filter(|cell| !cell.is_empty());
    let mut phrases = BTreeSet::new();
    for cell in cells.filter(|cell| !GENERIC.contains(cell)) {
        let title = cell.trim_start_matches(|c: char| !is_japanese(c)).trim();
        phrases.extend([cell, title].into_iter().filter(|text| length(text) >= SHORTEST_CELL).map(str::to_owned));
        phrases.extend(parts(title));
    }
    phrases.retain(|phrase| !GENERIC.contains(&phrase.as_str()));
    phrases
}

/// Every run of `SHORTEST_PART` characters.
fn parts(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(SHORTEST_PART).map(|part| part.iter().collect()).collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Kana and Kanji; numbers and marks stand before them.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '「' | '『')
}

/// The first phrase on each line of a file that holds one.
fn named_in(file: &TextFile, phrases: &BTreeSet<String>) -> Vec<String> {
    let longest = |line: &str| {
        phrases
            .iter()
            .filter(|phrase| line.contains(*phrase))
            .min_by_key(|phrase| (Reverse(length(phrase)), line.find(*phrase)))
    };
    let lines = file.text.lines().enumerate().filter(|(_, line)| !line.is_ascii());
    let hits = lines.filter_map(|(at, line)| Some((at + 1, longest(line)?)));
    hits.map(|(line, phrase)| format!("{}:{line}: 「{phrase}」", file.path)).collect()
}

#[test]
fn no_source_names_a_phrase_of_a_shipped_chart() {
    let charts = texts(&["seeds"], &[".txt", ".tsv", ".csv"]);
    let phrases: BTreeSet<String> = charts.iter().flat_map(|chart| phrases(&chart.text)).collect();
    assert!(phrases.len() > 500, "only {} phrases were found in the charts", phrases.len());
    let files = texts(&["src", "themes"], &[".rs", ".toml", ".html", ".xml", ".js", ".css"]);
    let broken: Vec<String> = files.iter().flat_map(|file| named_in(file, &phrases)).collect();
    assert_kept("The program reads any city's chart; use made-up words in its examples:", &broken);
}

#[test]
fn a_phrase_of_a_chart_is_found_with_and_without_its_number() {
    let phrases = phrases("基本目標\tI 豊かな森づくり\n\t④苗木を育てる人を支える講座\t緑の課");
    let hits = |text: &str| named_in(&TextFile::new("a.rs", text), &phrases);
    assert_eq!(hits("// 豊かな森づくり\n\n// I 豊かな森づくり").len(), 2);
    assert_eq!(hits("「苗木を育てる人を支える」"), ["a.rs:1: 「苗木を育てる人を支」"], "a part of a title");
    assert!(hits("基本目標 緑の課 ④").is_empty());
}
