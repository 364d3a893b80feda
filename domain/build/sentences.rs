//! The Rust of the sentences: one variant a key, one field a figure, one function a language. A sentence that a catalogue
//! lacks does not compile, nor one without its figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::catalogue::{Parameter, Shape};
use crate::pieces::Piece;

/// A sentence in both languages.
pub(crate) struct Sentence {
    pub(crate) shape: Shape,
    pub(crate) english: Vec<Piece>,
    pub(crate) french: Vec<Piece>,
}

/// The text of the generated file.
pub(crate) fn generate(sentences: &BTreeMap<String, Sentence>) -> String {
    let mut variants = String::new();
    // Each match stands in one line: it has an arm for every sentence, and is no function to be read.
    let (mut keys, mut plain, mut samples) = (String::new(), String::new(), String::new());
    let (mut english, mut french) = (Arms::new(), Arms::new());
    for (key, sentence) in sentences {
        let name = camel(key);
        let parameters = &sentence.shape.parameters;
        let fields = parameters.iter().map(|parameter| {
            format!("/// {}\n        {}: argument::{},\n", capital(&parameter.meaning), parameter.name, parameter.kind)
        });
        let fields: String = fields.collect();
        let body = if fields.is_empty() { String::new() } else { format!(" {{\n        {fields}    }}") };
        let _ = writeln!(
            variants,
            "    /// `{}`\n    #[serde(rename = {key:?})]\n    {name}{body},",
            sentence.shape.text.replace('`', "'")
        );
        let rest = if parameters.is_empty() { "" } else { " { .. }" };
        let _ = write!(keys, "Self::{name}{rest} => {key:?}, ");
        if parameters.is_empty() {
            let _ = write!(plain, "({key:?}, Sentence::{name}), ");
        }
        let _ = write!(samples, "{}, ", sample(&name, parameters));
        let figures: Vec<_> = parameters.iter().map(|figure| (figure.name.clone(), figure.kind.clone())).collect();
        for (arms, text) in
            [(&mut english, written(&sentence.english, "English")), (&mut french, written(&sentence.french, "French"))]
        {
            arms.entry((text, figures.clone())).or_default().push(name.clone());
        }
    }
    format!(
        "/// Every sentence that has no figures, in the order of their keys.\n\
         static NAMED: &[(&str, Sentence)] = &[{plain}];\n\n\
         /// A sentence that explains what the law says of a case: which, and its figures. It has a text in every language.\n\
         #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]\n\
         #[serde(tag = \"key\", deny_unknown_fields)]\n\
         pub enum Sentence {{\n{variants}}}\n\n\
         impl Sentence {{\n    \
             /// The key in the catalogues.\n    \
             pub const fn key(&self) -> &'static str {{\n        match self {{ {keys} }}\n    }}\n\n    \
             /// The sentence of a key, if it has no figures.\n    \
             pub fn named(key: &str) -> Option<Self> {{\n        \
                 let place = NAMED.binary_search_by_key(&key, |(named, _)| named).ok()?;\n        \
                 NAMED.get(place).map(|(_, sentence)| sentence.clone())\n    }}\n\n\
             {}{}}}\n\n\
         /// Every sentence with some figures, and those.\n\
         #[cfg(test)]\n\
         fn samples() -> Vec<(Sentence, Vec<Box<dyn Argument>>)> {{\n    vec![{samples}]\n}}\n",
        writer("write_english", &english),
        writer("write_french", &french),
    )
}

/// The sentences that are written by the same statements with the same figures, by name and type.
type Arms = BTreeMap<(String, Vec<(String, String)>), Vec<String>>;

/// The function that writes a sentence in a language.
fn writer(name: &str, arms: &Arms) -> String {
    let arms = arms.iter().map(|((statements, figures), names)| {
        let bound: Vec<&str> = figures.iter().map(|(name, _)| name.as_str()).collect();
        let pattern = |name: &String| format!("Self::{name} {{ {} }}", bound.join(", "));
        let patterns: Vec<String> = names.iter().map(pattern).collect();
        format!("{} => {{ {statements}}} ", patterns.join(" | "))
    });
    let arms: String = arms.collect();
    format!(
        "    pub(super) fn {name}(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {{\n        \
             match self {{ {arms} }}\n        Ok(())\n    }}\n\n"
    )
}

/// A sentence with some figures, and those.
fn sample(name: &str, parameters: &[Parameter]) -> String {
    let value = |kind: &str| format!("<argument::{kind} as argument::Sample>::sample()");
    let fields = parameters.iter().map(|parameter| format!("{}: {}, ", parameter.name, value(&parameter.kind)));
    let figures = parameters.iter().map(|parameter| format!("Box::new({}), ", value(&parameter.kind)));
    format!("(Sentence::{name} {{ {} }}, vec![{}])", fields.collect::<String>(), figures.collect::<String>())
}

/// The statements that write a text.
fn written(pieces: &[Piece], language: &str) -> String {
    let statements = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => format!("formatter.write_str({text:?})?; "),
        Piece::Figure(name) => format!("{name}.write(Language::{language}, formatter)?; "),
        Piece::Plural { name, one, other } => format!(
            "if {name}.is_one(Language::{language}) {{ {}}} else {{ {}}} ",
            written(one, language),
            written(other, language)
        ),
    });
    statements.collect()
}

/// `appr-in-force` becomes `ApprInForce`.
fn camel(key: &str) -> String {
    let words = key.split('-').map(|word| {
        let (first, rest) = word.split_at(1.min(word.len()));
        format!("{}{rest}", first.to_ascii_uppercase())
    });
    words.collect()
}

fn capital(meaning: &str) -> String {
    let (first, rest) = meaning.split_at(meaning.char_indices().nth(1).map_or(meaning.len(), |(place, _)| place));
    format!("{}{rest}.", first.to_uppercase())
}
