//! From a lesson to the changes of the spec that take it in: always wider, never narrower.
//!
//! Changes name places by pointer and are made out against the draft at hand, so that any of several may be left out.
//! What a capture can't tell, or what would have to be laid out anew, is left to a person, with the reason.

use bilispec_codegen::edit::Edit;
use bilispec_codegen::model::JsonKind as Kind;
use bilispec_codegen::source::{Json, pointer};
use bilispec_engine::Rule;

use super::draft::{Draft, FileEdit};
use super::mend::{Mend, Mended};
use super::{codes, schema, values};
use crate::observations::{About, Key, Lesson};
use crate::report::Part;
use bilispec_wire::privacy;

/// Longer names are no names of fields.
const LONGEST_NAME: usize = 60;

/// What has to change for the spec to take a lesson in.
pub(super) fn mend(draft: &Draft, key: &Key, lesson: &Lesson) -> Mended {
    let mend = Mend { draft, key, lesson };
    if key.part != Part::ResponseBody && key.part != Part::ResponseStatus {
        return match &key.about {
            About::Field(name) => mend.field(name),
            About::Rule(Rule::Enum | Rule::UnknownValue) => values::mend(&mend),
            _ => Err("it speaks of this caller, not of what may be sent".to_owned()),
        };
    }
    match &key.about {
        About::Field(name) => mend.field(name),
        About::Missing(name) => mend.missing(name),
        About::Code(operation, code) => codes::code(&mend, *operation, code.as_ref()),
        About::Status(operation, status) => Ok(mend.status(*operation, *status)),
        About::Rule(rule) => match rule {
            Rule::Type => mend.kind(),
            Rule::Enum | Rule::UnknownValue => values::mend(&mend),
            Rule::Minimum | Rule::Maximum => mend.bound(),
            Rule::DuplicateKey => Err("the reply repeats a key: no schema can say so".to_owned()),
            Rule::Envelope => Err("the reply is of no form that the envelope knows".to_owned()),
            _ => Err("how far this should be widened is not in the capture".to_owned()),
        },
    }
}

impl Mend<'_> {
    fn field(&self, name: &str) -> Mended {
        if name.is_empty() || name.chars().count() > LONGEST_NAME || privacy::is_private_key(name) {
            return Err("its name looks like data, not like a field's".to_owned());
        }
        let shape = &self.lesson.shape;
        if shape.is_huge() {
            return Err("integers beyond 64 bits have no type in the client".to_owned());
        }
        let (base, last) = self.parent();
        let is_request = self.key.part != Part::ResponseBody;
        let wanted = if is_request { "reported" } else { "observed" };
        if is_request && !matches!(last, "properties") {
            return self.parameter(name);
        }
        let owner = self.value(base).unwrap_or(Json::Null);
        let is_said = owner.get("x-evidence").and_then(Json::as_str) == Some(wanted);
        let evidence = (!is_said && !self.draft.is_plain()).then_some(wanted);
        let new = if is_request {
            schema::sent(name, shape, evidence)
        } else {
            schema::field(name, shape, evidence)
        };
        let new = self.schema(new);
        let edit = if owner.get("properties").is_some() {
            Edit::insert(format!("{base}/properties"), name, new)
        } else {
            let list = Json::Object(vec![(name.to_owned(), new)]);
            Edit::insert(base, "properties", list)
        };
        Ok(vec![self.edit(edit)])
    }

    /// A parameter beside the body.
    fn parameter(&self, name: &str) -> Mended {
        let place = match self.key.part {
            Part::RequestQuery => "query",
            _ => return Err("where it belongs has to be told".to_owned()),
        };
        let said = Json::String;
        let mut parameter = vec![
            ("name".to_owned(), said(name.to_owned())),
            ("in".to_owned(), said(place.to_owned())),
        ];
        if !self.draft.is_plain() {
            parameter.push(("x-evidence".to_owned(), said("reported".to_owned())));
        }
        let shape = &self.lesson.shape;
        if let Some(sensitivity) = shape.sensitivity(name) {
            parameter.push(("x-sensitive".to_owned(), schema::word(sensitivity)));
        }
        let schema = self.schema(schema::sent_value(shape));
        parameter.push(("schema".to_owned(), schema));
        let parameter = Json::Object(parameter);
        let pointer = self.key.pointer.as_str();
        match self.value(pointer) {
            Some(Json::Array(_)) => Ok(vec![self.edit(Edit::append(pointer, parameter))]),
            Some(Json::Object(_)) => {
                let list = Json::Array(vec![parameter]);
                Ok(vec![self.edit(Edit::insert(pointer, "parameters", list))])
            }
            _ => Err("the operation's parameters were not found".to_owned()),
        }
    }

    /// A member that is not always there.
    fn missing(&self, name: &str) -> Mended {
        let pointer = self.key.pointer.as_str();
        let Some(Json::Array(list)) = self.value(pointer) else {
            return Err("what asks for it is not a list of required members".to_owned());
        };
        let index = list.iter().position(|item| item.as_str() == Some(name));
        let index = index.ok_or("it is not in the list of required members any more")?;
        let (base, _) = self.parent();
        let others = match self.value(base) {
            Some(Json::Object(members)) => members.len() > 1,
            _ => false,
        };
        let edit = if list.len() == 1 && others {
            Edit::remove(pointer)
        } else {
            Edit::remove(format!("{pointer}/{index}"))
        };
        Ok(vec![self.edit(edit)])
    }

    /// Values of another type.
    fn kind(&self) -> Mended {
        let seen = self.lesson.shape.kinds();
        if self.lesson.shape.is_huge() {
            return Err("integers beyond 64 bits have no type in the client".to_owned());
        }
        let (base, keyword) = self.parent();
        let owner = self.draft.written(&self.key.file, base);
        let owner = owner.unwrap_or(Json::Null);
        match keyword {
            "oneOf" => {
                let name = pointer::split(base).unwrap_or_default();
                let name = name.last().map_or("", String::as_str);
                let append = |kind: &Kind| {
                    if *kind == Kind::Null && self.draft.is_openapi_3_0() {
                        return self.null_in_a_branch(&owner);
                    }
                    let branch = self.schema(schema::branch(name, &self.lesson.shape, *kind));
                    let edit = Edit::append(self.key.pointer.as_str(), branch);
                    Ok(self.edit(edit))
                };
                return seen.iter().map(append).collect();
            }
            "type" => {}
            _ => return Err("how far this should be widened is not in the capture".to_owned()),
        }
        let is_3_0 = self.draft.is_openapi_3_0();
        let mut old = known_kinds(&owner).ok_or("the spec's types can't be read")?;
        if is_3_0 && owner.get("nullable") == Some(&Json::Bool(true)) {
            old.push(Kind::Null);
        }
        let mut all = old.clone();
        all.extend(seen.iter().filter(|kind| !old.contains(kind)));
        if all.contains(&Kind::Number) {
            all.retain(|kind| *kind != Kind::Integer);
        }
        let mut plain = all.clone();
        plain.retain(|kind| *kind != Kind::Null);
        let type_at = format!("{base}/type");
        let is_null_new = all.contains(&Kind::Null) && !old.contains(&Kind::Null);
        let mut edits = Vec::new();
        match plain.as_slice() {
            [] | [_] => {
                if is_3_0 {
                    // OpenAPI 3.0 has no type null.
                    all.retain(|kind| *kind != Kind::Null);
                    old.retain(|kind| *kind != Kind::Null);
                    edits.extend(is_null_new.then(|| self.nullable(base, &owner)));
                }
                if all != old {
                    edits.push(self.edit(retyped(&type_at, &owner, &old, &all)));
                }
                if is_null_new {
                    values::allow_null(self, base, &owner, &mut edits);
                }
            }
            [Kind::Integer, Kind::String] | [Kind::String, Kind::Integer]
                if !is_3_0 && self.is_number_in_two_forms(&owner, &old) =>
            {
                edits.push(self.edit(retyped(&type_at, &owner, &old, &all)));
                if owner.get("pattern").is_none() {
                    let pattern = self.lesson.shape.digits().unwrap_or("^-?[0-9]+$");
                    let pattern = Json::String(pattern.to_owned());
                    edits.push(self.edit(Edit::insert_after(base, "type", "pattern", pattern)));
                }
            }
            _ => edits.extend(self.alternatives(base, &owner, &all)?),
        }
        // Only what the values themselves say: the name has been there before.
        if let Some(sensitivity) = self.lesson.shape.sensitivity("")
            && owner.get("x-sensitive").is_none()
        {
            let word = schema::word(sensitivity);
            edits.push(self.edit(Edit::insert(base, "x-sensitive", word)));
        }
        Ok(edits)
    }

    /// The word of OpenAPI 3.0 for null beside a type.
    fn nullable(&self, base: &str, owner: &Json) -> FileEdit {
        let yes = Json::Bool(true);
        self.edit(match owner.get("nullable") {
            Some(_) => Edit::replace(format!("{base}/nullable"), yes),
            None => Edit::insert_after(base, "type", "nullable", yes),
        })
    }

    /// Null in one of the branches of `oneOf`: a branch of its own has no words in OpenAPI 3.0.
    fn null_in_a_branch(&self, owner: &Json) -> Result<FileEdit, String> {
        let branches = match owner.get("oneOf") {
            Some(Json::Array(branches)) => branches.as_slice(),
            _ => &[],
        };
        let with_type = branches
            .iter()
            .enumerate()
            .find(|(_, branch)| branch.get("type").is_some());
        let why = "in OpenAPI 3.0 one of the alternatives has to be nullable, and none has a type of its own";
        let (index, branch) = with_type.ok_or(why)?;
        Ok(self.nullable(&format!("{}/{index}", self.key.pointer), branch))
    }

    /// Whether all texts, those that the spec knows and those that were seen, are whole numbers.
    fn is_number_in_two_forms(&self, owner: &Json, old: &[Kind]) -> bool {
        let texts_seen = self.lesson.shape.kinds().contains(&Kind::String);
        let seen_fit = !texts_seen || self.lesson.shape.digits().is_some();
        let known_fit = !old.contains(&Kind::String) || owner.get("pattern").is_some();
        seen_fit && known_fit
    }

    /// `oneOf` with a branch for each kind, where nothing else would have to move into a branch.
    fn alternatives(&self, base: &str, owner: &Json, all: &[Kind]) -> Mended {
        const BESIDE: [&str; 10] = [
            "type",
            "nullable",
            "title",
            "description",
            "deprecated",
            "x-evidence",
            "x-notes",
            "x-sensitive",
            "x-unit",
            "x-rust-name",
        ];
        let Json::Object(members) = owner else {
            return Err("the spec's schema can't be read".to_owned());
        };
        let moved: Vec<&(String, Json)> = members
            .iter()
            .filter(|(name, _)| !BESIDE.contains(&name.as_str()))
            .collect();
        // Keywords of lists and objects move into the branch of their kind; scalars with more than a type are types of
        // their own.
        let old = known_kinds(owner).unwrap_or_default();
        let mut old = old.iter().filter(|kind| **kind != Kind::Null);
        let home = match (old.next(), old.next()) {
            (Some(one), None) if all.iter().all(|kind| is_container(*kind)) => Some(*one),
            _ => None,
        };
        if let (Some((name, _)), None) = (moved.first(), home) {
            return Err(format!(
                "`{name}` would have to move into one of several alternatives"
            ));
        }
        let name = pointer::split(base).unwrap_or_default();
        let name = name.last().map_or("", String::as_str);
        let branches = all.iter().map(|kind| {
            let mut branch = schema::branch(name, &self.lesson.shape, *kind);
            if let (Json::Object(branch), true) = (&mut branch, Some(*kind) == home) {
                branch.retain(|(name, _)| {
                    matches!(name.as_str(), "title" | "type") || moved.is_empty()
                });
                branch.extend(moved.iter().map(|member| (*member).clone()));
            }
            branch
        });
        let branches = (
            "oneOf".to_owned(),
            Json::Array(branches.collect::<Vec<_>>()),
        );
        let branches = self.schema(Json::Object(vec![branches]));
        let branches = branches.get("oneOf").cloned().unwrap_or(Json::Null);
        let mut edits = vec![
            self.edit(Edit::insert_after(base, "type", "oneOf", branches)),
            self.edit(Edit::remove(format!("{base}/type"))),
        ];
        if owner.get("nullable").is_some() {
            // A branch says it.
            edits.push(self.edit(Edit::remove(format!("{base}/nullable"))));
        }
        edits.extend(moved.iter().map(|(name, _)| {
            let at = format!("{base}/{}", pointer::escape(name));
            self.edit(Edit::remove(at))
        }));
        Ok(edits)
    }

    /// A number beyond a bound.
    fn bound(&self) -> Mended {
        let (_, keyword) = self.parent();
        if self.lesson.masked || !matches!(keyword, "minimum" | "maximum") {
            return Err("how far this should be widened is not in the capture".to_owned());
        }
        let values = self.lesson.values.iter().filter_map(|value| match value {
            Json::Number(number) => Some((number.as_f64()?, value)),
            _ => None,
        });
        let by_size = |one: &(f64, &Json), other: &(f64, &Json)| one.0.total_cmp(&other.0);
        let extreme = if keyword == "minimum" {
            values.min_by(by_size)
        } else {
            values.max_by(by_size)
        };
        let (_, extreme) = extreme.ok_or("no number was seen")?;
        let edit = Edit::replace(self.key.pointer.as_str(), extreme.clone());
        Ok(vec![self.edit(edit)])
    }
}

fn is_container(kind: Kind) -> bool {
    matches!(kind, Kind::Array | Kind::Object | Kind::Null)
}

/// `type` with the kinds that were seen: as little of its text as can be is touched.
fn retyped(type_at: &str, owner: &Json, old: &[Kind], all: &[Kind]) -> Edit {
    let new: Vec<_> = all.iter().filter(|kind| !old.contains(kind)).collect();
    let kept = old.iter().all(|kind| all.contains(kind));
    if let (Some(Json::Array(_)), [one], true) = (owner.get("type"), new.as_slice(), kept) {
        return Edit::append(type_at, Json::String(one.word().to_owned()));
    }
    Edit::replace(type_at, schema::types(all))
}

/// The kinds that a schema's `type` names.
fn known_kinds(owner: &Json) -> Option<Vec<Kind>> {
    let words = match owner.get("type")? {
        Json::Array(words) => words.iter().collect(),
        one => vec![one],
    };
    let kinds = words.into_iter().map(|word| {
        let word = word.as_str()?;
        let mut known = Kind::WORDS.iter();
        known
            .find(|(known, _)| *known == word)
            .map(|(_, kind)| *kind)
    });
    kinds.collect()
}
