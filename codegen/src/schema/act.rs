//! What an operation changes, and what proves it, as the member `x-reply` of its reply's document.

use super::writer::Writer;
use crate::model::{Api, Operation, Proof, SideEffect};

/// Writes it, if there is more to it than that the call changes nothing.
pub(super) fn write(writer: &mut Writer<'_>, api: &Api, operation: &Operation) {
    let blocked: Vec<_> = api.blocked(operation).collect();
    let echoes = &operation.reply.echoes;
    if operation.effect == SideEffect::None && blocked.is_empty() && echoes.is_empty() {
        return;
    }
    let text = &mut writer.text;
    text.key("x-reply");
    text.open('{');
    text.key("effect");
    text.string(operation.effect.word());
    if let Some(proof) = &operation.reply.proof {
        text.key("proof");
        match &proof.members {
            None => text.string("undecided"),
            Some(_) => members(writer, proof),
        }
    }
    let text = &mut writer.text;
    if !blocked.is_empty() {
        text.key("blocked");
        text.open('[');
        for one in blocked {
            text.item();
            text.open('{');
            let class = one.class.word();
            for (key, value) in [
                ("text", one.text.as_str()),
                ("name", &one.name),
                ("class", class),
            ] {
                text.key(key);
                text.string(value);
            }
            text.close('}');
        }
        text.close(']');
    }
    if !echoes.is_empty() {
        text.key("echoes");
        text.open('[');
        for name in echoes {
            text.item();
            text.string(name);
        }
        text.close(']');
    }
    text.close('}');
}

fn members(writer: &mut Writer<'_>, proof: &Proof) {
    let text = &mut writer.text;
    text.open('{');
    for member in proof.members.iter().flatten() {
        text.key(&member.name);
        text.open('[');
        for kind in &member.kinds {
            text.item();
            text.string(kind.word());
        }
        text.close(']');
    }
    text.close('}');
}
