use super::*;

const REPLY: &str = r#"{"code":0}"#;

fn entry(request: &str, response: &str) -> String {
    format!(
        r#"{{"request":{{"method":"GET","url":"https://a.example/x?a=1"{request}}},"response":{{"status":200{response}}}}}"#
    )
}

fn reply(json: &str) -> String {
    match read(&mut json.as_bytes().to_vec(), None, None)
        .unwrap()
        .response
        .body
    {
        Body::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Body::Pairs(_) => "pairs".to_owned(),
        Body::Absent(absence) => absence.to_string(),
    }
}

fn content(content: &str) -> String {
    reply(&entry("", &format!(r#","content":{content}"#)))
}

#[test]
fn bodies_as_writers_write_them() {
    assert_eq!(content(r#"{"text":"{\"code\":0}"}"#), REPLY);
    assert_eq!(
        content(r#"{"size":0,"mimeType":"text/html","text":"{\"code\":0}"}"#),
        REPLY,
        "odd size and type"
    );
    assert_eq!(
        content(r#"{"size":-1,"text":"eyJjb2RlIjowfQ==","encoding":"base64"}"#),
        REPLY
    );
    assert_eq!(
        content(r#"{"text":"{\"code\":0}","encoding":"base64"}"#),
        REPLY,
        "wrongly flagged"
    );
    assert_eq!(
        content(r#"{"text":"{\"code\":0}","encoding":"utf-8"}"#),
        REPLY
    );
    assert_eq!(
        content(r#"{"text":"\ufeff{\"code\":0}"}"#),
        format!("\u{feff}{REPLY}"),
        "byte-order mark"
    );
    assert_eq!(content(r#"{"text":{"code":0}}"#), REPLY, "the JSON itself");
    assert_eq!(
        content(r#"{"size":10}"#),
        "response body is not in the capture"
    );
    assert_eq!(content("null"), "response body is not in the capture");
    assert_eq!(
        content(r#"{"text":null}"#),
        "response body is not in the capture"
    );
    assert_eq!(
        content(r#"{"_file":"body.json"}"#),
        "response body is in a file and the capture has no folder"
    );
}

#[test]
fn a_content_encoding_header_does_not_make_text_packed() {
    let headers = r#","headers":[["content-encoding","gzip"]],"content":{"text":"{\"code\":0}"}"#;
    assert_eq!(reply(&entry("", headers)), REPLY);
}

#[test]
fn calls_without_an_answer() {
    let request = r#"{"request":{"method":"GET","url":"https://a.example/"}"#;
    for rest in [
        "}",
        r#","response":null}"#,
        r#","response":{"status":0,"_error":"net::ERR_ABORTED"}}"#,
        r#","response":{}}"#,
    ] {
        assert_eq!(reply(&format!("{request}{rest}")), "no answer", "{rest}");
    }
}

#[test]
fn requests_as_writers_write_them() {
    let json = entry(
        r#","headers":[{"name":":path","value":"/x"},{"name":"Cookie","value":"a=b"}],"postData":{"mimeType":"application/x-www-form-urlencoded; charset=UTF-8","text":"","params":[{"name":"a","value":"1"}]}"#,
        "",
    );
    let mut json = json.into_bytes();
    let exchange = read(&mut json, None, None).unwrap();
    assert_eq!(
        exchange.request.media_type.as_deref(),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        exchange.request.header("cookie").collect::<Vec<_>>(),
        ["a=b"]
    );
    assert_eq!(
        exchange.request.headers.as_ref().map(Vec::len),
        Some(1),
        "no pseudo-header"
    );
    assert!(matches!(&exchange.request.body, Body::Pairs(pairs) if pairs.len() == 1));

    let json = entry(
        r#","cookies":[{"name":"a","value":"b"},{"name":"c","value":"d"}],"postData":{"text":"YT0x","encoding":"base64"}"#,
        "",
    );
    let mut json = json.into_bytes();
    let exchange = read(&mut json, None, None).unwrap();
    assert_eq!(
        exchange.request.header("cookie").collect::<Vec<_>>(),
        ["a=b; c=d"]
    );
    assert!(matches!(&exchange.request.body, Body::Bytes(bytes) if bytes.as_ref() == b"a=1"));
}

#[test]
fn a_query_that_is_only_a_list_is_put_back() {
    let mut json = *br#"{"request":{"url":"https://a.example/x","queryString":[{"name":"a b","value":"1&2"},{"name":"c"}]}}"#;
    assert_eq!(
        read(&mut json, None, None).unwrap().url.as_deref(),
        Some("https://a.example/x?a%20b=1%262&c=")
    );
}

#[test]
fn times_that_are_no_numbers_cost_nothing() {
    let json = r#"{"time":NaN,"timings":{"wait":-Infinity},"request":{"method":"GET","url":"https://a.example/"},"response":{"status":200,"content":{"text":"{\"code\":NaN}"}}}"#;
    assert_eq!(reply(json), r#"{"code":NaN}"#);
}

#[test]
fn what_is_broken_says_so() {
    let broken = |json: &str| {
        read(&mut json.as_bytes().to_vec(), None, None)
            .unwrap_err()
            .0
    };
    assert_eq!(broken("null"), "the entry is not an object");
    assert_eq!(broken("{}"), "the entry has no request");
    assert_eq!(
        broken(r#"{"request":{"url":7}}"#),
        "the entry's request has no url"
    );
    assert_eq!(
        broken(r#"{"request":}"#),
        "the entry is no valid JSON: expected value at line 1 column 12"
    );
}

#[test]
fn members_of_no_interest_may_be_anything() {
    let json = r#"{"startedDateTime":7,"time":null,"timings":[],"cache":"","_webSocketMessages":[{}],"request":{"method":"GET","url":"https://a.example/","headersSize":"x"},"response":{"status":"200","content":{"text":"{\"code\":0}"}}}"#;
    assert_eq!(reply(json), REPLY);
}
