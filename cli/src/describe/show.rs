//! All that is known of one operation.

use bilispec_codegen::model::{
    Api, CodeData, Envelope, LinkSource, Operation, Reply, ReplyBody, SideEffect, Type, TypeKind,
};
use bilispec_wire::envelope::Success;

use super::tree::Fields;
use super::words::{
    self, bounds, code_data, expect, heading, joined, line, lines, note, secret, sources,
    type_name, unit,
};
use crate::report::Style;
use crate::table::{Align, Table};

/// An operation in words.
pub fn show(api: &Api, operation: &Operation, style: Style) -> String {
    let mut page = Page {
        api,
        style,
        out: String::new(),
    };
    page.head(operation);
    page.parameters(operation);
    let field_notes = page.reply(operation);
    page.codes(operation);
    page.blocked(operation);
    page.statuses(operation);
    page.links(operation);
    page.fixtures(operation);
    page.notes(operation, field_notes);
    page.sources(operation);
    page.out
}

/// What proves that the call took place, beside its outcome.
fn proof(operation: &Operation) -> Option<String> {
    let proof = operation.reply.proof.as_ref()?;
    Some(match &proof.members {
        None => "  proof of a success: undecided, so that each is an unknown outcome".to_owned(),
        Some(members) => {
            let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
            format!("  proof of a success: {}", names.join(", "))
        }
    })
}

struct Page<'a> {
    api: &'a Api,
    style: Style,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn line_if(&mut self, text: Option<String>) {
        if let Some(text) = text {
            self.line(&text);
        }
    }

    fn heading(&mut self, text: &str) {
        self.out.push('\n');
        let text = heading(text, self.style);
        self.line(&text);
    }

    fn table(&mut self, table: &Table) {
        for line in table.lines_within(self.style.width.saturating_sub(2)) {
            let line = format!("  {line}");
            self.line(line.trim_end());
        }
    }

    fn head(&mut self, operation: &Operation) {
        let title = heading(&operation.id, self.style);
        self.line(&format!(
            "{title}  {} {}{}",
            operation.method.as_str(),
            operation.host,
            operation.path
        ));
        for text in operation
            .docs
            .summary
            .iter()
            .cloned()
            .chain(lines(&operation.docs))
        {
            self.line(&text);
        }
        let effect = match operation.effect {
            SideEffect::None => "changes nothing, safe to repeat",
            SideEffect::Write => "writes",
            SideEffect::Spend => "orders or pays: never repeat it unseen",
        };
        let ways = operation.security.ways.iter().map(|way| {
            let sent = way.iter().map(|id| self.api.credential(*id).sent_as());
            let sent: Vec<String> = sent
                .map(|(place, name)| format!("{place} {name}"))
                .collect();
            sent.join(", ")
        });
        let ways: Vec<String> = ways.collect();
        let optional = if operation.security.optional {
            " (works without)"
        } else {
            ""
        };
        let login = if ways.is_empty() {
            "no login".to_owned()
        } else {
            format!("{}{optional}", ways.join(" or "))
        };
        let deprecated = if operation.deprecated {
            ", deprecated"
        } else {
            ""
        };
        self.line(&format!(
            "{} · {effect} · {login} · {}{deprecated}",
            operation.tag, operation.docs.evidence
        ));
        self.line_if(sources(&operation.docs.level(None), None));
    }

    fn parameters(&mut self, operation: &Operation) {
        if operation.request.parameters.is_empty() {
            return;
        }
        self.heading("Parameters");
        let columns = ["name", "in", "type", "required", "evidence", "description"];
        let mut table = Table::new(&columns.map(|heading| (heading, Align::Left)));
        for parameter in &operation.request.parameters {
            let mut about = vec![line(&parameter.docs)];
            about.push(bounds(&parameter.bounds));
            about.extend(
                parameter
                    .expect
                    .iter()
                    .map(|bound| format!("expects {}", expect(bound))),
            );
            about.extend(
                parameter
                    .constant
                    .iter()
                    .map(|value| format!("always {value}")),
            );
            about.extend(
                parameter
                    .default
                    .iter()
                    .map(|value| format!("default {value}")),
            );
            about.extend(
                parameter
                    .default_now
                    .map(|_| "the time of the call by default".to_owned()),
            );
            about.extend(unit(&parameter.docs));
            about.extend(
                parameter
                    .from_cookie
                    .iter()
                    .map(|cookie| format!("filled from cookie {cookie}")),
            );
            about.extend(
                parameter
                    .same_as
                    .iter()
                    .map(|name| format!("repeats {name}")),
            );
            about.extend(
                parameter
                    .allow_empty
                    .then(|| "may be a bare key".to_owned()),
            );
            about.extend(
                parameter
                    .json_in_string
                    .then(|| "sent as JSON text".to_owned()),
            );
            about.extend(secret(parameter.sensitive));
            let level = parameter.docs.level(None);
            about.extend(sources(&level, Some(&operation.docs.level(None))));
            let nullable = if parameter.nullable { " or null" } else { "" };
            table.row([
                parameter.name.clone(),
                words::place(parameter.place).to_owned(),
                format!("{}{nullable}", type_name(self.api, &parameter.ty)),
                if parameter.required { "yes" } else { "-" }.to_owned(),
                parameter.docs.evidence.to_string(),
                joined(&about),
            ]);
            if let Type::Enum(id) = parameter.ty.innermost(&mut String::new())
                && let TypeKind::Enum { variants, .. } = &self.api.type_def(*id).kind
            {
                for variant in variants {
                    table.row([
                        format!("  = {}", variant.value),
                        String::new(),
                        variant.rust_name.clone(),
                        String::new(),
                        variant.docs.value_level(&level).evidence.to_string(),
                        joined(&[
                            line(&variant.docs),
                            sources(&variant.docs.value_level(&level), Some(&level))
                                .unwrap_or_default(),
                        ]),
                    ]);
                }
            }
        }
        self.table(&table);
    }

    /// The reply's fields; gives back what their notes say.
    fn reply(&mut self, operation: &Operation) -> Vec<String> {
        let envelope = self.api.envelope(operation.reply.envelope);
        self.heading("Reply");
        self.line(&format!("  {}", decides(&operation.reply, envelope)));
        self.line_if(proof(operation));
        let columns = ["field", "type", "always", "evidence", "description"];
        let mut table = Table::new(&columns.map(|heading| (heading, Align::Left)));
        let payload = &operation.reply.payload;
        let mut suffix = String::new();
        let inner = payload.innermost(&mut suffix);
        let nullable = if operation.reply.payload_nullable {
            " or null"
        } else {
            ""
        };
        let docs = match inner {
            Type::Struct(id) | Type::Union(id) if suffix.is_empty() => &self.api.type_def(*id).docs,
            _ => &operation.reply.docs,
        };
        let around = operation.docs.level(None);
        let level = docs.level(Some(&operation.reply.docs.level(None)));
        table.row([
            match envelope.data_path().as_str() {
                "" => format!("(reply){suffix}"),
                data => format!("{data}{suffix}"),
            },
            format!("{}{nullable}", type_name(self.api, payload)),
            "yes".to_owned(),
            level.evidence.to_string(),
            joined(&[
                line(docs),
                sources(&level, Some(&around)).unwrap_or_default(),
            ]),
        ]);
        let success = operation.reply.success.as_ref();
        let proofs = success
            .map(|success| success.values.as_slice())
            .unwrap_or_default();
        let mut fields = Fields {
            api: self.api,
            table: &mut table,
            open: Vec::new(),
            proofs,
            notes: Vec::new(),
        };
        fields.inside(inner, 1, &level);
        let notes = fields.notes;
        self.table(&table);
        notes
    }

    fn codes(&mut self, operation: &Operation) {
        self.heading("Codes");
        let columns = [
            ("code", Align::Right),
            ("name", Align::Left),
            ("class", Align::Left),
            ("evidence", Align::Left),
        ];
        let mut table = Table::new(&[&columns[..], &[("meaning", Align::Left)]].concat());
        for code in self.api.codes(operation) {
            let mut about = vec![line(&code.docs)];
            about.extend(
                code.data
                    .as_ref()
                    .map(|data| format!("data: {}", self.code_data(data))),
            );
            about.extend(sources(&code.docs.level(None), None));
            table.row([
                code.key(),
                code.name.clone(),
                code.class.to_string(),
                code.level.to_string(),
                joined(&about),
            ]);
        }
        self.table(&table);
    }

    fn blocked(&mut self, operation: &Operation) {
        let api = self.api;
        let mut blocked = api.blocked(operation).peekable();
        if blocked.peek().is_none() {
            return;
        }
        self.heading("Texts in the message that refuse a success code");
        let columns = ["text", "name", "class", "evidence", "meaning"];
        let mut table = Table::new(&columns.map(|heading| (heading, Align::Left)));
        for one in blocked {
            let level = one.docs.level(None);
            table.row([
                one.text.clone(),
                one.name.clone(),
                one.class.to_string(),
                level.evidence.to_string(),
                joined(&[line(&one.docs), sources(&level, None).unwrap_or_default()]),
            ]);
        }
        self.table(&table);
    }

    fn code_data(&self, data: &CodeData) -> String {
        code_data(self.api, data)
    }

    fn statuses(&mut self, operation: &Operation) {
        if operation.statuses.is_empty() {
            return;
        }
        self.heading("Other HTTP statuses");
        let mut table = Table::new(&[("status", Align::Left), ("meaning", Align::Left)]);
        for status in &operation.statuses {
            let around = operation.docs.level(None);
            let sources = sources(&status.docs.level(None), Some(&around));
            table.row([
                words::status(status.status),
                joined(&[line(&status.docs), sources.unwrap_or_default()]),
            ]);
        }
        self.table(&table);
    }

    fn links(&mut self, operation: &Operation) {
        if operation.links.is_empty() {
            return;
        }
        self.heading("Leads to");
        for link in &operation.links {
            for argument in &link.arguments {
                let source = match &argument.source {
                    LinkSource::ResponseBody(path) => path.join("."),
                    LinkSource::Request(_, name) => format!("the same {name}"),
                    LinkSource::Constant(value) => value.to_string(),
                };
                let place = words::place(argument.place);
                self.line(&format!(
                    "  {}: {} ({place}) takes {source}",
                    link.operation, argument.name
                ));
            }
        }
    }

    fn fixtures(&mut self, operation: &Operation) {
        self.heading("Fixtures");
        let columns = ["case", "provenance", "file", "summary"];
        let mut table = Table::new(&columns.map(|heading| (heading, Align::Left)));
        for example in &operation.examples {
            table.row([
                example.case.clone(),
                example.provenance.to_string(),
                example.file.clone(),
                joined(&[
                    example.summary.clone().unwrap_or_default(),
                    words::cited(&example.sources).unwrap_or_default(),
                ]),
            ]);
        }
        self.table(&table);
    }

    fn notes(&mut self, operation: &Operation, of_fields: Vec<String>) {
        let mut notes: Vec<String> = operation.docs.notes.iter().map(note).collect();
        for parameter in &operation.request.parameters {
            notes.extend(
                parameter
                    .docs
                    .notes
                    .iter()
                    .map(|one| format!("{}: {}", parameter.name, note(one))),
            );
        }
        notes.extend(of_fields);
        let api = self.api;
        let outer = api.envelope(operation.reply.envelope);
        let members = outer
            .members
            .iter()
            .map(|member| (&member.name, &member.docs));
        for (name, docs) in std::iter::once((&outer.name, &outer.docs)).chain(members) {
            notes.extend(
                docs.notes
                    .iter()
                    .map(|one| format!("{name}: {}", note(one))),
            );
        }
        for code in api.codes(operation) {
            let named = |one| format!("{}: {}", code.name, note(one));
            notes.extend(code.docs.notes.iter().map(named));
        }
        if notes.is_empty() {
            return;
        }
        self.heading("Notes");
        for note in notes {
            for (number, part) in crate::table::wrap(&note, self.style.width.saturating_sub(4))
                .iter()
                .enumerate()
            {
                let mark = if number == 0 { "  - " } else { "    " };
                self.line(&format!("{mark}{part}"));
            }
        }
    }

    /// What the ids are that stand beside facts and notes.
    fn sources(&mut self, operation: &Operation) {
        let cited = super::places::cited(self.api, operation);
        let listed: Vec<_> = self
            .api
            .sources
            .iter()
            .filter(|source| cited.contains(source.id.as_str()))
            .collect();
        if listed.is_empty() {
            return;
        }
        self.heading("Sources");
        let columns = ["source", "kind", "where", "date", "lineage"];
        let mut table = Table::new(&columns.map(|heading| (heading, Align::Left)));
        for source in listed {
            table.row([
                source.id.clone(),
                source.kind.to_string(),
                source.place.clone(),
                source.date.clone(),
                source.lineage.clone(),
            ]);
        }
        self.table(&table);
    }
}

/// What makes a success of a reply.
pub(super) fn decides(reply: &Reply, envelope: &Envelope) -> String {
    if envelope.is_none() {
        let body = match reply.body {
            ReplyBody::Nothing => "; no body",
            ReplyBody::Json => "",
            ReplyBody::Text => "; the body is a text",
            ReplyBody::Bytes => "; the body is bytes",
        };
        let status = words::status(reply.status);
        return format!("HTTP {status}: the status says whether it is a success{body}");
    }
    let code = envelope.code.join(", else ");
    let success = match envelope.success {
        Success::Absent => "absent".to_owned(),
        Success::Values(_) => envelope.success_codes().join(" or "),
    };
    let text = match envelope.message.as_slice() {
        [] => String::new(),
        places => format!("; text in {}", places.join(", else ")),
    };
    format!("{}: success if {code} is {success}{text}", envelope.name)
}
