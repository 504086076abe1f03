//! What becomes of values of every shape.

use super::*;

fn fakes(kind: Kind, texts: &[&str]) -> Vec<String> {
    let mut faker = Faker::default();
    let fakes: Vec<_> = texts
        .iter()
        .map(|text| {
            faker
                .text(kind, text, &mut |_| true)
                .unwrap_or_else(|| (*text).to_owned())
        })
        .collect();
    for (text, fake) in texts.iter().zip(&fakes) {
        assert_eq!(text.chars().count(), fake.chars().count(), "{text}");
        assert_eq!(
            Faker::default().text(kind, fake, &mut |_| true),
            None,
            "{fake} is left alone"
        );
    }
    fakes
}

#[test]
fn personal_texts_keep_their_shape() {
    let texts = [
        "13812345678",
        "13912345678",
        "13812345678",
        "110101199003077758",
        "11010119900307775X",
        "293793435",
        "王小明",
        "诸葛",
        "138****5678",
        "1****************8",
        "王*",
        "me@mail.example.org",
        "北京市 12 号",
        "https://i0.hdslb.com/bfs/face/ab12.jpg",
        "",
        "-",
    ];
    assert_eq!(
        fakes(Kind::Personal, &texts),
        [
            "13000000000",
            "13000000001",
            "13000000000",
            "000000000000000000",
            "000000000000000001",
            "100000000",
            "张某某",
            "张三",
            "130****0000",
            "0****************0",
            "张*",
            "aa@aaaa.aaaaaaa.aaa",
            "某某某 00 某",
            "https://i0.hdslb.com/aaa/aaaa/aa00.aaa",
            "",
            "-",
        ]
    );
}

#[test]
fn credentials_are_zeros() {
    let texts = [
        "0f3a%2C17%E4b*1",
        "abc-DEF_1.",
        "FAKE1",
        "https://a.example/x?y=Z",
    ];
    assert_eq!(
        fakes(Kind::Credential, &texts[..3]),
        [
            "000%2C00%300*0"
                .replace("000%2C00%300", "0000%2C00%300")
                .as_str(),
            "000-000_0.",
            "FAKE1"
        ]
    );
    assert_eq!(
        fakes(Kind::Credential, &texts[3..]),
        ["https://a.example/0?0=0"]
    );
}

#[test]
fn numbers_stay_numbers_of_their_length() {
    let mut faker = Faker::default();
    let mut fake = |text: &str| faker.number_text(text, &mut |_| true);
    assert_eq!(fake("293793435").as_deref(), Some("100000000"));
    assert_eq!(fake("-293793436").as_deref(), Some("-100000001"));
    assert_eq!(fake("13812345678").as_deref(), Some("13000000000"));
    assert_eq!(fake("121.4737e1").as_deref(), Some("100.0005e1"));
    for stays in ["0", "-1", "100000001", "13000000001", "10", "1.0", "100.05"] {
        assert_eq!(fake(stays), None, "{stays}");
    }
}

#[test]
fn a_fake_is_as_right_or_wrong_as_the_value() {
    let mut faker = Faker::default();
    let mut no_leading_zero = |text: &str| !text.starts_with('0');
    let fake = faker.text(Kind::Personal, "211010119900307775", &mut no_leading_zero);
    assert_eq!(fake.as_deref(), Some("100000000000000000"));
}
