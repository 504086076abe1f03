//! What clients may forgive: errors of the validators in spite of which a client decodes. At most ten.

use std::collections::BTreeSet;

use bilispec_codegen::model::{Api, Operation, Type, TypeKind};
use serde_json::{Value, json};

/// An error that may be forgiven.
struct Forgiven {
    /// The rule's id.
    id: &'static str,
    at: Where,
    /// The kinds of JSON that were found; any, if empty.
    kinds: &'static [&'static str],
    reason: &'static str,
}

/// Where an error may be forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Anywhere,
    /// At a message of the envelope.
    Message,
    /// At or below a member of the outer object that is neither code, message nor payload, or of the payload that the
    /// client does without (`x-needed: false`).
    Unread,
    /// At a member of the payload that need not be there, and has no null: null is read as that.
    Optional,
    /// At a member of the payload that may be null, and has to be there: that it is not is read as null.
    Nullable,
}

/// The places of an operation's replies.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    code: Vec<String>,
    message: Vec<String>,
    data: String,
    outcome: Option<String>,
    /// Members that the client does without; `*` stands for any item.
    unneeded: Vec<String>,
    optional: Vec<String>,
    nullable: Vec<String>,
}

impl Places {
    /// Those of the plain envelope, whose client needs all of the payload.
    pub(crate) fn plain() -> Self {
        Self {
            code: vec!["/code".to_owned()],
            message: vec!["/message".to_owned()],
            data: "/data".to_owned(),
            outcome: None,
            unneeded: Vec::new(),
            optional: Vec::new(),
            nullable: Vec::new(),
        }
    }

    /// Those of an operation.
    pub(crate) fn of(api: &Api, operation: &Operation) -> Self {
        let envelope = api.envelope(operation.reply.envelope);
        let at = |place: &String| format!("/{place}");
        let mut places = Self {
            code: envelope.code.iter().map(at).collect(),
            message: envelope.message.iter().map(at).collect(),
            data: at(&envelope.data),
            outcome: None,
            unneeded: Vec::new(),
            optional: Vec::new(),
            nullable: Vec::new(),
        };
        let outcome = operation.reply.success.as_ref();
        places.outcome = outcome.map(|field| format!("{}/{}", places.data, field.path.join("/")));
        if operation.reply.payload_nullable {
            places.nullable.push(places.data.clone());
        }
        places.below(api, &operation.reply.payload, &places.data.clone(), 0);
        places
    }

    fn below(&mut self, api: &Api, ty: &Type, at: &str, depth: usize) {
        if depth > 20 {
            return;
        }
        match ty {
            Type::Array(inner) | Type::Map(inner) => {
                self.below(api, inner, &format!("{at}/*"), depth + 1);
            }
            Type::Nullable(inner) | Type::Boxed(inner) => self.below(api, inner, at, depth + 1),
            Type::Struct(id) => {
                let TypeKind::Struct { fields } = &api.type_def(*id).kind else {
                    return;
                };
                for field in fields {
                    let at = format!("{at}/{}", field.name);
                    if field.needed == Some(false) {
                        self.unneeded.push(at.clone());
                    }
                    if !field.required {
                        self.optional.push(at.clone());
                    }
                    if field.nullable {
                        self.nullable.push(at.clone());
                    }
                    self.below(api, &field.ty, &at, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// Whether a path lies at a pattern or below it.
    fn lies_in(path: &str, pattern: &str) -> bool {
        let mut steps = path.split('/');
        pattern.split('/').all(|wanted| {
            steps
                .next()
                .is_some_and(|step| wanted == "*" || wanted == step)
        })
    }

    fn is_one_of(path: &str, patterns: &[String]) -> bool {
        let same = |one: &&String| one.matches('/').count() == path.matches('/').count();
        let mut patterns = patterns.iter().filter(same);
        patterns.any(|pattern| Self::lies_in(path, pattern))
    }

    fn is_unread(&self, path: &str) -> bool {
        let lies_in = |pattern: &String| Self::lies_in(path, pattern);
        let outer = !path.is_empty()
            && ![&self.data].into_iter().any(lies_in)
            && !self.code.iter().chain(&self.message).any(lies_in);
        outer || self.unneeded.iter().any(lies_in)
    }

    fn is_at(&self, path: &str, at: Where) -> bool {
        match at {
            Where::Anywhere => true,
            Where::Message => self.message.iter().any(|one| one == path),
            Where::Unread => self.is_unread(path),
            Where::Optional => Self::is_one_of(path, &self.optional),
            Where::Nullable => Self::is_one_of(path, &self.nullable),
        }
    }
}

const FORGIVEN: [Forgiven; 12] = [
    Forgiven {
        id: "response.minimum",
        at: Where::Anywhere,
        kinds: &[],
        reason: "a bound is what was seen so far; the type holds the value",
    },
    Forgiven {
        id: "response.maximum",
        at: Where::Anywhere,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.min-length",
        at: Where::Anywhere,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.max-length",
        at: Where::Anywhere,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.pattern",
        at: Where::Anywhere,
        kinds: &[],
        reason: "the text is handed on as it is",
    },
    Forgiven {
        id: "response.enum",
        at: Where::Anywhere,
        kinds: &["a string", "an integer"],
        reason: "kept as `Unknown`; of an outcome, never a success",
    },
    Forgiven {
        id: "response.type",
        at: Where::Message,
        kinds: &[],
        reason: "a text for people that decides nothing",
    },
    Forgiven {
        id: "response.type",
        at: Where::Unread,
        kinds: &[],
        reason: "the client does without it",
    },
    Forgiven {
        id: "response.required",
        at: Where::Unread,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.out-of-range",
        at: Where::Unread,
        kinds: &[],
        reason: "the same",
    },
    Forgiven {
        id: "response.type",
        at: Where::Optional,
        kinds: &["null"],
        reason: "null and nothing are one `None`",
    },
    Forgiven {
        id: "response.required",
        at: Where::Nullable,
        kinds: &["nothing"],
        reason: "the same",
    },
];

/// Whether an error, as `told` gives it, may be forgiven. `decodes`: the payload was decoded; of a reply that was refused or
/// declined, code and outcome are all that the client reads.
pub(crate) fn is_forgiven(error: &Value, places: &Places, decodes: bool) -> bool {
    let path = error["path"].as_str().unwrap_or_default();
    let in_data = path != places.data && Places::lies_in(path, &places.data);
    let outcome = places.outcome.as_deref() == Some(path);
    if !decodes && in_data && !outcome {
        return true;
    }
    // Of several codes the client reads one; that others say the same of success is decided before.
    let other_code = places.code.len() > 1 && places.code.iter().any(|one| one == path);
    let of_code = ["response.type", "response.out-of-range"];
    if !decodes && other_code && of_code.iter().any(|id| error["id"] == *id) {
        return true;
    }
    FORGIVEN.iter().any(|one| {
        let kind = error["found"].as_str().unwrap_or_default();
        let mut kinds = one.kinds.iter();
        error["id"] == one.id
            && places.is_at(path, one.at)
            && (one.kinds.is_empty()
                || kinds.any(|known| kind.starts_with(known) || kind_of(kind) == *known))
    })
}

/// The kind of JSON of a value as findings show it.
fn kind_of(found: &str) -> &'static str {
    match serde_json::from_str::<Value>(found) {
        Ok(Value::Null) => "null",
        Ok(Value::Bool(_)) => "a boolean",
        // `1.0` is an integer, too.
        Ok(Value::Number(number)) if number.as_f64().is_some_and(|value| value.fract() != 0.0) => {
            "a number"
        }
        Ok(Value::Number(_)) => "an integer",
        Ok(Value::String(_)) => "a string",
        Ok(Value::Array(_)) => "an array",
        Ok(Value::Object(_)) => "an object",
        Err(_) => "",
    }
}

#[test]
fn the_list_is_short_and_near_neighbours_are_not_forgiven() {
    let ids: BTreeSet<&str> = FORGIVEN.iter().map(|one| one.id).collect();
    assert!(ids.len() <= 10);
    let places = Places {
        outcome: Some("/data/status".to_owned()),
        unneeded: vec!["/data/list/*/extra".to_owned()],
        optional: vec!["/data/list/*/maybe".to_owned()],
        nullable: vec!["/data/list/*/void".to_owned()],
        ..Places::plain()
    };
    let error = |id: &str, path: &str, found: &str| json!({"id": id, "path": path, "found": found});
    let forgiven = |error: &Value| is_forgiven(error, &places, true);
    for one in &FORGIVEN {
        assert!(!one.reason.is_empty());
        let found = match one.kinds {
            [] => "1",
            [kind, ..] if *kind == "a string" => "\"x\"",
            [kind, ..] => *kind,
        };
        let (at, neighbours): (&[&str], &[&str]) = match one.at {
            Where::Anywhere => (&["/data/x"], &[]),
            Where::Message => (&["/message"], &["/data/message", "/code"]),
            Where::Optional => (
                &["/data/list/0/maybe"],
                &["/data/list/0/void", "/data/list/0/maybe/x", "/data/list/0"],
            ),
            Where::Nullable => (
                &["/data/list/0/void"],
                &["/data/list/0/maybe", "/data/list/0/void/x", "/data/list/0"],
            ),
            Where::Unread => (
                &["/ttl", "/data/list/0/extra", "/data/list/7/extra/x"],
                &[
                    "",
                    "/code",
                    "/data",
                    "/data/list",
                    "/data/list/0",
                    "/data/list/0/other",
                ],
            ),
        };
        for at in at {
            assert!(forgiven(&error(one.id, at, found)), "{} at {at}", one.id);
            // A neighbour: the same of a request, another kind.
            let other_side = one.id.replace("response.", "request.");
            assert!(!forgiven(&error(&other_side, at, found)), "{other_side}");
            if !one.kinds.is_empty() {
                assert!(!forgiven(&error(one.id, at, "{}")), "{}", one.id);
            }
        }
        for at in neighbours {
            assert!(!forgiven(&error(one.id, at, found)), "{} at {at}", one.id);
        }
    }
    for id in [
        "response.envelope",
        "response.syntax",
        "response.const",
        "response.content",
    ] {
        assert!(!forgiven(&error(id, "/message", "null")), "{id}");
    }
    // Of what was declined, the payload is not decoded, and the outcome is.
    let fault = |path| is_forgiven(&error("response.type", path, "1"), &places, false);
    assert!(fault("/data/x"));
    assert!(!fault("/data/status") && !fault("/data") && !fault("/code"));
    // Of two codes of a refusal, the one that is not read may be anything; of a success neither may.
    let pair = Places {
        code: vec!["/errno".to_owned(), "/code".to_owned()],
        ..places
    };
    for (id, read, told) in [
        ("response.out-of-range", false, true),
        ("response.type", false, true),
        ("response.out-of-range", true, false),
        ("response.required", false, false),
    ] {
        assert_eq!(
            is_forgiven(&error(id, "/code", "1e+20"), &pair, read),
            told,
            "{id}"
        );
    }
}
