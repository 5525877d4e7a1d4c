//! The words that people read have one form everywhere.

use super::{assert_kept, texts};

/// Words that Japanese writes in two ways, each with the way that people who use the program read everywhere else.
const ONE_FORM: &[(&str, &str)] = &[("フォルダ", "フォルダー"), ("ブラウザ", "ブラウザー"), ("サーバ", "サーバー")];

/// The other ways in which a text writes these words.
fn other_forms(text: &str) -> Vec<&'static str> {
    let other = |(short, long): &&(&str, &str)| text.replace(long, "").contains(short);
    ONE_FORM.iter().filter(other).map(|(short, _)| *short).collect()
}

#[test]
fn words_for_people_have_one_form_everywhere() {
    let mut files = texts(&["src/diag/words", "content", "themes", "seeds"], &[".toml", ".md", ".html", ".js"]);
    files.extend(texts(&["README.md", "taikei.toml"], &["README.md", "taikei.toml"]));
    assert!(files.len() > 20, "the files were not found");
    let broken: Vec<String> = files
        .iter()
        .flat_map(|file| other_forms(&file.text).into_iter().map(|word| format!("{}: {word}", file.path)))
        .collect();
    assert_kept("One form of a word everywhere (フォルダー, not フォルダ):", &broken);
}

#[test]
fn another_form_of_a_word_is_found() {
    assert_eq!(other_forms("フォルダーのフォルダとブラウザ"), ["フォルダ", "ブラウザ"]);
    assert!(other_forms("フォルダーとサーバー").is_empty());
}
