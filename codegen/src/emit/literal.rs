//! Values of static tables as text, laid out as rustfmt lays them out.
//!
//! rustfmt's limits are those of its defaults: 100 columns, a struct's body of 18 on one line, an array's of 60, a
//! call's arguments of 60. (prettyplease breaks at 89 columns and knows none of the other three, so its output changes
//! under rustfmt.) Knows nothing of what the values mean.

use std::fmt::Write as _;

use crate::text::is_invisible;

/// Columns that a line may have.
pub(super) const MAX_WIDTH: usize = 100;
/// What the body of a struct may have on one line.
pub(super) const STRUCT_WIDTH: usize = 18;
const ARRAY_WIDTH: usize = 60;
const CALL_WIDTH: usize = 60;
/// Items up to this width share lines where an array is broken.
const SHORT_ITEM: usize = 10;
const INDENT: usize = 4;

/// A value in a table.
#[derive(Debug, Clone)]
pub(super) enum Literal {
    /// Text that is never broken.
    Atom(String),
    /// `Name { field: value, ..rest }`.
    Struct {
        name: String,
        fields: Vec<(&'static str, Literal)>,
        rest: Option<String>,
    },
    /// `&[…]`.
    Slice(Vec<Literal>),
    /// `name(…)`.
    Call(String, Vec<Literal>),
}

impl Literal {
    pub(super) fn atom(text: impl Into<String>) -> Self {
        Self::Atom(text.into())
    }

    /// A string literal.
    pub(super) fn text(text: &str) -> Self {
        Self::Atom(string(text))
    }

    pub(super) fn call(name: &str, arguments: Vec<Self>) -> Self {
        Self::Call(name.to_owned(), arguments)
    }

    pub(super) fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> Self {
        Self::Slice(texts.into_iter().map(|text| Self::text(text)).collect())
    }

    /// The text, to stand in a line that is indented by `indent`, begins with `before` columns and goes on with
    /// `after`.
    pub(super) fn lay_out(&self, indent: usize, before: usize, after: usize) -> String {
        match self.one_line() {
            Some(line) if indent + before + width(&line) + after <= MAX_WIDTH => line,
            _ => self.broken(indent),
        }
    }

    /// On one line, if its own limits allow that.
    fn one_line(&self) -> Option<String> {
        let lines = |items: &[Self]| {
            let items: Option<Vec<String>> = items.iter().map(Self::one_line).collect();
            items.map(|items| items.join(", "))
        };
        match self {
            Self::Atom(text) => Some(text.clone()),
            Self::Struct { name, fields, rest } => {
                let fields: Option<Vec<String>> = fields
                    .iter()
                    .map(|(name, value)| Some(format!("{name}: {}", value.one_line()?)))
                    .collect();
                let mut parts = fields?;
                parts.extend(rest.as_ref().map(|rest| format!("..{rest}")));
                let body = parts.join(", ");
                (width(&body) <= STRUCT_WIDTH).then(|| format!("{name} {{ {body} }}"))
            }
            Self::Slice(items) => {
                let body = lines(items)?;
                (width(&body) <= ARRAY_WIDTH).then(|| format!("&[{body}]"))
            }
            Self::Call(name, arguments) => {
                let body = lines(arguments)?;
                (width(&body) <= CALL_WIDTH).then(|| format!("{name}({body})"))
            }
        }
    }

    /// A call of one list: its brackets stand beside those around it.
    fn holds_one_list(&self) -> bool {
        matches!(self, Self::Call(_, arguments) if matches!(arguments.as_slice(), [Self::Slice(_)]))
    }

    fn broken(&self, indent: usize) -> String {
        let inner = indent + INDENT;
        let pad = " ".repeat(inner);
        let end = " ".repeat(indent);
        match self {
            Self::Atom(text) => text.clone(),
            Self::Struct { name, fields, rest } => {
                let mut out = format!("{name} {{\n");
                for (name, value) in fields {
                    let value = value.lay_out(inner, name.len() + 2, 1);
                    let _ = writeln!(out, "{pad}{name}: {value},");
                }
                if let Some(rest) = rest {
                    let _ = writeln!(out, "{pad}..{rest}");
                }
                out + &end + "}"
            }
            Self::Slice(items) => match items.as_slice() {
                // A single item that is broken itself stands inside the brackets.
                [item] if item.one_line().is_none() || item.holds_one_list() => {
                    format!("&[{}]", item.broken(indent))
                }
                _ => format!("&[\n{}{end}]", rows(items, inner)),
            },
            Self::Call(name, arguments) => match arguments.as_slice() {
                [argument]
                    if argument.one_line().is_none() || matches!(argument, Self::Slice(_)) =>
                {
                    format!("{name}({})", argument.broken(indent))
                }
                _ => format!("{name}(\n{}{end})", column(arguments, inner)),
            },
        }
    }
}

/// The items of a broken array: short ones share lines.
fn rows(items: &[Literal], indent: usize) -> String {
    let lines: Option<Vec<String>> = items.iter().map(Literal::one_line).collect();
    match lines {
        Some(lines) if lines.iter().all(|line| width(line) <= SHORT_ITEM) => {
            let pad = " ".repeat(indent);
            let mut out = String::new();
            let mut line = String::new();
            for item in lines {
                if !line.is_empty() && indent + width(&line) + width(&item) + 2 > MAX_WIDTH {
                    let _ = writeln!(out, "{pad}{line}");
                    line.clear();
                }
                let separator = if line.is_empty() { "" } else { " " };
                let _ = write!(line, "{separator}{item},");
            }
            out + &format!("{pad}{line}\n")
        }
        _ => column(items, indent),
    }
}

fn column(items: &[Literal], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let lines = items
        .iter()
        .map(|item| format!("{pad}{},\n", item.lay_out(indent, 0, 1)));
    lines.collect()
}

/// A text as a string literal.
pub(super) fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || is_invisible(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

/// An integer literal, its digits in groups.
pub(super) fn integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 4 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

/// Columns of a text: Chinese characters take two.
pub(super) fn width(text: &str) -> usize {
    let wide = |c: char| matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd);
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}
