//! Small crates of which it is known whether they have a circle.

use std::collections::BTreeSet;

use super::graph::{Picture, circles, describe, draw};
use super::tree::Files;

/// Draws a crate: each file's path and text.
fn drawn(files: &[(&str, &str)]) -> Picture {
    let files: Files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    draw(&files, "lib.rs").unwrap()
}

/// The circles of a crate whose root declares `a` and `b`.
fn circles_of(root: &str, a: &str, b: &str) -> Vec<Vec<String>> {
    let root = format!("mod a;\nmod b;\n{root}");
    let picture = drawn(&[("lib.rs", &root), ("a.rs", a), ("b.rs", b)]);
    assert_eq!(picture.lost, BTreeSet::new(), "{a}\n{b}");
    let found = circles(&picture.arrows).into_iter();
    found.map(|one| one.into_iter().collect()).collect()
}

/// What makes `a.rs` name something of `b.rs`, with what the root says besides.
const TIES: &[(&str, &str, &str)] = &[
    ("", "use crate::b::Item;", "a `use`"),
    (
        "",
        "use crate::b::{self, Item as Other};",
        "a list, another name",
    ),
    ("", "use super::b::{Item as _};", "no name at all"),
    ("", "fn f(_: crate::b::Item) {}", "a path in a signature"),
    (
        "",
        "use crate::b; fn f() { let _ = b::item(1); }",
        "a path through a module",
    ),
    (
        "",
        "use crate::b as c; fn f() { let _ = c::item(1); }",
        "a module with another name",
    ),
    ("", "use crate::b::*; struct S(Item);", "a glob"),
    (
        "",
        "use super::*; fn f() { b::item(2); }",
        "a glob that gives the module",
    ),
    (
        "",
        "mod inner { use super::super::b::item; }",
        "a module inside",
    ),
    (
        "",
        "fn f() { use crate::b::item; item(1); }",
        "a `use` in a function",
    ),
    (
        "",
        "fn f() -> String { format!(\"{}\", crate::b::item(1)) }",
        "the text of a macro",
    ),
    (
        "",
        "use crate::b::*; fn f() { assert!(matches!(1, LIMIT)); }",
        "a pattern in a macro",
    ),
    (
        "",
        "fn f(n: u8) -> bool { matches!(n, crate::b::LIMIT) }",
        "a path in a pattern",
    ),
    (
        "",
        "#[derive(Clone)] struct S { #[serde(with = \"crate::b\")] s: u8, #[serde(default = \"crate::b::item\")] t: u8 }",
        "an attribute's text",
    ),
    ("", "impl crate::b::Act for u8 {}", "a trait"),
    ("", "fn f() { crate::b::Kind::One; }", "a variant"),
    (
        "",
        "fn f() { crate::b::Item::new(); }",
        "a function of a type",
    ),
    (
        "",
        "fn f() -> u8 { make!() }",
        "a macro by the order of lines",
    ),
    (
        "",
        "pub(crate) use crate::b::item; fn f() { item(1); }",
        "a re-export that is used",
    ),
    (
        "pub use b::Item;",
        "use crate::Item;",
        "a re-export of the root",
    ),
    (
        "pub(crate) use b::{Item as Thing};",
        "fn f(_: super::Thing) {}",
        "a re-export with another name",
    ),
    ("pub use b::*;", "use crate::Item;", "a re-export of all"),
    (
        "pub mod face { pub use super::b::*; } pub use face::Item;",
        "use crate::Item;",
        "two re-exports",
    ),
    (
        "pub mod b2 { pub use crate::b as inner; }",
        "use crate::b2::inner::item;",
        "a module that is re-exported",
    ),
    (
        "use b::Item;",
        "use super::Item;",
        "what the root imports for itself",
    ),
];

/// What stands in `b.rs`.
const ITEMS: &str = "
pub struct Item;
impl Item { pub fn new() -> Self { Item } }
pub enum Kind { One }
pub trait Act {}
pub const LIMIT: u8 = 1;
pub fn item(n: u8) -> u8 { n }
macro_rules! make { () => { 1 } }
pub(crate) use make;
";

#[test]
fn circles_are_found_however_a_file_names_another() {
    for (root, tie, what) in TIES {
        let back = format!("{ITEMS}\nuse crate::a::Own;");
        let own = format!("pub struct Own;\n{tie}");
        let found = circles_of(root, &own, &back);
        let both = [["a.rs".to_owned(), "b.rs".to_owned()]];
        // What the root imports for itself ties the root to it, too, and nothing ties anybody to the root.
        assert_eq!(found, both, "{what}: {tie}");
        let found = circles_of(root, &own, ITEMS);
        assert_eq!(found, Vec::<Vec<String>>::new(), "{what}, one way");
    }
}

#[test]
fn what_names_nothing_of_the_other_file_is_no_tie() {
    for (root, tie, what) in [
        ("", "", "nothing"),
        ("", "use std::fmt::Display as Item;", "another crate"),
        (
            "",
            "use b::Item;",
            "a crate of the same name, if the module is not in sight",
        ),
        ("", "pub use crate::b::Item;", "a re-export alone"),
        ("", "pub(crate) use crate::b::*;", "a re-export of all"),
        (
            "",
            "use crate::b; pub struct S;",
            "a module of which nothing is used",
        ),
        (
            "",
            "#[cfg(test)] mod tests { use crate::b::Item; }",
            "tests",
        ),
        (
            "",
            "#[cfg(all(test, unix))] use crate::b::Item;",
            "tests of a platform",
        ),
        ("", "#[test] fn f() { crate::b::item(1); }", "a test"),
        (
            "",
            "impl Own { #[cfg(test)] fn f() { crate::b::item(1); } }",
            "a test's helper",
        ),
        (
            "",
            "fn f() { quote!(crate::b::item(1)); }",
            "Rust that is written",
        ),
        ("", "/// [`crate::b::Item`]\nfn f() {}", "documentation"),
        ("", "fn f() { let text = \"crate::b::Item\"; }", "a text"),
        (
            "pub use b::*;",
            "use super::*; fn f(item: u8) -> u8 { item.into() }",
            "a local of the same name",
        ),
        (
            "pub use b::*;",
            "use super::*; fn f(s: S) { println!(\"{}\", s.item); }",
            "a field of the same name",
        ),
        (
            "use b::Item;",
            "mod super_ { pub struct Item; } use super_::Item;",
            "an item of the same name",
        ),
    ] {
        let back = format!("{ITEMS}\nuse crate::a::Own;");
        let own = format!("{tie}\npub struct Own;");
        let found = circles_of(root, &own, &back);
        assert_eq!(found, Vec::<Vec<String>>::new(), "{what}: {tie}");
    }
}

#[test]
fn a_feature_or_a_platform_is_no_reason_to_look_away() {
    for condition in [
        "feature = \"x\"",
        "not(test)",
        "any(test, feature = \"x\")",
        "all(unix, not(test))",
    ] {
        let own = format!("pub struct Own;\n#[cfg({condition})] use crate::b::Item;");
        let found = circles_of("", &own, &format!("{ITEMS}\nuse crate::a::Own;"));
        assert_eq!(found.len(), 1, "{condition}");
    }
}

#[test]
fn a_parent_and_its_child_are_a_circle_only_if_the_parent_uses_the_child() {
    let child = "use super::Shared; pub fn go(_: Shared) {}";
    for (parent, count) in [
        ("mod child; pub use child::go; pub struct Shared;", 0),
        (
            "mod child; pub struct Shared; pub fn run() { child::go(Shared); }",
            1,
        ),
        (
            "mod child; pub use child::go; pub struct Shared; pub fn run() { go(Shared); }",
            1,
        ),
    ] {
        let picture = drawn(&[
            ("lib.rs", "mod parent;"),
            ("parent/mod.rs", parent),
            ("parent/child.rs", child),
        ]);
        assert_eq!(circles(&picture.arrows).len(), count, "{parent}");
    }
}

#[test]
fn a_type_in_several_files_calls_itself_within_a_folder_alone() {
    let own = |call: &str| format!("pub struct Own; impl Own {{ fn f(&self) {{ {call} }} }}");
    let more = "use super::own::Own; impl Own { pub(super) fn more(&self) {} }";
    let apart = "use crate::own::Own; impl Own { pub(crate) fn more(&self) {} }";
    for (call, within, over) in [
        ("", 0, 0),
        ("other.more();", 0, 0),
        ("self.unknown();", 0, 0),
        ("self.more();", 0, 1),
        ("Self::more(self);", 1, 1),
        ("Own::more(self);", 1, 1),
    ] {
        let own = own(call);
        let one_folder = [
            ("lib.rs", "mod own; mod more;"),
            ("own.rs", &own),
            ("more.rs", more),
        ];
        let found = drawn(&one_folder).wrong();
        assert_eq!(found.len(), within, "{call}: {found:?}");
        let two_folders = [
            ("lib.rs", "mod own; mod apart;"),
            ("own.rs", &own),
            ("apart/mod.rs", "mod more;"),
            ("apart/more.rs", apart),
        ];
        let found = drawn(&two_folders).wrong();
        assert_eq!(found.len(), over, "{call}: {found:?}");
    }
}

#[test]
fn long_circles_are_found_and_told_with_the_names_that_tie_them() {
    let picture = drawn(&[
        ("lib.rs", "mod one; mod two; mod three; mod four;"),
        ("one.rs", "use crate::two::Two; pub struct One;"),
        ("two/mod.rs", "mod inner; pub use inner::Two;"),
        ("two/inner.rs", "pub struct Two(crate::three::Three);"),
        (
            "three.rs",
            "pub struct Three; fn back(_: crate::one::One) {} use crate::four::four;",
        ),
        ("four.rs", "pub fn four() {}"),
    ]);
    let found = circles(&picture.arrows);
    let [circle] = found.as_slice() else {
        panic!("{found:?}");
    };
    let told = describe(&picture.arrows, circle);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines,
        [
            "3 files in a circle:",
            "  one.rs -> two/inner.rs: Two",
            "  three.rs -> one.rs: One",
            "  two/inner.rs -> three.rs: Three",
        ]
    );
}

#[test]
fn files_are_found_where_rust_looks_for_them() {
    let picture = drawn(&[
        (
            "lib.rs",
            "mod a; mod inline { pub mod deep; } #[path = \"odd.rs\"] mod named; #[cfg(test)] mod tests; mod quiet;",
        ),
        ("a.rs", "pub mod below;"),
        (
            "a/below.rs",
            "use crate::inline::deep::Deep; use super::super::named::Odd;",
        ),
        ("inline/deep.rs", "pub struct Deep;"),
        ("odd.rs", "pub struct Odd;"),
        ("tests/mod.rs", "mod more;"),
        ("tests/more.rs", ""),
        ("quiet.rs", "#![cfg(test)] use crate::a::nothing;"),
    ]);
    assert_eq!(picture.lost, BTreeSet::new());
    let read: Vec<&str> = picture.files.iter().map(String::as_str).collect();
    assert_eq!(
        read,
        [
            "a.rs",
            "a/below.rs",
            "inline/deep.rs",
            "lib.rs",
            "odd.rs",
            "quiet.rs"
        ]
    );
    let of_tests: Vec<&str> = picture.of_tests.iter().map(String::as_str).collect();
    assert_eq!(of_tests, ["tests/mod.rs", "tests/more.rs"]);
    let named: Vec<&str> = picture.arrows["a/below.rs"]
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(named, ["inline/deep.rs", "odd.rs"]);
}

/// A path that can't be followed is a hole in the picture, and is not passed over.
#[test]
fn what_leads_nowhere_is_told() {
    let picture = drawn(&[
        ("lib.rs", "mod a; mod made; declares! { Shown }"),
        (
            "a.rs",
            "use crate::made::{Made, Gone}; use crate::Shown; use super::nothing;",
        ),
        (
            "made.rs",
            "macro_rules! makes { ($n:ident) => { pub struct $n; } } makes!(Made);",
        ),
    ]);
    let lost: Vec<&str> = picture.lost.iter().map(String::as_str).collect();
    assert_eq!(lost, ["a.rs: crate::made::Gone", "a.rs: super::nothing"]);
    let files = Files::from([("lib.rs".to_owned(), "mod a;".to_owned())]);
    let missing = draw(&files, "lib.rs").err();
    assert_eq!(missing.as_deref(), Some("lib.rs: no file of `mod a`"));
}
