//! The one table of codes: every finding the program can make, its severity and its arguments.

use super::Severity;

/// Declares the table: code, severity, and the names that its message and help may use.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $severity:ident ($($arg:ident),*);)*) => {
        /// What kind of finding a diagnostic is. Codes are lasting: one that goes is never given again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it is printed, such as `P03`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// The severity it has unless the settings say otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The names of the arguments that its words may use.
            #[must_use]
            pub fn args(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$(stringify!($arg)),*],)* }
            }
        }
    };
}

codes! {
    // F: files and formats.
    /// There is no folder with charts.
    F01 Error (path);
    /// A plan's folder holds no chart.
    F02 Error (path);
    /// A chart holds no text.
    F03 Error ();
    /// A chart has no header row.
    F04 Error ();
    /// The bytes are no text in any encoding we know.
    F05 Error (encoding);
    /// The file is no text at all.
    F06 Error (kind);
    /// A folder's name cannot be an address.
    F07 Error (name, reason, example);
    /// A file in a plan's folder that the program does not know.
    F08 Warning (name);
    /// A chart is larger than the limit.
    F09 Error (size, limit);
    /// The text was read in an encoding that it does not name, but that is the only one to fit.
    F10 Note (encoding);
    /// The text was read in an encoding that may be the wrong one.
    F11 Warning (encoding, here);
    /// A table has more rows, columns, cells or letters than a chart can have.
    F12 Error (what, limit);
    /// A quoted cell of a CSV is never closed.
    F13 Error ();
    /// A packed spreadsheet unpacks to more than the limit.
    F14 Error (limit);
    /// A spreadsheet cannot be opened.
    F15 Error (reason);
    /// A formula gives an error, or the file does not hold what it gives.
    F16 Warning (error);
    /// A hidden sheet is left out.
    F17 Note (sheet);
    /// A table without a header row is left out, since the file has another that has one.
    F18 Warning ();
    /// Two charts of a plan give the same codes.
    F19 Error (other, code);
    /// A line of headings is divided by something else than tabs.
    F20 Error (divider);
    /// A line that could be the header row has headings that we do not know.
    F21 Error (unknown);
    /// Two charts of a plan have the same projects without numbers.
    F22 Error (other, title);
    /// Words above a header row or on a sheet without one are left out.
    F23 Note (count);
    /// Rows like those of a chart stand above its header row.
    F24 Warning (count);

    // P: the outline of a plan.
    /// One section is worded in two ways; the first stands.
    P01 Warning (label, here, first);
    /// A number is printed twice under one section.
    P02 Warning (label, given);
    /// A section's label stands a row early.
    P03 Note (section);
    /// A section's label stands a row late.
    P04 Note (section);
    /// A row's cells stand in other columns than the header's.
    P05 Note (column, expected);
    /// Two projects or more share one cell.
    P06 Note (count);
    /// A project's departments go on in further rows.
    P07 Note (count);
    /// A number is skipped.
    P08 Warning (label, expected);
    /// A cell that no rule can place.
    P09 Warning ();
    /// A section's label names other parents than those it stands under.
    P10 Warning (label, parent);
    /// A project stands before any section.
    P11 Error (title);
    /// Several departments share one cell.
    P12 Note (count);
    /// One level is numbered in two scripts.
    P13 Note (label, first);
    /// A level that the header names is missing above a section.
    P14 Error (level);
    /// A section is named again with other spaces, widths or brackets.
    P15 Note (label, first);
    /// A ditto mark stands for the departments above.
    P16 Note (names);
    /// A ditto mark has nothing above it.
    P17 Warning ();
    /// A project stands under a section although the header names a level between them.
    P18 Warning (level);
    /// No project could be read from a plan's charts.
    P19 Error (path);
    /// The header row names no level of sections.
    P20 Error (headings);
    /// The numbers leave open in which row a section begins.
    P21 Warning ();
    /// A heading or a project has no number where others of its column have one.
    P22 Warning ();
    /// A remark or a row of totals is left out.
    P23 Note ();
    /// A heading is not known.
    P24 Note (heading, taken);
    /// A date stands where a number or a title should.
    P25 Warning (typed, taken);
    /// So many numbers have become dates that nothing can be read.
    P26 Error (count, typed);
    /// A cell right of the last heading is read with the column of that heading.
    P27 Warning (heading);
    /// A row has no department, and a cell of another column may name it.
    P28 Warning ();
    /// A heading of a chart in the clean form is another than it should be.
    P31 Error (expected);
    /// A plan has a chart in the clean form and another table beside it.
    P32 Error ();
    /// A code stands at two projects of a chart in the clean form.
    P33 Error (code);
    /// A section is written in two ways in a chart in the clean form.
    P34 Error (code, here, first);
    /// A cell of a chart in the clean form does not hold what its column takes.
    P35 Error (column, expected);
    /// Cells of a chart in the clean form stand in a column without a heading.
    P36 Error (count);

    // R: names that become ids.
    /// A relisting has no original.
    R01 Warning (title);
    /// A relisting's words differ from its original's.
    R02 Warning (original, here, there);
    /// A relisting's departments differ from its original's.
    R03 Warning (original, missing, added);
    /// A relisting could repeat more than one project.
    R04 Warning (title, originals);
    /// A department has no address in departments.toml.
    R05 Warning (name, typed, slug);
    /// A department has no address in departments.toml, which has one of nearly its name.
    R06 Warning (name, known, slug);
    /// A title speaks of 再掲 in words that are not read as such.
    R07 Warning (remark);

    // L: rules of a good plan.
    /// A section has nothing under it.
    L01 Warning (title);
    /// A project has no department.
    L02 Warning (title);
    /// A project has no description.
    L03 Warning (title);
    /// A title is a sentence.
    L04 Warning (title);
    /// A description says no more than its title.
    L05 Warning (title);
    /// Projects share a title, and none is marked as a relisting.
    L06 Warning (title, first, all);
    /// Two departments' names differ in one letter.
    L07 Warning (name, other);
    /// Two Katakana words are nearly one.
    L08 Warning (word, count, other, others);
    /// A department stands under an old and a new name.
    L09 Warning (name, other);
    /// A mark is not explained by the legend.
    L10 Warning (mark, count);
    /// A character that does not look the same on every machine.
    L11 Warning (letter, number, count);
    /// A space divides a word.
    L12 Warning (printed, joined);
    /// The same letters are written in full and in half width.
    L13 Note (kind, full, half, rare, places);
    /// A bracket has no other half.
    L14 Warning (bracket);
    /// A date does not exist.
    L15 Warning (date);
    /// A character that nobody sees.
    L16 Warning (kind, number, count, places);
    /// Neither the chart nor the settings name the plan.
    L17 Warning (name);

    // E: yearly evaluations.
    /// A file's name does not begin with a fiscal year.
    E01 Error (name);
    /// A file has no header row with a column of codes.
    E02 Error (headings);
    /// Two columns hold the same.
    E03 Error (heading);
    /// A row names a 事業 that the plan does not have.
    E04 Error (code, nearest);
    /// A row has words but no code.
    E05 Error ();
    /// A 事業 is reported on twice.
    E06 Error (code, first);
    /// A row names a department that does not answer for the 事業.
    E07 Error (department, known);
    /// A status is not one that plan.toml declares.
    E08 Error (status, known);
    /// A row says nothing.
    E09 Warning ();
    /// The title beside a code is not that of the 事業.
    E10 Warning (code, title);
    /// 事業 are not reported on.
    E11 Warning (year, count, codes);
    /// The year lies outside the plan's period.
    E12 Warning (year, period);
    /// plan.toml declares a status twice.
    E13 Error (label);
    /// The number of a report has stood for two 事業.
    E14 Warning (code, title, rival);

    // G: settings.
    /// A settings file is not TOML.
    G01 Error (reason);
    /// A settings file has a key that we do not know.
    G02 Error (key, nearest, known);
    /// A setting's value is not what its key takes.
    G03 Error (key, expected, found);
    /// An accepted finding is no longer found.
    G04 Warning (code, place, now);
    /// Two entries of departments.toml name one department.
    G05 Error (name, line);
    /// A slug cannot be an address.
    G06 Error (slug);
    /// Two entries of departments.toml claim one address.
    G07 Error (slug, other, line);
    /// A key that an entry must have is missing.
    G08 Error (entry, key);
    /// A setting names a plan that the site does not have.
    G09 Error (key, found, known);
    /// A setting names a code that does not exist.
    G10 Error (code, nearest);
    /// A setting would settle or weigh a finding that it cannot.
    G11 Error (code, reason);
    /// The printed words of a correction are not at its place.
    G12 Error (printed, place);
    /// The printed words of a correction are found more than once at its place.
    G13 Error (printed, place, count);
    /// A level, column or mark that the settings declare is in no chart.
    G14 Warning (entry, value);
    /// A word of the glossary or of the readings is written twice.
    G15 Error (word, line);
    /// A compound to skip does not hold the word of the glossary.
    G16 Warning (word, compound);
    /// A word of the glossary is used nowhere.
    G17 Note (word);
    /// Nothing can be written at the end of the log of changes.
    G18 Error (reason);
    /// An entry of the log names a part that its plan does not have.
    G19 Error (found, nearest);

    // A: lasting addresses.
    /// The chart has parts that the committed record of addresses lacks, or lacks some of its.
    A01 Error (plan, first, added, ended, changed, others);
    /// Parts of the chart were recognised under other words than the record's.
    A02 Note (plan, first, changed);
    /// It cannot be told what became of a published part.
    A03 Error (id, name, candidates, now, several);
    /// An answer names nothing of the chart.
    A04 Error (found, nearest);
    /// Two records claim one thing.
    A05 Error (id, line);
    /// The folder of published sections has no level.
    A06 Error (folder, known);
    /// departments.toml gives a department another address than the published one.
    A07 Warning (name, slug, id);
    /// A published content page is gone, which the record does not say.
    A08 Error (first, count);
    /// It cannot be told what became of a published content page.
    A09 Error (path, title, candidates, now);
    /// A content page went on in one that does not exist.
    A10 Error (found, nearest);
    /// The record of published content pages lacks one.
    A11 Warning (first, count);

    // N: two editions of a plan, compared.
    /// It cannot be told what became of a part of the plan before.
    N01 Warning (title, name, before, candidates, now, several);
    /// A match names nothing of a plan.
    N02 Error (found, title, nearest);
    /// Two matches name one thing.
    N03 Error (name, line);

    // C: content pages.
    /// Front matter is not TOML.
    C01 Error (reason);
    /// A link to a part of a plan, or to a file under `content/`, leads nowhere.
    C02 Error (target, nearest);
    /// A draft is left out.
    C03 Note (title);
    /// Raw HTML was taken out because it is not safe.
    C04 Warning (removed);
    /// A name under `content/` cannot be an address.
    C05 Error (name, example);
    /// A page has no title.
    C06 Error ();
    /// A link leads out of the folder of content pages.
    C07 Error (target);
    /// A picture has no words for people who cannot see it.
    C08 Warning (src);
    /// A file under `content/` that the program has no use for.
    C09 Warning (name);
    /// Front matter is not closed.
    C10 Error ();
    /// Front matter is written in YAML.
    C11 Error ();
    /// A picture would be fetched from another host.
    C12 Warning (src);
    /// A page has parts within parts beyond all use.
    C13 Error (limit);
    /// A link's number has stood for two parts of a plan.
    C14 Warning (target, number, title, rival);

    // T: themes and templates.
    /// There is no such theme.
    T01 Error (name, path);
    /// A template does not parse.
    T02 Error (reason);
    /// A template fails while a record is rendered.
    T03 Error (reason, page, pages);
    /// A theme's file has no place in a theme.
    T04 Warning (name);

    // S: the finished site.
    /// Two things claim one address.
    S01 Error (address, first, second);
    /// A link leads nowhere.
    S02 Error (page, record, target);
    /// A link's anchor is not on its page.
    S03 Error (page, record, target);
    /// An id stands twice on one page.
    S04 Error (page, record, id);
    /// A link that works in one place only: from the server's root, on this machine, or of an unknown kind.
    S05 Error (page, record, target);

    // D: the disk.
    /// The output folder holds files that are not ours.
    D01 Error (path, file);
    /// Reading, writing or listing was not allowed.
    D02 Error (path, remedy);
    /// The disk is full.
    D03 Error (path);
    /// Links on the disk lead round in a circle.
    D04 Error (path);
    /// Anything else that the disk refused.
    D05 Error (path, reason);
    /// The output folder would overwrite the sources.
    D06 Error (path, source);
    /// A file's name cannot be read as text, or cannot be published.
    D07 Error (path);
    /// Something that is not ours stands where a file of the site should go.
    D08 Error (path);
    /// A link on the disk leads out of the root.
    D09 Error (path, target);
    /// The manifest in the output folder cannot be read.
    D10 Error (path);
    /// The root is no folder.
    D11 Error (path, reason);
}

impl std::str::FromStr for Code {
    type Err = ();

    /// Reads a printed code, in any case.
    fn from_str(text: &str) -> Result<Self, ()> {
        let wanted = text.trim();
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(wanted)).ok_or(())
    }
}
