//! What a code, a business outcome or a rule means, where it occurs, and what to do about it.

use bilispec_codegen::model::{
    Api, Blocked, Code, CodeClass, Operation, SideEffect, StatusDoc, Variant,
};

use super::named;
use super::places::{self, Place, What};
use super::rules;
use super::sections::{line, names, section, told};
use super::words::{self, code_data, heading, lines};
use crate::report::Style;
use crate::similar::similar;

/// Explains whatever `show` prints: a code by number, `null` or name, a value of an enum, an HTTP status, a parameter or
/// field by name or path, a call, a type, a fixture, a source, a word of the spec such as a class; a rule by id; and
/// failing all that a number that a description or a note mentions. `Err` holds near misses.
pub fn explain(api: &Api, wanted: &str, style: Style) -> Result<String, Vec<String>> {
    let mut out = String::new();
    for (code, operations) in codes(api, wanted) {
        let number = code.key();
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
        if let Some(source) = words::sources(&code.docs.level(None), None) {
            line(&mut out, &source);
        }
        for note in &code.docs.notes {
            line(&mut out, &format!("Note: {}", words::note(note)));
        }
    }
    blocked(api, wanted, style, &mut out);
    let places = places::all(api);
    values(&places, wanted, style, &mut out);
    statuses(api, wanted, style, &mut out);
    names_of(&places, wanted, style, &mut out);
    named::all((api, &places), wanted, style, &mut out);
    if out.is_empty() {
        mentions(&places, wanted, style, &mut out);
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
        Err(near(api, &places, wanted))
    } else {
        Ok(out)
    }
}

/// The codes meant, each meaning once, with the operations that answer with it.
fn codes<'a>(api: &'a Api, wanted: &str) -> Vec<(&'a Code, Vec<&'a Operation>)> {
    let mut found: Vec<(&Code, Vec<&Operation>)> = Vec::new();
    for operation in &api.operations {
        for code in api.codes(operation) {
            let number = code.key();
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

/// Values of enums, open and closed, each meaning once with the places where it can stand.
fn values(places: &[Place<'_>], wanted: &str, style: Style, out: &mut String) {
    let mut found: Vec<(&Place<'_>, &Variant, Vec<String>)> = Vec::new();
    for place in places {
        let What::Value(variant) = place.what else {
            continue;
        };
        let value = variant.value.to_string();
        if value.trim_matches('"') != wanted && !variant.rust_name.eq_ignore_ascii_case(wanted) {
            continue;
        }
        let at = format!("{} of {}", place.path, place.operation.id);
        let same = |(known, other, _): &&mut (&Place<'_>, &Variant, _)| {
            other.span == variant.span && known.proves == place.proves
        };
        match found.iter_mut().find(same) {
            Some((.., also)) => also.push(at),
            None => found.push((place, variant, Vec::new())),
        }
    }
    for (place, variant, also) in found {
        let title = format!(
            "{} as {} of {}: {}",
            variant.value, place.path, place.operation.id, variant.rust_name
        );
        section(
            out,
            &heading(&title, style),
            &place.level.evidence.to_string(),
        );
        if !also.is_empty() {
            line(out, &format!("also as {}", also.join(", ")));
        }
        told(place.docs, &place.level, out);
        match place.proves {
            Some(true) => line(out, "The business act happened."),
            Some(false) => line(
                out,
                "The call was answered, but the business act did not happen.",
            ),
            None => {}
        }
    }
}

/// Texts in the message that block, by text or by name.
fn blocked(api: &Api, wanted: &str, style: Style, out: &mut String) {
    let mut found: Vec<(&Blocked, Vec<&Operation>)> = Vec::new();
    for operation in &api.operations {
        for one in api.blocked(operation) {
            if one.text != wanted && !one.name.eq_ignore_ascii_case(wanted) {
                continue;
            }
            match found.iter_mut().find(|(known, _)| known.span == one.span) {
                Some((_, operations)) => operations.push(operation),
                None => found.push((one, vec![operation])),
            }
        }
    }
    for (one, operations) in found {
        let title = format!("\"{}\" in the message: {}", one.text, one.name);
        let level = one.docs.level(None);
        let remark = format!("{}, {}", one.class, level.evidence);
        section(out, &heading(&title, style), &remark);
        line(out, &format!("on {}", names(&operations)));
        line(
            out,
            "With a success code and no member of a proof it is a refusal; beside one, the outcome is unknown.",
        );
        told(&one.docs, &level, out);
    }
}

/// HTTP statuses, each meaning once.
fn statuses(api: &Api, wanted: &str, style: Style, out: &mut String) {
    let mut found: Vec<(&StatusDoc, Vec<&Operation>)> = Vec::new();
    for operation in &api.operations {
        for doc in &operation.statuses {
            if !words::status(doc.status).eq_ignore_ascii_case(wanted) {
                continue;
            }
            match found.iter_mut().find(|(known, _)| known.docs == doc.docs) {
                Some((_, operations)) => operations.push(operation),
                None => found.push((doc, vec![operation])),
            }
        }
    }
    for (doc, operations) in found {
        let title = format!("HTTP {}", words::status(doc.status));
        let level = doc.docs.level(None);
        section(out, &heading(&title, style), &level.evidence.to_string());
        line(out, &format!("on {}", names(&operations)));
        told(&doc.docs, &level, out);
    }
}

/// Parameters and fields by name.
fn names_of(places: &[Place<'_>], wanted: &str, style: Style, out: &mut String) {
    // `show` marks lists and maps.
    let bare = wanted.trim_end_matches(['[', ']', '{', '}']);
    let mut found: Vec<(&Place<'_>, Vec<String>)> = Vec::new();
    for place in places {
        let is_meant = place.name == bare || place.path == bare;
        if !is_meant || !matches!(place.what, What::Field | What::Parameter) {
            continue;
        }
        let at = format!("{} of {}", place.path, place.operation.id);
        match found.iter_mut().find(|(known, _)| known.docs == place.docs) {
            Some((_, also)) => also.push(at),
            None => found.push((place, Vec::new())),
        }
    }
    for (place, also) in found {
        let title = format!("{} of {}", place.path, place.operation.id);
        let kind = match place.what {
            What::Parameter => "parameter",
            _ => "field",
        };
        let remark = format!("{kind}, {}", place.level.evidence);
        section(out, &heading(&title, style), &remark);
        if !also.is_empty() {
            line(out, &format!("also {}", also.join(", ")));
        }
        for fact in &place.facts {
            let mut letters = fact.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            let fact: String = first.into_iter().chain(letters).collect();
            line(out, &format!("{fact}."));
        }
        told(place.docs, &place.level, out);
    }
}

/// Descriptions and notes that mention a number or a word, such as a number inside of a server's text.
fn mentions(places: &[Place<'_>], wanted: &str, style: Style, out: &mut String) {
    if wanted.len() < 3 || !wanted.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let has = |text: &str| {
        let mut words = text.split(|c: char| !c.is_ascii_digit());
        words.any(|word| word == wanted)
    };
    for place in places {
        let docs = place.docs;
        let described = [&docs.zh, &docs.en].into_iter().flatten();
        let hits: Vec<String> = described
            .filter(|text| has(text))
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .chain(docs.notes.iter().filter(|note| has(note)).map(words::note))
            .collect();
        if hits.is_empty() {
            continue;
        }
        let at = if place.path.is_empty() {
            place.operation.id.clone()
        } else {
            format!("{} of {}", place.path, place.operation.id)
        };
        let title = format!("{wanted}, mentioned at {at}");
        section(
            out,
            &heading(&title, style),
            &place.level.evidence.to_string(),
        );
        for hit in hits {
            line(out, &hit);
        }
    }
}

/// What else there is that looks like it.
fn near(api: &Api, places: &[Place<'_>], wanted: &str) -> Vec<String> {
    let mut all = Vec::new();
    for operation in &api.operations {
        for code in api.codes(operation) {
            all.push(code.key());
            all.push(code.name.clone());
        }
        for one in api.blocked(operation) {
            all.extend([one.text.clone(), one.name.clone()]);
        }
        let statuses = operation.statuses.iter();
        all.extend(statuses.map(|doc| words::status(doc.status)));
    }
    for place in places {
        match place.what {
            What::Value(variant) => {
                let value = variant.value.to_string();
                // Small numbers look like everything.
                all.extend((value.len() > 2).then_some(value));
                all.push(variant.rust_name.clone());
            }
            What::Field | What::Parameter => all.push(place.name.to_owned()),
            What::Call => {}
        }
    }
    all.extend(named::names(api));
    all.extend(rules::all().into_iter().map(|rule| rule.id));
    all.sort();
    all.dedup();
    similar(wanted, all.iter().map(String::as_str))
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// What a caller can do about a class of codes.
fn advice(class: CodeClass, operations: &[&Operation]) -> String {
    let spends = operations
        .iter()
        .any(|operation| operation.effect == SideEffect::Spend);
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
