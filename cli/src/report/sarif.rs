//! Findings as SARIF 2.1.0, which code hosts and editors import.
//!
//! Paths are relative to `SRCROOT`, the repository's folder; fingerprints stay the same while a finding does.

use serde_json::{Value, json};

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
        .map(|id| rule(id, annotations, help(id).unwrap_or_default()))
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

fn rule(id: &str, annotations: &[Annotation], help: RuleHelp) -> Value {
    let worst = annotations
        .iter()
        .filter(|one| one.rule == id)
        .map(|one| one.severity);
    let mut rule = json!({
        "id": id,
        "defaultConfiguration": {"level": level(worst.min().unwrap_or(Severity::Warning))},
    });
    let text = if help.text.is_empty() {
        help.title.clone()
    } else {
        help.text
    };
    if !help.title.is_empty() {
        rule["shortDescription"] = json!({"text": help.title});
        rule["help"] = json!({"text": text});
    }
    rule
}

fn result(annotation: &Annotation, folder: &str, rules: &[&str]) -> Value {
    let mut text = format!("{}.", annotation.message.trim_end_matches('.'));
    for detail in &annotation.details {
        text.push('\n');
        text.push_str(detail);
    }
    let mut result = json!({
        "ruleId": annotation.rule,
        "level": level(annotation.severity),
        "message": {"text": text},
        "partialFingerprints": {"bilispecFinding/v1": annotation.fingerprint()},
    });
    if let Ok(index) = rules.binary_search(&annotation.rule.as_str()) {
        result["ruleIndex"] = index.into();
    }
    let mut location = json!({});
    if !annotation.file.is_empty() {
        location["physicalLocation"] = json!({
            "artifactLocation": {"uri": uri(&format!("{folder}{}", annotation.file)), "uriBaseId": "SRCROOT"},
            "region": {"startLine": annotation.line.max(1), "startColumn": annotation.column.max(1)},
        });
    }
    if let Some(subject) = &annotation.subject {
        location["logicalLocations"] = json!([{"fullyQualifiedName": subject}]);
    }
    result["locations"] = json!([location]);
    if let Some(accepted) = &annotation.accepted {
        result["suppressions"] =
            json!([{"kind": "external", "status": "accepted", "justification": accepted.reason}]);
    }
    result
}

/// A relative path as a URI.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for (number, step) in path.split('/').enumerate() {
        if number > 0 {
            out.push('/');
        }
        crate::url::encode_into(&mut out, step);
    }
    out
}
