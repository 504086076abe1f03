//! How requirements are written, and which go together.

use super::*;

fn parse(text: &str) -> Result<Require, String> {
    text.parse()
}

#[test]
fn requirements_are_read_and_written_alike() {
    for text in [
        "any",
        "none",
        "all",
        "matched",
        "quick_pay",
        "quick_pay=3",
        "all=2",
        "any=1",
        "fields=80%",
        "fields=3",
    ] {
        assert_eq!(parse(text).unwrap().to_string(), text);
    }
    assert_eq!(parse("quick_pay=1").unwrap().to_string(), "quick_pay");
    for text in [
        "",
        "=3",
        "a=",
        "a=0",
        "a=-1",
        "a=1.5",
        "a=b",
        "fields=0%",
        "fields=101%",
        "fields=x%",
        "fields=-1%",
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn any_is_required_beside_all_others_unless_none_is_given() {
    let of = |texts: &[&str]| {
        let asked: Vec<_> = texts.iter().map(|text| parse(text).unwrap()).collect();
        let operations = vec!["pay".to_owned(), "get".to_owned()];
        Requirements::new(&asked, operations).map(|all| all.list)
    };
    assert_eq!(of(&[]).unwrap(), [Require::Any]);
    assert_eq!(of(&["matched"]).unwrap(), [Require::Any, Require::Matched]);
    assert_eq!(of(&["none"]).unwrap(), []);
    assert_eq!(of(&["none", "all", "all"]).unwrap(), [Require::All]);
    assert!(of(&["none", "any"]).is_err());
    let unknown = of(&["pya"]).unwrap_err();
    assert!(unknown.contains("did you mean `pay`?"), "{unknown}");
}
