//! Specs of any size that use everything a spec can say: envelopes, enums, nested objects, newtypes, forms, outcomes.
//!
//! Made for figures and for what must hold at any size; no two operations are the same, so that nothing is saved by
//! sharing what a real spec would not share.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Types that many operations share, one of each for so many operations.
const SHARED_BY: usize = 20;

/// Writes a spec of `operations` operations, with a fixture for each, below `root`.
pub fn write(root: &Path, operations: usize) -> io::Result<()> {
    let spec = root.join("spec");
    fs::create_dir_all(spec.join("calls"))?;
    fs::create_dir_all(root.join("fixtures"))?;
    let mut document = String::from(ROOT);
    for number in 0..operations {
        let _ = writeln!(
            document,
            "  /v1/area_{}/call_{number}:\n    $ref: calls/call_{number}.yaml",
            number % 40
        );
        let body = fixture(number);
        fs::write(spec.join(format!("calls/call_{number}.yaml")), call(number))?;
        let folder = root.join(format!("fixtures/call_{number}"));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("done.json"), body)?;
    }
    document.push_str(COMPONENTS);
    fs::write(spec.join("openapi.yaml"), document)?;
    fs::write(spec.join("envelope.yaml"), ENVELOPE)?;
    let shared: String = (0..operations.div_ceil(SHARED_BY)).map(shared).collect();
    fs::write(spec.join("shared.yaml"), shared)
}

const ROOT: &str = "openapi: 3.1.0
info: {title: Big, version: '1', description: \"很大。\\nA large one.\"}
tags: [{name: first, description: \"一组。\\nOne group.\"}, {name: second, description: \"另一组。\\nAnother.\"}]
servers: [{url: https://api.example.org}]
paths:
";

const COMPONENTS: &str = "components:
  securitySchemes:
    session:
      type: apiKey
      in: cookie
      name: SESSION
      x-sensitive: credential
      description: \"会话。\\nThe session.\"
";

const ENVELOPE: &str = "IsSuccess:
  anyOf: [{required: [code], properties: {code: {const: 0}}}]
Success:
  title: Envelope
  description: \"外层。\\nThe outer object.\"
  type: object
  x-evidence: documented
  x-envelope: {code: [code], message: [message], data: data, success: [0]}
  x-codes:
    \"0\": {name: Done, class: ok, level: documented, description: \"成功。\\nDone.\"}
    \"-101\": {name: LoggedOut, class: auth, level: documented, description: \"未登录。\\nNot logged in.\"}
  allOf: [{$ref: '#/IsSuccess'}]
  required: [data]
  properties:
    code: {type: integer, description: \"代码。\\nThe code.\"}
    message: {type: string, description: \"文字。\\nThe text.\"}
    data: {description: \"内容。\\nThe payload.\"}
Refusal:
  type: object
  x-evidence: documented
  not: {$ref: '#/IsSuccess'}
  required: [code]
  properties:
    code: {type: integer, description: \"代码。\\nThe code.\"}
    message: {type: string, description: \"文字。\\nThe text.\"}
    data: true
";

/// What the operations of one group share.
fn shared(number: usize) -> String {
    format!(
        "Item{number}:
  type: object
  description: \"一项。\\nAn item.\"
  required: [id, kind]
  properties:
    id: {{type: integer, x-newtype: ItemId, description: \"编号。\\nIts id.\"}}
    kind:
      type: string
      description: \"种类。\\nIts kind.\"
      enum: [small, large, kind_{number}]
      x-enum-varnames: [Small, Large, Kind{number}]
      x-enum-descriptions: [\"小。\\nSmall.\", \"大。\\nLarge.\", \"其它。\\nAnother.\"]
    parent: {{$ref: '#/Item{number}'}}
"
    )
}

/// One operation in a file of its own.
fn call(number: usize) -> String {
    let shared = number / SHARED_BY;
    let tag = if number.is_multiple_of(2) {
        "first"
    } else {
        "second"
    };
    let body = if number.is_multiple_of(3) {
        String::new()
    } else {
        form(number)
    };
    let effect = if number.is_multiple_of(3) {
        "none"
    } else {
        "write"
    };
    let method = if number.is_multiple_of(3) {
        "get"
    } else {
        "post"
    };
    format!(
        "{method}:
  operationId: call_{number}
  tags: [{tag}]
  summary: \"第 {number} 个 / Number {number}\"
  description: \"做第 {number} 件事。\\nDoes the thing number {number}.\"
  x-effect: {effect}
  x-evidence: documented
  security: [{{session: []}}]
  parameters:
    - name: user_id
      in: query
      required: true
      x-sensitive: personal
      description: \"用户。\\nThe user.\"
      schema: {{type: integer, x-newtype: UserId, minimum: 1}}
      examples: {{done: {{value: 7}}}}
    - name: page
      in: query
      description: \"页。\\nThe page.\"
      schema: {{type: integer, minimum: 1, maximum: 100, default: 1}}
      examples: {{done: {{value: 2}}}}
{body}  x-codes:
    \"{}\": {{name: Refused{number}, class: state, level: documented, description: \"拒绝。\\nRefused.\"}}
  responses:
    '200':
      description: \"回复。\\nThe reply.\"
      content:
        application/json:
          examples:
            done: {{summary: \"成功 / Done\", externalValue: ../../fixtures/call_{number}/done.json, x-provenance: composed}}
          schema:
            oneOf:
              - allOf:
                  - $ref: ../envelope.yaml#/Success
                  - properties:
                      data:
                        type: object
                        description: \"结果。\\nWhat came of it.\"
                        required: [status, items, price]
                        properties:
                          status:
                            type: integer
                            description: \"结果。\\nWhat came of it.\"
                            enum: [1, -1]
                            x-enum-varnames: [Done, Failed]
                            x-enum-descriptions: [\"完成。\\nDone.\", \"失败。\\nFailed.\"]
                            x-success: [1]
                          items:
                            type: array
                            description: \"各项。\\nThe items.\"
                            items: {{$ref: ../shared.yaml#/Item{shared}}}
                          price: {{type: integer, x-newtype: Fen, x-unit: fen, description: \"价格。\\nThe price.\"}}
                          since: {{type: integer, x-unit: s, description: \"自何时。\\nSince when.\"}}
                          level:
                            type: integer
                            description: \"等级。\\nThe level.\"
                            x-known-values:
                              - {{value: {number}, name: Usual, description: \"一般。\\nUsual.\"}}
                          detail:
                            type: object
                            description: \"详情。\\nThe details.\"
                            properties:
                              text_{number}: {{type: string, maxLength: 200, description: \"文字。\\nA text.\"}}
                              phone: {{type: string, x-sensitive: personal, description: \"电话。\\nA phone number.\"}}
                              counts:
                                type: object
                                description: \"计数。\\nCounts.\"
                                additionalProperties: {{type: integer}}
                              choice:
                                description: \"二者之一。\\nOne of two.\"
                                oneOf:
                                  - {{type: string, description: \"文字。\\nA text.\"}}
                                  - {{type: object, title: Choice{number}, description: \"对象。\\nAn object.\", required: [name], properties: {{name: {{type: string, description: \"名。\\nIts name.\"}}}}}}
                              packed:
                                type: string
                                description: \"内含 JSON。\\nA text that holds JSON.\"
                                contentMediaType: application/json
                                contentSchema: {{type: array, items: {{type: number}}}}
              - $ref: ../envelope.yaml#/Refusal
",
        100_000 + number
    )
}

/// The body of a call that sends one.
fn form(number: usize) -> String {
    format!(
        "  requestBody:
    required: true
    description: \"表单。\\nThe form.\"
    content:
      application/x-www-form-urlencoded:
        examples: {{done: {{value: {{amount: 20, device: web, list: [1]}}}}}}
        encoding: {{list: {{contentType: application/json}}}}
        schema:
          title: Send{number}
          type: object
          required: [amount, device]
          properties:
            amount: {{type: integer, x-expect: {{minimum: 20, below: {{status: -1}}}}, description: \"数量。\\nHow many.\"}}
            device:
              type: string
              description: \"设备。\\nThe device.\"
              enum: [web, app]
              x-enum-varnames: [Web, App]
              x-enum-descriptions: [\"网页。\\nA browser.\", \"应用。\\nThe app.\"]
            list: {{type: array, items: {{type: integer}}, description: \"列表。\\nA list.\"}}
"
    )
}

fn fixture(number: usize) -> String {
    let kind = format!("kind_{}", number / SHARED_BY);
    format!(
        r#"{{"code":0,"message":"","data":{{"status":1,"items":[{{"id":1,"kind":"{kind}","parent":{{"id":2,"kind":"small"}}}}],"price":100,"since":1700000000,"level":{number},"detail":{{"text_{number}":"x","phone":"","counts":{{"a":1}},"choice":"x","packed":"[1.5]"}}}}}}"#
    )
}
