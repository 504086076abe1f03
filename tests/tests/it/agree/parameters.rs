//! One parameter in every place, style and shape; and what else decides about a request's bytes.

use serde_json::{Value, json};

use crate::agree::cases::{Case, Operation};
use crate::agree::rng::Rng;

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    Form,
    Json,
    /// The body itself: JSON, a text or bytes.
    Body,
}

/// What its value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Text,
    Integer,
    Boolean,
    Texts,
    Integers,
    Object,
}

impl Shape {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Texts => "texts",
            Self::Integers => "integers",
            Self::Object => "object",
        }
    }

    fn schema(self) -> Value {
        let described = |mut schema: Value| {
            schema["description"] = json!("值。\nA value.");
            schema
        };
        described(match self {
            Self::Text => json!({"type": "string"}),
            Self::Integer => json!({"type": "integer"}),
            Self::Boolean => json!({"type": "boolean"}),
            Self::Texts => json!({"type": "array", "items": {"type": "string"}}),
            Self::Integers => json!({"type": "array", "items": {"type": "integer"}}),
            Self::Object => json!({
                "title": "Point",
                "type": "object",
                "required": ["a", "b"],
                "properties": {
                    "a": described(json!({"type": "integer"})),
                    "b": described(json!({"type": "string"})),
                },
            }),
        })
    }

    fn is_scalar(self) -> bool {
        matches!(self, Self::Text | Self::Integer | Self::Boolean)
    }
}

/// How a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) place: Place,
    /// OpenAPI's style; `content` for JSON text, `bare` for a name that may stand without `=`.
    pub(crate) style: &'static str,
    pub(crate) explode: bool,
    pub(crate) shape: Shape,
    /// Its name on the wire.
    pub(crate) name: &'static str,
}

impl Parameter {
    fn key(&self) -> String {
        let place = format!("{:?}", self.place).to_lowercase();
        let explode = match (self.style, self.explode) {
            ("content" | "bare" | "json" | "text" | "bytes", _) => "",
            (_, true) => "-explode",
            (_, false) => "-whole",
        };
        let name = if self.name.ends_with(']') {
            "-brackets"
        } else {
            ""
        };
        format!(
            "{place}-{}{explode}{name}-{}",
            self.style,
            self.shape.name()
        )
    }

    /// What stands between the items or members of one value, where something does.
    pub(crate) fn delimiter(&self) -> Option<char> {
        let one_text = matches!(self.place, Place::Path | Place::Header) || !self.explode;
        match self.style {
            "spaceDelimited" => Some(' '),
            "pipeDelimited" => Some('|'),
            "label" if self.explode => Some('.'),
            "form" | "simple" | "label" if one_text => Some(','),
            "matrix" => Some(if self.explode { ';' } else { ',' }),
            _ => None,
        }
        .filter(|_| !self.shape.is_scalar())
    }

    /// A text that can stand in its place.
    fn text(&self, rng: &mut Rng) -> String {
        let alphabet = match self.place {
            Place::Header | Place::Cookie => "abcXYZ019-_",
            _ => "abcXYZ019-_ &=%+/?#;中é😀\"'[]{}:@!$()*~",
        };
        let mut alphabet: String = alphabet.to_owned();
        if let Some(delimiter) = self.delimiter() {
            alphabet.retain(|c| c != delimiter);
        }
        rng.text(&alphabet)
    }

    /// A value that every style can carry.
    pub(crate) fn value(&self, rng: &mut Rng) -> Value {
        let integer = |rng: &mut Rng| match rng.below(4) {
            0 => json!(-7),
            1 => json!(9_007_199_254_740_993_i64),
            _ => json!(rng.below(1000)),
        };
        match self.shape {
            Shape::Text if self.style == "bare" && rng.flip() => json!(""),
            Shape::Text => json!(self.text(rng)),
            Shape::Integer => integer(rng),
            Shape::Boolean => json!(rng.flip()),
            Shape::Texts => (0..=rng.below(4)).map(|_| json!(self.text(rng))).collect(),
            Shape::Integers if self.style == "bytes" => {
                (0..=rng.below(9)).map(|_| json!(rng.below(128))).collect()
            }
            Shape::Integers => (0..=rng.below(4)).map(|_| integer(rng)).collect(),
            Shape::Object => json!({"a": integer(rng), "b": self.text(rng)}),
        }
    }

    /// A value whose texts hold the delimiter: it may be refused, or travel so that it can be told again.
    pub(crate) fn hostile(&self, rng: &mut Rng) -> Option<Value> {
        let delimiter = self.delimiter()?;
        let text = format!("a{delimiter}{}", self.text(rng));
        match self.shape {
            Shape::Texts => Some(json!([text, "z"])),
            Shape::Object => Some(json!({"a": 1, "b": text})),
            _ => None,
        }
    }

    /// Examples, as all fixtures need one of the request.
    fn examples(&self, of: impl Fn(Value) -> Value) -> Value {
        let value = self.value(&mut Rng::of("example"));
        json!({"success": {"value": of(value.clone())}, "refused": {"value": of(value)}})
    }

    /// What OpenAPI takes by default.
    fn is_default(&self) -> bool {
        match self.place {
            Place::Query | Place::Cookie | Place::Form => self.style == "form" && self.explode,
            Place::Path | Place::Header => self.style == "simple" && !self.explode,
            Place::Json | Place::Body => true,
        }
    }

    fn object(&self) -> Value {
        let mut object = json!({
            "name": self.name,
            "in": format!("{:?}", self.place).to_lowercase(),
            "required": true,
            "description": "值。\nA value.",
        });
        if self.style == "content" {
            let schema = self.shape.schema();
            object["content"] = json!({"application/json": {"schema": schema, "examples": self.examples(|value| value)}});
            return object;
        }
        object["schema"] = self.shape.schema();
        object["examples"] = self.examples(|value| value);
        if self.style == "bare" {
            object["allowEmptyValue"] = json!(true);
        } else if !self.is_default() {
            object["style"] = json!(self.style);
            object["explode"] = json!(self.explode);
        }
        object
    }

    fn body(&self) -> Value {
        let schema = json!({
            "title": "Transmit",
            "type": "object",
            "required": [self.name],
            "properties": {self.name: self.shape.schema()},
        });
        let mut media =
            json!({"schema": schema, "examples": self.examples(|value| json!({self.name: value}))});
        let encoding = match self.style {
            "content" => json!({"contentType": "application/json"}),
            style => json!({"style": style, "explode": self.explode}),
        };
        if !self.is_default() {
            media["encoding"] = json!({self.name: encoding});
        }
        let kind = if self.place == Place::Json {
            "application/json"
        } else {
            "application/x-www-form-urlencoded"
        };
        json!({"required": true, "content": {kind: media}})
    }

    /// A body that is one value.
    fn whole(&self) -> Value {
        let (kind, schema) = match self.style {
            "text" => ("text/plain", json!({"type": "string"})),
            "bytes" => (
                "application/octet-stream",
                json!({"type": "string", "format": "binary"}),
            ),
            _ => ("application/json", self.shape.schema()),
        };
        // An object with properties is a list of fields; any other is a value.
        let schema = match self.shape {
            Shape::Object => {
                json!({"type": "object", "additionalProperties": true, "description": "值。\nA value."})
            }
            _ => schema,
        };
        let mut media = json!({"schema": schema});
        if self.style == "json" {
            media["examples"] = self.examples(|value| value);
        }
        json!({"required": true, "description": "正文。\nThe body.", "content": {kind: media}})
    }

    fn case(self) -> Case {
        let mut operation = Operation::plain();
        let operation = match self.place {
            Place::Form | Place::Json => {
                operation.method = "post";
                operation.with("requestBody", self.body())
            }
            Place::Body => {
                operation.method = "post";
                operation.with("requestBody", self.whole())
            }
            place => {
                if place == Place::Path {
                    operation.path = "/v1/send/{p}".to_owned();
                }
                operation.with("parameters", json!([self.object()]))
            }
        };
        let mut case = Case::new(self.key(), operation);
        case.request = Box::new(move |rng| json!({self.name: self.value(rng)}));
        case.parameter = Some(self);
        case
    }
}

/// All that OpenAPI has.
fn all() -> Vec<Parameter> {
    let scalars = &[Shape::Text, Shape::Integer, Shape::Boolean][..];
    let any = &[Shape::Text, Shape::Texts, Shape::Integers, Shape::Object][..];
    let lists = &[Shape::Texts, Shape::Integers, Shape::Object][..];
    let object = &[Shape::Object][..];
    let both = &[true, false][..];
    let table: [(Place, &'static str, &[bool], &[Shape]); 20] = [
        (Place::Path, "simple", &[false], scalars),
        (Place::Path, "simple", both, lists),
        (Place::Path, "label", both, any),
        (Place::Path, "matrix", both, any),
        (Place::Query, "form", &[true], scalars),
        (Place::Query, "form", both, lists),
        (Place::Query, "spaceDelimited", &[false], lists),
        (Place::Query, "pipeDelimited", &[false], lists),
        (Place::Query, "deepObject", &[true], object),
        (Place::Query, "content", &[false], lists),
        (Place::Query, "bare", &[false], &[Shape::Text]),
        (Place::Header, "simple", &[false], scalars),
        (Place::Header, "simple", both, lists),
        (Place::Cookie, "form", &[true], scalars),
        (Place::Cookie, "form", &[false], lists),
        (Place::Form, "form", &[true], scalars),
        (Place::Form, "form", both, lists),
        (Place::Form, "deepObject", &[true], object),
        (Place::Form, "content", &[false], lists),
        (Place::Json, "json", &[false], any),
    ];
    let mut all = Vec::new();
    for (place, style, explodes, shapes) in table {
        for (&explode, &shape) in explodes
            .iter()
            .flat_map(|one| shapes.iter().map(move |shape| (one, shape)))
        {
            all.push(Parameter {
                place,
                style,
                explode,
                shape,
                name: "p",
            });
        }
    }
    for (style, explode) in [("spaceDelimited", false), ("pipeDelimited", false)] {
        let (place, shape) = (Place::Form, Shape::Texts);
        all.push(Parameter {
            place,
            style,
            explode,
            shape,
            name: "p",
        });
    }
    for (style, shapes) in [
        ("json", any),
        ("text", &[Shape::Text]),
        ("bytes", &[Shape::Integers]),
    ] {
        all.extend(shapes.iter().map(|&shape| Parameter {
            place: Place::Body,
            style,
            explode: false,
            shape,
            name: "body",
        }));
    }
    let (place, style, explode) = (Place::Query, "form", true);
    for shape in [Shape::Texts, Shape::Integers] {
        all.push(Parameter {
            place,
            style,
            explode,
            shape,
            name: "p[]",
        });
    }
    all
}

/// Each parameter, and other ways to say what a request's bytes are.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = all().into_iter().map(Parameter::case).collect();
    cases.extend(others());
    cases
}

fn text_parameter(name: &str, place: &str) -> Value {
    json!({
        "name": name,
        "in": place,
        "required": true,
        "description": "值。\nA value.",
        "schema": {"type": "string", "description": "值。\nA value."},
        "examples": {"success": {"value": "x"}, "refused": {"value": "y"}},
    })
}

fn word(rng: &mut Rng) -> Value {
    json!(rng.text("abcxyz0189"))
}

fn others() -> Vec<Case> {
    let mut two = Operation::plain();
    two.path = "/v1/files/{name}.{ext}".to_owned();
    let parameters = json!([
        text_parameter("name", "path"),
        text_parameter("ext", "path")
    ]);
    let mut two = Case::new("path-two-in-a-segment", two.with("parameters", parameters));
    two.request = Box::new(|rng| json!({"name": word(rng), "ext": word(rng)}));

    let mut suffix = Operation::plain();
    suffix.path = "/v1/jobs/{id}:cancel".to_owned();
    let parameters = json!([text_parameter("id", "path")]);
    let mut suffix = Case::new("path-suffix", suffix.with("parameters", parameters));
    suffix.request = Box::new(|rng| json!({"id": word(rng)}));

    let mut constant = text_parameter("p", "query");
    constant["examples"] = json!({"success": {"value": "x y"}, "refused": {"value": "x y"}});
    constant["schema"] = json!({"type": "string", "const": "x y", "description": "值。\nA value."});
    let constant = Operation::plain().with("parameters", json!([constant]));

    let mut when = Operation::plain();
    when.method = "post";
    let when = when.with("x-when", json!({"query": {"action": "buy"}}));

    let mut bounds = text_parameter("p", "query");
    bounds["examples"] = json!({"success": {"value": 1.5}, "refused": {"value": 2.5}});
    bounds["schema"] = json!({"type": "number", "minimum": 0.5, "description": "值。\nA value."});
    let mut bounds = Case::new(
        "query-fractional-bound",
        Operation::plain().with("parameters", json!([bounds])),
    );
    bounds.request =
        Box::new(|rng| json!({"p": 1.5 + f64::from(u8::try_from(rng.below(9)).unwrap())}));

    suffix.sends = &["/v1/jobs/", ":cancel"];
    two.sends = &["/v1/files/"];
    let mut constant = Case::new("query-constant", constant);
    constant.sends = &["?p=x"];
    let mut when = Case::new("selector-query", when);
    when.sends = &["?action=buy"];

    vec![two, suffix, constant, when, bounds]
}
