//! Where the spec's facts are known from: the ledger of evidence, and what commands and pages make of it.

use std::collections::BTreeSet;

use bilispec::describe::{explain, show};
use bilispec::report::Style;

use crate::support::{Ran, Sandbox, command, finish, repository};

/// A command in the repository itself, on its own spec.
fn run(arguments: &[&str]) -> Ran {
    finish(command().args(arguments).current_dir(repository()), b"")
}

fn page(name: &str) -> String {
    std::fs::read_to_string(repository().join(format!("docs/{name}.md"))).unwrap()
}

/// The spec's own ledger with one line in place of another, as `lint` sees it.
fn ledger_with(from: &str, to: &str) -> Ran {
    let sandbox = Sandbox::new();
    sandbox.edit("spec/evidence.yaml", from, to);
    sandbox.run(&["lint"])
}

#[test]
fn every_recorded_fact_is_taken_or_refused_and_every_source_is_cited() {
    let ledger = &run(&["coverage", "--format", "json"]).report()["ledger"];
    assert_eq!(ledger["untaken"], serde_json::json!([]));
    assert_eq!(ledger["uncited"], serde_json::json!([]));
    let number = |key: &str| ledger[key].as_u64().unwrap();
    assert!(number("sources") >= 40, "{ledger}");
    assert!(number("facts") >= 500, "{ledger}");
    assert_eq!(number("facts"), number("taken") + number("refused"));
    assert!(run(&["coverage"]).stdout.contains(", 0 neither\n"));
}

#[test]
fn a_fact_that_the_spec_loses_is_named() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/ticket/schemas/screen.yaml",
        "    start_time_str:\n",
        "    start_time_text:\n",
    );
    let ran = sandbox.run(&["coverage"]);
    assert!(
        ran.stdout.contains(
            "/reply/data/screen_list/0/start_time_str of get_project, by bilitickerbuy-853: the spec has no such thing"
        ),
        "{}",
        ran.stdout
    );
    let ran = sandbox.run(&["lint"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("error[fact-untaken]"), "{}", ran.all());

    // It stands there, and rests on somebody else.
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/ticket/schemas/screen.yaml",
        "x-source: [bilitickerbuy-853, lingua-realm-code]",
        "x-source: [lingua-realm-code]",
    );
    let ran = sandbox.run(&["coverage"]);
    assert!(
        ran.stdout
            .contains("by bilitickerbuy-853: what stands there does not cite the source"),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_source_that_nothing_cites_is_named() {
    let sandbox = Sandbox::new();
    let ledger = sandbox.read("spec/evidence.yaml");
    sandbox.write(
        "spec/evidence.yaml",
        format!("{ledger}  - id: idle\n    kind: issue\n    where: a/b#1\n    date: 2026-01\n    lineage: idle\n    facts: []\n"),
    );
    let ran = sandbox.run(&["coverage"]);
    assert!(ran.stdout.contains("nothing cites idle"), "{}", ran.stdout);
}

#[test]
fn an_entry_has_a_place_a_date_and_one_lineage() {
    for (from, to, said) in [
        ("    where: 会员购API\n", "", "the source has no `where`"),
        (
            "    where: 会员购API\n",
            "    where: \"\"\n",
            "the source has no place",
        ),
        ("    date: 2023-05\n", "", "the source has no `date`"),
        (
            "    date: 2023-05\n",
            "    date: lately\n",
            "`lately` is not a date",
        ),
        (
            "    date: 2023-05\n",
            "    date: 2023-13\n",
            "`2023-13` is not a date",
        ),
        (
            "    lineage: note-ticket\n",
            "    lineage: [note-ticket, note-charge]\n",
            "expected a text for `lineage`",
        ),
        (
            "    lineage: note-ticket\n",
            "    lineage: note-ticket and note-charge\n",
            "`note-ticket and note-charge` is no lineage",
        ),
        (
            "    where: 会员购API\n",
            "    where: a/b@src/x.rs, c/d#1\n",
            "one entry names several repositories",
        ),
        (
            "    kind: note\n    where: 会员购API\n",
            "    kind: hearsay\n    where: 会员购API\n",
            "`hearsay` is no kind of source",
        ),
        (
            "  - id: note-charge\n",
            "  - id: note-ticket\n",
            "the source `note-ticket` is there twice",
        ),
        (
            "            reason: single lineage\n",
            "            reason: did not like it\n",
            "`did not like it` is no reason to refuse a fact",
        ),
        (
            "            reason: single lineage\n",
            "            reason: contradicted by a stronger source\n",
            "which source contradicts it is not said",
        ),
        (
            "single_lineage: |-\n",
            "x-was: |-\n",
            "the ledger states no rule for facts of a single lineage",
        ),
        (
            "          - /query/version\n",
            "          - query.version\n",
            "`query.version` is not a pointer to a fact",
        ),
    ] {
        let ran = ledger_with(from, to);
        assert_eq!(ran.code, 2, "{to}: {}", ran.all());
        assert!(ran.stdout.contains(said), "{to}: {}", ran.all());
        assert!(
            ran.stdout.contains("spec/evidence.yaml:"),
            "the place of it: {}",
            ran.all()
        );
    }
}

#[test]
fn what_is_reported_names_who_reports_it() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/ticket/schemas/screen.yaml",
        "      x-source: [bilitickerbuy-853, lingua-realm-code]\n",
        "",
    );
    let ran = sandbox.run(&["lint"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(
        ran.stdout.contains("error[source-missing]"),
        "{}",
        ran.all()
    );
    assert!(
        ran.stdout
            .contains("start_time_str` of `get_project` is reported"),
        "{}",
        ran.all()
    );

    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/ticket/schemas/screen.yaml",
        "[bilitickerbuy-853, lingua-realm-code]",
        "[bilitickerbuy-852, lingua-realm-code]",
    );
    let ran = sandbox.run(&["lint"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(
        ran.stdout
            .contains("the ledger has no source `bilitickerbuy-852`"),
        "{}",
        ran.all()
    );
}

#[test]
fn a_project_without_a_ledger_needs_none() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["init", "fresh"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let ran = sandbox.run(&["lint", "--spec", "fresh/spec/openapi.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
}

#[test]
fn notes_and_descriptions_are_asked_for_in_the_languages_of_the_spec() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/ticket/schemas/ticket.yaml",
        "          大于 2^31。\n",
        "",
    );
    sandbox.edit(
        "spec/ticket/schemas/ticket.yaml",
        "        活动 id，大于 2^31。\n",
        "",
    );
    let ran = sandbox.run(&["lint"]);
    for said in [
        "the note is not written in Chinese",
        "the field `act_id` is not described in Chinese",
    ] {
        assert!(ran.stdout.contains(said), "{}", ran.all());
    }
    // One language, whichever it is: nothing asks for another.
    sandbox.edit("spec/openapi.yaml", "x-languages: [zh, en]\n", "");
    let ran = sandbox.run(&["lint"]);
    assert_eq!(ran.stdout, "0 errors, 0 warnings\n", "{}", ran.all());
    sandbox.edit(
        "spec/openapi.yaml",
        "info:\n",
        "x-languages: [zh, zh]\ninfo:\n",
    );
    let ran = sandbox.run(&["lint"]);
    assert!(
        ran.stdout.contains("the language `zh` is there twice"),
        "{}",
        ran.all()
    );
}

/// What is stated on which page, in both languages, and by which source.
#[test]
fn contradictions_and_silences_of_the_notes_stand_at_their_place() {
    for (name, zh, en, source) in [
        (
            "README",
            "笔记从头到尾没有提到登录",
            "never mentions a login",
            "note-ticket",
        ),
        (
            "README",
            "两个 POST 都没有 csrf 参数",
            "Neither POST of the note has a csrf",
            "note-charge",
        ),
        (
            "README",
            "类型、是否必要与含义一概没有",
            "Types, what is required",
            "note-ticket",
        ),
        (
            "get_project",
            "没有任何列出的参数与之对应",
            "No parameter that the note lists serves",
            "note-ticket",
        ),
        (
            "confirm_order",
            "此时却还没有订单",
            "though no order exists yet",
            "note-ticket",
        ),
        (
            "get_order",
            "它却显示完整的订单",
            "though it shows the whole order",
            "note-ticket",
        ),
        (
            "quick_pay",
            "示例的 cookie 只有 SESSDATA",
            "holds SESSDATA alone",
            "note-charge",
        ),
        (
            "quick_pay",
            "`u p_mid`",
            "All three curl samples write `u p_mid`",
            "note-charge",
        ),
        (
            "quick_pay",
            "第一条的 cookie 加了引号",
            "the first quotes its cookie",
            "note-charge",
        ),
        (
            "quick_pay",
            "超过 99990 时返回什么",
            "above 99990 is documented nowhere",
            "note-charge",
        ),
        (
            "quick_pay",
            "即 99.9 B 币",
            "which is 99.9 coins",
            "note-charge",
        ),
        (
            "quick_pay",
            "付款人与收款人是同一个账号",
            "payer and payee are one account",
            "note-charge",
        ),
        (
            "quick_pay",
            "内部编号 88201",
            "the inner number 88201",
            "note-charge",
        ),
        (
            "quick_pay",
            "失败的示例里为 0",
            "it is 0 in the samples that failed",
            "note-charge",
        ),
        (
            "quick_pay",
            "2 至 9999",
            "has 2 to 9999",
            "note-charge-later",
        ),
        (
            "README",
            "deviceId 用驼峰写法",
            "deviceId is in camel case",
            "note-ticket",
        ),
        (
            "get_project",
            "后一个只是占位",
            "the second was a placeholder",
            "note-ticket-later",
        ),
        (
            "get_project",
            "mall-search-items/items_detail/info",
            "Since 2026-07 data is null",
            "bilitickerbuy-1098",
        ),
        (
            "create_order",
            "defaultBBR",
            "that is no success",
            "bilibili-ticket-golang-test",
        ),
        (
            "create_order",
            "前方拥堵，请重试.”（一个点）",
            "(one dot)",
            "lingua-realm-test",
        ),
        (
            "create_order",
            "前方拥堵，请重试...”（三个点）",
            "(three dots)",
            "lingua-realm-code",
        ),
        (
            "prepare_order",
            "十二个成员",
            "twelve members",
            "bilitickerbuy-443",
        ),
        (
            "create_order",
            "各客户端读法不同",
            "clients read them in three ways",
            "bili-ticket-rush-36",
        ),
    ] {
        let page = page(name);
        let line = page
            .lines()
            .find(|line| line.contains(zh))
            .unwrap_or_else(|| panic!("{name} does not say {zh}"));
        assert!(line.contains(en), "{name}: {line}");
        assert!(line.contains(&format!("`{source}`")), "{name}: {line}");
        assert!(
            page.contains(&format!("\n| `{source}` | ")),
            "{name} explains {source} on the same page"
        );
    }
}

#[test]
fn the_example_addresses_of_the_notes_stand_on_their_pages() {
    for (name, address) in [
        ("get_project", "project/get?version=134&id=71951"),
        (
            "confirm_order",
            "order/confirmInfo?token=wGRWFGYAARkPAAHmjQEAAQAF1vY.&voucher=",
        ),
        ("list_buyers", "buyer/list?is_default&projectId=71951"),
        (
            "get_create_status",
            "order/createstatus?token=0693eb804082c07c3b8b1fe6f99baf90&timestamp=1683362919630",
        ),
        (
            "get_order",
            "order/info?order_id=4007620767596999&timestamp=1683362919723",
        ),
    ] {
        let text = page(name).replace('\\', "").replace("&amp;", "&");
        let address = format!("https://show.bilibili.com/api/ticket/{address}");
        assert!(text.contains(&address), "{name}: {address}");
    }
}

#[test]
fn reported_facts_are_in_the_spec() {
    for (name, row) in [
        (
            "confirm_order",
            "| `buyerList` | `obj ConfirmedBuyers / null` |",
        ),
        ("confirm_order", "| `max_limit` | `num` |"),
        ("confirm_order", "| `orderCreateUrl` | `str` |"),
        ("confirm_order", "| `hotProject` | `bool` |"),
        ("confirm_order", "| `act` | `obj ConfirmedAct / null` |"),
        ("confirm_order", "| `100050` | `TokenExpired` | token |"),
        ("get_create_status", "| `use_huabei` | `bool` |"),
        (
            "get_create_status",
            "| `100079` | `OrderQueueing` | pending |",
        ),
        ("create_order", "| `token` | `str OrderToken` |"),
        ("prepare_order", "| `412` | `RiskBlocked` | risk |"),
        ("list_buyers", "`2` HongKongMacauPermit · `reported`"),
        ("get_project", "`102` Ended · `reported`"),
        ("get_project", "`106` State106 · `reported`"),
        ("get_project", "| `start_time_str` | `str` |"),
    ] {
        assert!(page(name).contains(row), "{name} has no {row}");
    }
}

#[test]
fn labels_say_what_is_known() {
    // No reply of it was ever captured, whatever other calls share with it.
    let order = page("get_order");
    let payload = order.split("`data`对象").nth(1).unwrap();
    let payload = payload.split("## 返回码").next().unwrap();
    // A named value keeps its own level, with the source that says where it was seen.
    assert!(!payload.contains("| `observed`"), "{payload}");
    // What the note does not name it does not document.
    let coverage = run(&["coverage", "--format", "json"]).report();
    let create = coverage["operations"].as_array().unwrap();
    let create = create
        .iter()
        .find(|one| one["name"] == "create_order")
        .unwrap();
    assert_eq!(create["parameters"]["counts"]["documented"], 10);

    let spec = std::fs::read_to_string(repository().join("spec/charge/quick_pay.yaml")).unwrap();
    assert!(!spec.contains("2020-12"));
    let project = page("get_project");
    assert!(!project.contains("客户端版本") && !project.contains("client's version"));
}

#[test]
fn explain_answers_for_all_that_show_prints() {
    for (wanted, said) in [
        ("412", "HTTP 412 (reported)"),
        ("429", "on get_project"),
        ("503", "The service is not available"),
        ("504", "the order may exist"),
        ("105", "NotSelectable"),
        ("8", "TemporarilySoldOut"),
        ("102", "Ended"),
        (
            "HongKongMacauPermit",
            "2 as data.list[].id_type of list_buyers",
        ),
        ("88201", "the inner number 88201"),
        ("800409904", "800409904"),
        ("buyerList", "source: go-client"),
        ("archive", "From a video."),
    ] {
        let ran = run(&["explain", wanted]);
        assert_eq!(ran.code, 0, "{wanted}: {}", ran.all());
        assert!(ran.stdout.contains(said), "{wanted}: {}", ran.stdout);
    }
    let ran = run(&["explain", "88202"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
}

/// What the rows of `show` name: by the heading of the column, so that descriptions are left out.
fn named(shown: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut columns: Vec<(usize, &str)> = Vec::new();
    for line in shown.lines() {
        if !line.starts_with("  ") {
            columns.clear();
            continue;
        }
        let last = line.split(' ').next_back();
        let is_head = ["description", "meaning", "summary", "lineage"]
            .map(Some)
            .contains(&last);
        if is_head && columns.is_empty() {
            let words = line.split_whitespace();
            columns = words.map(|word| (line.find(word).unwrap(), word)).collect();
            continue;
        }
        for (index, (start, head)) in columns.iter().enumerate() {
            let end = columns.get(index + 1).map_or(line.len(), |next| next.0);
            let is_first = index == 0;
            // Codes stand at the right of theirs.
            let start = if is_first { 0 } else { *start };
            let cell: String = line.chars().skip(start).take(end - start).collect();
            let cell = cell.trim().trim_start_matches("= ").trim_matches('"');
            let wanted = match *head {
                _ if is_first => cell,
                "evidence" | "class" | "provenance" | "kind" => cell,
                // Behind places in letters of double width.
                "lineage" => line.split(' ').next_back().unwrap(),
                "name" | "file" => cell.split(" (").next().unwrap(),
                "type" if line.trim_start().starts_with("= ") => cell.split(" (").next().unwrap(),
                "type" => cell.split(' ').next_back().unwrap(),
                _ => "",
            };
            let is_word = wanted.chars().all(|c| c.is_ascii_lowercase());
            let basic = *head == "type" && is_word;
            if !wanted.is_empty() && !basic && !wanted.starts_with("either") {
                found.insert(wanted.to_owned());
            }
        }
    }
    found
}

#[test]
fn explain_answers_for_whatever_show_names() {
    let style = Style {
        color: false,
        width: 4000,
    };
    let loaded = bilispec_codegen::load(&repository().join("spec/openapi.yaml"));
    let api = loaded.api.as_ref().unwrap();
    let mut wanted = BTreeSet::new();
    for operation in &api.operations {
        let shown = show(api, operation, style);
        wanted.extend(named(&shown));
        wanted.insert(operation.id.clone());
    }
    for expected in [
        "elec_num",
        "UserId",
        "QuickPayReceipt",
        "auth",
        "-101",
        "NotLoggedIn",
        "412",
        "retired",
        "fixtures/quick_pay/retired.json",
        "note-charge",
        "composed",
        "client's test",
        "defaultBBR",
        "list[]{}",
        "captured body",
        "bilibili-ticket-golang",
        "105",
    ] {
        assert!(
            wanted.contains(expected),
            "{expected} is not among {wanted:#?}"
        );
    }
    let unknown: Vec<_> = wanted
        .iter()
        .filter(|one| explain(api, one, style).is_err())
        .collect();
    assert!(unknown.is_empty(), "{unknown:#?} of {}", wanted.len());
    for (wanted, said) in [
        (
            "UserId",
            "integer UserId (type)\n  as buyer_info[].uid of create_order, ",
        ),
        ("data.status", "data.status of quick_pay (field, observed)"),
        ("retired", "retired of quick_pay (fixture, composed)"),
        (
            "note-charge",
            "note-charge (source, note)\n  B币方式充电, ../2026-11\n",
        ),
        ("TicketEnvelope", "success if errno, else code is 0"),
        ("SESSDATA", "cookie of a login, never printed (credential)"),
        ("quick_pay", "`bilispec show quick_pay` has all of it."),
        ("charge", "charge (group of calls)\n  on quick_pay\n"),
        ("rate", "rate (class of codes)\n  Too fast.\n"),
    ] {
        let told = explain(api, wanted, style).unwrap();
        assert!(told.contains(said), "{wanted}: {told}");
    }
    for wanted in ["", "nothing-of-the-sort", "retire", "Data.status"] {
        assert!(explain(api, wanted, style).is_err(), "{wanted}");
    }
}

#[test]
fn show_names_sources_and_says_units_once() {
    let ran = run(&["show", "confirm_order"]);
    assert!(ran.stdout.contains("\nSources\n"), "{}", ran.stdout);
    let mut rows = ran.stdout.lines().map(str::trim_start);
    assert!(
        rows.any(|row| row.starts_with("log-2024-04-confirm ") && row.contains("captured body")),
        "{}",
        ran.stdout
    );
    for operation in ["get_project", "create_order", "confirm_order", "get_order"] {
        let shown = run(&["show", operation]).stdout.replace('\n', " ");
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        for twice in ["in fen; in fen", "Unix time; in ms", "Unix time; in s"] {
            assert!(!shown.contains(twice), "{operation}: {twice}");
        }
    }
}

#[test]
fn a_part_of_a_reply_is_checked_against_its_part_of_the_schema() {
    let sandbox = Sandbox::new();
    let success: serde_json::Value =
        serde_json::from_str(&sandbox.read("fixtures/list_buyers/success.json")).unwrap();
    let mut list = success["data"]["list"].clone();
    sandbox.write("list.json", list.to_string());
    let at = [
        "validate",
        "list.json",
        "--operation",
        "list_buyers",
        "--at",
        "/data/list",
    ];
    let ran = sandbox.run(&at);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(ran.stdout.contains("list_buyers"), "{}", ran.all());

    list[1]["id"] = serde_json::json!("1000002");
    sandbox.write("list.json", list.to_string());
    let ran = sandbox.run(&at);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(ran.stdout.contains("/data/list/1/id"), "{}", ran.all());
    assert!(ran.stdout.contains("buyer.yaml"), "{}", ran.all());

    for (wrong, said) in [
        ("/data/lists", "the spec describes nothing at `/data/lists`"),
        ("data", "the spec describes nothing at `data`"),
    ] {
        let ran = sandbox.run(&[
            "validate",
            "list.json",
            "--operation",
            "list_buyers",
            "--at",
            wrong,
        ]);
        assert_eq!(ran.code, 2, "{}", ran.all());
        assert!(ran.stderr.contains(said), "{}", ran.all());
    }
    let ran = sandbox.run(&["validate", "list.json", "--at", "/data"]);
    assert_eq!(ran.code, 2, "{}", ran.all());

    // Inside of a text that holds JSON, and below an item.
    sandbox.write("one.json", "{\"url\": \"//x\", \"desc\": 1}");
    let at = ["validate", "one.json", "--operation", "get_project", "--at"];
    let ran = sandbox.run(&[&at[..], &["/data/performance_image/first"]].concat());
    assert!(
        ran.stdout.contains("/data/performance_image/first/desc"),
        "{}",
        ran.all()
    );
    sandbox.write("one.json", "7");
    let ran = sandbox.run(&[&at[..], &["/data/screen_list/0/ticket_list/0/id"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.all());
}

#[test]
fn a_unit_is_any_text() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/ticket/schemas/ticket.yaml",
        "        数量。\n        A number of tickets.\n",
        "        数量。\n        A number.\n      x-unit: sheets of paper\n",
    );
    let ran = sandbox.run(&["show", "get_project"]);
    assert!(ran.stdout.contains("in sheets of paper"), "{}", ran.all());
    let ran = sandbox.run(&["lint"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    sandbox.edit(
        "spec/ticket/schemas/ticket.yaml",
        "x-unit: sheets of paper",
        "x-unit: \" \"",
    );
    let ran = sandbox.run(&["lint"]);
    assert!(
        ran.stdout.contains("a unit is one line of text"),
        "{}",
        ran.all()
    );
}
