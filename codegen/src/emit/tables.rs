//! Operations, envelopes and codes as rows of static tables: the part of the output that the runtime reads.

use super::docs;
use super::literal::{Literal, integer};
use super::parameters::parameter;
use super::source::Source;
use crate::model::{
    BodyKind, Code, CodeClass, Credential, Dialect, Effect, EnumBase, Envelope, KeyPlace,
    Operation, SuccessField, TypeKind, Variant,
};

/// The row of an operation.
pub(super) fn operation(source: &mut Source<'_>, operation: &Operation) {
    source.import("bilispec_runtime::operation as table");
    let api = source.api;
    let envelope = api.envelope(operation.reply.envelope);
    let (reply, envelope) = if envelope.is_none() {
        let reply = if operation.reply.empty {
            "Nothing"
        } else {
            "Payload"
        };
        (reply, "table::Envelope::NONE".to_owned())
    } else {
        let name = envelope_name(envelope);
        source.import(&format!("super::envelopes::{name}"));
        ("Enveloped", name)
    };
    let security = &operation.security;
    let credentials = security.credentials.iter().map(|id| api.credential(*id));
    let cookies: Vec<&String> = credentials
        .clone()
        .filter(|credential| credential.is_cookie())
        .map(|credential| &credential.cookie)
        .collect();
    let keys = credentials.filter_map(key).collect();
    let parameters = operation
        .request
        .parameters
        .iter()
        .map(|one| parameter(source, one))
        .collect();
    let success = operation
        .reply
        .success
        .as_ref()
        .map(|field| success(source, field));
    let validators = match api.dialect {
        Dialect::Annotated => {
            let name = constant(&operation.rust_name);
            source.import(&format!("super::schemas::{name}"));
            format!("&{name}")
        }
        Dialect::Plain => {
            source.import("bilispec_runtime::validate::Validators");
            "Validators::ANYTHING".to_owned()
        }
    };
    let row = row(
        "table::Operation",
        vec![
            ("id", Literal::text(&operation.id)),
            (
                "method",
                Literal::atom(format!("table::Method::{}", operation.method.as_str())),
            ),
            ("host", Literal::text(&operation.host)),
            ("path", Literal::text(&operation.path)),
            ("changes", Literal::atom(changes(operation.effect))),
            ("cookies", Literal::texts(cookies)),
            ("keys", Literal::Slice(keys)),
            (
                "cookies_optional",
                Literal::atom(security.optional.to_string()),
            ),
            ("body", Literal::atom(body(operation.request.body))),
            ("parameters", Literal::Slice(parameters)),
            ("reply", Literal::atom(format!("table::ReplyBody::{reply}"))),
            ("envelope", Literal::atom(format!("&{envelope}"))),
            (
                "success",
                success.map_or(Literal::atom("None"), |field| {
                    Literal::call("Some", vec![field])
                }),
            ),
            ("codes", codes(&operation.codes)),
            ("validators", Literal::atom(validators)),
        ],
    );
    source.code.gap();
    source
        .code
        .item("pub(super) static OPERATION: table::Operation", &row);
}

/// The row of a credential that is no cookie.
fn key(credential: &Credential) -> Option<Literal> {
    let named = |place: &str| {
        Literal::call(
            &format!("table::KeyPlace::{place}"),
            vec![Literal::text(&credential.cookie)],
        )
    };
    let place = match credential.place {
        KeyPlace::Cookie => return None,
        KeyPlace::Header => named("Header"),
        KeyPlace::Query => named("Query"),
        KeyPlace::Bearer => Literal::atom("table::KeyPlace::Bearer"),
        KeyPlace::Basic => Literal::atom("table::KeyPlace::Basic"),
    };
    let name = Literal::text(credential.scheme.as_deref().unwrap_or_default());
    Some(row("table::Key", vec![("name", name), ("place", place)]))
}

/// The row of an envelope.
pub(super) fn envelope(source: &mut Source<'_>, envelope: &Envelope) {
    source.import("bilispec_runtime::operation as table");
    let success = envelope
        .success
        .iter()
        .map(|code| Literal::atom(integer(*code)))
        .collect();
    let row = row(
        "table::Envelope",
        vec![
            ("code", Literal::texts(&envelope.code)),
            ("message", Literal::texts(&envelope.message)),
            ("data", Literal::text(&envelope.data)),
            ("success", Literal::Slice(success)),
            ("codes", codes(&envelope.codes)),
        ],
    );
    let name = envelope_name(envelope);
    source.code.gap();
    source.code.docs(docs::lines(&envelope.docs));
    source
        .code
        .item(&format!("pub(super) static {name}: table::Envelope"), &row);
}

fn row(name: &str, fields: Vec<(&'static str, Literal)>) -> Literal {
    Literal::Struct {
        name: name.to_owned(),
        fields,
        rest: None,
    }
}

/// `TicketEnvelope` as `TICKET_ENVELOPE`.
pub(super) fn envelope_name(envelope: &Envelope) -> String {
    constant(&envelope.name)
}

/// A name in Rust's style for constants.
pub(super) fn constant(name: &str) -> String {
    crate::model::snake_case(name)
        .trim_end_matches('_')
        .to_uppercase()
}

fn success(source: &Source<'_>, field: &SuccessField) -> Literal {
    let known = match &source.api.type_def(field.ty).kind {
        TypeKind::Enum { base, variants, .. } => variants
            .iter()
            .map(|variant| outcome(*base, variant, field.values.contains(&variant.value)))
            .collect(),
        TypeKind::Struct { .. } | TypeKind::Union { .. } => Vec::new(),
    };
    row(
        "table::SuccessField",
        vec![
            ("path", Literal::texts(&field.path)),
            ("known", Literal::Slice(known)),
        ],
    )
}

fn outcome(base: EnumBase, variant: &Variant, success: bool) -> Literal {
    let value = match base {
        EnumBase::Integer => {
            let value = integer(variant.value.as_i64().unwrap_or_default());
            Literal::call("table::OutcomeValue::Integer", vec![Literal::atom(value)])
        }
        EnumBase::String => {
            let value = Literal::text(variant.value.as_str().unwrap_or_default());
            Literal::call("table::OutcomeValue::String", vec![value])
        }
    };
    row(
        "table::KnownOutcome",
        vec![
            ("value", value),
            ("name", Literal::text(&variant.rust_name)),
            ("success", Literal::atom(success.to_string())),
            ("zh", Literal::text(docs::chinese(&variant.docs))),
            ("en", Literal::text(docs::english(&variant.docs))),
        ],
    )
}

fn codes(codes: &[Code]) -> Literal {
    let rows = codes.iter().map(|code| {
        let value = code.value.map_or("None".to_owned(), |value| {
            format!("Some({})", integer(value))
        });
        row(
            "table::Code",
            vec![
                ("value", Literal::atom(value)),
                ("name", Literal::text(&code.name)),
                (
                    "class",
                    Literal::atom(format!("table::CodeClass::{}", class(code.class))),
                ),
                ("zh", Literal::text(docs::chinese(&code.docs))),
                ("en", Literal::text(docs::english(&code.docs))),
            ],
        )
    });
    Literal::Slice(rows.collect())
}

fn changes(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "table::Changes::Nothing",
        Effect::Write => "table::Changes::Something",
        Effect::Spend => "table::Changes::Spends",
    }
}

fn body(body: BodyKind) -> &'static str {
    match body {
        BodyKind::None => "table::Body::None",
        BodyKind::Form => "table::Body::Form",
        BodyKind::Json => "table::Body::Json",
    }
}

fn class(class: CodeClass) -> &'static str {
    match class {
        CodeClass::Ok => "Ok",
        CodeClass::Auth => "Auth",
        CodeClass::Parameter => "Parameter",
        CodeClass::Rate => "Rate",
        CodeClass::Stock => "Stock",
        CodeClass::State => "State",
        CodeClass::Limit => "Limit",
        CodeClass::Token => "Token",
        CodeClass::Pending => "Pending",
        CodeClass::Account => "Account",
        CodeClass::Risk => "Risk",
        CodeClass::Server => "Server",
    }
}
