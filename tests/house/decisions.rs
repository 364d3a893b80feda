//! Whoever looks for a decision finds it in the list of them.

use crate::sources::root;

#[test]
fn every_decision_stands_once_in_their_list_in_the_order_of_their_numbers() {
    let folder = root().join("docs/adr");
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .expect("the decisions")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "README.md")
        .collect();
    files.sort();
    let list = std::fs::read_to_string(folder.join("README.md")).expect("their list");
    let listed: Vec<_> = list.lines().filter_map(|line| line.split_once("](")?.1.split(')').next()).collect();
    assert_eq!(listed, files);
}
