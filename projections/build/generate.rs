//! The Rust of the messages: one variant a key, one field a placeholder. A sentence that the catalogues lack does not
//! compile, nor one without its figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::catalogue::Shape;

/// The key of the message for what this program cannot read.
const UNKNOWN: &str = "unknown";

/// The text of the generated file.
pub(crate) fn generate(shapes: &BTreeMap<String, Shape>) -> String {
    let mut variants = String::new();
    // Each match stands in one line: it has an arm for every message, and is no function to be read.
    let (mut keys, mut arguments, mut samples) = (String::new(), String::new(), String::new());
    // serde wants the variant for everything else behind the others.
    let (unknown, known): (Vec<_>, Vec<_>) = shapes.iter().partition(|(key, _)| *key == UNKNOWN);
    for (key, shape) in known.into_iter().chain(unknown) {
        let name = camel(key);
        let attributes = if key == UNKNOWN { "#[serde(other)] #[default] " } else { "" };
        let fields = shape.parameters.iter().map(|parameter| {
            format!("/// {}\n        {}: {},\n", sentence(&parameter.meaning), parameter.name, parameter.kind)
        });
        let fields: String = fields.collect();
        let body = if fields.is_empty() { String::new() } else { format!(" {{\n        {fields}    }}") };
        let text =
            if shape.text.is_empty() { "Nothing.".to_owned() } else { format!("`{}`", shape.text.replace('`', "'")) };
        let _ = writeln!(variants, "    /// {text}\n    {attributes}{name}{body},");
        let rest = if shape.parameters.is_empty() { "" } else { " { .. }" };
        let _ = write!(keys, "Self::{name}{rest} => {key:?}, ");
        let names: Vec<&str> = shape.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        if !names.is_empty() {
            let sets = names.iter().map(|name| format!("arguments.set({name:?}, Argument::value({name}, language)); "));
            let _ = write!(arguments, "Self::{name} {{ {} }} => {{ {}}} ", names.join(", "), sets.collect::<String>());
        }
        let given = names.iter().map(|name| format!("{name}: Sample::sample()")).collect::<Vec<_>>().join(", ");
        let given = if names.is_empty() { String::new() } else { format!(" {{ {given} }}") };
        let _ = write!(samples, "Message::{name}{given}, ");
    }
    format!(
        "/// A sentence, or a part of one, that a read model keeps: which, and its figures. It has a text in every language.\n\
         #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]\n\
         #[serde(tag = \"message\", rename_all = \"kebab-case\")]\n\
         pub enum Message {{\n{variants}}}\n\n\
         impl Message {{\n    \
             /// The key in the catalogues.\n    \
             const fn key(&self) -> &'static str {{\n        match self {{ {keys} }}\n    }}\n\n    \
             /// Its figures, as this language writes them.\n    \
             #[expect(clippy::match_same_arms, reason = \"messages may have the same placeholders\")]\n    \
             fn arguments(&self, language: Language) -> FluentArgs<'_> {{\n        \
                 let mut arguments = FluentArgs::new();\n        match self {{ {arguments}_ => {{}} }}\n        arguments\n    }}\n}}\n\n\
         /// Every message, with some figures.\n\
         #[cfg(test)]\n\
         fn samples() -> Vec<Message> {{\n    vec![{samples}]\n}}\n"
    )
}

/// `claim-paid` becomes `ClaimPaid`.
fn camel(key: &str) -> String {
    let words = key.split('-').map(|word| {
        let (first, rest) = word.split_at(1.min(word.len()));
        format!("{}{rest}", first.to_ascii_uppercase())
    });
    words.collect()
}

fn sentence(meaning: &str) -> String {
    let (first, rest) = meaning.split_at(meaning.char_indices().nth(1).map_or(meaning.len(), |(place, _)| place));
    format!("{}{rest}.", first.to_uppercase())
}
