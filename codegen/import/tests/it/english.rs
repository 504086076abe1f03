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
