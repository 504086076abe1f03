//! Lines of Rust, indented, in rustfmt's layout.
//!
//! Knows the few constructs that generated code consists of and nothing of what they mean.

use super::literal::{Literal, MAX_WIDTH, width};

/// What an attribute may have between its parentheses on one line.
const ATTRIBUTE_WIDTH: usize = 70;

/// Rust text in the making.
#[derive(Debug, Default)]
pub(super) struct Code {
    text: String,
    indent: usize,
}

impl Code {
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// One line.
    pub(super) fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        if !line.is_empty() {
            self.text.push_str(&" ".repeat(self.indent));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// An empty line, except at the beginning of a block.
    pub(super) fn gap(&mut self) {
        let begins =
            self.text.is_empty() || self.text.ends_with("{\n") || self.text.ends_with("\n\n");
        if !begins {
            self.text.push('\n');
        }
    }

    /// A line that opens a block, the block, and its end.
    pub(super) fn block(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Self)) {
        self.enclosed(&format!("{} {{", head.as_ref()), "}", body);
    }

    /// The same with another ending.
    pub(super) fn enclosed(&mut self, head: &str, end: &str, body: impl FnOnce(&mut Self)) {
        self.line(head);
        let begin = self.text.len();
        self.indent += 4;
        body(self);
        self.indent -= 4;
        if self.text.len() == begin {
            self.text.truncate(begin - 1);
            self.text.push_str(end);
            self.text.push('\n');
        } else {
            self.line(end);
        }
    }

    /// Doc comments.
    pub(super) fn docs<T: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = T>) {
        for line in lines {
            let line = line.as_ref().trim_end();
            self.line(if line.is_empty() {
                "///".to_owned()
            } else {
                format!("/// {line}")
            });
        }
    }

    /// A function: `head(parameters) -> result`.
    pub(super) fn function(
        &mut self,
        head: &str,
        parameters: &[String],
        result: &str,
        body: impl FnOnce(&mut Self),
    ) {
        let one_line = format!("{head}({}) -> {result}", parameters.join(", "));
        if self.indent + width(&one_line) + 2 <= MAX_WIDTH {
            return self.block(one_line, body);
        }
        self.line(format!("{head}("));
        self.indent += 4;
        for parameter in parameters {
            self.line(format!("{parameter},"));
        }
        self.indent -= 4;
        self.block(format!(") -> {result}"), body);
    }

    /// A function with a `where`.
    pub(super) fn generic_function(
        &mut self,
        head: &str,
        bounds: &[&str],
        body: impl FnOnce(&mut Self),
    ) {
        self.line(head);
        self.line("where");
        self.indent += 4;
        for bound in bounds {
            self.line(bound);
        }
        self.indent -= 4;
        self.line("{");
        self.indent += 4;
        body(self);
        self.indent -= 4;
        self.line("}");
    }

    /// `call;`
    pub(super) fn statement(&mut self, call: &Literal) {
        let call = call.lay_out(self.indent, 0, 1);
        self.line(format!("{call};"));
    }

    /// `head = value;`
    pub(super) fn item(&mut self, head: &str, value: &Literal) {
        let value = value.lay_out(self.indent, width(head) + 3, 1);
        self.line(format!("{head} = {value};"));
    }

    /// Words, as many to a line as there is room for.
    pub(super) fn wrapped(&mut self, words: impl IntoIterator<Item = String>) {
        let mut line = String::new();
        for word in words {
            if !line.is_empty() && self.indent + width(&line) + 1 + width(&word) > MAX_WIDTH {
                self.line(std::mem::take(&mut line));
            }
            let separator = if line.is_empty() { "" } else { " " };
            line = line + separator + &word;
        }
        if !line.is_empty() {
            self.line(line);
        }
    }

    /// `#[name(value, …)]`
    pub(super) fn attribute(&mut self, name: &str, values: &[&str]) {
        let line = values.join(", ");
        if width(&line) <= ATTRIBUTE_WIDTH {
            return self.line(format!("#[{name}({line})]"));
        }
        self.line(format!("#[{name}("));
        self.indent += 4;
        if let Some((last, before)) = values.split_last() {
            for value in before {
                self.line(format!("{value},"));
            }
            self.line(last);
        }
        self.indent -= 4;
        self.line(")]");
    }
}
