//! A model in lines, without places: two that say the same have the same lines.

use std::collections::BTreeSet;

use bilispec_codegen::model::{
    Api, Bounds, Code, Docs, Envelope, Operation, Sensitivity, Type, TypeDef, TypeId, TypeKind,
};

/// What holds for all operations.
pub(crate) fn api(api: &Api) -> Vec<String> {
    let mut lines = vec![format!("{} {} {}", api.title, api.version, docs(&api.docs))];
    for tag in &api.tags {
        lines.push(format!(
            "tag {} {} {}",
            tag.name,
            tag.rust_name,
            docs(&tag.docs)
        ));
    }
    for newtype in &api.newtypes {
        lines.push(format!(
            "newtype {} {:?} {:?} {:?}",
            newtype.name, newtype.base, newtype.sensitive, newtype.unit
        ));
    }
    for cookie in &api.credentials {
        lines.push(format!(
            "cookie {} {:?} {} {:?} {}",
            cookie.cookie,
            cookie.scheme,
            cookie.rust_name,
            cookie.sensitive,
            docs(&cookie.docs)
        ));
    }
    lines
}

/// One operation and all that it leads to.
pub(crate) fn operation(api: &Api, operation: &Operation) -> Vec<String> {
    let mut lines = vec![
        format!(
            "{} {} {} tag {} {:?} {}{} effect {} deprecated {}",
            operation.id,
            operation.rust_name,
            operation.type_name,
            operation.tag,
            operation.method,
            operation.host,
            operation.path,
            operation.effect,
            operation.deprecated
        ),
        format!("docs {}", docs(&operation.docs)),
        format!(
            "security {:?} optional {}",
            operation
                .security
                .credentials()
                .into_iter()
                .map(|id| &api.credential(id).cookie)
                .collect::<Vec<_>>(),
            operation.security.optional
        ),
        format!(
            "request {} {:?} {}",
            operation.request.type_name,
            operation.request.body,
            docs(&operation.request.docs)
        ),
    ];
    let mut walk = Walk {
        api,
        lines: Vec::new(),
        seen: BTreeSet::new(),
    };
    for parameter in &operation.request.parameters {
        walk.lines.push(format!(
            "parameter {} {} {:?} {} required {} nullable {} default {:?} now {:?} constant {:?} bare {} json {} cookie {:?} same {:?} {:?} expect {:?} {} {} deprecated {}",
            parameter.name,
            parameter.rust_name,
            parameter.place,
            name(api, &parameter.ty),
            parameter.required,
            parameter.nullable,
            parameter.default,
            parameter.default_now,
            parameter.constant,
            parameter.allow_empty,
            parameter.json_in_string,
            parameter.from_cookie,
            parameter.same_as,
            parameter.sensitive,
            parameter.expect.as_ref().map(|expect| (
                expect.minimum,
                expect.maximum,
                &expect.below,
                &expect.above
            )),
            bounds(&parameter.bounds),
            docs(&parameter.docs),
            parameter.deprecated,
        ));
        walk.ty(&parameter.ty);
    }
    let reply = &operation.reply;
    walk.lines.push(format!(
        "reply {} nullable {} success {:?} proof {:?} echoes {:?} {}",
        name(api, &reply.payload),
        reply.payload_nullable,
        reply
            .success
            .as_ref()
            .map(|success| (&success.path, &success.values)),
        reply.proof.as_ref().map(|proof| &proof.members),
        reply.echoes,
        docs(&reply.docs)
    ));
    walk.ty(&reply.payload);
    for code in api.codes(operation) {
        walk.code(code);
    }
    for one in api.blocked(operation) {
        walk.lines.push(format!(
            "blocked {:?} {} {} {}",
            one.text,
            one.name,
            one.class,
            docs(&one.docs)
        ));
    }
    lines.append(&mut walk.lines);
    lines.extend(envelope(api.envelope(reply.envelope)));
    for status in &operation.statuses {
        lines.push(format!(
            "status {:?} {:?} {}",
            status.status,
            status.media_types,
            docs(&status.docs)
        ));
    }
    for link in &operation.links {
        for argument in &link.arguments {
            lines.push(format!(
                "link {} to {}: {} {:?} {:?} {}",
                link.name,
                link.operation,
                argument.name,
                argument.place,
                argument.source,
                docs(&link.docs)
            ));
        }
    }
    for example in &operation.examples {
        lines.push(format!(
            "example {} {:?} {} {:?} {}",
            example.case, example.summary, example.provenance, example.added, example.file
        ));
        for argument in &example.request {
            let parameter = operation.request.parameters.iter().find(|parameter| {
                parameter.name == argument.name && parameter.place == argument.place
            });
            let secret = parameter
                .is_some_and(|parameter| parameter.sensitive == Some(Sensitivity::Credential));
            let value = if secret && argument.value.as_str() != Some("") {
                "a credential".to_owned()
            } else {
                argument.value.to_string()
            };
            lines.push(format!(
                "example {}: {} {:?} {value}",
                example.case, argument.name, argument.place
            ));
        }
    }
    lines
}

fn envelope(envelope: &Envelope) -> Vec<String> {
    let mut lines = vec![format!(
        "envelope {} code {:?} message {:?} data {} success {:?} {}",
        envelope.name,
        envelope.code,
        envelope.message,
        envelope.data,
        envelope.success,
        docs(&envelope.docs)
    )];
    for member in &envelope.members {
        lines.push(format!(
            "envelope {}: {} {:?} required {} {:?} {}",
            envelope.name,
            member.name,
            member.kinds,
            member.required,
            member.sensitive,
            docs(&member.docs)
        ));
    }
    lines
}

struct Walk<'a> {
    api: &'a Api,
    lines: Vec<String>,
    seen: BTreeSet<TypeId>,
}

impl Walk<'_> {
    fn ty(&mut self, ty: &Type) {
        let (Type::Struct(id) | Type::Enum(id) | Type::Union(id)) =
            ty.innermost(&mut String::new())
        else {
            return;
        };
        if self.seen.insert(*id) {
            self.def(self.api.type_def(*id));
        }
    }

    fn def(&mut self, def: &TypeDef) {
        let api = self.api;
        let own = &def.rust_name;
        self.lines.push(format!("type {own} {}", docs(&def.docs)));
        match &def.kind {
            TypeKind::Struct { fields } => {
                for field in fields {
                    self.lines.push(format!(
                        "field {own}.{} {} {} required {} needed {:?} echo {:?} nullable {} {:?} constant {:?} {} success {} deprecated {} {}",
                        field.name,
                        field.rust_name,
                        name(api, &field.ty),
                        field.required,
                        field.needed,
                        field.echo.as_ref().map(|echo| &echo.parameter),
                        field.nullable,
                        field.sensitive,
                        field.constant,
                        bounds(&field.bounds),
                        field.success,
                        field.deprecated,
                        docs(&field.docs)
                    ));
                    self.ty(&field.ty);
                }
            }
            TypeKind::Enum {
                base,
                variants,
                open,
            } => {
                self.lines.push(format!("enum {own} {base:?} open {open}"));
                for variant in variants {
                    self.lines.push(format!(
                        "value {own} {} {} {} {}",
                        variant.value,
                        variant.rust_name,
                        variant.evidence,
                        docs(&variant.docs)
                    ));
                }
            }
            TypeKind::Union { branches } => {
                for branch in branches {
                    self.lines.push(format!(
                        "branch {own} {} {} {:?} {}",
                        branch.rust_name,
                        name(api, &branch.ty),
                        branch.test,
                        docs(&branch.docs)
                    ));
                    self.ty(&branch.ty);
                }
            }
        }
    }

    fn code(&mut self, code: &Code) {
        let data = code.data.as_ref().map(|data| name(self.api, &data.ty));
        self.lines.push(format!(
            "code {:?} {} {} {} {} data {data:?}",
            code.value,
            code.name,
            code.class,
            code.level,
            docs(&code.docs)
        ));
        if let Some(data) = &code.data {
            self.ty(&data.ty);
        }
    }
}

/// A type without the numbers that only one model knows.
fn name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Struct(id) | Type::Enum(id) | Type::Union(id) => api.type_def(*id).rust_name.clone(),
        Type::Newtype(id) => api.newtype(*id).name.clone(),
        Type::Array(inner) => format!("[{}]", name(api, inner)),
        Type::Map(inner) => format!("{{{}}}", name(api, inner)),
        Type::JsonString(inner) => format!("json {}", name(api, inner)),
        Type::Nullable(inner) => format!("{} or null", name(api, inner)),
        Type::Boxed(inner) => format!("boxed {}", name(api, inner)),
        other => format!("{other:?}"),
    }
}

fn docs(docs: &Docs) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {} {:?}",
        docs.summary,
        docs.zh,
        docs.en,
        // Sources are what tables can't hold.
        docs.notes.iter().map(|note| &note.text).collect::<Vec<_>>(),
        docs.evidence,
        docs.measure
    )
}

fn bounds(bounds: &Bounds) -> String {
    if *bounds == Bounds::default() {
        String::new()
    } else {
        format!("{bounds:?}")
    }
}
