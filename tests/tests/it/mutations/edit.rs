//! Changes of a body at a place, which may lie within a text that holds JSON.

use std::collections::BTreeSet;

use bilispec_codegen::source::pointer;
use serde_json::Value;

/// A change and what is expected of it.
#[derive(Debug)]
pub(crate) struct Mutation {
    /// In a word.
    pub(crate) what: &'static str,
    /// Steps from the whole body.
    pub(crate) path: Vec<String>,
    /// What is done there.
    pub(crate) edit: Edit,
    /// Rules and places.
    pub(crate) expected: BTreeSet<(&'static str, String)>,
}

/// What is done at a place.
#[derive(Debug)]
pub(crate) enum Edit {
    /// Another value.
    Set(Value),
    /// The member is gone.
    Remove,
}

impl Mutation {
    /// A change that is followed by one finding at its own place, or by none.
    pub(crate) fn new(
        what: &'static str,
        path: &[String],
        edit: Edit,
        rule: Option<&'static str>,
    ) -> Self {
        let place = pointer::join(path);
        Self {
            what,
            path: path.to_vec(),
            edit,
            expected: rule.map(|rule| (rule, place)).into_iter().collect(),
        }
    }

    /// The changed body.
    pub(crate) fn apply(&self, body: &Value) -> Value {
        let mut body = body.clone();
        change(&mut body, &self.path, &self.edit);
        body
    }

    pub(crate) fn place(&self) -> String {
        format!("{} ({:?})", pointer::join(&self.path), self.edit)
    }
}

fn change(value: &mut Value, path: &[String], edit: &Edit) {
    let Some((step, rest)) = path.split_first() else {
        if let Edit::Set(new) = edit {
            *value = new.clone();
        }
        return;
    };
    match value {
        Value::String(text) => {
            let mut inner: Value = serde_json::from_str(text).unwrap();
            change(&mut inner, path, edit);
            *text = inner.to_string();
        }
        Value::Array(items) => change(&mut items[step.parse::<usize>().unwrap()], rest, edit),
        Value::Object(members) => match (rest, edit) {
            ([], Edit::Remove) => {
                members.remove(step).unwrap();
            }
            ([], Edit::Set(new)) => {
                members.insert(step.clone(), new.clone());
            }
            _ => change(&mut members[step.as_str()], rest, edit),
        },
        other => panic!("nothing at {path:?} in {other}"),
    }
}
