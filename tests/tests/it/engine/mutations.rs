//! Every field of every fixture, changed in one way: exactly the finding that this change deserves,
//! at the field, and no other. Whether it deserves an error, the `jsonschema` crate decides.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bilispec_codegen::schema;
use bilispec_engine::{Finding, Schema, Side};
use serde_json::{Value, json};

use crate::engine::fixtures::{places, root, with, without};
use crate::engine::oracle;

struct Bench<'b> {
    schema: &'b Schema,
    oracle: &'b jsonschema::Validator,
    file: &'b str,
    /// Members that hold the server's own text.
    message: &'b [String],
    /// By kind of change, how often it was answered by an error, a warning, or nothing.
    counts: &'b mut BTreeMap<&'static str, (usize, usize, usize)>,
}

impl Bench<'_> {
    /// Checks a changed body: one finding at `place` by one of the `rules`, or none.
    fn check(&mut self, kind: &'static str, body: &Value, place: &str, rules: &[&str]) {
        let text = body.to_string();
        let report = self.schema.report(text.as_bytes(), Side::Response).unwrap();
        let conforms = self.oracle.is_valid(body);
        // Beside the change itself, the act may have lost its proof: then the answer is in doubt for that reason.
        let doubt = report.answer.doubt.map(|doubt| doubt.to_string());
        let (doubts, findings): (Vec<Finding>, Vec<Finding>) = report
            .findings
            .iter()
            .cloned()
            .partition(|finding| finding.id == "response.contradiction");
        assert!(doubts.len() <= 1, "{} at {place}: {doubts:#?}", self.file);
        for one in doubts {
            assert_eq!(Some(one.message), doubt, "{} at {place}", self.file);
        }
        let context = || format!("{} changed at {place}: {findings:#?}", self.file);
        // What a refusal's code is known to carry stands outside of the reply's own schema.
        let by_code = |finding: &Finding| finding.schema_path.starts_with("/x-codes/");
        let carried = findings.iter().any(by_code);
        assert_eq!(report.has_errors() && !carried, !conforms, "{}", context());
        assert!(findings.len() <= 1, "{}", context());
        for finding in &findings {
            assert_eq!(finding.instance_path, place, "{}", context());
            assert!(rules.contains(&finding.id), "{}", context());
        }
        let counts = self.counts.entry(kind).or_default();
        *match (conforms, findings.is_empty()) {
            (false, _) => &mut counts.0,
            (true, false) => &mut counts.1,
            (true, true) => &mut counts.2,
        } += 1;
    }

    fn change(&mut self, body: &Value, place: &str) {
        // The keys of the code choose the branch; `envelope` has its own cases.
        if place.is_empty() || matches!(place, "/errno" | "/code") {
            return;
        }
        let value = body.pointer(place).unwrap();
        if let Some(changed) = without(body, place)
            && place
                .rsplit('/')
                .next()
                .is_some_and(|key| key.parse::<usize>().is_err())
        {
            self.check("dropped", &changed, place, &["response.required"]);
        }
        let wrong = ["response.type", "response.enum", "response.unknown-value"];
        let nulled = with(body, place, Value::Null);
        if self.message.iter().any(|name| place == format!("/{name}")) {
            // A message decides nothing, null or not, whatever JSON Schema says of it.
            let report = self
                .schema
                .report(nulled.to_string().as_bytes(), Side::Response);
            assert_eq!(report.unwrap().findings, [], "{} at {place}", self.file);
        } else {
            self.check("retyped", &nulled, place, &wrong);
        }
        let other = match value {
            Value::String(_) => json!(7.5),
            Value::Object(_) => json!("text"),
            // Nullable objects must not turn into empty ones: those lack more than one thing.
            Value::Null => json!(true),
            _ => json!({}),
        };
        self.check("retyped", &with(body, place, other), place, &wrong);
        let unlisted = match value {
            Value::Number(_) => json!(-987_654),
            Value::String(text) if text.starts_with('{') => return,
            Value::String(_) => json!("\u{2717}"),
            _ => return,
        };
        let rules = [
            "response.enum",
            "response.const",
            "response.unknown-value",
            "response.pattern",
            "response.minimum",
            "response.min-length",
        ];
        self.check("new value", &with(body, place, unlisted), place, &rules);
    }

    fn add(&mut self, body: &Value, place: &str) {
        let mut changed = body.clone();
        if let Some(Value::Object(members)) = changed.pointer_mut(place) {
            members.insert("not_in_the_spec".into(), json!({"deep": 1}));
            let added = format!("{place}/not_in_the_spec");
            self.check("new field", &changed, &added, &["response.unknown-field"]);
        }
    }
}

#[test]
fn one_change_one_finding() {
    let root = root();
    let loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    let api = loaded.api.as_ref().expect("the spec has no errors");
    let mut counts = BTreeMap::new();
    for operation in &api.operations {
        let document = schema::reply(&loaded.project, api, operation);
        let schema = Schema::from_json_str(&document.json_text).unwrap();
        let oracle = oracle::validator(&document.json()).unwrap();
        for example in &operation.examples {
            let body = read(&root.join(&example.file));
            let text = body.to_string();
            let report = schema.report(text.as_bytes(), Side::Response).unwrap();
            if report.answer.blocked {
                // Its own schema is none: with another text it is a success without a payload, which the tests of money have.
                continue;
            }
            let mut all = Vec::new();
            places(&body, "", &mut all);
            let mut bench = Bench {
                schema: &schema,
                oracle: &oracle,
                file: &example.file,
                message: &api.envelope(operation.reply.envelope).message,
                counts: &mut counts,
            };
            for place in &all {
                bench.change(&body, place);
                bench.add(&body, place);
            }
        }
    }
    for (kind, (errors, warnings, silent)) in counts {
        println!("{kind}: {errors} errors, {warnings} warnings, {silent} without a finding");
        assert!(errors + warnings > 0, "no change of the kind was noticed");
    }
}

fn read(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}
