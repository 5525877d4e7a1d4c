//! The style of fragments: the rules of the theme's style sheet, so that they hold within a fragment and nowhere else.
//!
//! They are nested in the class of the fragments (CSS Nesting Level 1). Rules for dark screens, for paper and for its sheets
//! are left out: there the website around the fragments decides.

/// The class of the element around each fragment.
const CLASS: &str = ".taikei";
/// What at-rules begin with that are the website's to decide.
const LEFT_OUT: &[&str] = &["@page", "@media print", "@media (prefers-color-scheme: dark)"];

/// The style sheet for fragments.
pub(super) fn scoped(css: &str) -> String {
    let kept = rules(css).into_iter().filter(|rule| !LEFT_OUT.iter().any(|left_out| rule.starts_with(left_out)));
    let kept = kept.map(|rule| rule.replace(":root", "&")).collect::<Vec<_>>();
    format!("{CLASS} {{\n{}\n}}\n", kept.join("\n"))
}

/// The rules at the top of a style sheet, without its comments.
fn rules(css: &str) -> Vec<String> {
    let (mut rules, mut rule, mut depth) = (Vec::new(), String::new(), 0_usize);
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '/' if rest.starts_with("/*") => {
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            '"' | '\'' => rest[1..].find(next).map_or(rest.len(), |end| end + 2),
            _ => next.len_utf8(),
        };
        rule.push_str(&rest[..taken]);
        rest = &rest[taken..];
        match next {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(next, '}' | ';') {
            rules.push(std::mem::take(&mut rule).trim().to_owned());
        }
    }
    rules
}
