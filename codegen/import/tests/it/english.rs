//! Notes in English: addresses in headings, lines and code, tables with the heads that people write.

use bilispec_codegen::model::Place;

use super::{api, read, told, unread};

const NOTES: &str = "\
# Weather

Base URL: https://api.weather.example

## Current weather

`GET /v2/now`

Query parameters:

| Name | Type | Required | Description |
| ---- | ---- | -------- | ----------- |
| city | string | yes | the name |
| days | int | no | how many |

Response:

| Field | Type | Description |
| --- | --- | --- |
| code | int | 0 is a success |
| data | object | |

```json
{\"code\": 0, \"message\": \"ok\", \"data\": {\"temp\": 21.5, \"city\": \"Oslo\"}}
```

### POST /v2/alerts

Body (JSON)

| field | type | required | notes |
| --- | --- | --- | --- |
| level | integer | true | 1, 2 or 3 |
| text | string | optional | |

### Response

```json
{\"code\": 0, \"message\": \"ok\", \"data\": {\"id\": 7}}
```

## DELETE https://other.weather.example/v2/alerts/{id}

| Parameter | Type |
| --- | --- |
| id | int |
| reason | string |
";

#[test]
fn calls_and_tables_are_read() {
    let imported = read(NOTES);
    assert_eq!(unread(NOTES), [""; 0], "{}", told(&imported));
    let api = api(&imported);
    let shown: Vec<String> = api
        .operations
        .iter()
        .map(|one| {
            let parameters = one.request.parameters.iter().map(|parameter| {
                let mark = if parameter.required { "" } else { "?" };
                format!("{:?} {}{mark}", parameter.place, parameter.name)
            });
            let parameters: Vec<String> = parameters.collect();
            format!(
                "{} {}{}: {}",
                one.method.as_str(),
                one.host,
                one.path,
                parameters.join(", ")
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "GET https://api.weather.example/v2/now: Query city, Query days?",
            "POST https://api.weather.example/v2/alerts: Json level, Json text?",
            "DELETE https://other.weather.example/v2/alerts/{id}: Path id, Form reason?",
        ]
    );
    assert!(api.operations.iter().all(|one| {
        one.request
            .parameters
            .iter()
            .all(|one| one.place != Place::Cookie)
    }));
    // What this program adds speaks the language of the notes.
    let added = imported
        .files
        .iter()
        .filter(|file| file.path.starts_with("spec/"));
    for file in added {
        let chinese = file
            .text
            .chars()
            .find(|c| bilispec_codegen::text::is_chinese(*c));
        assert_eq!(chinese, None, "{}: {}", file.path, file.text);
    }
}

#[test]
fn a_path_without_an_address_before_it_is_named() {
    let lost = unread("## Now\n\nGET /v2/now\n\n| name | type |\n| --- | --- |\n| a | int |\n");
    assert!(
        lost.iter().any(|one| one
            .contains("`/v2/now` is a path, and no line before says `Base URL: https://…`")),
        "{lost:?}"
    );
}

#[test]
fn a_method_in_prose_is_prose() {
    for text in [
        "GET the weather of a city.",
        "GET /v2/now and POST /v2/alerts are both free.",
        "Host: api.weather.example",
    ] {
        assert_eq!(read(text).endpoints, 0, "{text}");
    }
}

/// A column that says what is required is read by whole words, in both languages; what says neither yes nor no is a
/// question with its line.
#[test]
fn what_is_required_is_said_in_whole_words() {
    let rows = [
        ("a", "necessary", true, false),
        ("b", "no", false, false),
        ("c", "not necessary", false, false),
        ("d", "none", false, true),
        ("e", "必要", true, false),
        ("f", "非必要", false, false),
        ("g", "是否", false, true),
        ("h", "", false, true),
    ];
    let table: String = rows
        .iter()
        .flat_map(|(name, word, ..)| ["| ", name, " | string | ", word, " | it |\n"])
        .collect();
    let notes = format!(
        "# Things\n\n`GET https://a.example/v1/things`\n\n| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n{table}"
    );
    let imported = read(&notes);
    let spec: String = imported
        .files
        .iter()
        .map(|file| file.text.as_str())
        .collect();
    for (name, word, required, asked) in rows {
        let (_, own) = spec.split_once(&format!("name: {name}\n")).unwrap();
        let own = own.split("name: ").next().unwrap();
        assert_eq!(
            own.contains("required: true"),
            required,
            "{name} {word}: {own}"
        );
        let line = notes
            .lines()
            .position(|line| line.starts_with(&format!("| {name} |")));
        let question = format!("is `{name}` required?");
        let said = imported
            .remarks
            .iter()
            .find(|one| one.message.contains(&question));
        assert_eq!(
            said.map(|one| one.line),
            asked.then(|| line.unwrap() + 1),
            "{name} {word}"
        );
    }
}
