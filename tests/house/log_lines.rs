//! What is logged as an error is sent to others by its text: the text is fixed, and values stand in fields.

use proc_macro2::{Literal, TokenStream, TokenTree};
use syn::visit::Visit;

use crate::sources::{root, rust_files};

#[test]
fn no_text_of_an_error_in_the_log_is_put_together_from_values() {
    let mut found = Lines::default();
    for (path, text) in rust_files() {
        let inside = path.strip_prefix(root()).unwrap_or(&path);
        if inside.starts_with("src") || inside.starts_with("projections/src") {
            found.visit_file(&syn::parse_file(&text).expect("a file that compiles"));
        }
    }
    assert!(found.seen > 10, "the walk found only {} lines", found.seen);
    assert!(found.put_together.is_empty(), "name a field:\n{}", found.put_together.join("\n"));
}

#[derive(Default)]
struct Lines {
    seen: usize,
    put_together: Vec<String>,
}

impl<'ast> Visit<'ast> for Lines {
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let path: Vec<String> = call.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if path != ["tracing", "error"] {
            return;
        }
        self.seen += 1;
        let texts = texts(call.tokens.clone()).map(|text| text.to_string());
        self.put_together.extend(texts.filter(|text| text.contains('{')));
    }
}

fn texts(tokens: TokenStream) -> impl Iterator<Item = Literal> {
    tokens.into_iter().filter_map(|token| match token {
        TokenTree::Literal(literal) => Some(literal),
        _ => None,
    })
}
