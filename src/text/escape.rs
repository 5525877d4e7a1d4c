//! Text on its way into HTML: the one place that says how its signs are written there.

/// Writes text so that it is text in HTML, in an element or between quotes of either kind (HTML Standard, 13.1.4).
pub fn escape_html(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

/// Text as it is written in HTML.
#[must_use]
pub fn escaped_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    escape_html(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(
            escaped_html("<b class=\"甲\" id='乙'>&amp;"),
            "&lt;b class=&quot;甲&quot; id=&#39;乙&#39;&gt;&amp;amp;"
        );
    }
}
