//! Where a name leads: through imports, re-exports and globs to the file that defines it.

use std::collections::BTreeSet;

use super::tree::{Crate, Meaning};

/// What a path stands for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Module(usize),
    /// An item, in the file that defines it.
    Item {
        file: String,
        name: String,
    },
    /// Something of another crate.
    Elsewhere,
}

/// Whether a path says itself that it stays in the crate.
pub(super) fn is_inner(path: &[String]) -> bool {
    let first = path.first().map_or("", String::as_str);
    matches!(first, "crate" | "self" | "super")
}

pub(super) type Targets = BTreeSet<Target>;

/// The imports that are being followed, by module, name and number, so that one that leads to itself ends.
type Asked = BTreeSet<(usize, String, usize)>;

impl Crate {
    /// All that a path may stand for in a module; nothing for names from elsewhere.
    pub(super) fn resolve(&self, module: usize, path: &[String]) -> Targets {
        self.follow(module, path, &mut Asked::new())
    }

    fn follow(&self, module: usize, path: &[String], asked: &mut Asked) -> Targets {
        let Some((first, rest)) = path.split_first() else {
            return Targets::new();
        };
        let mut targets = match first.as_str() {
            "crate" => Targets::from([Target::Module(0)]),
            "self" => Targets::from([Target::Module(module)]),
            "super" => self.above(module),
            name => self.lookup(module, name, module, asked),
        };
        for name in rest {
            let mut step = |wanted: fn(&Target) -> bool| -> Targets {
                let of = targets.iter().filter(|target| wanted(target)).cloned();
                of.flat_map(|target| self.step(target, name, module, asked))
                    .collect()
            };
            // A module and a function may share a name, and only one of them has something below it.
            let below = step(|target| matches!(target, Target::Module(_)));
            targets = if below.is_empty() {
                step(|target| !matches!(target, Target::Module(_)))
            } else {
                below
            };
        }
        targets
    }

    fn above(&self, module: usize) -> Targets {
        let parent = self.modules[module].parent;
        parent.map(Target::Module).into_iter().collect()
    }

    fn step(&self, target: Target, name: &str, from: usize, asked: &mut Asked) -> Targets {
        match target {
            Target::Module(module) if name == "super" => self.above(module),
            Target::Module(module) => self.lookup(module, name, from, asked),
            Target::Item { .. } => {
                let mut found = self.associated(&target, name);
                found.insert(target);
                found
            }
            Target::Elsewhere => Targets::from([Target::Elsewhere]),
        }
    }

    /// A function or constant of a type, which may stand in a file of its own.
    fn associated(&self, of: &Target, name: &str) -> Targets {
        let Target::Item { file, name: of } = of else {
            return Targets::new();
        };
        let key = (file.clone(), of.clone());
        let files = self.associated.get(&key).and_then(|all| all.get(name));
        let files = files.into_iter().flatten();
        files
            .map(|file| Target::Item {
                file: file.clone(),
                name: format!("{of}::{name}"),
            })
            .collect()
    }

    /// A name as `from` sees it in a module.
    fn lookup(&self, module: usize, name: &str, from: usize, asked: &mut Asked) -> Targets {
        let here = &self.modules[module];
        let mut found = Targets::new();
        let sees = |is_private: bool| !is_private || self.is_in(from, module);
        for (at, binding) in here.scope.get(name).into_iter().flatten().enumerate() {
            if sees(binding.is_private) {
                found.extend(self.meaning(module, name, (at, &binding.meaning), asked));
            }
        }
        if found.is_empty() && here.made.contains(name) {
            found.insert(self.item(module, name));
        }
        if found.is_empty() {
            for (at, glob) in here.globs.iter().enumerate() {
                if sees(glob.is_private) {
                    found.extend(self.through(module, name, (at, &glob.path), asked));
                }
            }
        }
        found
    }

    fn meaning(
        &self,
        module: usize,
        name: &str,
        (at, meaning): (usize, &Meaning),
        asked: &mut Asked,
    ) -> Targets {
        let path = match meaning {
            Meaning::Module(id) => return Targets::from([Target::Module(*id)]),
            Meaning::Item => return Targets::from([self.item(module, name)]),
            Meaning::Import(path) => path,
        };
        let question = (module, name.to_owned(), at);
        if !asked.insert(question.clone()) {
            return Targets::new();
        }
        let mut found = self.follow(module, path, asked);
        asked.remove(&question);
        if let [only] = path.as_slice() {
            found.extend(self.macros_of(only));
        }
        if found.is_empty() && !is_inner(path) {
            found.insert(Target::Elsewhere);
        }
        found
    }

    /// What a glob gives by this name.
    fn through(
        &self,
        module: usize,
        name: &str,
        (at, path): (usize, &[String]),
        asked: &mut Asked,
    ) -> Targets {
        let question = (module, format!("{name}::*"), at);
        if !asked.insert(question.clone()) {
            return Targets::new();
        }
        let mut of = self.follow(module, path, asked);
        if of.is_empty() && !is_inner(path) {
            of.insert(Target::Elsewhere);
        }
        let mut found = Targets::new();
        for target in of {
            found.extend(match target {
                // It is not known what another crate has.
                Target::Elsewhere => Targets::from([Target::Elsewhere]),
                target => self.step(target, name, module, asked),
            });
        }
        asked.remove(&question);
        found
    }

    /// Macros are seen by the order of lines, or by the path of an import that has their name alone.
    fn macros_of(&self, name: &str) -> Targets {
        let files = self.macros.get(name).into_iter();
        files
            .flat_map(|all| &all.files)
            .map(|file| Target::Item {
                file: file.clone(),
                name: format!("{name}!"),
            })
            .collect()
    }

    fn item(&self, module: usize, name: &str) -> Target {
        Target::Item {
            file: self.modules[module].file.clone(),
            name: name.to_owned(),
        }
    }

    /// Whether a module is another or stands below it.
    fn is_in(&self, module: usize, of: usize) -> bool {
        let mut at = Some(module);
        while let Some(module) = at {
            if module == of {
                return true;
            }
            at = self.modules[module].parent;
        }
        false
    }

    /// Notes what macros make, and where the associated items of types stand, now that all names are known.
    pub(super) fn complete(&mut self) {
        for module in &mut self.modules {
            let macros = module
                .made_by
                .iter()
                .filter_map(|name| self.macros.get(name));
            module.made.extend(macros.flat_map(|of| of.words.clone()));
        }
        for (module, path, names) in std::mem::take(&mut self.blocks) {
            let file = self.modules[module].file.clone();
            for target in self.resolve(module, &path) {
                let Target::Item { file: of, name } = target else {
                    continue;
                };
                let all = self.associated.entry((of, name)).or_default();
                for name in &names {
                    all.entry(name.clone()).or_default().insert(file.clone());
                }
            }
        }
    }
}
