//! Findings as SARIF 2.1.0, which code hosts and editors import.
//!
//! Paths are relative to `SRCROOT`, the repository's folder; fingerprints stay the same while a finding does.

use serde_json::{Map, Value, json};

use super::{Annotation, Severity};

/// What a rule means, for those who meet it in a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleHelp {
    /// What is wrong, in a sentence.
    pub title: String,
    /// All there is to say.
    pub text: String,
}

/// Writes a log with one run. `folder`: where the project stands in the repository, empty or with `/` at its end.
pub fn sarif(
    annotations: &[Annotation],
    folder: &str,
    complete: bool,
    help: &dyn Fn(&str) -> Option<RuleHelp>,
) -> Value {
    let mut rules: Vec<&str> = annotations.iter().map(|one| one.rule.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    let results: Vec<Value> = annotations
        .iter()
        .map(|one| result(one, folder, &rules))
        .collect();
    let rules: Vec<Value> = rules
        .iter()
        .map(|id| rule(id, annotations, &help(id).unwrap_or_default()))
        .collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "bilispec",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The repository's folder."}}},
            "invocations": [{"executionSuccessful": complete}],
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn rule(id: &str, annotations: &[Annotation], help: &RuleHelp) -> Value {
    let all = annotations.iter().filter(|one| one.rule == id);
    let worst = all.map(|one| one.severity).min();
    let mut rule = Map::new();
    rule.insert("id".into(), id.into());
    let level = level(worst.unwrap_or(Severity::Warning));
    rule.insert("defaultConfiguration".into(), json!({"level": level}));
    if !help.title.is_empty() {
        rule.insert("shortDescription".into(), json!({"text": help.title}));
        rule.insert("help".into(), json!({"text": help.text}));
    }
    rule.into()
}

fn result(annotation: &Annotation, folder: &str, rules: &[&str]) -> Value {
    let mut text = format!("{}.", annotation.message.trim_end_matches('.'));
    for detail in &annotation.details {
        text.push('\n');
        text.push_str(detail);
    }
    let mut result = Map::new();
    result.insert("ruleId".into(), annotation.rule.as_str().into());
    if let Ok(index) = rules.binary_search(&annotation.rule.as_str()) {
        result.insert("ruleIndex".into(), index.into());
    }
    result.insert("level".into(), level(annotation.severity).into());
    result.insert("message".into(), json!({"text": text}));
    let fingerprint = annotation.fingerprint();
    result.insert(
        "partialFingerprints".into(),
        json!({"bilispecFinding/v1": fingerprint}),
    );
    let mut location = Map::new();
    if !annotation.file.is_empty() {
        let (line, column) = (annotation.line, annotation.column);
        let place = physical(folder, &annotation.file, line, column);
        location.insert("physicalLocation".into(), place);
    }
    if let Some(subject) = &annotation.subject {
        let logical = json!([{"fullyQualifiedName": subject}]);
        location.insert("logicalLocations".into(), logical);
    }
    result.insert("locations".into(), json!([location]));
    let related = annotation.related.iter().map(|(text, place)| {
        json!({
            "physicalLocation": physical(folder, &place.file, place.line, place.column),
            "message": {"text": text},
        })
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result.insert("relatedLocations".into(), related.into());
    }
    if let Some(accepted) = &annotation.accepted {
        let suppression =
            json!([{"kind": "external", "status": "accepted", "justification": accepted.reason}]);
        result.insert("suppressions".into(), suppression);
    }
    result.into()
}

fn physical(folder: &str, file: &str, line: u32, column: u32) -> Value {
    let uri = uri(&format!("{folder}{file}"));
    json!({
        "artifactLocation": {"uri": uri, "uriBaseId": "SRCROOT"},
        "region": {"startLine": line.max(1), "startColumn": column.max(1)},
    })
}

/// A relative path as a URI.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for (number, step) in path.split('/').enumerate() {
        if number > 0 {
            out.push('/');
        }
        bilispec_wire::percent::segment(&mut out, step);
    }
    out
}
