//! Small rooms: a file has at most 400 lines and a function at most 70.

use syn::spanned::Spanned;
use syn::visit::Visit;

use crate::sources::{root, rust_files};

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

#[test]
fn no_file_is_longer_than_400_lines() {
    let long: Vec<String> = rust_files()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > FILE_LINES_MAX)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "split by subject:\n{}", long.join("\n"));
}

#[test]
fn no_function_is_longer_than_70_lines() {
    let mut long = Vec::new();
    for (path, text) in rust_files() {
        let file = syn::parse_file(&text).expect("a file that compiles");
        let mut functions = Functions::default();
        functions.visit_file(&file);
        for (name, lines) in functions.lengths.into_iter().filter(|(_, lines)| *lines > FUNCTION_LINES_MAX) {
            long.push(format!("{}: {name} has {lines} lines", path.strip_prefix(root()).unwrap_or(&path).display()));
        }
    }
    assert!(long.is_empty(), "name the steps:\n{}", long.join("\n"));
}

#[test]
fn nothing_is_left_to_be_done_later() {
    // Put together here, so that this file does not find itself.
    let marks = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["#[ign", "ore"].concat()];
    let left: Vec<String> = rust_files()
        .iter()
        .filter(|(_, text)| marks.iter().any(|mark| text.contains(mark)))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(left.is_empty(), "finish or file an issue:\n{}", left.join("\n"));
}

#[derive(Default)]
struct Functions {
    lengths: Vec<(String, usize)>,
}

impl Functions {
    fn measure(&mut self, name: String, whole: proc_macro2::Span) {
        self.lengths.push((name, whole.end().line - whole.start().line + 1));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(function.sig.ident.to_string(), from_signature(&function.sig, function.block.span()));
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(function.sig.ident.to_string(), from_signature(&function.sig, function.block.span()));
        syn::visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.measure(function.sig.ident.to_string(), from_signature(&function.sig, block.span()));
        }
        syn::visit::visit_trait_item_fn(self, function);
    }
}

/// From `fn` to the closing brace: docstrings and attributes do not count.
fn from_signature(signature: &syn::Signature, body: proc_macro2::Span) -> proc_macro2::Span {
    signature.span().join(body).unwrap_or(body)
}
