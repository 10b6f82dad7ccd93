//! Narrative that may be shown: of what strangers wrote, only plain elements stay, well formed and without attributes.
//!
//! It says the same as before to whoever reads it as text.

use crate::record::narrative::{self, BLOCKS, SILENT};

/// Elements beside [`BLOCKS`] that [FHIR allows](https://hl7.org/fhir/R4/narrative.html#rules) and that mean something.
const INLINE: &[&str] =
    &["b", "big", "code", "em", "i", "small", "strong", "sub", "sup", "td", "th", "tt"];
/// Elements without content.
const VOID: &[&str] = &["br", "hr"];
/// How many elements stand in one another.
const DEPTH: usize = 32;

const OPEN: &str = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

/// The same narrative as XHTML that can do no harm; nothing where it says nothing.
pub(super) fn clean(xhtml: &str) -> Option<String> {
    let mut clean = Clean { text: String::with_capacity(xhtml.len()), open: Vec::new() };
    let mut rest = xhtml;
    while let Some(start) = rest.find('<') {
        let (text, tag_on) = rest.split_at(start);
        clean.text(text);
        let Some(tag) = narrative::tag(tag_on) else {
            clean.text.push_str("&lt;");
            rest = tag_on.get(1..).unwrap_or_default();
            continue;
        };
        rest = tag.tail;
        if SILENT.contains(&tag.name.as_str()) && !tag.ends && !tag.closes {
            rest = narrative::behind_end_tag(rest, &tag.name);
        } else {
            clean.tag(&tag.name, tag.ends, tag.closes);
        }
    }
    clean.text(rest);
    clean.finish()
}

/// Lines of text as XHTML.
pub(super) fn of_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut div = OPEN.to_owned();
    for line in lines {
        div.push_str("<p>");
        push_escaped(&mut div, line);
        div.push_str("</p>");
    }
    div + "</div>"
}

/// A heading and a list under it, as XHTML.
pub(super) fn of_list<'a>(heading: &str, items: impl IntoIterator<Item = &'a str>) -> String {
    let mut div = OPEN.to_owned();
    if !heading.is_empty() {
        div.push_str("<p><b>");
        push_escaped(&mut div, heading);
        div.push_str("</b></p>");
    }
    let mut is_list = false;
    for item in items {
        div.push_str(if is_list { "<li>" } else { "<ul><li>" });
        is_list = true;
        push_escaped(&mut div, item);
        div.push_str("</li>");
    }
    div + if is_list { "</ul></div>" } else { "</div>" }
}

/// The same XHTML with lines at its end.
pub(super) fn with_lines<'a>(div: &str, lines: impl IntoIterator<Item = &'a str>) -> String {
    let added = of_lines(lines);
    let inside = added.strip_prefix(OPEN).unwrap_or_default();
    format!("{}{inside}", div.strip_suffix("</div>").unwrap_or(OPEN))
}

struct Clean {
    text: String,
    open: Vec<String>,
}

impl Clean {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (c, length) = narrative::entity(rest).unwrap_or((first, first.len_utf8()));
            rest = rest.get(length..).unwrap_or_default();
            if c.is_whitespace() {
                self.text.push(if c.is_control() { ' ' } else { c });
            } else if !narrative::is_hidden(c) && !matches!(c, '\u{fffe}' | '\u{ffff}') {
                push_escaped(&mut self.text, c.encode_utf8(&mut [0; 4]));
            }
        }
    }

    fn tag(&mut self, name: &str, ends: bool, closes: bool) {
        // An address would be one in HTML, where a division does as well.
        let name = if name == "address" { "div" } else { name };
        let is_block = BLOCKS.contains(&name);
        if !is_block && !INLINE.contains(&name) {
            return;
        }
        if VOID.contains(&name) {
            self.text.push('<');
            self.text.push_str(name);
            self.text.push_str("/>");
        } else if ends {
            if self.open.iter().any(|open| open == name) {
                while self.open.last().is_some_and(|open| open != name) {
                    self.close();
                }
                self.close();
            } else if is_block {
                self.text.push_str("<br/>");
            }
        } else if self.open.len() >= DEPTH || closes {
            // What is empty, and what is too deep, ends a line and no more.
            if is_block {
                self.text.push_str("<br/>");
            }
        } else {
            self.text.push('<');
            self.text.push_str(name);
            self.text.push('>');
            self.open.push(name.to_owned());
        }
    }

    fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(&name);
            self.text.push('>');
        }
    }

    fn finish(mut self) -> Option<String> {
        while !self.open.is_empty() {
            self.close();
        }
        if narrative::to_text(&self.text).is_empty() {
            return None;
        }
        // The division around it is there already, without its name space.
        let whole = self.text.trim();
        let inside = whole
            .strip_prefix("<div>")
            .and_then(|rest| rest.strip_suffix("</div>"))
            .filter(|inside| is_balanced(inside));
        Some(format!("{OPEN}{}</div>", inside.unwrap_or(whole)))
    }
}

/// Whether every division that ends within began there.
fn is_balanced(xhtml: &str) -> bool {
    let mut depth = 0_usize;
    for part in xhtml.split('<') {
        if part.starts_with("div>") {
            depth += 1;
        } else if part.starts_with("/div>") {
            let Some(less) = depth.checked_sub(1) else { return false };
            depth = less;
        }
    }
    depth == 0
}

/// Text as XHTML: what would be markup is escaped, and what XML cannot say is left out.
fn push_escaped(escaped: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' => escaped.push_str("<br/>"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => escaped.push(' '),
            c if narrative::is_hidden(c) => {}
            c => escaped.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::narrative::to_text;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn only_plain_elements_stay() {
        for (given, made) in [
            ("<div xmlns=\"x\"><p onclick='f()'>a &amp; b</p></div>", "<p>a &amp; b</p>"),
            ("<a href=\"javascript:f()\">go</a><img src=x onerror=f()>", "go"),
            ("a<script>f()</script>b<svg><style>c</style><text>d</text></svg>", "abd"),
            (
                "<table><tr><td colspan=2>a<td>b</table>",
                "<table><tr><td>a<td>b</td></td></tr></table>",
            ),
            ("<b>a<p>b</b>c</p>", "<b>a<p>b</p></b>c<br/>"),
            ("<div>a</div><div>b</div>", "<div>a</div><div>b</div>"),
            ("3 < 5 &lt;script&gt;", "3 &lt; 5 &lt;script&gt;"),
            ("<p/>a<?x?><!-- c --><![CDATA[d]]>", "<br/>a"),
        ] {
            assert_eq!(clean(given).unwrap(), format!("{OPEN}{made}</div>"), "{given}");
        }
        assert_eq!(clean("<div><p> &nbsp; </p></div>"), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_hundred_thousand_elements_in_one_another_take_no_space_of_their_own() {
        let deep = format!("{}x", "<div>".repeat(100_000));
        assert!(clean(&deep).unwrap().len() < 1_000_000);
    }

    proptest! {
        #[test]
        fn what_is_clean_says_the_same_and_stays_as_it_is(
            parts in prop::collection::vec(prop::sample::select(vec![
                "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<td>", "</td>", "<br/>", "<script>", "</script>", "<x:p a='>'>",
                "&amp;", "&#x3c;", "<", ">", "text", " ", "\n", "é", "<li/>", "<!--", "-->", "&nbsp;", "\u{202e}", "\u{1}",
            ]), 0..40)
        ) {
            let given = parts.concat();
            let Some(made) = clean(&given) else {
                prop_assert_eq!(to_text(&given), "");
                return Ok(());
            };
            // Elements that end where they should not may end a line earlier.
            let words = |text: &str| to_text(text).replace(['\n', ' ', '|'], "");
            prop_assert_eq!(words(&made), words(&given));
            prop_assert_eq!(clean(&made), Some(made.clone()));
        }
    }
}
