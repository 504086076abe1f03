//! The history as one page for a browser, with plots that need no script.

use super::{History, Operation, Seen};
use crate::html::{Markup, Page, plot};

/// A plot has so many rows at most; what was always there is left out first.
const ROWS: usize = 60;

/// Writes the page.
pub fn page(history: &History) -> String {
    let mut page = Page::new("bilispec history");
    let mut out = Markup::default();
    let days = match (history.days.first(), history.days.last()) {
        (Some(first), Some(last)) => {
            format!(
                "{} days with a report, {first} to {last}",
                history.days.len()
            )
        }
        _ => "no report".to_owned(),
    };
    out.paragraph(&Markup::of(&days));
    if history.changes.is_empty() {
        out.paragraph(&Markup::of("no change from one day to the next"));
    } else {
        let rows = history.changes.iter().map(|change| {
            vec![
                Markup::of(&change.day),
                Markup::code(&change.operation),
                Markup::of(&change.text),
            ]
        });
        out.table(&["day", "operation", "change"], rows);
    }
    page.section("changes", "Changes", &out);
    for operation in &history.operations {
        let inner = section(history, operation);
        page.section(&operation.operation, &operation.operation, &inner);
    }
    page.finish()
}

fn section(history: &History, operation: &Operation) -> Markup {
    let mut out = Markup::default();
    for (name, all) in [
        ("Outcomes", &operation.outcomes),
        ("Codes", &operation.codes),
    ] {
        if all.is_empty() {
            continue;
        }
        out.heading(2, &Markup::of(name));
        out.append(&plot::shares(&history.days, &counts(all)));
        out.append(&table(all));
    }
    let (varied, steady): (Vec<_>, Vec<_>) =
        operation.fields.iter().partition(|field| is_varied(field));
    if operation.fields.is_empty() {
        return out;
    }
    out.heading(2, &Markup::of("Fields"));
    let words = format!(
        "Fields in every reply that could have them: {}. Fields that were missing in some, by the share of replies that have them: {}.",
        steady.len(),
        varied.len()
    );
    out.paragraph(&Markup::of(&words));
    if !varied.is_empty() {
        let shown = varied.get(..ROWS).unwrap_or(&varied);
        let rows: Vec<_> = shown
            .iter()
            .map(|field| (field.name.clone(), rates(field)))
            .collect();
        out.append(&plot::rates(&history.days, &rows));
        if varied.len() > shown.len() {
            let more = format!(
                "{} more fields are in the table",
                varied.len() - shown.len()
            );
            out.paragraph(&Markup::of(&more));
        }
    }
    let title = format!("first and last seen: {} fields", operation.fields.len());
    out.details(&Markup::of(&title), &table(&operation.fields));
    out
}

/// Whether some day's replies lack it, though they could have it.
fn is_varied(seen: &Seen) -> bool {
    seen.days.iter().any(|[count, all]| count < all)
}

fn rates(seen: &Seen) -> Vec<Option<f64>> {
    let days = seen.days.iter();
    #[expect(clippy::cast_precision_loss, reason = "a picture")]
    let rate = |count: u64, all: u64| (all > 0).then(|| count as f64 / all as f64);
    days.map(|[count, all]| rate(*count, *all)).collect()
}

fn counts(all: &[Seen]) -> Vec<(String, Vec<u64>)> {
    let counts = |seen: &Seen| seen.days.iter().map(|[count, _]| *count).collect();
    all.iter()
        .map(|seen| (seen.name.clone(), counts(seen)))
        .collect()
}

fn table(all: &[Seen]) -> Markup {
    let mut out = Markup::default();
    let rows = all.iter().map(|seen| {
        let count: u64 = seen.days.iter().map(|[count, _]| count).sum();
        vec![
            Markup::code(&seen.name),
            Markup::of(&seen.first),
            Markup::of(&seen.last),
            Markup::of(&count.to_string()),
        ]
    });
    out.table(&["name", "first seen", "last seen", "replies"], rows);
    out
}
