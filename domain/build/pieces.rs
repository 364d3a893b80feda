//! A text of a catalogue, cut into what is always the same and what a figure fills.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Always the same.
    Text(String),
    /// The figure of this name.
    Figure(String),
    /// One of two texts, by the plural form of the figure of this name.
    Plural { name: String, one: Vec<Piece>, other: Vec<Piece> },
}

/// Every text of a catalogue that was found to be in order.
pub(crate) fn of(text: &str) -> BTreeMap<String, Vec<Piece>> {
    let (Ok(resource) | Err((resource, _))) = parser::parse(text);
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), cut(message.value.as_ref()?))),
        _ => None,
    });
    messages.collect()
}

fn cut(pattern: &Pattern<&str>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text(&mut pieces, &value.replace('\n', " ")),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                text(&mut pieces, value);
            }
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => pieces.push(Piece::Figure(id.name.to_owned())),
            PatternElement::Placeable {
                expression: Expression::Select { selector: InlineExpression::VariableReference { id }, variants },
            } => pieces.push(Piece::Plural {
                name: id.name.to_owned(),
                one: form(variants, "one"),
                other: form(variants, "other"),
            }),
            // The catalogue was found to hold nothing else.
            PatternElement::Placeable { .. } => {}
        }
    }
    pieces
}

fn text(pieces: &mut Vec<Piece>, more: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(text)) => text.push_str(more),
        _ => pieces.push(Piece::Text(more.to_owned())),
    }
}

fn form(variants: &[Variant<&str>], wanted: &str) -> Vec<Piece> {
    let found =
        variants.iter().find(|variant| matches!(variant.key, VariantKey::Identifier { name } if name == wanted));
    found.map(|variant| cut(&variant.value)).unwrap_or_default()
}
