//! Counting, ordering and capping.

use super::*;

fn collector() -> Collector {
    Collector::new(vec![
        Known {
            id: "pay".into(),
            outcomes: vec!["Paid".into(), "Refused".into(), "Late".into()],
            ..Known::default()
        },
        Known {
            id: "get".into(),
            outcomes: vec!["Success".into()],
            ..Known::default()
        },
    ])
}

#[test]
fn the_total_is_the_sum_of_the_four() {
    let mut collector = collector();
    collector.matched(0);
    collector.checked(0, true);
    collector.not_checked("a#1".into(), "why".into());
    collector.unmatched(
        "get",
        "https://a.example/".into(),
        |_| Near::default(),
        &String::new,
    );
    collector.set_aside();
    let Exchanges {
        total,
        checked,
        unmatched,
        not_checked,
        set_aside,
    } = collector.finish().exchanges;
    assert_eq!(
        (total, checked + unmatched + not_checked + set_aside),
        (4, 4)
    );
}

#[test]
fn outcomes_stand_in_the_order_of_the_spec_and_what_was_never_seen_is_named() {
    let mut collector = collector();
    for outcome in ["Unknown", "Late", "Paid", "Late"] {
        collector.matched(0);
        collector.success(0, outcome);
    }
    for code in ["null", "3", "-101"] {
        collector.refusal(0, code);
    }
    let report = collector.finish();
    assert_eq!(
        report.operations.len(),
        1,
        "an operation without exchanges is left out"
    );
    let summary = &report.operations[0];
    assert_eq!(
        summary.outcomes.0,
        [
            ("Paid".into(), 1),
            ("Late".into(), 2),
            ("Unknown".into(), 1)
        ]
    );
    assert_eq!(
        summary.refusals.0,
        [("null".into(), 1), ("-101".into(), 1), ("3".into(), 1)]
    );
    assert_eq!(summary.never_seen, ["Refused"]);
}

#[test]
fn long_lists_are_capped_and_counted() {
    let mut collector = collector();
    for number in 0..250 {
        collector.unmatched(
            "GET",
            format!("https://a.example/{number}"),
            |_| Near::default(),
            &String::new,
        );
        collector.not_checked(format!("a#{number}"), "why".into());
    }
    collector.unmatched(
        "GET",
        "https://a.example/0".into(),
        |_| Near::default(),
        &String::new,
    );
    let report = collector.finish();
    assert_eq!(
        (report.unmatched.len(), report.not_checked.len()),
        (LIST, LIST)
    );
    assert_eq!(
        report.others,
        Others {
            findings: 0,
            unmatched: 50,
            not_checked: 50,
            refusals: 0,
            ..Others::default()
        }
    );
    assert_eq!(
        report.unmatched[0].count, 2,
        "the most frequent stands first"
    );
}
