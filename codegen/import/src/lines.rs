//! Notes as lines that remember where they stood, with lost line breaks put back.
//!
//! Some notes went through a tool that joined their lines: tables, labels, commands and code blocks stand in one
//! paragraph. What a table consists of can still be told: its separator says how many columns it has. Knows the shape
//! of Markdown and the words that begin a part of an endpoint's notes, and nothing of what they mean.

use super::sink::Sink;

/// A line and its number, from 1, in the notes as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) text: String,
}

/// The lines of notes, as many to read as Markdown wants.
pub(super) fn read(text: &str, sink: &mut Sink) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let given: Vec<&str> = text.split('\n').collect();
    let mut lines = Vec::new();
    let mut index = 0;
    let mut fence: Option<String> = None;
    while let Some(line) = given.get(index) {
        let number = index + 1;
        let whole = Line {
            number,
            text: (*line).to_owned(),
        };
        if let Some(open) = &fence {
            if closes(line, open) {
                fence = None;
            }
            lines.push(whole);
            index += 1;
            continue;
        }
        // A paragraph: up to an empty line or a block of code that begins as it should.
        let mut end = index;
        while given
            .get(end)
            .is_some_and(|line| !line.trim().is_empty() && opens(line).is_none())
        {
            end += 1;
        }
        if end == index {
            fence = opens(line);
            lines.push(whole);
            index += 1;
            continue;
        }
        let paragraph = given.get(index..end).unwrap_or_default();
        if paragraph.iter().any(|line| is_joined(line)) {
            // The code of a joined paragraph may go on over empty lines.
            let mut all = paragraph.join("\n");
            while all.matches("```").count() % 2 == 1
                && let Some(line) = given.get(end)
            {
                all = format!("{all}\n{line}");
                end += 1;
            }
            lines.extend(Restorer::new(&all, number, sink).run());
        } else {
            let numbered = paragraph.iter().zip(number..);
            lines.extend(numbered.map(|(text, number)| Line {
                number,
                text: (*text).to_owned(),
            }));
        }
        index = end;
    }
    lines
}

/// The fence, if a line opens a block of code and nothing else.
fn opens(line: &str) -> Option<String> {
    let line = line.trim_start();
    let fence: String = line.chars().take_while(|c| *c == '`').collect();
    let rest = line.strip_prefix(fence.as_str())?;
    (fence.len() >= 3 && !rest.contains(['`', '{', '['])).then_some(fence)
}

fn closes(line: &str, fence: &str) -> bool {
    let line = line.trim();
    line.len() >= fence.len() && line.chars().all(|c| c == '`')
}

/// Whether a line holds what should stand on lines of its own.
fn is_joined(line: &str) -> bool {
    let trimmed = line.trim();
    if trimmed.contains("```") {
        return true;
    }
    separator(line).is_some_and(|run| {
        let before = line.get(..run.start).unwrap_or_default();
        let after = line.get(run.end..).unwrap_or_default();
        !before.trim().is_empty() || !after.trim().is_empty()
    })
}

/// A table's separator: where it stands, and of how many columns.
struct Separator {
    start: usize,
    end: usize,
    columns: usize,
}

/// The first separator of a text: `| --- | :-: |`, of two columns or more.
fn separator(text: &str) -> Option<Separator> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find('|') {
        let start = from + found;
        let mut end = start + 1;
        let mut columns = 0;
        while let Some(rest) = text.get(end..)
            && let Some((cell, _)) = rest.split_once('|')
            && is_dashes(cell)
        {
            columns += 1;
            end += cell.len() + 1;
        }
        if columns >= 2 {
            return Some(Separator {
                start,
                end,
                columns,
            });
        }
        from = start + 1;
    }
    None
}

fn is_dashes(cell: &str) -> bool {
    let cell = cell.trim();
    let dashes = cell.trim_start_matches(':').trim_end_matches(':');
    !cell.contains('\n') && dashes.len() >= 2 && dashes.chars().all(|c| c == '-')
}

/// Takes a joined paragraph apart.
struct Restorer<'a> {
    text: &'a str,
    first: usize,
    sink: &'a mut Sink,
    lines: Vec<Line>,
}

impl<'a> Restorer<'a> {
    fn new(text: &'a str, first: usize, sink: &'a mut Sink) -> Self {
        Self {
            text,
            first,
            sink,
            lines: Vec::new(),
        }
    }

    fn run(mut self) -> Vec<Line> {
        let text = self.text;
        let mut at = 0;
        let mut inside = false;
        for part in text.split("```") {
            if inside {
                self.code(part, at);
            } else {
                self.prose(part, at);
            }
            at += part.len() + 3;
            inside = !inside;
        }
        // The last part stands outside: an even number of fences.
        if !inside {
            let number = self.number(text.rfind("```").unwrap_or_default());
            self.sink.unread(
                number,
                "a block of code that never ends; all that follows is taken for code",
            );
        }
        self.lines
    }

    /// The number of the line that holds a byte.
    fn number(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(self.text);
        self.first + before.matches('\n').count()
    }

    fn push(&mut self, at: usize, text: &str) {
        let number = self.number(at);
        self.lines.push(Line {
            number,
            text: text.to_owned(),
        });
    }

    fn gap(&mut self, at: usize) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.push(at, "");
        }
    }

    fn code(&mut self, part: &str, at: usize) {
        let word = part
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        self.gap(at);
        self.push(at, &format!("```{word}"));
        let body = part.get(word.len()..).unwrap_or_default();
        let mut offset = at + word.len();
        for line in body.split('\n') {
            if !line.trim().is_empty() {
                self.push(offset, line.trim_end());
            }
            offset += line.len() + 1;
        }
        self.push(offset.saturating_sub(1), "```");
        self.gap(offset.saturating_sub(1));
    }

    /// Tables, and what stands between them.
    fn prose(&mut self, part: &str, at: usize) {
        let mut rest = part;
        let mut at = at;
        while let Some(run) = separator(rest) {
            let Some((before, head)) = header(rest, &run) else {
                let number = self.number(at + run.start);
                self.sink.unread(
                    number,
                    "a table's separator without a head of as many columns",
                );
                let end = run.end;
                self.labels(rest.get(..end).unwrap_or_default(), at);
                rest = rest.get(end..).unwrap_or_default();
                at += end;
                continue;
            };
            self.labels(before, at);
            let table = at + before.len();
            self.gap(table);
            self.row(table, &head);
            let dashes = vec!["---".to_owned(); run.columns];
            self.row(table, &dashes);
            let mut end = run.end;
            while let Some((cells, length)) = row(rest.get(end..).unwrap_or_default(), run.columns)
            {
                self.row(at + end, &cells);
                end += length;
            }
            self.gap(at + end);
            rest = rest.get(end..).unwrap_or_default();
            at += end;
        }
        self.labels(rest, at);
    }

    fn row(&mut self, at: usize, cells: &[String]) {
        let text = cells.join(" | ");
        self.push(at, &format!("| {text} |"));
    }

    /// Puts each label, address and command on a line of its own.
    fn labels(&mut self, text: &str, at: usize) {
        let mut breaks: Vec<usize> = Vec::new();
        let mut bold = false;
        for (index, _) in text.match_indices("**") {
            // Before a bold text and behind it.
            breaks.push(if bold { index + 2 } else { index });
            bold = !bold;
        }
        for mark in ["> http", "*请求方式", "curl ", "根对象"] {
            breaks.extend(text.match_indices(mark).map(|(index, _)| index));
        }
        for (index, mark) in text.match_indices("*请求方式") {
            let from = index + mark.len();
            let end = text.get(from..).and_then(|rest| rest.find('*'));
            breaks.extend(end.map(|end| from + end + 1));
        }
        for (index, _) in text.match_indices("需要登录") {
            breaks.push(index);
        }
        // `data`对象:
        for (index, _) in text.match_indices("`对象") {
            let before = text.get(..index).unwrap_or_default();
            breaks.extend(before.rfind('`'));
        }
        breaks.sort_unstable();
        let mut from = 0;
        for end in breaks.into_iter().chain([text.len()]) {
            let piece = text.get(from..end).unwrap_or_default();
            let mut offset = at + from;
            for line in piece.split('\n') {
                if !line.trim().is_empty() {
                    self.gap(offset);
                    self.push(offset, line.trim());
                    self.gap(offset);
                }
                offset += line.len() + 1;
            }
            from = from.max(end);
        }
    }
}

/// What stands before a table's head, and the cells of the head, from the text before its separator.
fn header<'t>(text: &'t str, run: &Separator) -> Option<(&'t str, Vec<String>)> {
    let mut head = text.get(..run.start)?.trim_end();
    head = head.strip_suffix('|')?;
    let mut cells = Vec::new();
    for _ in 0..run.columns {
        let (rest, cell) = head.rsplit_once('|')?;
        cells.push(cell.trim().to_owned());
        head = rest;
    }
    cells.reverse();
    Some((head, cells))
}

/// The next row of a joined table, and how long it is. Line breaks inside of a cell are line breaks of the cell.
fn row(text: &str, columns: usize) -> Option<(Vec<String>, usize)> {
    let start = text.len() - text.trim_start().len();
    let mut at = start + text.get(start..)?.strip_prefix('|').map(|_| 1)?;
    let mut cells = Vec::new();
    for _ in 0..columns {
        let cell = text.get(at..)?.split('|').next()?;
        // The last cell has an end too.
        text.get(at + cell.len()..)?.strip_prefix('|')?;
        cells.push(
            cell.trim()
                .lines()
                .map(str::trim)
                .collect::<Vec<_>>()
                .join("<br>"),
        );
        at += cell.len() + 1;
    }
    Some((cells, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(usize, String)> {
        let mut sink = Sink::default();
        let lines = read(text, &mut sink);
        assert!(sink.unread.is_empty(), "{:?}", sink.unread);
        let lines = lines
            .into_iter()
            .filter(|line| !line.text.trim().is_empty());
        lines.map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn what_stands_on_its_own_lines_stays() {
        let text = "# A\r\n\r\n| a | b |\r\n| --- | --- |\r\n| 1 | 2 |\r\n\r\n```json\r\n{\"a\": \"| --- | --- | x\"}\r\n```\r\n";
        let kept: Vec<_> = text
            .lines()
            .zip(1..)
            .filter(|(line, _)| !line.is_empty())
            .map(|(line, number)| (number, line.to_owned()))
            .collect();
        assert_eq!(lines(text), kept);
    }

    #[test]
    fn joined_lines_come_apart() {
        let text = "# T **注:x** > http://a.b/c *请求方式:POST* 需要登录(S) **正文:** | 参数名 | 备注 | | --- | ---- | | a | 1:x\n2:y | | b | | **示例:** 说明 curl -d \"a=1\" \"http://a.b/c\" ```json { \"a\": 1 } ``` 完";
        let expected = [
            (1, "# T"),
            (1, "**注:x**"),
            (1, "> http://a.b/c"),
            (1, "*请求方式:POST*"),
            (1, "需要登录(S)"),
            (1, "**正文:**"),
            (1, "| 参数名 | 备注 |"),
            (1, "| --- | --- |"),
            (1, "| a | 1:x<br>2:y |"),
            (2, "| b |  |"),
            (2, "**示例:**"),
            (2, "说明"),
            (2, "curl -d \"a=1\" \"http://a.b/c\""),
            (2, "```json"),
            (2, " { \"a\": 1 }"),
            (2, "```"),
            (2, "完"),
        ];
        let expected: Vec<_> = expected
            .iter()
            .map(|(number, text)| (*number, (*text).to_owned()))
            .collect();
        assert_eq!(lines(text), expected);
    }

    #[test]
    fn fences_that_never_end_are_told() {
        let mut sink = Sink::default();
        let read = read("x ```json {", &mut sink);
        assert_eq!(sink.unread.len(), 1);
        assert!(read.iter().any(|line| line.text.trim() == "{"));
    }
}
