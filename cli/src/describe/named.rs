//! What `show` names beside codes, values and fields: calls, groups, logins, envelopes, types, fixtures, sources, and the
//! spec's own words.

use std::collections::BTreeSet;

use bilispec_codegen::model::{
    Api, CodeClass, Docs, Evidence, Operation, Provenance, Sensitivity, Source, SourceKind, Type,
};

use super::places::{self, Place};
use super::sections::{line, names as ids, section, told};
use super::show::decides;
use super::words::{self, heading, type_name};
use crate::report::Style;

/// All that has this name.
pub(super) fn all(
    (api, places): (&Api, &[Place<'_>]),
    wanted: &str,
    style: Style,
    out: &mut String,
) {
    calls(api, wanted, style, out);
    shared(api, wanted, style, out);
    types((api, places), wanted, style, out);
    fixtures(api, wanted, style, out);
    sources(api, wanted, style, out);
    vocabulary(wanted, style, out);
}

/// The names that it knows, for near misses.
pub(super) fn names(api: &Api) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for operation in &api.operations {
        all.push(operation.id.clone());
        all.extend(
            operation
                .examples
                .iter()
                .map(|example| example.case.clone()),
        );
    }
    all.extend(api.types.iter().map(|def| def.rust_name.clone()));
    all.extend(api.newtypes.iter().map(|newtype| newtype.name.clone()));
    all.extend(api.envelopes.iter().map(|envelope| envelope.name.clone()));
    all.extend(api.sources.iter().map(|source| source.id.clone()));
    all.extend(api.tags.iter().map(|tag| tag.name.clone()));
    all.extend(api.credentials.iter().map(|one| one.cookie.clone()));
    all
}

fn calls(api: &Api, wanted: &str, style: Style, out: &mut String) {
    for operation in api.operations.iter().filter(|one| one.id == wanted) {
        let level = operation.docs.level(None);
        let remark = format!("call, {}", level.evidence);
        section(out, &heading(wanted, style), &remark);
        let (method, address) = (operation.method.as_str(), &operation.path);
        line(out, &format!("{method} {}{address}", operation.host));
        told(&operation.docs, &level, out);
        line(out, &format!("`bilispec show {wanted}` has all of it."));
    }
}

/// Groups, logins and envelopes.
fn shared(api: &Api, wanted: &str, style: Style, out: &mut String) {
    let using = |uses: &dyn Fn(&Operation) -> bool| {
        let operations: Vec<&Operation> = api.operations.iter().filter(|one| uses(one)).collect();
        format!("on {}", ids(&operations))
    };
    let mut entry = |kind: &str, used: String, more: Option<String>, docs: &Docs| {
        let level = docs.level(None);
        section(out, &heading(wanted, style), kind);
        line(out, &used);
        if let Some(more) = more {
            line(out, &more);
        }
        told(docs, &level, out);
    };
    for tag in api.tags.iter().filter(|tag| tag.name == wanted) {
        let used = using(&|one| one.tag == tag.name);
        entry("group of calls", used, None, &tag.docs);
    }
    for one in api.credentials.iter().filter(|one| one.cookie == wanted) {
        let used = using(&|operation| {
            let mut ways = operation.security.ways.iter().flatten();
            ways.any(|id| std::ptr::eq(api.credential(*id), one))
        });
        let (place, _) = one.sent_as();
        let kind = format!("{place} of a login, never printed ({})", one.sensitive);
        entry(&kind, used, None, &one.docs);
    }
    for envelope in api.envelopes.iter().filter(|one| one.name == wanted) {
        let has = |one: &Operation| std::ptr::eq(api.envelope(one.reply.envelope), envelope);
        let one = api.operations.iter().find(|one| has(one));
        let more = one.map(|one| format!("{}.", decides(&one.reply, envelope)));
        entry("envelope of replies", using(&has), more, &envelope.docs);
    }
}

/// Types with a name, and where they occur.
fn types((api, places): (&Api, &[Place<'_>]), wanted: &str, style: Style, out: &mut String) {
    let def = api.types.iter().find(|def| def.rust_name == wanted);
    let newtype = api.newtypes.iter().find(|one| one.name == wanted);
    if def.is_none() && newtype.is_none() {
        return;
    }
    let is_meant = |ty: &Type| match ty.innermost(&mut String::new()) {
        Type::Newtype(id) => api.newtype(*id).name == wanted,
        Type::Struct(id) | Type::Enum(id) | Type::Union(id) => {
            api.type_def(*id).rust_name == wanted
        }
        _ => false,
    };
    let mut at: BTreeSet<String> = BTreeSet::new();
    let mut shown = None;
    for place in places {
        if let Some(ty) = place.ty.filter(|ty| is_meant(ty)) {
            at.insert(format!("{} of {}", place.path, place.operation.id));
            let inner = ty.innermost(&mut String::new());
            shown.get_or_insert_with(|| type_name(api, inner));
        }
    }
    for operation in &api.operations {
        if is_meant(&operation.reply.payload) {
            at.insert(format!("the payload of {}", operation.id));
        }
        for code in api.codes(operation) {
            if code.data.as_ref().is_some_and(|data| is_meant(&data.ty)) {
                at.insert(format!(
                    "the data of code {} of {}",
                    code.key(),
                    operation.id
                ));
            }
        }
    }
    let title = shown.as_deref().unwrap_or(wanted);
    section(out, &heading(title, style), "type");
    if !at.is_empty() {
        let at: Vec<String> = at.into_iter().collect();
        line(out, &format!("as {}", at.join(", ")));
    }
    if let Some(def) = def {
        told(&def.docs, &def.docs.level(None), out);
    }
}

fn fixtures(api: &Api, wanted: &str, style: Style, out: &mut String) {
    for operation in &api.operations {
        let meant = |case: &str, file: &str| case == wanted || file == wanted;
        let examples = operation.examples.iter();
        for example in examples.filter(|one| meant(&one.case, &one.file)) {
            let title = format!("{} of {}", example.case, operation.id);
            let remark = format!("fixture, {}", example.provenance);
            section(out, &heading(&title, style), &remark);
            line(out, &example.file);
            line(out, example.provenance.meaning());
            if let Some(text) = &example.summary {
                line(out, text);
            }
            if let Some(sources) = words::cited(&example.sources) {
                line(out, &sources);
            }
        }
    }
}

fn sources(api: &Api, wanted: &str, style: Style, out: &mut String) {
    let is_meant = |one: &&Source| one.id == wanted || one.lineage == wanted;
    for source in api.sources.iter().filter(is_meant) {
        let remark = format!("source, {}", source.kind);
        section(out, &heading(&source.id, style), &remark);
        line(out, &format!("{}, {}", source.place, source.date));
        line(out, &format!("lineage: {}", source.lineage));
        for text in source.description.iter().flat_map(|text| text.lines()) {
            line(out, text);
        }
        let cites = |one: &&Operation| places::cited(api, one).contains(&source.id);
        let operations: Vec<&Operation> = api.operations.iter().filter(cites).collect();
        if !operations.is_empty() {
            line(out, &format!("cited on {}", ids(&operations)));
        }
    }
}

/// Words of the spec that stand beside facts.
fn vocabulary(wanted: &str, style: Style, out: &mut String) {
    let mut explain = |kind: &str, meaning: Option<&'static str>| {
        if let Some(meaning) = meaning {
            section(out, &heading(wanted, style), kind);
            line(out, meaning);
        }
    };
    let level = find(Evidence::WORDS, wanted).map(Evidence::meaning);
    explain("level of evidence", level);
    let class = find(CodeClass::WORDS, wanted).map(CodeClass::meaning);
    explain("class of codes", class);
    let origin = find(Provenance::WORDS, wanted).map(Provenance::meaning);
    explain("provenance of a fixture", origin);
    let secret = find(Sensitivity::WORDS, wanted).map(Sensitivity::meaning);
    explain("why a value is never printed", secret);
    let kind = find(SourceKind::WORDS, wanted).map(SourceKind::meaning);
    explain("kind of source", kind);
}

/// What a word of the spec stands for.
fn find<T: Copy>(words: &[(&str, T)], wanted: &str) -> Option<T> {
    let mut words = words.iter();
    words.find(|(word, _)| *word == wanted).map(|(_, one)| *one)
}
