//! Generated narratives, in the few shapes that generators give them.

use serde_json::{Value, json};

use super::dice::Dice;

const XHTML: &str = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

/// A resource's own narrative: one line.
pub fn line(dice: &mut Dice, resource: &str, text: &str) -> Value {
    let div = match dice.below(3) {
        0 => format!("{XHTML}<p><b>Generated Narrative: {resource}</b></p><p>{text}</p></div>"),
        1 => format!("{XHTML}{text}</div>"),
        _ => format!(
            "{XHTML}<p><b>Generated Narrative with Details</b></p><p><b>code</b>: {text}</p></div>"
        ),
    };
    json!({ "status": "generated", "div": div })
}

/// A section's narrative: a table, a list or paragraphs of the entries' words.
pub fn section(dice: &mut Dice, title: &str, lines: &[String]) -> Value {
    let body: String = match dice.below(4) {
        0 => {
            let rows: String = lines
                .iter()
                .map(|line| format!("<tr><td>{line}</td><td>active</td></tr>"))
                .collect();
            format!(
                "<table class=\"grid\"><thead><tr><th>{title}</th><th>Status</th></tr></thead><tbody>{rows}</tbody></table>"
            )
        }
        1 => {
            let rows: String = lines.iter().map(|line| format!("<li>{line}</li>")).collect();
            format!("<ul>{rows}</ul>")
        }
        2 => {
            let rows: String = lines
                .iter()
                .map(|line| {
                    format!("<tr><td><b>{line}</b></td><td>Active</td><td>2023-01-10</td></tr>")
                })
                .collect();
            format!(
                "<h5>{title}</h5><table class=\"hapiPropertyTable\"><tbody>{rows}</tbody></table>"
            )
        }
        _ => lines.iter().map(|line| format!("<p>{line}</p>")).collect(),
    };
    json!({ "status": "generated", "div": format!("{XHTML}{body}</div>") })
}

pub fn none(text: &str) -> Value {
    json!({ "status": "generated", "div": format!("{XHTML}{text}</div>") })
}
