//! Coverage for people: a table, then what no fixture shows.

use bilispec_codegen::coverage::{Counts, Coverage, Entry, Evidenced, Facts};

use super::words::heading;
use crate::report::Style;
use crate::table::{Align, Table, wrap};

/// Coverage as text.
pub fn print_coverage(coverage: &Coverage, style: Style) -> String {
    let numbers = [
        "fields",
        "parameters",
        "values",
        "codes",
        "fixtures",
        "not shown",
    ];
    let numbers = numbers.map(|heading| (heading, Align::Right));
    let mut table = Table::new(&[&[("operation", Align::Left)][..], &numbers].concat());
    let mut row = |name: &str, counts: [Counts; 4], fixtures: String| {
        let not_shown: usize = counts.iter().map(|counts| counts.not_shown).sum();
        let [fields, parameters, values, codes] = counts.map(levels);
        let (name, not_shown) = (name.to_owned(), not_shown.to_string());
        table.row([name, fields, parameters, values, codes, fixtures, not_shown]);
    };
    for entry in &coverage.operations {
        let fixtures = entry.fixtures.all().to_string();
        row(&entry.name, counts(entry), fixtures);
    }
    for entry in &coverage.envelopes {
        row(&entry.name, counts(entry), String::new());
    }
    let total = &coverage.total;
    let counts = [total.fields, total.parameters, total.values, total.codes];
    row("total", counts, total.fixtures.all().to_string());

    let mut lines = vec!["observed / reported / documented".to_owned(), String::new()];
    lines.extend(table.lines());
    for entry in coverage.operations.iter().chain(&coverage.envelopes) {
        let lists = lists(entry).map(|(what, facts)| (what, &facts.not_shown));
        if lists.iter().all(|(_, list)| list.is_empty()) {
            continue;
        }
        lines.push(String::new());
        let title = format!("{}: no fixture shows", entry.name);
        lines.push(heading(&title, style));
        for (what, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            let text = format!("{what}: {}", list.join(", "));
            for (number, part) in wrap(&text, style.width.saturating_sub(4))
                .iter()
                .enumerate()
            {
                let indent = if number == 0 { "  " } else { "    " };
                lines.push(format!("{indent}{part}"));
            }
        }
    }
    if let Some(ledger) = &coverage.ledger {
        lines.push(String::new());
        lines.extend(ledger_lines(ledger, style));
    }
    lines.join("\n") + "\n"
}

/// What became of the facts of the ledger of evidence.
fn ledger_lines(ledger: &Evidenced, style: Style) -> Vec<String> {
    let mut lines = vec![
        heading("Ledger of evidence", style),
        format!(
            "  {} sources, {} facts: {} in the spec, {} refused, {} neither",
            ledger.sources,
            ledger.facts,
            ledger.taken,
            ledger.refused,
            ledger.untaken.len()
        ),
    ];
    for fact in &ledger.untaken {
        let pointer = if fact.pointer.is_empty() {
            "the call"
        } else {
            &fact.pointer
        };
        lines.push(format!(
            "  {} of {}, by {}: {}",
            pointer, fact.operation, fact.source, fact.why
        ));
    }
    if !ledger.uncited.is_empty() {
        lines.push(format!("  nothing cites {}", ledger.uncited.join(", ")));
    }
    lines
}

fn lists(entry: &Entry) -> [(&'static str, &Facts); 4] {
    [
        ("fields", &entry.fields),
        ("parameters", &entry.parameters),
        ("values", &entry.values),
        ("codes", &entry.codes),
    ]
}

fn counts(entry: &Entry) -> [Counts; 4] {
    lists(entry).map(|(_, facts)| facts.counts)
}

fn levels(counts: Counts) -> String {
    format!(
        "{} / {} / {}",
        counts.observed, counts.reported, counts.documented
    )
}
