//! Coverage for people: a table, then what no fixture shows.

use bilispec_codegen::coverage::{Counts, Coverage, Entry, Facts};

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
    lines.join("\n") + "\n"
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
