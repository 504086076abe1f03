//! The path of a request: its template with the parameters in place.

use bilispec_wire::template::{Part, Segment, parts};
use bilispec_wire::{percent, urlencoded};

use super::bindings::Given;
use crate::check::Problem;
use crate::operation::Place;

/// Appends the path.
pub(super) fn write(
    template: &'static str,
    given: &[Given<'_>],
    out: &mut String,
    problems: &mut Vec<Problem>,
) {
    if !template.contains('{') {
        return out.push_str(template);
    }
    for (index, segment) in template.split('/').enumerate() {
        if index > 0 {
            out.push('/');
        }
        if segment.contains('{') {
            fill(segment, given, out, problems);
        } else {
            out.push_str(segment);
        }
    }
}

/// Appends one segment.
fn fill(segment: &'static str, given: &[Given<'_>], out: &mut String, problems: &mut Vec<Problem>) {
    let start = out.len();
    let mut values: Vec<(&str, String)> = Vec::new();
    for part in parts(segment) {
        let name = match part {
            Part::Literal(text) => {
                out.push_str(text);
                continue;
            }
            Part::Parameter(name) => name,
        };
        let here = |given: &&Given<'_>| {
            given.parameter.place == Place::Path && given.parameter.name == name
        };
        // One that is missing is reported already.
        let Some(given) = given.iter().find(here) else {
            continue;
        };
        let from = out.len();
        if given.replaced {
            percent::segment(out, &given.text());
        } else if let Err(error) = given.parameter.encode_path(&given.json, out) {
            problems.push(Problem::new(name, error.to_string()));
            continue;
        }
        let written = out.get(from..).unwrap_or_default();
        values.push((name, urlencoded::decode(written, false).into_owned()));
    }
    let Some((last, _)) = values.last() else {
        return;
    };
    let decoded = urlencoded::decode(out.get(start..).unwrap_or_default(), false);
    // A dot segment would lead to another path, an empty one to another operation.
    let astray =
        matches!(&*decoded, "" | "." | "..") || values.iter().any(|(_, value)| value.is_empty());
    // Of several, each has to be told from the others again.
    let mixed =
        values.len() > 1 && Segment::new(segment).matches(&decoded).as_ref() != Some(&values);
    if astray || mixed {
        problems.push(Problem::new(last, "cannot be a part of a path"));
    }
}
