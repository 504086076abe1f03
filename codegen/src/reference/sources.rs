//! The table of sources at the end of a page: whatever the page cites, in the order of the ledger.

use std::collections::HashSet;

use super::content::{Block, Inline, Row, Table, Text, code, words};
use super::facts::one_or_two;
use crate::labels;
use crate::model::{Api, Source};

/// The section, if the blocks cite something.
pub(super) fn section(api: &Api, blocks: &[Block]) -> Vec<Block> {
    let mut cited = HashSet::new();
    collect(blocks, &mut cited);
    let rows: Vec<Row> = api
        .sources
        .iter()
        .filter(|source| cited.contains(source.id.as_str()))
        .map(row)
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heading = Block::Heading {
        level: 2,
        text: words(labels::SOURCES.to_string()),
        folded: true,
    };
    let table = Block::Table(Table {
        heads: labels::SOURCE_HEADS,
        rows,
    });
    vec![heading, table]
}

fn row(source: &Source) -> Row {
    let description = source.description.as_deref();
    Row {
        anchor: anchor(&source.id),
        path: source.kind.to_string(),
        cells: vec![
            code(&source.id),
            words(source.kind.to_string()),
            words(source.place.clone()),
            words(source.date.clone()),
            code(&source.lineage),
            description.map_or_else(Text::new, one_or_two),
        ],
    }
}

/// What the row of a source is called on its page.
pub(super) fn anchor(id: &str) -> String {
    format!("source-{id}")
}

fn collect<'b>(blocks: &'b [Block], cited: &mut HashSet<&'b str>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => texts(text, cited),
            Block::List(items) => items.iter().for_each(|item| texts(item, cited)),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| texts(cell, cited));
            }
            Block::Example { title, blocks, .. } => {
                texts(title, cited);
                collect(blocks, cited);
            }
            Block::Address(_) | Block::Emphasis(_) | Block::Code { .. } => {}
        }
    }
}

fn texts<'b>(text: &'b [Inline], cited: &mut HashSet<&'b str>) {
    for piece in text {
        match piece {
            Inline::Sources { ids, .. } => cited.extend(ids.iter().map(String::as_str)),
            Inline::Both { zh, en, .. } => [zh, en].into_iter().for_each(|one| texts(one, cited)),
            Inline::Value(line) => texts(line, cited),
            _ => {}
        }
    }
}
