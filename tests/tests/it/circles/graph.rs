//! Files that name each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::mention::{Kind, Mention};
use super::resolve::{Target, is_inner};
use super::tree::{self, Crate, Files};

/// Which file names what of which: from, to, the names.
pub(super) type Arrows = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// What was found out about a crate.
pub(super) struct Picture {
    /// The files that were read.
    pub(super) files: BTreeSet<String>,
    /// Files that only tests have.
    pub(super) of_tests: BTreeSet<String>,
    pub(super) arrows: Arrows,
    /// The same with methods that a type calls on itself, in whichever file they stand.
    pub(super) with_methods: Arrows,
    /// Paths into the crate that lead nowhere: the reading lacks something.
    pub(super) lost: BTreeSet<String>,
}

/// Reads the crate whose root is one of the files, and draws who names whom.
pub(super) fn draw(files: &Files, root: &str) -> Result<Picture, String> {
    let mut all = tree::read(files, root)?;
    all.complete();
    let mut picture = Picture {
        files: all
            .modules
            .iter()
            .map(|module| module.file.clone())
            .collect(),
        of_tests: std::mem::take(&mut all.of_tests),
        arrows: Arrows::new(),
        with_methods: Arrows::new(),
        lost: BTreeSet::new(),
    };
    for (id, module) in all.modules.iter().enumerate() {
        for mention in &module.mentions {
            picture.mention(&all, id, mention);
        }
    }
    Ok(picture)
}

impl Picture {
    fn mention(&mut self, all: &Crate, module: usize, mention: &Mention) {
        let from = &all.modules[module].file;
        let targets = all.resolve(module, &mention.path);
        let is_macro = mention.kind == Kind::Macro;
        let is_method = mention.kind == Kind::Method;
        for target in &targets {
            if let Target::Item { file, name } = target
                && match mention.kind {
                    Kind::Import => true,
                    // The type itself is no news, where it has the method.
                    Kind::Method => name.contains("::"),
                    Kind::Macro | Kind::Path | Kind::Loose => is_macro == name.ends_with('!'),
                }
            {
                self.arrow((from, file), name, is_method);
            }
        }
        if is_macro {
            let name = mention.path.last().map_or("", String::as_str);
            for file in all.macros.get(name).iter().flat_map(|of| &of.files) {
                self.arrow((from, file), &format!("{name}!"), false);
            }
        } else if targets.is_empty()
            && !matches!(mention.kind, Kind::Loose | Kind::Method)
            && is_inner(&mention.path)
        {
            let path = mention.path.join("::");
            self.lost.insert(format!("{from}: {path}"));
        }
    }

    fn arrow(&mut self, (from, to): (&str, &str), name: &str, is_method: bool) {
        if from == to {
            return;
        }
        let add = |arrows: &mut Arrows| {
            let names = arrows.entry(from.to_owned()).or_default();
            let names = names.entry(to.to_owned()).or_default();
            names.insert(name.to_owned());
        };
        add(&mut self.with_methods);
        if !is_method {
            add(&mut self.arrows);
        }
    }

    /// What is wrong: every circle by names; and by the methods of types that are spread over files, those that leave a
    /// folder.
    pub(super) fn wrong(&self) -> Vec<String> {
        let by_name = circles(&self.arrows);
        let mut wrong: Vec<String> = by_name
            .iter()
            .map(|circle| describe(&self.arrows, circle))
            .collect();
        let by_method = circles(&self.with_methods).into_iter();
        let apart = by_method.filter(|circle| {
            let folders: BTreeSet<&str> = circle.iter().map(|file| self.folder(file)).collect();
            folders.len() > 1 && by_name.iter().all(|known| !known.is_subset(circle))
        });
        wrong.extend(apart.map(|circle| describe(&self.with_methods, &circle)));
        wrong
    }

    /// The folder of a module and of those below it: `a` of `a.rs`, if it has any, and of `a/mod.rs`.
    fn folder<'f>(&self, file: &'f str) -> &'f str {
        let own = file.strip_suffix(".rs").unwrap_or(file);
        let below = format!("{own}/");
        if self.files.iter().any(|other| other.starts_with(&below)) {
            return own;
        }
        file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Each list of files that lead to each other, with more than one file.
pub(super) fn circles(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = arrows
        .keys()
        .map(|file| (file.as_str(), reached(arrows, file)))
        .collect();
    let mut circles = BTreeSet::new();
    for (file, reach) in &reached {
        let back = reach.iter().filter(|other| {
            let back = reached.get(**other);
            back.is_some_and(|back| back.contains(file))
        });
        let circle: BTreeSet<String> = back.map(|other| (*other).to_owned()).collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

fn reached<'a>(arrows: &'a Arrows, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for to in arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(to.as_str()) {
                open.push(to);
            }
        }
    }
    reached
}

/// A circle's files, and the names that tie them.
pub(super) fn describe(arrows: &Arrows, circle: &BTreeSet<String>) -> String {
    let mut text = format!("{} files in a circle:\n", circle.len());
    for (from, to) in arrows.iter().filter(|(from, _)| circle.contains(*from)) {
        for (to, names) in to.iter().filter(|(to, _)| circle.contains(*to)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let _ = writeln!(text, "  {from} -> {to}: {}", names.join(", "));
        }
    }
    text
}
