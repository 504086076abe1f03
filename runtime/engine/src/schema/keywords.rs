//! The keywords that decide on validity, read into the table. It knows their grammar (the one that
//! the draft 2020-12 meta-schema gives) and nothing of what they mean for a value.

use super::build::{Builder, Draft, append, count, push};
use super::keyword::{Branches, Check, Make, make};
use super::pattern::Pattern;
use super::table::{Constant, Dependent, List, NONE, NodeId, Patterned, Property, Text, Types};
use bilispec_wire::json::number::Number;
use bilispec_wire::json::pointer::token;
use bilispec_wire::json::{Object, Value};

impl Builder<'_> {
    /// Reads a keyword that decides on validity; `false` if it is none of them.
    pub(super) fn keyword(&mut self, draft: &mut Draft, key: &str, value: &Value<'_>) -> bool {
        match key {
            "$ref" => self.reference(draft, value),
            // They share one check, whatever order they come in.
            "if" | "then" | "else" => self.conditional(draft, key, value),
            _ => match make(key) {
                Some(make) => {
                    let check = self.check(draft, key, value, make);
                    draft.checks.extend(check);
                }
                None => return self.rule(draft, key, value),
            },
        }
        true
    }

    /// Reads a keyword that becomes a check, by what that holds.
    fn check(&mut self, draft: &Draft, key: &str, value: &Value<'_>, make: Make) -> Option<Check> {
        let wanted = match (make, value) {
            (Make::Limit(make), _) => return self.natural(draft, key, value).map(make),
            (Make::Bound(make), Value::Number(number))
                if key != "multipleOf" || number.value.compare(Number::Unsigned(0)).is_gt() =>
            {
                return Some(make(number.value));
            }
            (Make::Flag(make), Value::Bool(flag)) => return flag.then(|| make(true)),
            (Make::Constant(make), _) => return Some(make(self.constant(value))),
            (Make::Constants(make), Value::Array(items)) => {
                let constants: Vec<Constant> =
                    items.iter().map(|item| self.constant(item)).collect();
                return Some(make(append(&mut self.pools.constants, constants)));
            }
            (Make::Pattern(make), Value::String(source)) => {
                return self.pattern(&draft.pointer, key, source).map(make);
            }
            (Make::Dependents(make), _) => {
                return self.dependents(draft, key, value).map(make);
            }
            (Make::Schema(make), _) => return Some(make(self.single(draft, key, value))),
            (Make::Schemas(make), _) => return Some(make(self.several(draft, key, value))),
            (Make::Named(make), _) => return Some(make(self.named(draft, key, value))),
            (Make::Bound(_), _) if key == "multipleOf" => "a number above zero",
            (Make::Bound(_), _) => "a number",
            (Make::Flag(_), _) => "`true` or `false`",
            (Make::Constants(_), _) => "an array",
            (Make::Pattern(_), _) => "a string",
            // Only `if`, which is read with its branches.
            (Make::Condition(_), _) => return None,
        };
        self.wants(draft, key, wanted);
        None
    }

    /// Reads a keyword about types, members or items; `false` if it is none of them.
    fn rule(&mut self, draft: &mut Draft, key: &str, value: &Value<'_>) -> bool {
        match key {
            "type" => self.types(draft, value),
            "required" => draft.object().required = self.names(&draft.pointer, key, value),
            "properties" => self.properties(draft, value),
            "patternProperties" => self.pattern_properties(draft, value),
            "additionalProperties" => draft.object().additional = self.single(draft, key, value),
            "items" => draft.array().items = self.single(draft, key, value),
            "prefixItems" => draft.array().prefix = self.several(draft, key, value),
            "contains" => draft.array().contains = self.single(draft, key, value),
            "minContains" => draft.array().min_contains = self.natural(draft, key, value),
            "maxContains" => draft.array().max_contains = self.natural(draft, key, value),
            "$defs" => {
                self.named(draft, key, value);
            }
            _ => return false,
        }
        true
    }

    fn properties(&mut self, draft: &mut Draft, value: &Value<'_>) {
        let list = self.named(draft, "properties", value);
        let mut order: Vec<u32> = (0..list.len).collect();
        let name = |at: &u32| {
            let property = self.pools.properties.get((list.start + at) as usize);
            let text = property.map_or(Text::default(), |property| property.name);
            let (start, len) = (text.start as usize, text.len as usize);
            self.pools.text.get(start..start + len).unwrap_or_default()
        };
        order.sort_by(|a, b| name(a).cmp(name(b)));
        let by_name = append(&mut self.pools.ids, order);
        let rule = draft.object();
        rule.declares = true;
        rule.properties = list;
        rule.by_name = by_name;
    }

    pub(super) fn wants(&mut self, draft: &Draft, key: &str, what: &str) {
        self.refuse(&draft.pointer, key, format!("`{key}` must be {what}"));
    }

    fn natural(&mut self, draft: &Draft, key: &str, value: &Value<'_>) -> Option<u64> {
        let number = match value {
            Value::Number(number) => match number.value {
                Number::Unsigned(number) => Some(number),
                other => other.as_i64().and_then(|number| u64::try_from(number).ok()),
            },
            _ => None,
        };
        if number.is_none() {
            self.wants(draft, key, "a whole number, zero or above");
        }
        number
    }

    fn types(&mut self, draft: &mut Draft, value: &Value<'_>) {
        let names: Vec<&Value<'_>> = match value {
            Value::Array(items) => items.iter().collect(),
            other => vec![other],
        };
        if names.is_empty() {
            self.wants(draft, "type", "a type or a list of them");
        }
        for name in names {
            let name = name.as_str().unwrap_or_default();
            match Types::NAMES.iter().find(|(known, _)| *known == name) {
                Some((_, types)) => draft.types = draft.types.with(*types),
                None if name.is_empty() => self.wants(draft, "type", "a type or a list of them"),
                None => {
                    let message = format!("`{name}` is not a type");
                    self.refuse(&draft.pointer, "type", message);
                }
            }
        }
    }

    pub(super) fn constant(&mut self, value: &Value<'_>) -> Constant {
        match value {
            Value::Null => Constant::Null,
            Value::Bool(value) => Constant::Bool(*value),
            Value::Number(number) => Constant::Number(number.value),
            Value::String(text) => Constant::Text(self.pools.text(text)),
            Value::Array(_) | Value::Object(_) => Constant::Json(self.pools.text(&value.to_json())),
        }
    }

    fn pattern(&mut self, pointer: &str, key: &str, source: &str) -> Option<u32> {
        match Pattern::new(source) {
            Ok(pattern) => Some(push(&mut self.pools.patterns, pattern)),
            Err(why) => {
                self.refuse(pointer, key, format!("the pattern `{source}`: {why}"));
                None
            }
        }
    }

    /// A list of distinct strings.
    pub(super) fn names(&mut self, pointer: &str, key: &str, value: &Value<'_>) -> List {
        let names: Option<Vec<&str>> = value
            .as_array()
            .and_then(|items| items.iter().map(Value::as_str).collect());
        let Some(names) = names else {
            self.refuse(pointer, key, format!("`{key}` must be a list of strings"));
            return List::default();
        };
        for (at, name) in names.iter().enumerate() {
            if names.iter().take(at).any(|earlier| earlier == name) {
                self.refuse(pointer, key, format!("`{key}` names `{name}` twice"));
            }
        }
        self.pools.text_list(names)
    }

    fn members<'v, 't>(
        &mut self,
        draft: &Draft,
        key: &str,
        value: &'v Value<'t>,
    ) -> Option<&'v Object<'t>> {
        let object = value.as_object();
        match object {
            None => self.wants(draft, key, "an object"),
            Some(object) => {
                for member in object.members() {
                    if member.times > 1 {
                        let at = format!("{}/{key}", draft.pointer);
                        let message = format!("`{}` is repeated", member.key);
                        self.refuse(&at, &member.key, message);
                    }
                }
            }
        }
        object
    }

    fn dependents(&mut self, draft: &Draft, key: &str, value: &Value<'_>) -> Option<List> {
        let object = self.members(draft, key, value)?;
        let at = format!("{}/{key}", draft.pointer);
        let mut dependents = Vec::new();
        for member in object.members() {
            let name = self.pools.text(&member.key);
            let required = self.names(&at, &member.key, &member.value);
            dependents.push(Dependent { name, required });
        }
        Some(append(&mut self.pools.dependents, dependents))
    }

    fn single(&mut self, draft: &Draft, key: &str, value: &Value<'_>) -> NodeId {
        self.schema(value, draft.id, &draft.pointer, &format!("/{key}"))
    }

    fn several(&mut self, draft: &Draft, key: &str, value: &Value<'_>) -> List {
        let Some(items) = value.as_array().filter(|items| !items.is_empty()) else {
            self.wants(draft, key, "a list of at least one schema");
            return List::default();
        };
        let ids: Vec<NodeId> = items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                self.schema(item, draft.id, &draft.pointer, &format!("/{key}/{index}"))
            })
            .collect();
        append(&mut self.pools.ids, ids)
    }

    /// Schemas by name.
    fn named(&mut self, draft: &Draft, key: &str, value: &Value<'_>) -> List {
        let Some(object) = self.members(draft, key, value) else {
            return List::default();
        };
        let mut properties = Vec::with_capacity(object.members().len());
        for member in object.members() {
            let name = self.pools.text(&member.key);
            let tail = format!("/{key}/{}", token(&member.key));
            let node = self.schema(&member.value, draft.id, &draft.pointer, &tail);
            properties.push(Property { name, node });
        }
        append(&mut self.pools.properties, properties)
    }

    fn pattern_properties(&mut self, draft: &mut Draft, value: &Value<'_>) {
        let Some(object) = self.members(draft, "patternProperties", value) else {
            return;
        };
        let at = format!("{}/patternProperties", draft.pointer);
        let mut patterned = Vec::new();
        for member in object.members() {
            let tail = format!("/patternProperties/{}", token(&member.key));
            let node = self.schema(&member.value, draft.id, &draft.pointer, &tail);
            if let Some(pattern) = self.pattern(&at, &member.key, &member.key) {
                patterned.push(Patterned { pattern, node });
            }
        }
        draft.object().patterns = append(&mut self.pools.patterned, patterned);
    }

    fn conditional(&mut self, draft: &mut Draft, key: &str, value: &Value<'_>) {
        let node = self.single(draft, key, value);
        let shared = draft.checks.iter_mut().find_map(|check| match check {
            Check::If(branches) => Some(branches),
            _ => None,
        });
        let mut fresh = Branches {
            test: NONE,
            then: NONE,
            otherwise: NONE,
        };
        let is_first = shared.is_none();
        let branches = shared.unwrap_or(&mut fresh);
        *(match key {
            "if" => &mut branches.test,
            "then" => &mut branches.then,
            _ => &mut branches.otherwise,
        }) = node;
        if is_first {
            draft.checks.push(Check::If(fresh));
        }
    }

    fn reference(&mut self, draft: &mut Draft, value: &Value<'_>) {
        let Some(reference) = value.as_str() else {
            return self.wants(draft, "$ref", "a string");
        };
        let Some(fragment) = reference.strip_prefix('#') else {
            let message = format!("`$ref` to `{reference}`: only places in this document");
            return self.refuse(&draft.pointer, "$ref", message);
        };
        match decode(fragment) {
            Some(target) if target.is_empty() || target.starts_with('/') => {
                draft.refs.push((draft.checks.len(), target));
                draft.checks.push(Check::Ref(count(usize::MAX)));
            }
            Some(_) => {
                let message = format!("`$ref` to the anchor `{reference}` is not supported");
                self.refuse(&draft.pointer, "$ref", message);
            }
            None => self.wants(draft, "$ref", "a JSON pointer"),
        }
    }
}

/// Undoes the percent-encoding of a URI fragment.
fn decode(fragment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}
