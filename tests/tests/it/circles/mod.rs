//! No file names what stands in a file that names it, however far around: each can be read after those that it rests on.

mod graph;
mod mention;
mod mentions;
mod resolve;
mod small_trees;
mod tokens;
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bilispec_tests::root;

use self::graph::Picture;
use self::tree::Files;

/// Packages that are not looked at: the engine still has circles.
const LEFT_OUT: &[&str] = &["runtime/engine"];

/// How files begin that nobody writes by hand.
const WRITTEN: &str = "// Written by `bilispec generate`";

/// The folders of the workspace's packages, as its manifest lists them.
fn members() -> Vec<String> {
    let text = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml_edit::DocumentMut = text.parse().unwrap();
    let members = manifest["workspace"]["members"].as_array().unwrap();
    let members = members.iter().map(|member| member.as_str().unwrap());
    members.map(str::to_owned).collect()
}

/// The sources below a folder, by their paths from there.
fn sources(folder: &Path, before: &str, files: &mut Files) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{before}{name}");
        if entry.path().is_dir() {
            sources(&entry.path(), &format!("{path}/"), files);
        } else if entry.path().extension().is_some_and(|rust| rust == "rs") {
            files.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// The roots among a package's files: of its library and of its programs.
fn roots(files: &Files) -> Vec<&str> {
    let paths = files.keys().map(String::as_str);
    let is_root = |path: &&str| {
        let of_folder = path.strip_prefix("bin/").map(|rest| rest.contains('/'));
        matches!(*path, "lib.rs" | "main.rs") || of_folder == Some(false)
    };
    paths.filter(is_root).collect()
}

/// Who names whom in one of a package's crates, without what is generated.
fn picture(files: &Files, root: &str) -> Picture {
    let mut picture = graph::draw(files, root).unwrap();
    let is_written = |path: &String| {
        files
            .get(path)
            .is_some_and(|text| text.starts_with(WRITTEN))
    };
    for arrows in [&mut picture.arrows, &mut picture.with_methods] {
        arrows.retain(|from, to| {
            to.retain(|to, _| !is_written(to));
            !is_written(from)
        });
    }
    picture
}

/// What is wrong with a package, and how many files were read.
fn look_at(member: &str) -> (Vec<String>, usize) {
    let mut files = Files::new();
    sources(&root().join(member).join("src"), "", &mut files);
    let (mut wrong, mut read) = (Vec::new(), 0);
    let mut seen = BTreeSet::new();
    for root in roots(&files) {
        let picture = picture(&files, root);
        let circles = picture.wrong().into_iter();
        wrong.extend(circles.map(|circle| format!("{member}/src: {circle}")));
        for path in &picture.lost {
            wrong.push(format!("{member}/src/{path} leads nowhere"));
        }
        read += picture.files.len();
        seen.extend(picture.files);
        seen.extend(picture.of_tests);
    }
    for file in files.keys().filter(|file| !seen.contains(*file)) {
        wrong.push(format!("{member}/src/{file}: no module declares it"));
    }
    (wrong, read)
}

#[test]
fn no_file_names_what_names_it() {
    let members = members();
    let looked_at = members
        .iter()
        .filter(|member| !LEFT_OUT.contains(&member.as_str()));
    let found: Vec<(Vec<String>, usize)> = std::thread::scope(|scope| {
        let threads: Vec<_> = looked_at
            .map(|member| scope.spawn(|| look_at(member)))
            .collect();
        let ends = threads.into_iter().map(|thread| thread.join().unwrap());
        ends.collect()
    });
    let read: usize = found.iter().map(|(_, read)| read).sum();
    assert!(read > 600, "{read} files were read");
    let wrong: Vec<String> = found.into_iter().flat_map(|(wrong, _)| wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
