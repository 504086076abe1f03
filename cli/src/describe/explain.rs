//! What a code, a business outcome or a rule means, where it occurs, and what to do about it.

use bilispec_codegen::model::{
    Api, Code, CodeClass, CodeData, Effect, Operation, Type, TypeKind, Variant,
};

use super::rules;
use super::words::{heading, lines, type_name};
use crate::report::Style;
use crate::similar::similar;

/// Explains a code by number, `null` or name, a value of a reply's status, or a rule by id. `Err` holds near misses.
pub fn explain(api: &Api, wanted: &str, style: Style) -> Result<String, Vec<String>> {
    let mut out = String::new();
    for (code, operations) in codes(api, wanted) {
        let number = code
            .value
            .map_or_else(|| "null".to_owned(), |value| value.to_string());
        let title = format!("{number} {}", code.name);
        section(
            &mut out,
            &heading(&title, style),
            &format!("{}, {}", code.class, code.level),
        );
        line(&mut out, &format!("on {}", names(&operations)));
        for text in lines(&code.docs) {
            line(&mut out, &text);
        }
        if let Some(data) = &code.data {
            line(
                &mut out,
                &format!("The reply's data carries {}.", code_data(api, data)),
            );
        }
        line(
            &mut out,
            &format!("What to do: {}", advice(code.class, &operations)),
        );
        for note in &code.docs.notes {
            line(&mut out, &format!("Note: {note}"));
        }
    }
    for Found {
        operation,
        path,
        variant,
        proves,
    } in values(api, wanted)
    {
        let title = format!(
            "{} as {path} of {}: {}",
            variant.value, operation.id, variant.rust_name
        );
        section(
            &mut out,
            &heading(&title, style),
            &variant.evidence.to_string(),
        );
        for text in lines(&variant.docs) {
            line(&mut out, &text);
        }
        match proves {
            Some(true) => line(&mut out, "The business act happened."),
            Some(false) => line(
                &mut out,
                "The call was answered, but the business act did not happen.",
            ),
            None => {}
        }
    }
    for rule in rules::all() {
        let bare = rule.id.split_once('.').map(|(_, bare)| bare);
        if rule.id == wanted || bare == Some(wanted) {
            section(&mut out, &heading(&rule.id, style), rule.remark);
            for text in &rule.meaning {
                line(&mut out, text);
            }
        }
    }
    if out.is_empty() {
        Err(near(api, wanted))
    } else {
        Ok(out)
    }
}

fn section(out: &mut String, title: &str, remark: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.extend([title, " (", remark, ")\n"]);
}

fn line(out: &mut String, text: &str) {
    out.extend(["  ", text, "\n"]);
}

fn names(operations: &[&Operation]) -> String {
    operations
        .iter()
        .map(|operation| operation.id.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The codes meant, each meaning once, with the operations that answer with it.
fn codes<'a>(api: &'a Api, wanted: &str) -> Vec<(&'a Code, Vec<&'a Operation>)> {
    let mut found: Vec<(&Code, Vec<&Operation>)> = Vec::new();
    for operation in &api.operations {
        for code in api.codes(operation) {
            let number = code
                .value
                .map_or_else(|| "null".to_owned(), |value| value.to_string());
            if number != wanted && !code.name.eq_ignore_ascii_case(wanted) {
                continue;
            }
            // One number may mean different things: what tells meanings apart is where each is written.
            let same = |(known, _): &&mut (&Code, _)| {
                known.definition == code.definition && known.value == code.value
            };
            match found.iter_mut().find(same) {
                Some((_, operations)) => operations.push(operation),
                None => found.push((code, vec![operation])),
            }
        }
    }
    found
}

struct Found<'a> {
    operation: &'a Operation,
    path: String,
    variant: &'a Variant,
    /// Whether the value proves the business act; `None` where the field says nothing about one.
    proves: Option<bool>,
}

/// Values of the field that tells what came of a call, and of a payload's `status`.
fn values<'a>(api: &'a Api, wanted: &str) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for operation in &api.operations {
        let data = &api.envelope(operation.reply.envelope).data;
        let mut fields = Vec::new();
        if let Some(success) = &operation.reply.success {
            fields.push((
                success.path.join("."),
                success.ty,
                Some(success.values.as_slice()),
            ));
        }
        if let Type::Struct(id) = operation.reply.payload.innermost(&mut String::new())
            && let TypeKind::Struct { fields: members } = &api.type_def(*id).kind
        {
            for member in members
                .iter()
                .filter(|member| member.name == "status" && !member.success)
            {
                if let Type::Enum(id) = member.ty.innermost(&mut String::new()) {
                    fields.push((member.name.clone(), *id, None));
                }
            }
        }
        for (path, ty, proofs) in fields {
            let TypeKind::Enum { variants, .. } = &api.type_def(ty).kind else {
                continue;
            };
            let meant = |variant: &&Variant| {
                variant.value.to_string().trim_matches('"') == wanted
                    || variant.rust_name.eq_ignore_ascii_case(wanted)
            };
            for variant in variants.iter().filter(meant) {
                let proves = proofs.map(|proofs| proofs.contains(&variant.value));
                found.push(Found {
                    operation,
                    path: format!("{data}.{path}"),
                    variant,
                    proves,
                });
            }
        }
    }
    found
}

/// What else there is that looks like it.
fn near(api: &Api, wanted: &str) -> Vec<String> {
    let mut all = Vec::new();
    for operation in &api.operations {
        for code in api.codes(operation) {
            all.push(
                code.value
                    .map_or_else(|| "null".to_owned(), |value| value.to_string()),
            );
            all.push(code.name.clone());
        }
    }
    all.extend(rules::all().into_iter().map(|rule| rule.id));
    all.sort();
    all.dedup();
    similar(wanted, all.iter().map(String::as_str))
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// What comes with a code, in words: `pay_money (integer Fen)`.
pub(super) fn code_data(api: &Api, data: &CodeData) -> String {
    if let Type::Struct(id) = data.ty.innermost(&mut String::new())
        && let TypeKind::Struct { fields } = &api.type_def(*id).kind
    {
        let fields: Vec<_> = fields
            .iter()
            .map(|field| format!("{} ({})", field.name, type_name(api, &field.ty)))
            .collect();
        return fields.join(", ");
    }
    type_name(api, &data.ty)
}

/// What a caller can do about a class of codes.
fn advice(class: CodeClass, operations: &[&Operation]) -> String {
    let spends = operations
        .iter()
        .any(|operation| operation.effect == Effect::Spend);
    let text = match class {
        CodeClass::Ok => {
            "read the payload; where a field tells what came of the business act, only that field proves it."
        }
        CodeClass::Auth => {
            "log in again and take the cookies from there; the same call gives the same answer."
        }
        CodeClass::Parameter => "correct the request; the same call gives the same answer.",
        CodeClass::Rate => "wait before the next call, and longer each time.",
        CodeClass::Stock => {
            "nothing is left right now; look at the state of the sale before another try."
        }
        CodeClass::State => {
            "what is asked for is not available in its present state; look at that state first."
        }
        CodeClass::Limit => {
            "the limit of one account or person is reached; nothing in the request changes that."
        }
        CodeClass::Token => "get a new token from the call that issues it, and use it once.",
        CodeClass::Pending => {
            "something unfinished exists; look at it before anything new is started."
        }
        CodeClass::Account => "the account itself is refused; only the service can change that.",
        CodeClass::Risk => "risk control answered: stop, and go on by hand in the official client.",
        CodeClass::Server => "the server failed; what became of the call is not known.",
    };
    let look = match class {
        CodeClass::Rate | CodeClass::Pending | CodeClass::Server | CodeClass::Stock if spends => {
            " This call spends: look whether it took effect before it is made again."
        }
        _ => "",
    };
    format!("{text}{look}")
}
