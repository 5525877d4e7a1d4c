//! Findings for people, in the manner of rustc: code, message, place, the cell with a caret, help.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::Style;
use super::excerpt::Excerpt;
use crate::diag::words::{self, Lang};
use crate::diag::{Diagnostic, Severity};
use crate::text::Place;

/// What a line number, its border and a margin take of the width.
const GUTTER: usize = 10;
/// Excerpts are cut to their width here, so the renderer, which counts letters for columns, must not cut again.
const UNCUT: usize = 100_000;

/// One finding, with an empty line after it.
pub(super) fn render(style: &Style, finding: &Diagnostic) -> String {
    let lang = style.lang;
    let title = level(finding.severity, lang).primary_title(finding.message(lang)).id(finding.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(place) = &finding.place {
        group = group.element(origin(place));
        if let Some((excerpt, line)) = excerpt(style, place, finding.cell.as_deref()) {
            let caret = AnnotationKind::Primary.span(excerpt.span);
            group = group.element(Snippet::source(excerpt.line).line_start(line).annotation(caret));
        }
    }
    if let Some(record) = &finding.record {
        group = group.element(remark(words::ui("record", lang), record));
    }
    group = group.element(remark(words::ui("help", lang), &finding.help(lang)));
    let renderer = if style.coloured { Renderer::styled() } else { Renderer::plain() };
    without_mark(&renderer.term_width(UNCUT).render(&[group])) + "\n"
}

/// Takes out the line with `:::`, which the renderer draws where an excerpt follows a place that we gave: it takes
/// the two for two files.
fn without_mark(report: &str) -> String {
    let lines = report.lines().filter(|line| uncoloured(line).trim() != ":::");
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A line without its colours (ECMA-48, 8.3.117).
fn uncoloured(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let plain = parts.next().unwrap_or_default().to_owned();
    parts.fold(plain, |plain, part| plain + part.split_once('m').map_or("", |(_, rest)| rest))
}

/// The severity in words.
pub(in crate::cli) fn severity(severity: Severity, lang: Lang) -> &'static str {
    words::ui(
        match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        lang,
    )
}

fn level(of: Severity, lang: Lang) -> Level<'static> {
    let level = match of {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(severity(of, lang))
}

/// A line below the excerpt.
fn remark<'a>(name: &'a str, text: &str) -> annotate_snippets::Message<'a> {
    Level::HELP.with_name(name).message(normalize_untrusted_str(text))
}

/// Where to look: a cell of a sheet, a place in a text, or a whole file.
fn origin(place: &Place) -> Origin<'static> {
    if let Some(sheet) = &place.sheet {
        return Origin::path(format!("{}: {}!{}", place.file, sheet.sheet, sheet.cell_ref));
    }
    let origin = Origin::path(place.file.to_string());
    if place.is_whole_file() {
        return origin;
    }
    origin.line(place.line as usize).char_column(place.column as usize)
}

/// What to show of a place, and the number of its line: a sheet has no lines, so its cell is shown alone.
fn excerpt(style: &Style, place: &Place, cell: Option<&str>) -> Option<(Excerpt, usize)> {
    let width = style.width.saturating_sub(GUTTER);
    let line = place.line as usize;
    if place.sheet.is_some() {
        let cell = cell?;
        let alone = Place { column: 1, width: u32::MAX, excerpt: cell.into(), ..place.clone() };
        return Some((Excerpt::of(&alone, width), line));
    }
    (!place.is_whole_file()).then(|| (Excerpt::of(place, width), line))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::config::Format;
    use crate::diag::Code;
    use crate::text::Source;

    fn shown(row: &str, cell: &str, width: usize) -> String {
        let start = row.find(cell).expect("the cell stands in the row");
        let place = Source::new("seeds/a/chart.txt", format!("head\n{row}")).place(start + 5..start + 5 + cell.len());
        let finding = Diagnostic::new(Code::G06).at(&place).cell(cell).record("1-2").with("slug", cell);
        let (lang, format, least, root) = (Lang::En, Format::Human, Severity::Note, PathBuf::from("."));
        render(&Style { lang, format, coloured: false, width, least, root }, &finding)
    }

    /// The columns of the carets below a cell, and those of the cell.
    fn alignment(report: &str, cell: &str) -> [(usize, usize); 2] {
        let lines: Vec<&str> = report.lines().collect();
        let carets = lines.iter().position(|line| line.contains('^')).expect("there are carets");
        let columns = |line: &str, part: &str| {
            let at = line.find(part).expect("the part stands in the line");
            (line[..at].width(), part.width())
        };
        let run: String = lines[carets].chars().filter(|&letter| letter == '^').collect();
        [columns(lines[carets], &run), columns(lines[carets - 1], cell)]
    }

    #[test]
    fn carets_line_up_under_wide_half_width_and_combined_letters() {
        for (row, cell) in [
            ("\t\t①訓練の実施\t内容", "①訓練の実施"),
            ("ﾊﾝｶｸ\tが（全角）\tDV", "が（全角）"),
            ("前\u{3000}後\t㈱★\tx", "㈱★"),
            ("か\u{3099}き\tＤＶ\tx", "ＤＶ"),
        ] {
            let report = shown(row, cell, 100);
            let [carets, cell] = alignment(&report, cell);
            assert_eq!(carets, cell, "{report}");
        }
    }

    #[test]
    fn carets_line_up_in_a_row_that_is_cut() {
        let row = format!("{}\t②水路の清掃\t{}", "前".repeat(150), "後".repeat(150));
        let report = shown(&row, "②水路の清掃", 80);
        let [carets, cell] = alignment(&report, "②水路の清掃");
        assert_eq!(carets, cell, "{report}");
        assert!(report.lines().all(|line| line.width() <= 160), "{report}");
        assert!(report.contains("--> seeds/a/chart.txt:2:152\n"), "{report}");
    }

    #[test]
    fn control_letters_of_a_cell_never_reach_the_terminal() {
        let report = shown("a\tb\u{1b}[31m\tc", "b\u{1b}[31m", 80);
        assert!(!report.contains('\u{1b}'), "{report:?}");
    }
}
