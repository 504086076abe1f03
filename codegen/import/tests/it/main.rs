//! Notes as people write them: what is read, what is decided, and what is named because it can't be read.
#![allow(clippy::unwrap_used, reason = "output that cannot be read has failed")]

mod english;

use std::fmt::Write as _;
use std::path::Path;

use bilispec_codegen::model::Api;
use bilispec_import::{Imported, import};
use proptest::prelude::*;

fn read(text: &str) -> Imported {
    import(&[("notes.md".to_owned(), text.to_owned())])
}

/// Everything that came of notes, in one text.
fn told(imported: &Imported) -> String {
    let mut text = String::new();
    for (what, list) in [
        ("not read", &imported.unread),
        ("decided", &imported.remarks),
    ] {
        for remark in list {
            let _ = writeln!(text, "{what}: {remark}");
        }
    }
    for file in &imported.files {
        let _ = writeln!(text, "=== {}\n{}", file.path, file.text);
    }
    text
}

fn unread(text: &str) -> Vec<String> {
    let imported = read(text);
    imported.unread.iter().map(ToString::to_string).collect()
}

/// The spec that was made of notes, which has to be one.
fn api(imported: &Imported) -> Api {
    let folder = tempfile::tempdir().unwrap();
    write(imported, folder.path());
    let loaded = bilispec_codegen::load(&folder.path().join("spec/openapi.yaml"));
    let errors: String = loaded
        .diagnostics
        .list()
        .iter()
        .map(|one| bilispec_codegen::diagnostics::render(one, &loaded.project, false))
        .collect();
    assert!(
        !loaded.diagnostics.has_errors(),
        "{errors}\n{}",
        told(imported)
    );
    // And something can be made of it.
    bilispec_codegen::generate::generate(&loaded, folder.path(), false).unwrap();
    loaded.api.unwrap()
}

fn write(imported: &Imported, to: &Path) {
    for file in &imported.files {
        let path = to.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.text).unwrap();
    }
}

const BULLETS: &str = "# 商店API

记录一下参数, 以便更新

参考:

- 商品 <https://shop.example.com/detail.html?id=7>

## 返回值的基本构成

```json
{
  \"errno\": 0,// 错误码
  \"msg\": \"\",// 错误信息
  \"data\": {}// 返回数据
}
```

下文不再重复

## 商品信息

### 请求

- URL: ``https://shop.example.com/api/item/get``
- Method: GET
- Params:
  - version: 134
  - id: {item_id}
  - bare: \"\"
- Example: <https://shop.example.com/api/item/get?version=134&id=7&bare&other=1>

### 返回

```json

```

## 下单

### 请求

- URL: ``https://shop.example.com/api/order/create``
- Method: POST
- Params:
  - item: {item_id}
  - buyers: (list){buyers}
  - time: \"\"
  - token: {token}

### 返回

```json
{ \"errno\": 0, \"msg\": \"\", \"data\": { \"orderId\": 40, \"list\": [ { \"a\": null }, { \"a\": \"x\" } ] } }
```
";

#[test]
fn endpoints_in_bullets() {
    let imported = read(BULLETS);
    insta::assert_snapshot!(told(&imported));
    let api = api(&imported);
    assert_eq!(api.operations.len(), 2);
}

const TABLES: &str = "# 充值

**注:1元合10点**

> http://pay.example.com/x/pay/quick

*请求方式:POST*

需要登录(SID)

**正文参数( application/x-www-form-urlencoded ):**

| 参数名 | 类型 | 内容 | 必要性 | 备注 |
| ------ | ---- | ---- | ------ | ---- |
| num | num | 点数 | 必要 | 必须在20-99之间 |
| kind | str | 来源 | 必要 | up:空间<br />archive:视频 |
| oid | num | 编号 | 非必要 | 空间:用户UID<br />视频:视频ID |
| csrf | str | CSRF Token(位于cookie) | 必要 | |

**json回复:**

根对象:

| 字段 | 类型 | 内容 | 备注 |
| ---- | ---- | ---- | ---- |
| code | num | 返回值 | 0:成功(并不代表充值成功)<br />-101:账号未登录 |
| message | str | 错误信息 | 默认为0 |
| data | obj | 信息本体 | |

`data`对象:

| 字段 | 类型 | 内容 | 备注 |
| ---- | ---- | ---- | ---- |
| status | num | 结果 | 4:成功<br />-2:太少 |
| list | array | 明细 | |

`data`中的`list`数组中的对象:

| 字段 | 类型 | 内容 | 备注 |
| ---- | ---- | ---- | ---- |
| n | num | 数量 | |

**示例:**

充了20点,此时`data`.`status`=`4`

```shell
curl -b \"SID=xxx\" -d \"num=20&k ind=up&csrf=xxx\" \"http://pay.example.com/x/pay/quick\"
```

```json
{\"code\":0,\"message\":\"0\",\"data\":{\"status\":4,\"list\":[{\"n\":1}]}}
```
";

#[test]
fn endpoints_in_tables() {
    let imported = read(TABLES);
    insta::assert_snapshot!(told(&imported));
    let api = api(&imported);
    let operation = api.operations.first().unwrap();
    let codes = api
        .codes(operation)
        .map(bilispec_codegen::model::Code::integer);
    let codes: Vec<_> = codes.collect();
    assert_eq!(codes, [Some(-101), Some(0)]);
}

/// What a tool does that joins lines: table rows and paragraphs become one line, breaks in cells become lines.
fn joined(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.is_empty());
    let text: Vec<&str> = lines.collect();
    text.join(" ")
        .replace("<br />", "\n")
        .replace("```shell ", "")
        .replace("quick\" ```", "quick\"")
}

#[test]
fn lost_line_breaks_change_nothing() {
    let whole = read(TABLES);
    let lost = read(&joined(TABLES));
    assert_eq!(lost.unread, [], "{}", told(&lost));
    let files = |imported: &Imported| -> Vec<(String, String)> {
        let files = imported.files.iter();
        files
            .map(|file| (file.path.clone(), file.text.clone()))
            .collect()
    };
    for (whole, lost) in files(&whole).iter().zip(files(&lost)) {
        assert_eq!(*whole, lost);
    }
    // Line ends, tabs, a mark at the beginning, and no line at the end.
    for other in [
        TABLES.replace('\n', "\r\n"),
        TABLES.replace("| ", "|\t").replace(" |", "\t|"),
        format!("\u{feff}{}", TABLES.trim_end()),
    ] {
        let other = read(&other);
        assert_eq!(other.unread, []);
        assert_eq!(files(&whole), files(&other));
    }
}

/// An endpoint with a table, in which one thing is odd.
fn odd(parameters: &str) -> String {
    format!(
        "# A\n\n> https://h.example.com/a/b\n\n*请求方式:GET*\n\n**url参数:**\n\n{parameters}\n"
    )
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let head = "| 参数名 | 类型 | 内容 | 必要性 | 备注 |\n| --- | --- | --- | --- | --- |\n";
    for (text, expected) in [
        (
            odd("| 名字 | 甲 | 乙 |\n| --- | --- | --- |\n| a | b | c |"),
            "notes.md:9: a table of 1 rows with heads that are not known: 名字 | 甲 | 乙",
        ),
        (
            odd(&format!("{head}| a | num | x | 必要 | y | z |")),
            "notes.md:11: a row of 6 cells in a table of 5 columns",
        ),
        (
            odd(&format!("{head}| a | nmu | x | 必要 | |")),
            "notes.md:11: `nmu` is not a type that is known; `a` is left open",
        ),
        (
            odd(&format!("{head}| | num | x | 必要 | |")),
            "notes.md:11: a row without a name: | num | x | 必要 |",
        ),
        (
            odd(&format!("{head}| a | num | x | 必要 | 默认 / default: 7 |")),
            "notes.md:11: what this says of `a` can't be read: 默认 / default: 7",
        ),
        (
            odd("```json\n{\"a\": 1}\n```"),
            "notes.md:9: a request's body without its command",
        ),
        (
            format!("{}\n**json回复:**\n\n```json\n{{\"a\": }}\n```\n", odd("")),
            "notes.md:13: this is not JSON: expected value",
        ),
        (
            format!("{}\n**示例:**\n\ncurl 'https://h\n", odd("")),
            "notes.md:13: the command can't be read: a quote in the command never ends",
        ),
        (
            odd("```python\nprint(1)\n```"),
            "notes.md:9: a block of 1 lines that is neither JSON nor a command of curl",
        ),
        (
            format!(
                "{}\n`other`对象:\n\n| 字段 | 类型 |\n| --- | --- |\n| a | num |\n",
                odd("")
            ),
            "notes.md:11: a table of `other`, which no field leads to",
        ),
        (
            format!("{0}\n{0}", odd("")),
            "notes.md:13: the same call as at line 3; this description is left out",
        ),
        (
            "# A\n\n> https:/h\n\n# B\n\n> https://h.example.com/b".to_owned(),
            "",
        ),
        (
            format!(
                "{}\n# B\n\n| 字段 | 类型 |\n| --- | --- |\n| a | num |\n",
                odd("")
            ),
            "notes.md:11: `B` has tables or examples and no address",
        ),
    ] {
        let found = unread(&text);
        assert!(
            expected.is_empty() && found.is_empty() || found.iter().any(|one| one == expected),
            "{text}\n{found:?}\nnot {expected}"
        );
        let imported = read(&text);
        if !imported.files.is_empty() {
            api(&imported);
        }
    }
}

#[test]
fn missing_cells_empty_tables_and_emoji_are_no_trouble() {
    let text = odd(
        "| 参数名 | 类型 | 内容 |\n| --- | --- | --- |\n| 🎫_id | num | 票 🎟️ |\n| b | str |\n",
    ) + "\n**json回复:**\n\n根对象:\n\n| 字段 | 类型 | 内容 | 备注 |\n| --- | --- | --- | --- |\n";
    let imported = read(&text);
    assert_eq!(imported.unread, []);
    let remarks: Vec<String> = imported.remarks.iter().map(ToString::to_string).collect();
    assert!(
        remarks.contains(&"notes.md:12: a row of 2 cells in a table of 3 columns; the others are taken for empty".to_owned()),
        "{remarks:?}"
    );
    let api = api(&imported);
    let operation = api.operations.first().unwrap();
    let names: Vec<_> = operation
        .request
        .parameters
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["🎫_id", "b"]);
}

#[test]
fn notes_without_an_endpoint_give_nothing() {
    for text in [
        "",
        "\n\n",
        "# 标题\n\n只有文字。",
        "| a |\n| --- |",
        "```",
        "\u{0}",
    ] {
        assert!(read(text).files.is_empty(), "{text:?}");
    }
}

#[test]
fn several_files_are_one_spec() {
    let name = |name: &str| name.to_owned();
    let imported = import(&[
        (name("a.md"), BULLETS.to_owned()),
        (name("b.md"), TABLES.to_owned()),
        (name("c.md"), BULLETS.to_owned()),
    ]);
    assert_eq!(imported.endpoints, 3);
    let again: Vec<_> = imported
        .unread
        .iter()
        .map(|one| one.file.as_str())
        .collect();
    assert_eq!(again, ["c.md", "c.md"], "{:?}", imported.unread);
    assert_eq!(api(&imported).operations.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("BILISPEC_LONG").is_some() { 5000 } else { 60 }))]

    /// Notes that end anywhere, or lack a part, never stop the reader, and what is made of them is YAML.
    #[test]
    fn broken_notes_never_panic(which in 0_usize..4, from in 0.0_f64..1.0, length in 0.0_f64..1.0, junk in "[|`#>\\-*{}\\[\\]\"\n :0-9a-c中🎫]{0,30}") {
        let whole = match which {
            0 => BULLETS.to_owned(),
            1 => TABLES.to_owned(),
            2 => joined(TABLES),
            _ => include_str!("../../../../docs/prepare_order.md").to_owned(),
        };
        let chars: Vec<char> = whole.chars().collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a text")]
        let at = |part: f64| (part * chars.len() as f64) as usize;
        let (start, cut) = (at(from), at(length));
        let text: String = chars.iter().take(start).chain(&junk.chars().collect::<Vec<_>>()).chain(chars.iter().skip(start + cut)).collect();
        let imported = read(&text);
        let folder = tempfile::tempdir().unwrap();
        write(&imported, folder.path());
        if !imported.files.is_empty() {
            bilispec_codegen::load(&folder.path().join("spec/openapi.yaml"));
        }
    }
}

/// A section with nothing but a command, in each form that browsers copy, is an endpoint with the command's fields.
#[test]
fn commands_of_all_shells_make_endpoints() {
    let commands = [
        "curl 'https://api.shop.example/v2/cart' \\\n  -X 'PUT' --data-raw $'note=it\\'s\\u4e2d&count=2'",
        "curl ^\"https://api.shop.example/v2/cart^\" ^\n  -X ^\"PUT^\" ^\n  --data-raw ^\"note=it's^&count=2^\"",
        "Invoke-WebRequest -Uri \"https://api.shop.example/v2/cart\" `\n-Method \"PUT\" `\n-Body \"note=it's&count=2\"",
        "fetch(\"https://api.shop.example/v2/cart\", {\n  \"method\": \"PUT\",\n  \"body\": \"note=it's&count=2\"\n});",
    ];
    for command in commands {
        let notes = format!(
            "# Shop\n\n## Put into the cart\n\n```\n{command}\n```\n\n```json\n{{\"code\":0,\"message\":\"0\",\"data\":{{\"total\":2}}}}\n```\n"
        );
        let imported = read(&notes);
        assert!(imported.unread.is_empty(), "{command}: {}", told(&imported));
        let api = api(&imported);
        let operation = api.operations.first().unwrap();
        assert_eq!(operation.path, "/v2/cart", "{command}");
        assert_eq!(operation.method.as_str(), "PUT", "{command}");
        let names = operation
            .request
            .parameters
            .iter()
            .map(|one| one.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["note", "count"], "{command}");
    }
    let told = told(&read("# Shop\n\n## Cart\n\n```\nfetch(address)\n```\n"));
    assert!(told.contains("not read"), "{told}");
}
