//! Whatever the text: what is written back, read as rustdoc reads it, shows text and nothing else.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::{block, code, inline};

/// What rustdoc switches on.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// What of a doc comment could run, lead elsewhere, or change what stands around it.
fn harmful(comment: &str) -> Option<String> {
    for event in Parser::new_ext(comment, options()) {
        match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &**info == "text" => {}
            Event::Start(Tag::Link { dest_url, .. })
                if dest_url.starts_with("http://") || dest_url.starts_with("https://") => {}
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("own::") => {}
            Event::Start(
                Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::FootnoteDefinition(_)
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::Strikethrough,
            )
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::Rule => return Some(format!("{event:?}")),
            _ => {}
        }
    }
    None
}

fn count(comment: &str, is: fn(&Event<'_>) -> bool) -> usize {
    Parser::new_ext(comment, options()).filter(is).count()
}

fn is_code_block(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::CodeBlock(_)))
}

fn is_cell(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::TableCell))
}

/// All ways in which the emitters put texts into one comment.
fn check(a: &str, b: &str) {
    let lines = block(a);
    let both = [&lines[..], &block(b)].concat();
    let comments = [
        lines.join("\n"),
        both.join("\n"),
        [
            &lines[..],
            &[
                String::new(),
                format!("Note: {}", inline(b)),
                String::new(),
                "Evidence: observed.".to_owned(),
            ],
        ]
        .concat()
        .join("\n"),
        format!("Sets [`x`](own::x).\n{}", lines.join("\n")),
        format!("* {} {}", code(a), inline(b)),
        format!("Value: {}. Evidence: {}.", code(a), code(b)),
        format!("[{}](own::y)", code(a)),
        inline(a),
        format!("A typed client of {}, version {}.", inline(a), inline(b)),
    ];
    for comment in &comments {
        assert_eq!(harmful(comment), None, "{a:?} {b:?}\n{comment}");
        let odd = |c: char| (c.is_control() && c != '\n') || crate::text::is_invisible(c);
        assert!(!comment.contains(odd), "{comment:?}");
    }
    for line in &both {
        assert!(!line.contains(['\n', '\r']), "{line:?}");
    }
    let own = count(&lines.join("\n"), is_code_block) + count(&block(b).join("\n"), is_code_block);
    assert_eq!(count(&both.join("\n"), is_code_block), own, "{a:?} {b:?}");
    for one_line in [inline(a), code(a)] {
        assert!(!one_line.contains('\n'));
        assert_eq!(count(&one_line, is_code_block), 0);
    }
    let table = format!(
        "before\n\n| a | b | c |\n| --- | --- | --- |\n| {} | {} | {} |",
        inline(a),
        code(b),
        inline(b)
    );
    assert_eq!(harmful(&table), None, "{table}");
    assert_eq!(count(&table, is_cell), 6, "{table}");
}

/// Texts that are known to do harm elsewhere, and pieces to make others of.
const NASTY: &[&str] = &[
    "~~~\nstd::fs::write(\"x\", \"\");\n~~~",
    "~~~rust\nx\n",
    "a\n~~~",
    "````\nx\n````",
    "```rust,no_run\nx\n```",
    "``` text\nfn main() {}\n```",
    "-     std::fs::write(1)",
    "1.     code",
    "1. \n1. ````",
    "2. ```\nstd::fs::write(1)\n```",
    "7) ~~~\n   x\n   ~~~\n8) y",
    "2. + ````",
    "2. - - - a\n\n      code\n- b",
    "9. a\n\n       b\n\n   c",
    "\\![a](https://x/)",
    "look![a](https://x/y)",
    "\\\\![*a*](https://x/) b!",
    "2. a\n3. ````\n   x",
    "1)      code",
    "*\tcode",
    "+ \t\tcode",
    "    code\n",
    "\tcode",
    "> ```\n> code\n> ```",
    ">     code",
    "- a\n\n      code\n- b",
    "- - -     code",
    "- ```\n  x",
    "https://x><script>window.PWNED=1</script>",
    "b ```<script>window.PWNED2=1</script>` c ```",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "<https://x y>",
    "[a](https://x/`)<b>`",
    "[a](<https://x/ ) <script>>)",
    "<!-- -->\n<script>\n\nx\n</script>",
    "<?php ?>",
    "<![CDATA[ x ]]>",
    "&lt;script&gt;",
    "&amp;lt;script&amp;gt;",
    "&#96;&#96;&#96;\nx",
    "&#32;&#32;&#32;&#32;code",
    "`` ` ``",
    "```` ``` ````",
    "`a`b_c`d`",
    "\\`a`b`",
    "a\\\\`<b>`",
    "`|` | x",
    "a | b\n--|--\nc | d",
    "a\n:-:",
    "a\n===",
    "a\n---",
    "***",
    "** **",
    "*![](x)*",
    "**![](x)** *![](https://x)*",
    "# x",
    "- [ ] x",
    "[^1]\n\n[^1]: x",
    "[crate::x]",
    "[`std::fs`]",
    "~~x~~",
    "\u{2066}x\u{202e}",
    "a\r    b\rc",
    "a\u{b}    b",
    "\u{a0}\u{a0}\u{a0}\u{a0}x",
    "\u{3000}    x",
    "[https://a](https://b)",
    "<https://a>",
    "see https://a.b/c?d=e&lt;f.",
    "1234567890. x",
    "-",
    "- \n-\n  - x",
    "x\n\n    y\n\n\n    z",
    "http://",
    "_a_ __b__ ___c___",
    "*a **b *c** d*",
];

#[test]
fn texts_that_do_harm_elsewhere() {
    for a in NASTY {
        for b in NASTY {
            check(a, b);
        }
        check(&format!("{a}\n{a}"), "");
        check(&format!("word {a}"), "");
        check(&format!("- {a}"), "");
    }
}

#[test]
fn what_is_harmless_survives() {
    assert_eq!(
        block(
            "A [link](https://a.b/c_d?e=(f)) and *this*.\n\n- one\n- two\n  1. deep\n\n~~~json\n{\n  1\n}\n~~~"
        ),
        [
            "A [link](https://a.b/c\\_d?e=\\(f\\)) and *this*.",
            "",
            "- one",
            "- two",
            "",
            "  1. deep",
            "",
            "```text",
            "{",
            "  1",
            "}",
            "```"
        ]
    );
    assert_eq!(
        block("编号。\nThe order_id, see https://a.b/c."),
        ["编号。", "The `order_id`, see <https://a.b/c>."]
    );
    assert_eq!(inline("1. a\n- b <c>"), "1\\. a - b \\<c\\>");
    assert_eq!(code("a`b"), "`a'b`");
    assert_eq!(block(" \n"), [""; 0]);
}

fn text() -> impl Strategy<Value = String> {
    let nasty = proptest::sample::select(NASTY).prop_map(str::to_owned);
    let pieces = proptest::sample::select(
        &[
            "`",
            "``",
            "```",
            "~~~",
            "    ",
            "\t",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "2. ",
            "> ",
            "#",
            "*",
            "**",
            "_",
            "[",
            "](",
            ")",
            "<",
            ">",
            "!",
            "![",
            "|",
            "&",
            "&#96;",
            "\\",
            "a",
            "b_c",
            "https://",
            "x.y/",
            "javascript:",
            ":",
            "=",
            "---",
            "===",
            "<b>",
            "<!--",
            "\r",
            "\u{a0}",
            "文",
            " ",
            "]: ",
            "text",
            "+ ",
            "\u{feff}",
            "\u{2028}",
            "\0",
            "~",
            "$",
            "\"",
            "'",
        ][..],
    );
    let pieces = proptest::collection::vec(pieces, 0..24).prop_map(|list| list.concat());
    let mixed = proptest::collection::vec(prop_oneof![nasty.clone(), pieces.clone()], 1..4);
    prop_oneof![
        nasty,
        pieces,
        mixed.prop_map(|list| list.concat()),
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text(a in text(), b in text()) {
        check(&a, &b);
    }
}

/// How many texts are tried: `BILISPEC_LONG` is their number for long runs.
fn cases() -> u32 {
    let long = std::env::var("BILISPEC_LONG").ok();
    long.and_then(|count| count.parse().ok()).unwrap_or(4096)
}

/// For as many seconds as `BILISPEC_FUZZ_SECONDS` says, with texts that no run before had.
#[test]
#[ignore = "runs for as long as it is told"]
fn any_text_for_long() {
    let seconds = std::env::var("BILISPEC_FUZZ_SECONDS").ok();
    let seconds = seconds
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(10);
    let begun = Instant::now();
    let mut tried = 0_u64;
    while begun.elapsed() < Duration::from_secs(seconds) {
        let mut runner = TestRunner::new(Config {
            cases: 1024,
            failure_persistence: None,
            ..Config::default()
        });
        let harm = runner.run(&(text(), text()), |(a, b)| {
            check(&a, &b);
            Ok(())
        });
        assert!(
            harm.is_ok(),
            "after {tried} pairs of texts: {}",
            harm.unwrap_err()
        );
        tried += 1024;
    }
    println!("{tried} pairs of texts in {seconds} s");
}
