//! The sentences that the parameters of the law name: each must be there, and have no figures to fill.

use std::collections::BTreeMap;
use std::path::Path;

use crate::sentences::Sentence;

/// The fields of the parameters that name a sentence, or several.
const FIELDS: [&str; 5] = ["question", "content", "condition", "conditions", "warning"];

/// What is wrong with the sentences that a file of parameters names.
pub(crate) fn complaints(file: &Path, text: &str, sentences: &BTreeMap<String, Sentence>) -> Vec<String> {
    match text.parse::<toml::Table>() {
        Ok(table) => {
            let mut complaints = Vec::new();
            in_table(&table, &mut |key| {
                let told = match sentences.get(key) {
                    None => format!("names the sentence {key:?}, which the catalogues lack"),
                    Some(sentence) if !sentence.shape.parameters.is_empty() => {
                        format!("names the sentence {key:?}, which has figures that nothing fills")
                    }
                    Some(_) => return,
                };
                complaints.push(format!("{}: {told}", file.display()));
            });
            complaints
        }
        Err(error) => vec![format!("{}: {error}", file.display())],
    }
}

fn in_table(table: &toml::Table, check: &mut impl FnMut(&str)) {
    for (field, value) in table {
        let names = FIELDS.contains(&field.as_str());
        in_value(value, names, check);
    }
}

fn in_value(value: &toml::Value, names: bool, check: &mut impl FnMut(&str)) {
    match value {
        toml::Value::String(key) if names => check(key),
        toml::Value::Array(values) => values.iter().for_each(|value| in_value(value, names, check)),
        toml::Value::Table(table) => in_table(table, check),
        _ => {}
    }
}
