//! What the lint has against a draft and the draft's own changes caused: marks of what is sensitive, and levels that no
//! fixture proves.

use bilispec_codegen::diagnostics::Diagnostic;
use bilispec_codegen::edit::Edit;
use bilispec_codegen::model::Sensitivity;
use bilispec_codegen::source::Json;
use bilispec_codegen::{lint, load_with};

use super::draft::{Draft, FileEdit};
use super::schema;

/// So often what was mended may show something else.
const ROUNDS: usize = 4;

/// What looks like a secret or a person's data is marked, also beside what was learned.
pub(super) fn mark_sensitive(draft: Draft) -> Draft {
    mended(draft, "sensitive-missing", sensitive)
}

/// What was learned and no fixture shows, as seen from some operation, was reported rather than observed.
pub(super) fn lower_unproven(draft: Draft) -> Draft {
    mended(draft, "observed-unproven", unproven)
}

/// The draft with what a rule finds mended, as far as it can be.
fn mended(
    mut draft: Draft,
    rule: &str,
    mend: impl Fn(&Draft, &Diagnostic) -> Option<FileEdit>,
) -> Draft {
    for _ in 0..ROUNDS {
        let edits = found(&draft, rule)
            .iter()
            .filter_map(|finding| mend(&draft, finding))
            .collect::<Vec<_>>();
        let changed;
        (draft, changed) = draft.with_most(&edits);
        if !changed {
            break;
        }
    }
    draft
}

/// The lint's findings of a rule.
fn found(draft: &Draft, rule: &str) -> Vec<Diagnostic> {
    let mut loaded = load_with(draft.spec(), draft.files().clone());
    lint::run(&mut loaded);
    let all = loaded.diagnostics.list().iter();
    all.filter(|finding| finding.rule == rule)
        .cloned()
        .collect()
}

fn sensitive(draft: &Draft, finding: &Diagnostic) -> Option<FileEdit> {
    let (file, at) = draft.place(finding.span?)?;
    let name = at.rsplit('/').next()?;
    // A parameter is named by a member of its own.
    let (at, name) = match draft.value(&file, &at)? {
        Json::String(name) => (at.rsplit_once('/')?.0.to_owned(), name),
        _ => (at.clone(), name.to_owned()),
    };
    let sensitivity = lint::sensitivity(&name).unwrap_or(Sensitivity::Personal);
    let word = schema::word(sensitivity);
    let behind = ["x-unit", "x-newtype", "pattern", "type", "$ref", "in"];
    let behind = behind
        .into_iter()
        .find(|name| draft.value(&file, &format!("{at}/{name}")).is_some());
    let edit = match behind {
        Some(behind) => Edit::insert_after(at, behind, "x-sensitive", word),
        None => Edit::insert(at, "x-sensitive", word),
    };
    Some(FileEdit { file, edit })
}

fn unproven(draft: &Draft, finding: &Diagnostic) -> Option<FileEdit> {
    let (file, at) = draft.place(finding.span?)?;
    // Only what the draft itself has put there.
    let before = draft.on_disk();
    if before.is_ok_and(|before| before.value(&file, &at).is_some()) {
        return None;
    }
    let reported = || Json::String("reported".to_owned());
    let (owner, last) = at.rsplit_once('/')?;
    let (list, kind) = owner.rsplit_once('/')?;
    let level = if kind == "x-codes" || owner.ends_with("/x-codes") {
        code_level(draft, &file, &at)?
    } else if kind == "enum" || owner.ends_with("/enum") {
        let base = owner.strip_suffix("/enum")?;
        (file.clone(), format!("{base}/x-evidence/{last}"))
    } else if last == "value" && list.ends_with("/x-known-values") {
        (file.clone(), format!("{owner}/x-evidence"))
    } else {
        (file.clone(), format!("{at}/x-evidence"))
    };
    let (file, level) = level;
    // A schema that several places share may be proven for one and not for another: each has a level of its own then.
    let is_field = owner.ends_with("/properties");
    let edit = match draft.value(&file, &level) {
        Some(Json::String(own)) if is_field && own == "observed" => Edit::remove(level),
        Some(Json::String(_)) => Edit::replace(level, reported()),
        Some(_) => return None,
        None => {
            let (owner, name) = level.rsplit_once('/')?;
            Edit::insert(owner, name, reported())
        }
    };
    Some(FileEdit { file, edit })
}

/// Where a code's level stands: in place, or in the catalogue.
fn code_level(draft: &Draft, file: &str, at: &str) -> Option<(String, String)> {
    let api = draft.loaded().api.as_ref()?;
    let operations = api.operations.iter().flat_map(|operation| &operation.codes);
    let envelopes = api.envelopes.iter().flat_map(|envelope| &envelope.codes);
    let mut codes = operations.chain(envelopes);
    let code =
        codes.find(|code| draft.place(code.span) == Some((file.to_owned(), at.to_owned())))?;
    let (file, at) = draft.place(code.definition)?;
    Some((file, format!("{at}/level")))
}
