//! What the last column of a table says: evidence first, then a fact a line, values, and notes.

use super::content::{Inline, Text, both, code, lines, prose, words};
use crate::labels::{self, DOT, Label};
use crate::model::{
    Api, Bounds, Docs, Expect, Field, Level, Note, Operation, Parameter, Sensitivity,
    ServerVariable, Type, TypeDef, TypeKind, Variant, both_languages, snake_case,
};
use crate::source::Json;

/// Facts in the making, a line each.
#[derive(Default)]
pub(super) struct Facts {
    lines: Vec<Text>,
}

impl Facts {
    /// Begins with how well it is known, and whether it is always there.
    pub(super) fn new(level: &Level, presence: Option<Label>) -> Self {
        let mut first = vec![Inline::Evidence(level.evidence)];
        if let Some(presence) = presence {
            first.push(Inline::Text(format!("{DOT}{presence}")));
        }
        let mut facts = Self { lines: vec![first] };
        facts.lines.extend(sources(&level.sources));
        facts
    }

    /// Everything of a field of a reply but its meaning.
    pub(super) fn of_field(api: &Api, field: &Field, level: &Level, successes: &[Json]) -> Text {
        let presence = if field.required {
            labels::ALWAYS
        } else {
            labels::MAYBE
        };
        let mut facts = Self::new(level, Some(presence));
        facts.common(&Common {
            name: &field.name,
            rust_name: &field.rust_name,
            docs: &field.docs,
            sensitive: field.sensitive,
            constant: field.constant.as_ref(),
            bounds: &field.bounds,
            deprecated: field.deprecated,
        });
        match field.needed {
            Some(true) => facts.add(labels::NEEDED.to_string()),
            Some(false) => facts.add(labels::NOT_NEEDED.to_string()),
            None => {}
        }
        let echo = field.echo.as_ref().map(|echo| echo.parameter.as_str());
        facts.name(labels::ECHO, echo);
        let successes = if field.success { successes } else { &[] };
        facts.values(api, &field.ty, Some(&field.docs), level, successes);
        facts.notes(&field.docs);
        facts.finish()
    }

    /// Everything of a parameter but its meaning and whether it is required.
    pub(super) fn of_parameter(api: &Api, parameter: &Parameter) -> Text {
        let level = parameter.docs.level(None);
        let mut facts = Self::new(&level, None);
        facts.json(labels::DEFAULT, parameter.default.as_ref());
        if parameter.default_now.is_some() {
            facts.add(labels::NOW.to_string());
        }
        facts.name(labels::FROM_COOKIE, parameter.from_cookie.as_deref());
        facts.name(labels::SAME_AS, parameter.same_as.as_deref());
        if parameter.allow_empty {
            facts.add(labels::BARE_KEY.to_string());
        }
        facts.common(&Common {
            name: &parameter.name,
            rust_name: if parameter.same_as.is_some() {
                ""
            } else {
                &parameter.rust_name
            },
            docs: &parameter.docs,
            sensitive: parameter.sensitive,
            constant: parameter.constant.as_ref(),
            bounds: &parameter.bounds,
            deprecated: parameter.deprecated,
        });
        if let Some(expect) = &parameter.expect {
            facts.expect(expect);
        }
        facts.values(api, &parameter.ty, Some(&parameter.docs), &level, &[]);
        facts.notes(&parameter.docs);
        facts.finish()
    }

    fn common(&mut self, common: &Common<'_>) {
        if let Some(unit) = &common.docs.measure {
            self.add(labels::UNIT.with(unit));
        }
        if let Some(why) = common.sensitive {
            self.add(labels::SENSITIVE.with(why));
        }
        if common.deprecated {
            self.add(labels::DEPRECATED.to_string());
        }
        self.json(labels::CONSTANT, common.constant);
        self.bounds(common.bounds);
        if !common.rust_name.is_empty() && snake_case(common.name) != common.rust_name {
            self.name(labels::RUST_NAME, Some(common.rust_name));
        }
    }

    fn bounds(&mut self, bounds: &Bounds) {
        for (label, number) in [
            (labels::MINIMUM, &bounds.minimum),
            (labels::MAXIMUM, &bounds.maximum),
            (labels::ABOVE, &bounds.exclusive_minimum),
            (labels::BELOW, &bounds.exclusive_maximum),
            (labels::MULTIPLE, &bounds.multiple_of),
        ] {
            if let Some(number) = number {
                self.add(label.with(number));
            }
        }
        for (label, count) in [
            (labels::MIN_LENGTH, bounds.min_length),
            (labels::MAX_LENGTH, bounds.max_length),
            (labels::MIN_ITEMS, bounds.min_items),
            (labels::MAX_ITEMS, bounds.max_items),
        ] {
            if let Some(count) = count {
                self.add(label.with(count));
            }
        }
        self.name(labels::PATTERN, bounds.pattern.as_deref());
    }

    fn expect(&mut self, expect: &Expect) {
        let end = |bound: Option<i64>| bound.map_or_else(String::new, |bound| bound.to_string());
        let range = format!("{} – {}", end(expect.minimum), end(expect.maximum));
        self.add(labels::EXPECT.with(range));
        for (label, answer) in [
            (labels::EXPECT_BELOW, &expect.below),
            (labels::EXPECT_ABOVE, &expect.above),
            (labels::EXPECT_UNPAID, &expect.unpaid),
        ] {
            if !answer.is_empty() {
                self.json(label, Some(&Json::Object(answer.clone())));
            }
        }
    }

    /// The values of an enum, with a word on the enum itself where the row's own meaning is another.
    pub(super) fn values(
        &mut self,
        api: &Api,
        ty: &Type,
        own: Option<&Docs>,
        level: &Level,
        successes: &[Json],
    ) {
        let Type::Enum(id) = ty.innermost(&mut String::new()) else {
            return;
        };
        let def = api.type_def(*id);
        let TypeKind::Enum { variants, open, .. } = &def.kind else {
            return;
        };
        if let Some(meaning) = own.and_then(|own| other_meaning(own, def)) {
            let mut line = words(format!("{}: ", labels::TYPE_MEANING));
            line.extend(meaning);
            self.lines.push(line);
        }
        let label = if *open {
            labels::KNOWN_VALUES
        } else {
            labels::VALUES
        };
        self.add(format!("{label}:"));
        for variant in variants {
            self.lines.push(value(variant, level, successes));
        }
    }

    pub(super) fn notes(&mut self, docs: &Docs) {
        for note in &docs.notes {
            self.lines.push(self::note(note));
        }
    }

    pub(super) fn add(&mut self, line: String) {
        self.lines.push(words(line));
    }

    /// A value as code.
    pub(super) fn json(&mut self, label: Label, value: Option<&Json>) {
        if let Some(value) = value {
            self.name(label, Some(&value.to_string()));
        }
    }

    pub(super) fn name(&mut self, label: Label, name: Option<&str>) {
        if let Some(name) = name {
            let mut line = words(format!("{label}: "));
            line.extend(code(name));
            self.lines.push(line);
        }
    }

    pub(super) fn finish(self) -> Text {
        lines(self.lines)
    }
}

/// What fields and parameters have in common.
struct Common<'a> {
    name: &'a str,
    rust_name: &'a str,
    docs: &'a Docs,
    sensitive: Option<Sensitivity>,
    constant: Option<&'a Json>,
    bounds: &'a Bounds,
    deprecated: bool,
}

/// A value of an enum in a line.
fn value(variant: &Variant, user: &Level, successes: &[Json]) -> Text {
    let written = match &variant.value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut line = code(written);
    line.push(Inline::Text(format!(" {}{DOT}", variant.rust_name)));
    let level = variant.docs.level(Some(user));
    line.push(Inline::Evidence(level.evidence));
    let meaning = one_line(&variant.docs);
    if !meaning.is_empty() {
        line.push(Inline::Text(DOT.to_owned()));
        line.extend(meaning);
    }
    if successes.contains(&variant.value) {
        line.push(Inline::Text(DOT.to_owned()));
        line.push(Inline::Strong(labels::SUCCESS.to_string()));
    }
    if level.sources != user.sources
        && let Some(sources) = sources(&level.sources)
    {
        line.push(Inline::Text(DOT.to_owned()));
        line.extend(sources);
    }
    for note in &variant.docs.notes {
        line.push(Inline::Text(DOT.to_owned()));
        line.extend(self::note(note));
    }
    vec![Inline::Value(line)]
}

/// A note in a line, with its label.
pub(super) fn note(note: &Note) -> Text {
    let mut line = words(format!("{}: ", labels::NOTE));
    line.extend(note_text(note));
    line
}

/// A note in a line: Chinese, English, and the sources that it rests on.
pub(super) fn note_text(note: &Note) -> Text {
    let (zh, en) = both_languages(note);
    let mut line = in_line(zh.as_deref(), en.as_deref(), false);
    if let Some(sources) = sources(&note.sources) {
        line.push(Inline::Text(" (".to_owned()));
        line.extend(sources);
        line.push(Inline::Text(")".to_owned()));
    }
    line
}

/// The sources of a fact in a line, if it has some.
pub(super) fn sources(ids: &[String]) -> Option<Text> {
    if ids.is_empty() {
        return None;
    }
    Some(vec![Inline::Sources {
        label: labels::SOURCE.to_string(),
        ids: ids.to_vec(),
    }])
}

/// The variables in the address of the server that is called.
pub(super) fn server_variables(api: &Api, operation: &Operation) -> Vec<Text> {
    let server = operation.server.and_then(|index| api.servers.get(index));
    let variables = server.map_or(&[][..], |server| &server.variables);
    let line = |variable: &ServerVariable| {
        let mut line = words(format!("{}: ", labels::SERVER_VARIABLE));
        line.extend(code(&variable.name));
        line.extend(words(format!("{DOT}{}: ", labels::DEFAULT)));
        line.extend(code(&variable.default));
        if !variable.values.is_empty() {
            line.extend(words(format!("{DOT}{}: ", labels::VALUES)));
        }
        for (index, value) in variable.values.iter().enumerate() {
            if index > 0 {
                line.extend(words(", "));
            }
            line.extend(code(value));
        }
        let (zh, en) = both_languages(&variable.description);
        let meaning = in_line(zh.as_deref(), en.as_deref(), false);
        if !meaning.is_empty() {
            line.extend(words(DOT));
            line.extend(meaning);
        }
        line
    };
    variables.iter().map(line).collect()
}

/// A meaning: Chinese in its first line, English in the rest.
pub(super) fn meaning(docs: &Docs) -> Text {
    let zh = docs.zh.as_deref().map(prose).unwrap_or_default();
    let en = docs.en.as_deref().map(prose).unwrap_or_default();
    both(zh, en, true)
}

/// The same in one line.
pub(super) fn one_line(docs: &Docs) -> Text {
    in_line(docs.zh.as_deref(), docs.en.as_deref(), false)
}

fn in_line(zh: Option<&str>, en: Option<&str>, lines: bool) -> Text {
    let zh = zh.map(|text| prose(&flat(text))).unwrap_or_default();
    let en = en.map(|text| prose(&flat(text))).unwrap_or_default();
    both(zh, en, lines)
}

/// A text of the spec in its languages, a line each.
pub(super) fn one_or_two(text: &str) -> Text {
    let (zh, en) = both_languages(text);
    in_line(zh.as_deref(), en.as_deref(), true)
}

/// What a type says of itself, if it is not what the place that uses it says.
pub(super) fn other_meaning(own: &Docs, def: &TypeDef) -> Option<Text> {
    let same = own.zh == def.docs.zh && own.en == def.docs.en;
    let meaning = one_line(&def.docs);
    (!same && !meaning.is_empty()).then_some(meaning)
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
