//! Coverage for people: a table, then what no fixture shows.

use super::coverage::{Coverage, LevelCounts};
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
    let all = coverage
        .operations
        .iter()
        .map(|operation| operation.unshown.len())
        .sum();
    let rows = coverage
        .operations
        .iter()
        .map(|operation| (operation, operation.unshown.len()));
    for (operation, count) in rows.chain([(&coverage.total, all)]) {
        table.row([
            operation.operation.clone(),
            levels(operation.fields),
            levels(operation.parameters),
            levels(operation.values),
            levels(operation.codes),
            operation.fixtures.to_string(),
            count.to_string(),
        ]);
    }
    let mut lines = vec!["observed / reported / documented".to_owned(), String::new()];
    lines.extend(table.lines());
    for operation in &coverage.operations {
        if operation.unshown.is_empty() {
            continue;
        }
        lines.push(String::new());
        lines.push(heading(
            &format!("{}: no fixture shows", operation.operation),
            style,
        ));
        for (what, list) in operation
            .unshown
            .lists()
            .iter()
            .filter(|(_, list)| !list.is_empty())
        {
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

fn levels(counts: LevelCounts) -> String {
    format!(
        "{} / {} / {}",
        counts.observed, counts.reported, counts.documented
    )
}
