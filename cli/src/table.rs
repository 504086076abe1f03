//! Tables for the terminal, aligned also where Chinese letters take two columns each.

use unicode_width::UnicodeWidthStr;

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// Rows of cells under a line of headings.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings.
    pub(crate) fn new(columns: &[(&str, Align)]) -> Self {
        let headings = columns
            .iter()
            .map(|(heading, _)| (*heading).to_owned())
            .collect();
        Self {
            columns: columns.iter().map(|(_, align)| *align).collect(),
            rows: vec![headings],
        }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.len() == 1
    }

    /// The lines, the heading first. No line ends with a space.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.lines_within(usize::MAX)
    }

    /// The lines, the last column broken at spaces so that it ends at `total` columns, if there is room for it at all.
    pub(crate) fn lines_within(&self, total: usize) -> Vec<String> {
        let last = self.columns.len().saturating_sub(1);
        let widths: Vec<_> = (0..self.columns.len())
            .map(|column| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| width(cell))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let before: usize = widths.iter().take(last).map(|width| width + 2).sum();
        let room = total.saturating_sub(before).max(MIN_LAST);
        let mut lines = Vec::new();
        for row in &self.rows {
            let parts = row.get(last).map_or_else(Vec::new, |cell| wrap(cell, room));
            lines.push(self.line(row, &widths, parts.first().map_or("", String::as_str)));
            lines.extend(
                parts
                    .iter()
                    .skip(1)
                    .map(|part| format!("{}{part}", " ".repeat(before))),
            );
        }
        lines
    }

    /// One line, with what stands in its last column.
    fn line(&self, row: &[String], widths: &[usize], end: &str) -> String {
        let mut line = String::new();
        let last = self.columns.len().saturating_sub(1);
        for (column, ((cell, align), total)) in
            row.iter().zip(&self.columns).zip(widths).enumerate()
        {
            let cell = if column == last { end } else { cell };
            if column > 0 {
                line.push_str("  ");
            }
            let padding = " ".repeat(total.saturating_sub(width(cell)));
            match align {
                Align::Left => line.extend([cell, &padding]),
                Align::Right => line.extend([padding.as_str(), cell]),
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// The last column is never narrower than this, however little room there is.
const MIN_LAST: usize = 24;

/// Breaks a text at spaces into lines of no more than `room` columns; a longer word stands alone.
pub(crate) fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && width(&line) + 1 + width(word) > room {
            lines.push(std::mem::take(&mut line));
        } else if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// How many columns of a terminal a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// A text in no more than `columns` columns, cut at a letter and marked where it was cut.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut taken = 1;
    for letter in text.chars() {
        taken += unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0);
        if taken > columns {
            break;
        }
        kept.push(letter);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_wide_letters() {
        let mut table = Table::new(&[
            ("name", Align::Left),
            ("n", Align::Right),
            ("", Align::Left),
        ]);
        table.row(["充电".into(), "12".into(), "a".into()]);
        table.row(["ab".into(), "3".into(), String::new()]);
        assert_eq!(table.lines(), ["name   n", "充电  12  a", "ab     3"]);
    }

    #[test]
    fn the_last_column_is_broken_where_it_has_to_be() {
        let mut table = Table::new(&[("n", Align::Right), ("text", Align::Left)]);
        table.row(["1".into(), "one two three four five six seven".into()]);
        assert_eq!(
            table.lines_within(20),
            ["n  text", "1  one two three four five", "   six seven"]
        );
    }

    #[test]
    fn a_cut_text_says_so() {
        assert_eq!(cut("充电方式", 5), "充电…");
        assert_eq!(cut("充电", 4), "充电");
        assert_eq!(cut("abc", 2), "a…");
    }
}
