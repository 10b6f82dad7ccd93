//! Named texts, as a page hands them over: settings, a message, what stands in a template.

use super::secret::Secret;

/// Texts by name, in the order in which they were given. Any of them may be a secret, so none is shown.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, Secret)>);

impl Fields {
    /// Adds a text.
    pub fn push(&mut self, name: String, value: Secret) {
        self.0.push((name, value));
    }

    /// The text of this name; an empty one is as good as none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }

    /// The texts whose names begin with `prefix`, under what follows it.
    pub fn under(&self, prefix: &str) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_str())))
    }
}

#[cfg(test)]
impl Fields {
    /// The fields of a JSON object, as the wasm layer takes them from one of JavaScript.
    pub(crate) fn from_json(json: &str) -> Self {
        fn add(fields: &mut Fields, prefix: &str, value: &serde_json::Value) {
            match value {
                serde_json::Value::Object(object) => {
                    for (name, value) in object {
                        let dot = if prefix.is_empty() { "" } else { "." };
                        add(fields, &[prefix, dot, name].concat(), value);
                    }
                }
                serde_json::Value::Null => {}
                serde_json::Value::String(text) => {
                    fields.push(prefix.to_owned(), text.as_str().into());
                }
                other => fields.push(prefix.to_owned(), other.to_string().into()),
            }
        }
        let mut fields = Self::default();
        add(&mut fields, "", &serde_json::from_str(json).expect("JSON"));
        fields
    }
}
