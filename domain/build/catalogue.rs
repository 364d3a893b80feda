//! Reading a message catalogue (Project Fluent) and holding two of them against each other.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Comment, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;

/// The plural categories of the languages here, and their names in Fluent.
const PLURAL_CATEGORIES: [&str; 2] = ["one", "other"];

/// What the program must know of a message: its parameters and what they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The text, as the catalogue has it, in one line.
    pub(crate) text: String,
    /// In the order in which the comment declares them.
    pub(crate) parameters: Vec<Parameter>,
}

/// `#   $name (Type) - meaning`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) meaning: String,
}

/// One language's catalogue, as far as another must agree with it.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    messages: BTreeMap<String, Read>,
}

#[derive(Debug)]
struct Read {
    shape: Shape,
    placeholders: BTreeSet<String>,
    /// Placeholders that a plural form is chosen by.
    counted: BTreeSet<String>,
}

impl Catalogue {
    /// Reads a catalogue; `file` names it in the complaints.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, Vec<String>> {
        let (resource, mut complaints) = match parser::parse(text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => {
                let line = |place: usize| text[..place.min(text.len())].lines().count().max(1);
                let told = errors.iter().map(|error| format!("{file}, line {}: {error}", line(error.pos.start)));
                (resource, told.collect())
            }
        };
        let mut catalogue = Self::default();
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => catalogue.add(file, message, &mut complaints),
                Entry::Term(term) => {
                    complaints.push(format!("{file}: -{} is a term, and there are none here", term.id.name));
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
            }
        }
        if complaints.is_empty() { Ok(catalogue) } else { Err(complaints) }
    }

    fn add(&mut self, file: &str, message: &Message<&str>, complaints: &mut Vec<String>) {
        let key = message.id.name.to_owned();
        let Some(pattern) = message.value.as_ref().filter(|_| message.attributes.is_empty()) else {
            return complaints.push(format!("{file}: {key} must have a text, and nothing else"));
        };
        let mut walk = Walk::default();
        walk.pattern(pattern);
        complaints.extend(walk.complaints.iter().map(|complaint| format!("{file}: {key} {complaint}")));
        let shape = Shape { text: walk.text.trim().to_owned(), parameters: declared(message.comment.as_ref()) };
        let read = Read { shape, placeholders: walk.placeholders, counted: walk.counted };
        if self.messages.insert(key.clone(), read).is_some() {
            complaints.push(format!("{file}: {key} stands there twice"));
        }
    }
}

/// What the program must know of every message, if the catalogues agree: the same keys, the same placeholders, and each
/// placeholder declared in the comment of the first.
pub(crate) fn agreed(
    (first_file, first): (&str, &Catalogue),
    (second_file, second): (&str, &Catalogue),
) -> Result<BTreeMap<String, Shape>, Vec<String>> {
    let mut complaints = Vec::new();
    for key in second.messages.keys().filter(|key| !first.messages.contains_key(*key)) {
        complaints.push(format!("{second_file} has {key}, and {first_file} has not"));
    }
    for (key, read) in &first.messages {
        match second.messages.get(key) {
            None => complaints.push(format!("{first_file} has {key}, and {second_file} has not")),
            Some(other) if other.placeholders != read.placeholders => complaints.push(format!(
                "{key} has the placeholders {:?} in {first_file} and {:?} in {second_file}",
                read.placeholders, other.placeholders
            )),
            Some(other) => {
                let names: BTreeSet<_> = read.shape.parameters.iter().map(|parameter| parameter.name.clone()).collect();
                if names != read.placeholders {
                    let (declared, used) = (names, &read.placeholders);
                    complaints.push(format!("{first_file}: {key} declares {declared:?} and has {used:?}"));
                }
                for name in read.counted.union(&other.counted) {
                    let counts = |parameter: &&Parameter| parameter.name == *name && parameter.kind == "Count";
                    if !read.shape.parameters.iter().any(|parameter| counts(&parameter)) {
                        complaints.push(format!("{key} has a plural by ${name}, which is no Count"));
                    }
                }
            }
        }
    }
    if !complaints.is_empty() {
        return Err(complaints);
    }
    Ok(first.messages.iter().map(|(key, read)| (key.clone(), read.shape.clone())).collect())
}

/// The parameters that a comment declares.
fn declared(comment: Option<&Comment<&str>>) -> Vec<Parameter> {
    let lines = comment.into_iter().flat_map(|comment| &comment.content);
    let read = lines.filter_map(|line| {
        let (name, rest) = line.trim().strip_prefix('$')?.split_once(" (")?;
        let (kind, meaning) = rest.split_once(") - ")?;
        Some(Parameter { name: name.to_owned(), kind: kind.to_owned(), meaning: meaning.trim().to_owned() })
    });
    read.collect()
}

/// A look at everything in a text.
#[derive(Default)]
struct Walk {
    text: String,
    placeholders: BTreeSet<String>,
    counted: BTreeSet<String>,
    complaints: Vec<String>,
}

impl Walk {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(&value.replace('\n', " ")),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => self.inline(inline),
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    self.choice(selector, variants);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } => self.text.push_str(value),
            InlineExpression::VariableReference { id } => {
                self.text.extend(["{", id.name, "}"]);
                self.placeholders.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments: CallArguments { .. }, .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::Placeable { .. } => {
                self.complaints.push("may hold texts, placeholders and plurals alone".to_owned());
            }
        }
    }

    /// A choice is a plural: what depends on a code has a message for each code.
    fn choice(&mut self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) {
        let InlineExpression::VariableReference { id } = selector else {
            return self.complaints.push("chooses by something that is no placeholder".to_owned());
        };
        self.placeholders.insert(id.name.to_owned());
        self.counted.insert(id.name.to_owned());
        let categories: Vec<&str> = variants
            .iter()
            .filter_map(|variant| match variant.key {
                VariantKey::Identifier { name } => Some(name),
                VariantKey::NumberLiteral { .. } => None,
            })
            .collect();
        if categories != PLURAL_CATEGORIES {
            self.complaints.push(format!(
                "must have the plural forms {PLURAL_CATEGORIES:?} in this order, and has {categories:?}"
            ));
        }
        for variant in variants {
            self.pattern(&variant.value);
        }
    }
}
