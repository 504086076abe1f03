//! The static tables against those built at run time: from each root, part by part, everything is the same but the
//! numbers, and every place is the one in the spec.

use std::collections::HashMap;

use bilispec_codegen::model::Place as Part;
use bilispec_codegen::schema::{self, SchemaDoc};
use bilispec_engine::Schema;
use bilispec_engine::table::{Check, Constant, List, NONE, NodeId, Table};

use crate::validators::{load, rows};

/// Two tables, and which of their nodes stand for one another.
struct Pair<'p> {
    document: &'p SchemaDoc,
    built: &'p Table,
    fixed: &'p Table,
    known: HashMap<NodeId, NodeId>,
    todo: Vec<(NodeId, NodeId)>,
    checks: usize,
}

impl Pair<'_> {
    fn same(&mut self, built: NodeId, fixed: NodeId) {
        assert_eq!(built == NONE, fixed == NONE);
        if built == NONE {
            return;
        }
        match self.known.insert(built, fixed) {
            None => self.todo.push((built, fixed)),
            Some(before) => assert_eq!(before, fixed, "two nodes for {}", self.place(built, "")),
        }
    }

    fn place(&self, built: NodeId, keyword: &str) -> String {
        let origin = self.document.locate(&self.built.place(built, keyword));
        format!("{}#{}", origin.file, origin.pointer)
    }

    fn all(&mut self, built: List, fixed: List) {
        let (built, fixed) = (
            self.built.ids(built).to_vec(),
            self.fixed.ids(fixed).to_vec(),
        );
        assert_eq!(built.len(), fixed.len());
        for (built, fixed) in built.into_iter().zip(fixed) {
            self.same(built, fixed);
        }
    }

    fn properties(&mut self, built: List, fixed: List) {
        let (built, fixed) = (self.built.properties(built), self.fixed.properties(fixed));
        let name = |table: &Table, name| table.str(name).to_owned();
        assert_eq!(built.len(), fixed.len());
        for (built, fixed) in built.iter().zip(fixed) {
            assert_eq!(name(self.built, built.name), name(self.fixed, fixed.name));
            self.same(built.node, fixed.node);
        }
    }

    fn texts(&self, built: List, fixed: List) {
        let built: Vec<&str> = self.built.strs(built).collect();
        let fixed: Vec<&str> = self.fixed.strs(fixed).collect();
        assert_eq!(built, fixed);
    }

    fn constant(&self, built: Constant, fixed: Constant) {
        assert_eq!(self.built.show(built), self.fixed.show(fixed));
    }

    fn constants(&self, built: List, fixed: List) {
        let (built, fixed) = (self.built.constants(built), self.fixed.constants(fixed));
        assert_eq!(built.len(), fixed.len());
        for (built, fixed) in built.iter().zip(fixed) {
            self.constant(*built, *fixed);
        }
    }

    fn envelope(&mut self, built: u32, fixed: u32) {
        let (built, fixed) = (
            self.built.envelope(built).copied(),
            self.fixed.envelope(fixed).copied(),
        );
        assert_eq!(built.is_some(), fixed.is_some());
        let (Some(built), Some(fixed)) = (built, fixed) else {
            return;
        };
        self.same(built.node, fixed.node);
        self.texts(built.code, fixed.code);
        assert_eq!(self.built.str(built.data), self.fixed.str(fixed.data));
        self.constants(built.success, fixed.success);
    }

    fn node(&mut self, built_id: NodeId, fixed_id: NodeId) {
        let (built, fixed) = (*self.built.node(built_id), *self.fixed.node(fixed_id));
        assert_eq!(self.place(built_id, ""), self.fixed.place(fixed_id, ""));
        assert_eq!(built.types, fixed.types);
        assert_eq!(
            (built.never, built.holds_sensitive),
            (fixed.never, fixed.holds_sensitive)
        );
        let rules = (
            self.built.object(&built).copied(),
            self.fixed.object(&fixed).copied(),
        );
        assert_eq!(rules.0.is_some(), rules.1.is_some());
        if let (Some(built), Some(fixed)) = rules {
            assert_eq!(built.declares, fixed.declares);
            self.properties(built.properties, fixed.properties);
            assert_eq!(self.built.ids(built.by_name), self.fixed.ids(fixed.by_name));
            self.same(built.additional, fixed.additional);
            self.texts(built.required, fixed.required);
            let patterned = (
                self.built.patterned(built.patterns).to_vec(),
                self.fixed.patterned(fixed.patterns).to_vec(),
            );
            assert_eq!(patterned.0.len(), patterned.1.len());
            for (built, fixed) in patterned.0.into_iter().zip(patterned.1) {
                let source = self.built.pattern_source(built.pattern);
                assert_eq!(source, self.fixed.pattern_source(fixed.pattern));
                self.same(built.node, fixed.node);
            }
        }
        let rules = (
            self.built.array(&built).copied(),
            self.fixed.array(&fixed).copied(),
        );
        assert_eq!(rules.0.is_some(), rules.1.is_some());
        if let (Some(built), Some(fixed)) = rules {
            self.all(built.prefix, fixed.prefix);
            self.same(built.items, fixed.items);
            self.same(built.contains, fixed.contains);
            assert_eq!(
                (built.min_contains, built.max_contains),
                (fixed.min_contains, fixed.max_contains)
            );
        }
        let checks = (
            self.built.checks(&built).to_vec(),
            self.fixed.checks(&fixed).to_vec(),
        );
        assert_eq!(checks.0.len(), checks.1.len());
        for (built, fixed) in checks.0.into_iter().zip(checks.1) {
            self.check(built, fixed);
        }
        let notes = (
            self.built.note(&built).copied(),
            self.fixed.note(&fixed).copied(),
        );
        assert_eq!(notes.0.is_some(), notes.1.is_some());
        if let (Some(built), Some(fixed)) = notes {
            assert_eq!(built.sensitive, fixed.sensitive);
            assert_eq!(
                (built.json_text, built.allow_empty),
                (fixed.json_text, fixed.allow_empty)
            );
            self.same(built.content, fixed.content);
            self.texts(built.names, fixed.names);
            self.constants(built.success, fixed.success);
            self.envelope(built.envelope, fixed.envelope);
            let known = (self.built.known(&built), self.fixed.known(&fixed));
            assert_eq!(known.0.len(), known.1.len());
            for (built, fixed) in known.0.iter().zip(known.1) {
                self.constant(built.value, fixed.value);
                assert_eq!(self.built.str(built.name), self.fixed.str(fixed.name));
            }
            let expects = (self.built.expect(&built), self.fixed.expect(&fixed));
            assert_eq!(expects.0.is_some(), expects.1.is_some());
            if let (Some(built), Some(fixed)) = expects {
                assert_eq!(
                    (built.minimum, built.maximum),
                    (fixed.minimum, fixed.maximum)
                );
                assert_eq!(self.built.str(built.below), self.fixed.str(fixed.below));
                assert_eq!(self.built.str(built.above), self.fixed.str(fixed.above));
            }
        }
    }

    fn check(&mut self, built: Check, fixed: Check) {
        self.checks += 1;
        match (built, fixed) {
            (Check::Enum(built), Check::Enum(fixed)) => self.constants(built, fixed),
            (Check::Const(built), Check::Const(fixed)) => self.constant(built, fixed),
            (Check::Pattern(built), Check::Pattern(fixed)) => {
                let source = self.built.pattern_source(built);
                assert_eq!(source, self.fixed.pattern_source(fixed));
            }
            (Check::Ref(built), Check::Ref(fixed))
            | (Check::Not(built), Check::Not(fixed))
            | (Check::PropertyNames(built), Check::PropertyNames(fixed)) => self.same(built, fixed),
            (Check::AllOf(built), Check::AllOf(fixed))
            | (Check::AnyOf(built), Check::AnyOf(fixed))
            | (Check::OneOf(built), Check::OneOf(fixed)) => self.all(built, fixed),
            (Check::DependentSchemas(built), Check::DependentSchemas(fixed)) => {
                self.properties(built, fixed);
            }
            (Check::DependentRequired(built), Check::DependentRequired(fixed)) => {
                let (built, fixed) = (self.built.dependents(built), self.fixed.dependents(fixed));
                assert_eq!(built.len(), fixed.len());
                for (built, fixed) in built.iter().zip(fixed) {
                    assert_eq!(self.built.str(built.name), self.fixed.str(fixed.name));
                    self.texts(built.required, fixed.required);
                }
            }
            (
                Check::If {
                    test,
                    then,
                    otherwise,
                },
                Check::If {
                    test: fixed_test,
                    then: fixed_then,
                    otherwise: fixed_otherwise,
                },
            ) => {
                self.same(test, fixed_test);
                self.same(then, fixed_then);
                self.same(otherwise, fixed_otherwise);
            }
            // The others hold numbers only.
            (built, fixed) => assert_eq!(format!("{built:?}"), format!("{fixed:?}")),
        }
    }
}

/// Gives the numbers of nodes and checks that were compared.
fn same(document: &SchemaDoc, fixed: &Schema) -> (usize, usize) {
    let built = Schema::from_json_str(&document.json_text).unwrap();
    let (built, fixed) = (built.table(), fixed.table());
    let mut pair = Pair {
        document,
        built,
        fixed,
        known: HashMap::new(),
        todo: Vec::new(),
        checks: 0,
    };
    pair.same(built.root, fixed.root);
    pair.envelope(built.envelope, fixed.envelope);
    assert_eq!(built.lists_codes, fixed.lists_codes);
    assert_eq!(built.codes.len(), fixed.codes.len());
    for (one, other) in built.codes.iter().zip(fixed.codes.iter()) {
        assert_eq!(one.value, other.value);
        assert_eq!(built.str(one.name), fixed.str(other.name));
        assert_eq!(built.str(one.class), fixed.str(other.class));
        pair.same(one.data, other.data);
    }
    assert_eq!(built.outcome.is_some(), fixed.outcome.is_some());
    if let (Some(one), Some(other)) = (built.outcome, fixed.outcome) {
        pair.texts(one.path, other.path);
        pair.same(one.node, other.node);
    }
    while let Some((one, other)) = pair.todo.pop() {
        pair.node(one, other);
    }
    let reached = (0..NONE)
        .zip(built.parts.nodes.iter())
        .filter(|(id, _)| pair.known.contains_key(id));
    assert_eq!(
        reached.count(),
        built.parts.nodes.len(),
        "nodes that nothing leads to"
    );
    (pair.known.len(), pair.checks)
}

#[test]
fn static_tables_are_those_built_at_run_time() {
    let loaded = load();
    let api = loaded.api.as_ref().unwrap();
    let (mut nodes, mut checks, mut schemas) = (0, 0, 0);
    let mut compare = |document: SchemaDoc, fixed: &Schema| {
        let compared = same(&document, fixed);
        nodes += compared.0;
        checks += compared.1;
        schemas += 1;
    };
    for (operation, row) in rows(api) {
        let validators = row.validators;
        compare(
            schema::reply(&loaded.project, api, operation),
            validators.reply,
        );
        let requests = [
            (Part::Path, validators.path),
            (Part::Query, Some(validators.query)),
            (Part::Header, validators.header),
            (Part::Form, validators.form),
            (Part::Json, validators.json),
        ];
        for (part, fixed) in requests {
            let mut parameters = operation.request.parameters.iter();
            let takes = parameters.any(|parameter| parameter.place == part);
            assert_eq!(
                takes || part == Part::Query,
                fixed.is_some(),
                "{} {part:?}",
                row.id
            );
            if let Some(fixed) = fixed {
                compare(
                    schema::request(&loaded.project, api, operation, part),
                    fixed,
                );
            }
        }
    }
    println!("{schemas} schemas, {nodes} nodes, {checks} checks");
    assert!(schemas >= 19 && nodes > 400);
}
