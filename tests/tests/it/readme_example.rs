//! The README's example is a program that compiles, and stays so.

/// Lines without their indentation.
fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn the_readme_shows_what_the_example_does() {
    let readme = include_str!("../../../README.md");
    let example = include_str!("../../../generated-client/examples/charge.rs");
    let (_, rest) = readme.split_once("```rust\n").expect("a Rust block");
    let (block, _) = rest.split_once("```").expect("its end");
    let shown = lines(block);
    assert!(shown.len() >= 10, "the example got lost: {shown:?}");
    let (_, body) = example
        .split_once("// The README shows this function's body.")
        .expect("the marked function");
    let body = lines(body).join("\n");
    // The first line puts the client together from names that a program reads from its environment.
    let (first, rest) = shown.split_first().expect("lines");
    assert!(first.starts_with("let client = Client::builder().credentials("));
    assert!(
        body.contains(&rest.join("\n")),
        "README.md and generated-client/examples/charge.rs differ"
    );
}
