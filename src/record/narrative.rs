//! Narrative: the XHTML that people wrote, or that machines made of the structured part, as plain text.
//!
//! The text of a record comes from strangers. It is never parsed as HTML for display: a small tokenizer takes the tags
//! away and gives text, whatever it is fed.

use serde_json::Value;

use super::json::{get, list, object, text_at};

/// Elements that stand on lines of their own.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "blockquote",
    "br",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];
/// Cells of one line.
const CELLS: &[&str] = &["td", "th"];
/// Elements whose content is not text.
pub(super) const SILENT: &[&str] = &["script", "style"];

/// Between two cells of a row.
const CELL_GAP: &str = " | ";

/// Named characters that narratives in fact use; XHTML itself knows only the first five.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("deg", '°'),
    ("micro", 'µ'),
    ("plusmn", '±'),
    ("times", '×'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("copy", '©'),
    ("reg", '®'),
    ("frac12", '½'),
    ("sup2", '²'),
    ("sup3", '³'),
];

/// The text of a `text` element; `None` where it says nothing.
pub(super) fn plain(narrative: &Value) -> Option<String> {
    let text = text_at(narrative, "div").or_else(|| super::json::text(narrative))?;
    Some(to_text(&text)).filter(|text| !text.is_empty())
}

/// Whether a `text` element was made from the structured part alone, so that nothing is lost without it.
pub(super) fn is_generated(narrative: &Value) -> bool {
    let has_text = get(narrative, "div").is_null() || text_at(narrative, "div").is_some();
    has_text && text_at(narrative, "status").is_some_and(|status| status == "generated")
}

/// Whether the narrative of a resource only repeats its structured part; a Composition's structure is its sections.
pub(super) fn repeats_structure(resource: &Value) -> bool {
    const NOT_STRUCTURE: &[&str] = &[
        "id",
        "implicitRules",
        "language",
        "meta",
        "patient",
        "resourceType",
        "status",
        "subject",
        "text",
    ];
    let has_structure = if text_at(resource, "resourceType").as_deref() == Some("Composition") {
        !list(get(resource, "section")).is_empty()
    } else {
        object(resource)
            .is_some_and(|parts| parts.keys().any(|key| !NOT_STRUCTURE.contains(&key.as_str())))
    };
    has_structure && is_generated(get(resource, "text"))
}

/// XHTML as text: tags dropped, blocks on lines of their own, entities decoded.
pub(super) fn to_text(xhtml: &str) -> String {
    let mut lines = Lines::default();
    let mut rest = xhtml;
    while let Some(tag_start) = rest.find('<') {
        let (text, tag_on) = rest.split_at(tag_start);
        lines.push_text(text);
        let Some(Tag { name, ends, closes, tail }) = tag(tag_on) else {
            // A lone `<`, as in `< 5 mg`, is text.
            lines.push_text("&lt;");
            rest = tag_on.get(1..).unwrap_or_default();
            continue;
        };
        rest = tail;
        let closes = ends || closes;
        if SILENT.contains(&name.as_str()) && !closes {
            rest = behind_end_tag(rest, &name);
        } else if BLOCKS.contains(&name.as_str()) {
            lines.end_line();
        } else if CELLS.contains(&name.as_str()) && !closes {
            lines.start_cell();
        }
    }
    lines.push_text(rest);
    lines.finish()
}

/// A tag. Comments, declarations and processing instructions have an empty name.
pub(super) struct Tag<'a> {
    pub(super) name: String,
    /// Whether it is an end tag.
    pub(super) ends: bool,
    /// Whether it closes itself.
    pub(super) closes: bool,
    /// What comes after it.
    pub(super) tail: &'a str,
}

/// The tag a text starts with.
pub(super) fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.get(1..)?;
    for (start, end) in [("!--", "-->"), ("![CDATA[", "]]>"), ("!", ">"), ("?", ">")] {
        if let Some(content) = inner.strip_prefix(start) {
            let tail = content.split_once(end).map_or("", |(_, tail)| tail);
            return Some(Tag { name: String::new(), ends: true, closes: true, tail });
        }
    }
    let name_on = inner.strip_prefix('/').unwrap_or(inner);
    if !name_on.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let name_length =
        name_on.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(name_on.len());
    let (name, attributes) = name_on.split_at(name_length);
    let end = tag_end(attributes);
    let (attributes, tail) = attributes.split_at(end);
    let name = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    let (ends, closes) = (inner.starts_with('/'), attributes.ends_with('/'));
    Some(Tag { name, ends, closes, tail: tail.strip_prefix('>').unwrap_or(tail) })
}

/// Where the `>` of a tag is; one inside a quoted attribute value is none. A tag without end ends with the text.
fn tag_end(attributes: &str) -> usize {
    let mut quote = None;
    for (at, c) in attributes.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    // A quote that never closes would swallow the rest of the text: then the first `>` counts.
    attributes.find('>').unwrap_or(attributes.len())
}

/// What comes after the end tag of a silent element; nothing where it never ends.
pub(super) fn behind_end_tag<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, tail)) = rest.split_once("</") {
        let (head, behind) = tail.split_once('>').unwrap_or((tail, ""));
        if head.trim().eq_ignore_ascii_case(name) {
            return behind;
        }
        rest = tail;
    }
    ""
}

/// Text as it grows, line by line, with white space collapsed.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    space: bool,
    cell: bool,
}

impl Lines {
    fn push_text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (c, length) = entity(rest).unwrap_or((first, first.len_utf8()));
            rest = rest.get(length..).unwrap_or_default();
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            if is_hidden(c) {
                continue;
            }
            if self.cell && !self.line.is_empty() {
                self.line.push_str(CELL_GAP);
            } else if self.space && !self.line.is_empty() {
                self.line.push(' ');
            }
            (self.space, self.cell) = (false, false);
            self.line.push(c);
        }
    }

    fn start_cell(&mut self) {
        self.cell = true;
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.done.push(core::mem::take(&mut self.line));
        }
        (self.space, self.cell) = (false, false);
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.done.join("\n")
    }
}

/// Whether a reader could be misled by what a character hides: a control, a change of direction.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The character a text starts with where it is written as an entity, and how many bytes that takes.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix('&')?;
    // No entity is longer, so a lone `&` costs no search through the whole text.
    let end = inner.bytes().take(12).position(|byte| byte == b';')?;
    let name = inner.get(..end)?;
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code)?
    } else {
        ENTITIES.iter().find(|(known, _)| *known == name)?.1
    };
    Some((c, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn blocks_become_lines_and_cells_are_told_apart() {
        let xhtml = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><h2>Medicines</h2>\n<table><tr><th>Name</th>\n\
                     <th>Dose</th></tr><tr><td>Aspirin</td><td>75&#160;mg &lt; 1&#x2F;d</td></tr></table>\
                     <ul><li>one<br/>two</li><li><b>th</b>ree</li></ul></div>";
        assert_eq!(
            to_text(xhtml),
            "Medicines\nName | Dose\nAspirin | 75 mg < 1/d\none\ntwo\nthree"
        );
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn scripts_styles_and_comments_are_not_text() {
        let xhtml = "a<script>alert('</b>')</script>b<style type='x>'>p{}</STYLE>c<!-- <p>d --><?x y?><script/>e";
        assert_eq!(to_text(xhtml), "abce");
        assert_eq!(to_text("a<script>never ends <p>b"), "a");
        assert_eq!(to_text("<img src=x onerror=\"a > b\">text"), "text");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn malformed_markup_loses_no_text() {
        for (xhtml, text) in [
            ("potassium < 3.5 & falling", "potassium < 3.5 & falling"),
            ("a &unknown; b &#xD800; c &", "a &unknown; b &#xD800; c &"),
            ("<p>one<p>two</div></p>", "one\ntwo"),
            ("<a href=\"x>link</a> more", "link more"),
            ("<b", ""),
            ("", ""),
            ("&lt;b&gt;not a tag&lt;/b&gt;", "<b>not a tag</b>"),
            ("\u{202e}abc\u{0}", "abc"),
        ] {
            assert_eq!(to_text(xhtml), text, "{xhtml}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn generated_text_repeats_only_what_is_there() {
        let text = json!({ "status": "generated", "div": "<div>x</div>" });
        assert!(repeats_structure(&json!({ "resourceType": "Flag", "text": text, "code": {} })));
        assert!(!repeats_structure(
            &json!({ "resourceType": "Flag", "text": text, "status": "active" })
        ));
        let written = json!({ "status": "additional", "div": "<div>x</div>" });
        assert!(!repeats_structure(
            &json!({ "resourceType": "Flag", "text": written, "code": {} })
        ));
    }
}
