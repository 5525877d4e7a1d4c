//! Minifying HTML: the one function that knows the minifier.

/// Takes out of a page what a browser does not need. Text, links and structure stay.
///
/// The settings keep what the crate would otherwise drop though readers of the source, or the
/// standard, want it: closing tags, `<html>` and `<head>`. Styles and scripts are left alone.
#[must_use]
pub fn html(page: &str) -> Vec<u8> {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(page.as_bytes(), &settings)
}
