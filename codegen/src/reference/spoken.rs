//! Pages in the languages that the spec has: pages are put together in both, and what is not spoken is left out.
//!
//! Only words of ours are looked at, which stand in pieces of their own.

use super::content::{Block, Inline, Page, Row, Table, Text};
use crate::labels::Spoken;

/// A page in these languages.
pub(super) fn page(page: Page, spoken: Spoken) -> Page {
    if spoken == Spoken::Both {
        return page;
    }
    Page {
        short: spoken.text(&page.short),
        blocks: blocks(page.blocks, spoken),
        ..page
    }
}

fn blocks(list: Vec<Block>, spoken: Spoken) -> Vec<Block> {
    list.into_iter().map(|one| block(one, spoken)).collect()
}

fn block(block: Block, spoken: Spoken) -> Block {
    match block {
        Block::Heading {
            level,
            text,
            folded,
        } => Block::Heading {
            level,
            text: pieces(text, spoken),
            folded,
        },
        Block::Paragraph(text) => Block::Paragraph(pieces(text, spoken)),
        Block::Emphasis(text) => Block::Emphasis(spoken.text(&text)),
        Block::List(items) => {
            let items = items.into_iter();
            Block::List(items.map(|item| pieces(item, spoken)).collect())
        }
        Block::Table(table) => Block::Table(Table {
            heads: table.heads,
            rows: table.rows.into_iter().map(|one| row(one, spoken)).collect(),
        }),
        Block::Example {
            title,
            anchor,
            blocks: inner,
        } => Block::Example {
            title: pieces(title, spoken),
            anchor,
            blocks: blocks(inner, spoken),
        },
        Block::Address(_) | Block::Code { .. } => block,
    }
}

fn row(row: Row, spoken: Spoken) -> Row {
    let cells = row.cells.into_iter();
    Row {
        cells: cells.map(|cell| pieces(cell, spoken)).collect(),
        ..row
    }
}

fn pieces(text: Text, spoken: Spoken) -> Text {
    let pieces = text.into_iter().map(|piece| match piece {
        Inline::Text(words) => Inline::Text(spoken.text(&words)),
        Inline::Strong(words) => Inline::Strong(spoken.text(&words)),
        Inline::Sources { label, ids } => Inline::Sources {
            label: spoken.text(&label),
            ids,
        },
        Inline::Value(line) => Inline::Value(pieces(line, spoken)),
        other => other,
    });
    pieces.collect()
}
