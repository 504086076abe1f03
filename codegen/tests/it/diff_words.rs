//! What `diff` says of the words of ours: each taken away, added and changed, with the class that it has for users of
//! the client.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set up its files has failed"
)]

use std::fs;
use std::path::Path;

use bilispec_codegen::diff::{Change, State, diff};
use bilispec_codegen::{Loaded, load};

const SPEC: &str = r##"openapi: 3.1.0
info: { title: words, version: "1" }
x-languages: [zh, en]
tags: [{ name: shop, description: "店。\nThe shop." }]
servers: [{ url: "https://shop.example.org" }]
paths:
  /buy#now:
    post:
      operationId: buy
      tags: [shop]
      x-effect: spend
      x-evidence: reported
      x-source: [one]
      x-when: { query: { act: now } }
      x-blocked:
        "too busy": { name: Busy, class: rate, x-evidence: reported, x-source: [one], description: "忙。\nBusy." }
      x-notes: [{ text: "注。\nA note.", x-source: [one] }]
      parameters:
        - { name: amount, in: query, required: true, schema: { type: integer }, description: "数。\nHow many." }
        - { name: price, in: query, required: true, schema: { type: integer }, description: "价。\nThe price." }
        - { name: at, in: query, schema: { type: integer, x-default: now, x-unit: ms }, description: "时。\nWhen." }
      responses:
        "200":
          description: "回。\nThe reply."
          content:
            application/json:
              schema:
                oneOf:
                  - allOf:
                      - $ref: "#/components/schemas/Success"
                      - properties: { data: { $ref: "#/components/schemas/Receipt" } }
                  - $ref: "#/components/schemas/Refusal"
components:
  schemas:
    Test: { required: [code], properties: { code: { const: 0 } } }
    Success:
      title: Envelope
      type: object
      x-envelope: { code: [code], message: [message], data: data, success: [0] }
      x-codes:
        "7": { name: SoldOut, class: stock, level: reported, x-source: [one], description: "罄。\nGone." }
      allOf: [{ $ref: "#/components/schemas/Test" }]
      required: [data]
      properties: { code: { type: integer }, message: { type: string }, data: {} }
    Refusal:
      type: object
      not: { $ref: "#/components/schemas/Test" }
      required: [code]
      properties: { code: { type: integer }, message: { type: string }, data: true }
    Receipt:
      title: Receipt
      type: object
      description: "据。\nThe receipt."
      required: [id, slip, amount, kept]
      x-proof: [id, slip]
      properties:
        id: { type: integer, description: "号。\nThe number." }
        slip: { type: string, x-sensitive: credential, description: "条。\nThe slip." }
        amount: { type: integer, x-echo: amount, x-evidence: reported, x-source: [one], description: "数。\nHow many." }
        kept: { type: string, x-needed: false, description: "留。\nKept." }
"##;

const LEDGER: &str = "single_lineage: None is taken.\nsources:
  - { id: one, kind: issue, where: a/b#1, date: 2026-01, lineage: one, facts: [] }
  - { id: two, kind: issue, where: c/d#2, date: 2026-01, lineage: two, facts: [] }
";

fn loaded(folder: &Path, text: &str) -> Loaded {
    let spec = folder.join("spec");
    fs::create_dir_all(&spec).unwrap();
    fs::write(spec.join("openapi.yaml"), text).unwrap();
    fs::write(spec.join("evidence.yaml"), LEDGER).unwrap();
    let loaded = load(&spec.join("openapi.yaml"));
    let found: Vec<_> = loaded.diagnostics.list().iter().collect();
    assert!(!loaded.diagnostics.has_errors(), "{found:#?}");
    loaded
}

fn line(change: &Change) -> String {
    format!(
        "{} {} {}",
        change.class.name(),
        change.subject,
        change.message
    )
}

/// A text of the spec, what stands there instead, and the findings about that and about the way back.
type Case = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const CASES: &[Case] = &[
    // What was a success is `OutcomeUnknown`, or the other way round.
    (
        "      x-proof: [id, slip]\n",
        "",
        &["breaking the proof of `buy` is no longer proved by members of the payload"],
        &[
            "breaking the proof of `buy` needs id and slip: without one of them it is `OutcomeUnknown`",
        ],
    ),
    (
        "x-proof: [id, slip]",
        "x-proof: undecided",
        &["breaking the proof of `buy` is undecided: each success is `OutcomeUnknown`"],
        &[
            "breaking the proof of `buy` needs id and slip: without one of them it is `OutcomeUnknown`",
        ],
    ),
    (
        "x-proof: [id, slip]",
        "x-proof: [slip]",
        &["breaking the proof of `buy` needs slip: without one of them it is `OutcomeUnknown`"],
        &[
            "breaking the proof of `buy` needs id and slip: without one of them it is `OutcomeUnknown`",
        ],
    ),
    // What was a success is a refusal.
    (
        "\"too busy\": {",
        "\"too late\": {",
        &[
            "breaking the text \"too late\" in messages of `buy` makes a refusal of a success code",
            "breaking the text \"too busy\" in messages of `buy` is gone",
        ],
        &[
            "breaking the text \"too busy\" in messages of `buy` makes a refusal of a success code",
            "breaking the text \"too late\" in messages of `buy` is gone",
        ],
    ),
    (
        "name: Busy, class: rate",
        "name: Crowded, class: rate",
        &[
            "breaking the text \"too busy\" in messages of `buy` is the refusal `Crowded`, not `Busy`",
        ],
        &[
            "breaking the text \"too busy\" in messages of `buy` is the refusal `Busy`, not `Crowded`",
        ],
    ),
    // A class decides what `is_rate_limited` and its like answer, as that of a code does.
    (
        "name: Busy, class: rate",
        "name: Busy, class: stock",
        &["breaking the text \"too busy\" in messages of `buy` is of class stock, no longer rate"],
        &["breaking the text \"too busy\" in messages of `buy` is of class rate, no longer stock"],
    ),
    (
        "SoldOut, class: stock",
        "SoldOut, class: risk",
        &["breaking code 7 `SoldOut` of `Envelope` is of class risk, no longer stock"],
        &["breaking code 7 `SoldOut` of `Envelope` is of class stock, no longer risk"],
    ),
    // The field is an `Option` where the client does without it.
    (
        ", x-needed: false",
        "",
        &["breaking `Receipt::kept` is `String`, not `Option<String>`"],
        &["breaking `Receipt::kept` is `Option<String>`, not `String`"],
    ),
    (
        "id: { type: integer, d",
        "id: { type: integer, x-needed: true, d",
        &[],
        &[],
    ),
    // `Ok` stays `Ok`, and `drift()` reports more or less.
    (
        ", x-echo: amount",
        "",
        &["additive `Receipt::amount` is no longer compared with the call"],
        &[
            "additive `Receipt::amount` is compared with the call's `amount`: `drift()` reports another",
        ],
    ),
    (
        "x-echo: amount",
        "x-echo: price",
        &[
            "additive `Receipt::amount` is compared with the call's `price`: `drift()` reports another",
        ],
        &[
            "additive `Receipt::amount` is compared with the call's `amount`: `drift()` reports another",
        ],
    ),
    // Other bytes are sent.
    (
        "x-when: { query: { act: now } }",
        "x-when: { query: { act: soon } }",
        &[
            "breaking `shop().buy()` has the selector act=soon, no longer act=now",
            "breaking `Buy::act` is filled in with another value",
        ],
        &[
            "breaking `shop().buy()` has the selector act=now, no longer act=soon",
            "breaking `Buy::act` is filled in with another value",
        ],
    ),
    (
        "x-default: now, ",
        "",
        &["breaking `Buy::at` is no longer the time of the call unless told otherwise"],
        &["breaking `Buy::at` is the time of the call unless told otherwise"],
    ),
    // Words only.
    (
        "x-echo: amount, x-evidence: reported, x-source: [one]",
        "x-echo: amount, x-evidence: reported, x-source: [one, two]",
        &["documentation `Receipt::amount` rests on one and two, not on one"],
        &["documentation `Receipt::amount` rests on one, not on one and two"],
    ),
    (
        "class: rate, x-evidence: reported, x-source: [one]",
        "class: rate, x-evidence: reported, x-source: [two]",
        &["documentation the text \"too busy\" in messages of `buy` rests on two, not on one"],
        &["documentation the text \"too busy\" in messages of `buy` rests on one, not on two"],
    ),
    (
        "class: stock, level: reported, x-source: [one]",
        "class: stock, level: reported, x-source: [two]",
        &["documentation code 7 `SoldOut` of `Envelope` rests on two, not on one"],
        &["documentation code 7 `SoldOut` of `Envelope` rests on one, not on two"],
    ),
    (
        "A note.\", x-source: [one]",
        "A note.\", x-source: [two]",
        &["documentation `shop().buy()` has other notes"],
        &["documentation `shop().buy()` has other notes"],
    ),
    (
        "x-languages: [zh, en]",
        "x-languages: [zh, de]",
        &["documentation `x-languages` asks for zh and de, no longer for zh and en"],
        &["documentation `x-languages` asks for zh and en, no longer for zh and de"],
    ),
    (
        "x-languages: [zh, en]\n",
        "",
        &["documentation `x-languages` asks for one language, no longer for zh and en"],
        &["documentation `x-languages` asks for zh and en, no longer for one language"],
    ),
];

#[test]
fn each_word_is_classed_by_what_it_means_for_users() {
    let folder = tempfile::tempdir().unwrap();
    let base = loaded(folder.path(), SPEC);
    for (from, to, forth, back) in CASES {
        assert_eq!(SPEC.matches(from).count(), 1, "{from}");
        let changed = loaded(folder.path(), &SPEC.replace(from, to));
        let (was, now) = (base.api.as_ref().unwrap(), changed.api.as_ref().unwrap());
        for (was, now, expected) in [(was, now, forth), (now, was, back)] {
            let changes = diff(was, now);
            let lines: Vec<String> = changes.iter().map(line).collect();
            assert_eq!(lines, *expected, "{from} → {to}");
            // What stands nowhere any more stands in the base.
            for change in changes {
                let gone = change.message == "is gone" || change.message.contains("one language,");
                assert_eq!(change.state == State::Base, gone, "{change:?}");
            }
        }
    }
}
