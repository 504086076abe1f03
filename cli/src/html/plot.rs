//! Plots as SVG that needs no script: what happened by day.

use std::fmt::Write as _;

use bilispec_codegen::html::escape;

use super::{Markup, safe};

/// How many colours the style has.
pub(crate) const COLOURS: usize = 8;

/// The room of a day, of a row, and of the words beside them, in units of the picture.
const DAY: usize = 26;
const ROW: usize = 18;
const LEFT: usize = 300;
const TOP: usize = 58;
const BARS: usize = 120;

/// A name is cut behind so many letters; the whole is shown when pointed at.
const NAME: usize = 44;

/// Rates by day: a row a name, a cell a day, the darker the more often. `None` is a day that shows nothing.
pub(crate) fn rates(days: &[String], rows: &[(String, Vec<Option<f64>>)]) -> Markup {
    let (width, height) = (LEFT + DAY * days.len() + 10, TOP + ROW * rows.len() + 8);
    let mut out = begin(width, height, "rates by day");
    axis(&mut out, days, TOP - 6);
    for (row, (name, rates)) in rows.iter().enumerate() {
        let y = TOP + ROW * row;
        label(&mut out, name, y + 13);
        for (day, rate) in rates.iter().enumerate() {
            let x = LEFT + DAY * day;
            let date = days.get(day).map(String::as_str).unwrap_or_default();
            let (class, opacity, words) = match rate {
                Some(rate) => ("k0", rate.clamp(0.0, 1.0), format!("{:.1} %", rate * 100.0)),
                None => ("none", 1.0, "no reply".to_owned()),
            };
            let _ = writeln!(
                out,
                "<rect class=\"none\" x=\"{x}\" y=\"{y}\" width=\"24\" height=\"16\"/>\
                 <rect class=\"{class}\" fill-opacity=\"{opacity:.3}\" x=\"{x}\" y=\"{y}\" width=\"24\" height=\"16\">\
                 <title>{} {}: {words}</title></rect>",
                escape(date),
                safe(name)
            );
        }
    }
    end(out)
}

/// Shares by day: a bar a day, a colour a name, as many as there are; the names stand below.
pub(crate) fn shares(days: &[String], rows: &[(String, Vec<u64>)]) -> Markup {
    let (width, height) = (60 + DAY * days.len() + 10, TOP + BARS + 8);
    let mut out = begin(width, height, "shares by day");
    axis_at(&mut out, days, TOP - 6, 60);
    for (percent, y) in [(100, TOP), (50, TOP + BARS / 2), (0, TOP + BARS)] {
        let _ = writeln!(
            out,
            "<text x=\"52\" y=\"{}\" text-anchor=\"end\">{percent} %</text>\
             <line class=\"axis\" x1=\"58\" x2=\"{width}\" y1=\"{y}\" y2=\"{y}\"/>",
            y + 4
        );
    }
    for (day, date) in days.iter().enumerate() {
        let of_day = |counts: &[u64]| counts.get(day).copied().unwrap_or(0);
        let all: u64 = rows.iter().map(|(_, counts)| of_day(counts)).sum();
        let mut below = 0.0;
        for (number, (name, counts)) in rows.iter().enumerate() {
            let count = of_day(counts);
            if count == 0 {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "a picture")]
            let share = count as f64 / all as f64;
            #[expect(clippy::cast_precision_loss, reason = "a picture")]
            let (bars, top) = (BARS as f64, TOP as f64);
            let height = share * bars;
            below += height;
            let _ = writeln!(
                out,
                "<rect class=\"k{}\" x=\"{}\" y=\"{:.2}\" width=\"22\" height=\"{height:.2}\">\
                 <title>{} {}: {count} of {all}</title></rect>",
                number % COLOURS,
                61 + DAY * day,
                top + bars - below,
                escape(date),
                safe(name)
            );
        }
    }
    let mut picture = end(out);
    let names = rows.iter().enumerate();
    let names: String = names.fold(String::new(), |mut out, (number, (name, _))| {
        let _ = write!(
            out,
            "<span class=\"key k{}\"></span>{} ",
            number % COLOURS,
            safe(name)
        );
        out
    });
    let _ = writeln!(picture.0, "<p>{names}</p>");
    picture
}

fn begin(width: usize, height: usize, name: &str) -> String {
    format!(
        "<div class=\"wide\" tabindex=\"0\"><svg role=\"img\" aria-label=\"{}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n",
        escape(name)
    )
}

fn end(mut out: String) -> Markup {
    out.push_str("</svg></div>\n");
    Markup(out)
}

fn label(out: &mut String, name: &str, y: usize) {
    let mut short: String = name.chars().take(NAME).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{y}\" text-anchor=\"end\">{}</text>",
        LEFT - 8,
        safe(&short)
    );
}

fn axis(out: &mut String, days: &[String], y: usize) {
    axis_at(out, days, y, LEFT);
}

fn axis_at(out: &mut String, days: &[String], y: usize, left: usize) {
    for (day, date) in days.iter().enumerate() {
        let x = left + DAY * day + 15;
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{y}\" transform=\"rotate(-60 {x} {y})\">{}</text>",
            escape(date.get(5..).unwrap_or(date))
        );
    }
}
