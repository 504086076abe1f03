//! From the files of a spec to one document.

use std::collections::{HashMap, HashSet, VecDeque};

use super::kinds::{Form, Kind, SECTIONS};
use super::names::{self, Names};
use super::servers;
use crate::diagnostics::{Diagnostic, rules};
use crate::source::{Entry, Json, Node, NodeKind, Project, Span, pointer};

/// As many references in a row are followed.
const MAX_CHAIN: usize = 100;

/// See [`super::build`].
pub(super) fn build(project: &Project, types: Option<Names>) -> Result<Json, Vec<Diagnostic>> {
    let mut builder = Builder {
        project,
        types,
        problems: Vec::new(),
        names: HashMap::new(),
        used: HashSet::new(),
        queue: VecDeque::new(),
        inlining: Vec::new(),
        root_components: HashSet::new(),
    };
    let document = builder.document();
    match document {
        Some(document) if builder.problems.is_empty() => Ok(document),
        _ => Err(builder.problems),
    }
}

/// A component that is referred to and still has to be written.
struct Pending<'p> {
    section: &'static str,
    name: String,
    kind: Kind,
    node: &'p Node,
}

struct Builder<'p> {
    project: &'p Project,
    /// The names of types, of a spec of ours.
    types: Option<Names>,
    problems: Vec<Diagnostic>,
    /// The names of components, by section and place.
    names: HashMap<(&'static str, Span), String>,
    /// Names that are in use, by section.
    used: HashSet<(&'static str, String)>,
    queue: VecDeque<Pending<'p>>,
    /// What is being written in place of references to it.
    inlining: Vec<Span>,
    /// What stands in the root document's `components`.
    root_components: HashSet<Span>,
}

type Members = Vec<(String, Json)>;

impl<'p> Builder<'p> {
    fn document(&mut self) -> Option<Json> {
        let Some(root) = self.project.document() else {
            let message = "the root document cannot be read";
            self.problems
                .push(Diagnostic::without_place(rules::MISSING_FILE, message));
            return None;
        };
        self.reserve(root);
        let mut document = self.value(root, Kind::Root);
        servers::at_root(&mut document);
        let Json::Object(mut members) = document else {
            return None;
        };
        let mut moved: HashMap<&'static str, Members> = HashMap::new();
        while let Some(pending) = self.queue.pop_front() {
            let value = self.own(pending.node, pending.kind);
            moved
                .entry(pending.section)
                .or_default()
                .push((pending.name, value));
        }
        let place = members.iter().position(|(key, _)| key == "components");
        let components = match place.and_then(|place| members.get_mut(place)) {
            Some((_, Json::Object(components))) => components,
            _ if moved.is_empty() => return Some(Json::Object(members)),
            _ => {
                members.push(("components".to_owned(), Json::Object(Vec::new())));
                match members.last_mut() {
                    Some((_, Json::Object(components))) => components,
                    _ => return None,
                }
            }
        };
        for (section, _) in SECTIONS {
            let Some(new) = moved.remove(section) else {
                continue;
            };
            match components.iter_mut().find(|(key, _)| key == section) {
                Some((_, Json::Object(known))) => known.extend(new),
                _ => components.push(((*section).to_owned(), Json::Object(new))),
            }
        }
        Some(Json::Object(members))
    }

    /// What stands in the root document's `components` keeps its name.
    fn reserve(&mut self, root: &Node) {
        for (section, _) in SECTIONS {
            let known = root
                .get("components")
                .and_then(|components| components.get(section));
            for entry in known.and_then(Node::entries).unwrap_or_default() {
                let name = entry.key.text.clone();
                self.names.insert((section, entry.value.span), name.clone());
                self.root_components.insert(entry.value.span);
                self.used.insert((section, name));
            }
        }
    }

    fn value(&mut self, node: &'p Node, kind: Kind) -> Json {
        if kind == Kind::Schema && self.is_named(node) {
            return Json::Object(vec![(
                "$ref".to_owned(),
                self.reference("schemas", kind, node),
            )]);
        }
        self.own(node, kind)
    }

    /// Whether a schema that stands in place becomes a component: readers of the document make types of components, and of
    /// others as they can. In a spec of ours it is what the client has a type for, or an object with a title; elsewhere
    /// whatever has a title that is a name.
    fn is_named(&self, node: &Node) -> bool {
        if node.get("$ref").is_some() || self.is_component(node) {
            return false;
        }
        if let Some(types) = &self.types
            && (types.contains_key(&node.span) || node.get("properties").is_none())
        {
            return types.contains_key(&node.span);
        }
        let title = node.get("title").and_then(Node::as_str);
        let is_name = |title: &str| {
            title.starts_with(|c: char| c.is_ascii_alphabetic())
                && title.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        title.is_some_and(is_name)
    }

    /// What the root's `components` hold stays there.
    fn is_component(&self, node: &Node) -> bool {
        self.root_components.contains(&node.span)
    }

    fn reference(&mut self, section: &'static str, kind: Kind, target: &'p Node) -> Json {
        let name = self.name(section, kind, target);
        Json::String(format!("#/components/{section}/{}", pointer::escape(&name)))
    }

    /// What stands at a node itself.
    fn own(&mut self, node: &'p Node, kind: Kind) -> Json {
        let Some(entries) = node.entries().filter(|_| kind != Kind::Data) else {
            return node.to_json();
        };
        let reference = entries.iter().find(|entry| entry.key.text == "$ref");
        let reference = reference.filter(|_| kind.is_referable());
        let Some(reference) = reference else {
            return Json::Object(self.members(entries, kind));
        };
        let Some(target) = self.target(reference) else {
            return Json::Object(self.members(entries, Kind::Data));
        };
        match kind.section() {
            Some(section) => {
                let path = self.reference(section, kind, target);
                let mut members = Vec::new();
                for entry in entries {
                    let value = if entry.key.text == "$ref" {
                        path.clone()
                    } else {
                        self.member(entry, kind)
                    };
                    members.push((entry.key.text.clone(), value));
                }
                Json::Object(members)
            }
            None => self.inline(entries, target, kind),
        }
    }

    /// What a reference leads to, with what stands beside the reference.
    fn inline(&mut self, entries: &'p [Entry], target: &'p Node, kind: Kind) -> Json {
        if self.inlining.contains(&target.span) {
            let message = "the reference leads back to itself";
            self.problems
                .push(Diagnostic::error(rules::CIRCULAR_REF, target.span, message));
            return Json::Null;
        }
        if self.inlining.len() >= MAX_CHAIN {
            let message = format!("a chain of more than {MAX_CHAIN} references");
            self.problems
                .push(Diagnostic::error(rules::TOO_DEEP, target.span, message));
            return Json::Null;
        }
        self.inlining.push(target.span);
        let mut value = self.value(target, kind);
        self.inlining.pop();
        if let Json::Object(members) = &mut value {
            for entry in entries.iter().filter(|entry| entry.key.text != "$ref") {
                let own = self.member(entry, kind);
                match members.iter_mut().find(|(key, _)| *key == entry.key.text) {
                    Some(known) => known.1 = own,
                    None => members.push((entry.key.text.clone(), own)),
                }
            }
        }
        value
    }

    fn members(&mut self, entries: &'p [Entry], kind: Kind) -> Members {
        let mut members = Vec::new();
        if kind == Kind::Operation && self.types.is_some() {
            let summary = names::summary(entries);
            members.extend(summary.map(|summary| ("summary".to_owned(), summary)));
        }
        for entry in entries {
            match self.fixture(entry, kind) {
                Some(value) => members.push(("value".to_owned(), value)),
                None => members.push((entry.key.text.clone(), self.member(entry, kind))),
            }
        }
        members
    }

    fn member(&mut self, entry: &'p Entry, kind: Kind) -> Json {
        let (kind, form) = kind.member(&entry.key.text);
        match (form, &entry.value.kind) {
            (Form::List, NodeKind::Sequence(items)) => {
                Json::Array(items.iter().map(|item| self.value(item, kind)).collect())
            }
            (Form::Map, NodeKind::Mapping(entries)) => {
                let member =
                    |entry: &'p Entry| (entry.key.text.clone(), self.value(&entry.value, kind));
                Json::Object(entries.iter().map(member).collect())
            }
            (Form::One, _) => self.value(&entry.value, kind),
            _ => entry.value.to_json(),
        }
    }

    /// The value that an example's `externalValue` names.
    fn fixture(&mut self, entry: &'p Entry, kind: Kind) -> Option<Json> {
        if kind != Kind::Example || entry.key.text != "externalValue" {
            return None;
        }
        let node = &entry.value;
        let text = node.as_str()?;
        let (rule, why) = match self.project.relative(text, node.span.file) {
            Ok(path) => match self.project.read(&path).map(|bytes| Json::parse(&bytes)) {
                Ok(Ok(value)) => return Some(value),
                Ok(Err(error)) => (rules::WRONG_VALUE, format!("not JSON: {error}")),
                Err(why) => (rules::MISSING_FILE, why),
            },
            Err(error) => (rules::MISSING_FILE, error.to_string()),
        };
        let problem = Diagnostic::error(rule, node.span, format!("`{text}`: {why}"));
        self.problems.push(problem);
        None
    }

    fn target(&mut self, reference: &Entry) -> Option<&'p Node> {
        let node = &reference.value;
        match self.project.resolve(node.as_str()?, node.span.file) {
            Ok(target) => Some(target),
            Err(error) => {
                let message = format!("the reference leads to nothing: {error}");
                self.problems
                    .push(Diagnostic::error(rules::DANGLING_REF, node.span, message));
                None
            }
        }
    }

    /// The name of the component at `target`; a new one is queued to be written.
    fn name(&mut self, section: &'static str, kind: Kind, target: &'p Node) -> String {
        if let Some(name) = self.names.get(&(section, target.span)) {
            return name.clone();
        }
        let wanted = self.wanted(kind, target);
        let free = |name: &&String| !self.used.contains(&(section, (*name).clone()));
        let best = wanted.iter().find(free).or(wanted.first());
        let best = best.map_or("component", String::as_str);
        let mut name = best.to_owned();
        let mut number = 2;
        while !self.used.insert((section, name.clone())) {
            name = format!("{best}{number}");
            number += 1;
        }
        self.names.insert((section, target.span), name.clone());
        self.queue.push_back(Pending {
            section,
            name: name.clone(),
            kind,
            node: target,
        });
        name
    }

    /// What a component is called, the best name first: the schema's title, that of its type in the client, and the key that
    /// stands first in a file; or else its key, or its file's.
    fn wanted(&self, kind: Kind, target: &Node) -> Vec<String> {
        let of_schema = kind == Kind::Schema;
        let title = target.get("title").and_then(Node::as_str);
        let types = self.types.as_ref().filter(|_| of_schema);
        let named = types.and_then(|types| types.get(&target.span));
        let path = self.project.pointer_of(target.span);
        let path = path
            .and_then(|path| pointer::split(&path))
            .unwrap_or_default();
        let key = path.last().map(String::as_str);
        let file = self.project.path(target.span.file).rsplit('/').next();
        let stem = file.map(|file| file.split('.').next().unwrap_or(file));
        let best = [
            title.filter(|_| of_schema),
            named.map(String::as_str),
            key.filter(|_| path.len() == 1),
        ];
        let candidates = |names: [Option<&str>; 3]| -> Vec<String> {
            let names = names.into_iter().flatten().map(name_of);
            names.filter(|name| !name.is_empty()).collect()
        };
        let best = candidates(best);
        if best.is_empty() {
            return candidates([key, stem, Some("component")]);
        }
        best
    }
}

/// The characters that `OpenAPI` allows in a component's name.
fn name_of(text: &str) -> String {
    let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    text.chars().filter(allowed).collect()
}
