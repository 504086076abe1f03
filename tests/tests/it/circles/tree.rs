//! A crate's modules as its files declare them: what each defines, what it imports, and which names its code has.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta, UseTree};

use super::mention::Mention;
use super::mentions::{self, is_private};

/// A crate, as far as its own files say what stands where.
#[derive(Default)]
pub(super) struct Crate {
    pub(super) modules: Vec<Module>,
    /// Where macros by this name are defined: an order of lines decides whether they are seen, not a path.
    pub(super) macros: BTreeMap<String, Macro>,
    /// Where the associated items of a type stand: by the file and the name of the type, then by their own names.
    pub(super) associated: BTreeMap<(String, String), BTreeMap<String, BTreeSet<String>>>,
    /// What stands in an `impl` block of an item that is not a trait's, until all modules are known: the module, the type,
    /// and the names.
    pub(super) blocks: Vec<(usize, Vec<String>, Vec<String>)>,
    /// Files that only tests have.
    pub(super) of_tests: BTreeSet<String>,
}

/// The macros of one name.
#[derive(Default)]
pub(super) struct Macro {
    pub(super) files: BTreeSet<String>,
    /// The names in their texts.
    pub(super) words: BTreeSet<String>,
}

/// A module, in a file of its own or in a part of one.
pub(super) struct Module {
    pub(super) file: String,
    pub(super) parent: Option<usize>,
    /// What a name stands for here: several things, where a module and a function share it or a feature chooses.
    pub(super) scope: BTreeMap<String, Vec<Binding>>,
    pub(super) globs: Vec<Import>,
    /// Each once, however often it stands there.
    pub(super) mentions: BTreeSet<Mention>,
    /// Names in the texts from which macros define items here.
    pub(super) made: BTreeSet<String>,
    /// The macros that do.
    pub(super) made_by: BTreeSet<String>,
}

pub(super) struct Binding {
    pub(super) meaning: Meaning,
    pub(super) is_private: bool,
}

pub(super) enum Meaning {
    Module(usize),
    Item,
    Import(Vec<String>),
}

pub(super) struct Import {
    pub(super) path: Vec<String>,
    pub(super) is_private: bool,
}

/// The texts of a crate's files by their paths, with `/`.
pub(super) type Files = BTreeMap<String, String>;

/// Reads the crate whose root is one of the files.
pub(super) fn read(files: &Files, root: &str) -> Result<Crate, String> {
    let mut reader = Reader {
        files,
        all: Crate::default(),
    };
    let folder = folder(root).to_owned();
    reader.file(root, &folder, None)?;
    Ok(reader.all)
}

struct Reader<'f> {
    files: &'f Files,
    all: Crate,
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn below(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

impl Reader<'_> {
    /// A file; `children` is the folder in which the modules that it declares stand.
    fn file(&mut self, path: &str, children: &str, parent: Option<usize>) -> Result<usize, String> {
        let text = self
            .files
            .get(path)
            .ok_or_else(|| format!("there is no {path}"))?;
        let mut read = syn::parse_file(text).map_err(|error| format!("{path}: {error}"))?;
        if mentions::is_test(&read.attrs) {
            read.items.clear();
        }
        self.module(path, children, parent, &read.items)
    }

    fn module(
        &mut self,
        file: &str,
        children: &str,
        parent: Option<usize>,
        items: &[Item],
    ) -> Result<usize, String> {
        let id = self.all.modules.len();
        self.all.modules.push(Module {
            file: file.to_owned(),
            parent,
            scope: BTreeMap::new(),
            globs: Vec::new(),
            mentions: BTreeSet::new(),
            made: BTreeSet::new(),
            made_by: BTreeSet::new(),
        });
        for item in items {
            self.item(id, children, item)?;
        }
        Ok(id)
    }

    fn item(&mut self, id: usize, children: &str, item: &Item) -> Result<(), String> {
        if let Item::Mod(module) = item {
            return self.declared(id, children, module);
        }
        let found = mentions::of(item);
        let module = &mut self.all.modules[id];
        let file = module.file.clone();
        for import in found.imports {
            module.import(&import.tree, &mut Vec::new(), import.is_private);
        }
        for (name, is_private) in found.defined {
            module.bind(name, Meaning::Item, is_private);
        }
        module.mentions.extend(found.mentions);
        module.made.extend(found.made);
        module.made_by.extend(found.made_by);
        for (name, words) in found.macros {
            let of = self.all.macros.entry(name).or_default();
            of.files.insert(file.clone());
            of.words.extend(words);
        }
        for (path, names) in found.blocks {
            self.all.blocks.push((id, path, names));
        }
        Ok(())
    }

    fn declared(&mut self, id: usize, children: &str, module: &syn::ItemMod) -> Result<(), String> {
        let name = module.ident.to_string();
        let name = name.strip_prefix("r#").unwrap_or(&name).to_owned();
        let file = self.all.modules[id].file.clone();
        let inner = below(children, &name);
        let place = Place::of(self.files, &file, children, &name, &module.attrs);
        if mentions::is_test(&module.attrs) {
            let beside = format!("{inner}/");
            let files = self.files.keys();
            let files = files.filter(|path| path.starts_with(&beside)).cloned();
            self.all.of_tests.extend(files);
            self.all.of_tests.extend(place.map(|place| place.file));
            return Ok(());
        }
        let child = if let Some((_, items)) = &module.content {
            self.module(&file, &inner, Some(id), items)?
        } else {
            let place = place.ok_or_else(|| format!("{file}: no file of `mod {name}`"))?;
            self.file(&place.file, &place.children, Some(id))?
        };
        let is_private = is_private(&module.vis);
        self.all.modules[id].bind(name, Meaning::Module(child), is_private);
        Ok(())
    }
}

/// Where the file of a declared module stands, and the modules that it declares in turn.
struct Place {
    file: String,
    children: String,
}

impl Place {
    fn of(
        files: &Files,
        from: &str,
        children: &str,
        name: &str,
        attrs: &[Attribute],
    ) -> Option<Self> {
        if let Some(path) = attrs.iter().find_map(path_of) {
            let file = below(folder(from), &path);
            let children = folder(&file).to_owned();
            return files.contains_key(&file).then_some(Self { file, children });
        }
        let inner = below(children, name);
        let candidates = [format!("{inner}.rs"), format!("{inner}/mod.rs")];
        let file = candidates
            .into_iter()
            .find(|path| files.contains_key(path))?;
        Some(Self {
            file,
            children: inner,
        })
    }
}

/// `#[path = "…"]`.
fn path_of(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

impl Module {
    fn bind(&mut self, name: String, meaning: Meaning, is_private: bool) {
        self.scope.entry(name).or_default().push(Binding {
            meaning,
            is_private,
        });
    }

    fn import(&mut self, tree: &UseTree, before: &mut Vec<String>, is_private: bool) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.import(&path.tree, before, is_private);
                before.pop();
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before, is_private);
                }
            }
            UseTree::Glob(_) => self.globs.push(Import {
                path: before.clone(),
                is_private,
            }),
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                self.import_as(&name, &name, before, is_private);
            }
            UseTree::Rename(rename) => {
                let (name, alias) = (rename.ident.to_string(), rename.rename.to_string());
                self.import_as(&name, &alias, before, is_private);
            }
        }
    }

    fn import_as(&mut self, name: &str, alias: &str, before: &[String], is_private: bool) {
        let mut path = before.to_vec();
        let mut alias = alias;
        if name == "self" {
            if alias == "self" {
                alias = before.last().map_or("self", String::as_str);
            }
        } else {
            path.push(name.to_owned());
        }
        let alias = alias.to_owned();
        if is_private {
            self.mentions.insert(Mention::import(path.clone()));
        }
        self.bind(alias, Meaning::Import(path), is_private);
    }
}
