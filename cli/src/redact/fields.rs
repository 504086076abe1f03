//! Headers, cookies, query and form as lists of names and values.

use std::borrow::Cow;

use bilispec_wire::privacy::Beside;
use serde_json::value::RawValue;

use super::edit::{Edit, quoted};
use super::exchange::Exchange;
use super::json::{last, members, text};
use super::walk::Core;

impl Exchange<'_> {
    /// What the names of such a list say of each other.
    pub(super) fn beside(&mut self, raw: &RawValue) -> Beside {
        let mut names = Vec::new();
        if let Some(members) = members(raw.get()) {
            names.extend(members.into_iter().map(|(name, _)| name.into_owned()));
        } else if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
            for item in items {
                let own = members(item.get()).unwrap_or_default();
                names.extend(last(&own, "name").and_then(text).map(Cow::into_owned));
            }
        }
        Beside::fields(names.iter().map(|name| self.core.name(name)))
    }

    /// A list of names and values in any of the shapes that writers use.
    pub(super) fn list(
        &mut self,
        raw: &RawValue,
        part: &'static str,
        mut replace: impl FnMut(&mut Core, &str, &str) -> Option<String>,
    ) -> Edit {
        self.core.part = part;
        let mut changed = |core: &mut Core, name: &str, value: &RawValue| {
            let plain = text(value).unwrap_or(Cow::Borrowed(value.get()));
            replace(core, name, &plain).map(|new| quoted(&new))
        };
        if raw.get().starts_with('{') {
            let new = self.object(raw.get(), |this, name, value| {
                if this.core.key(name).is_some() {
                    return Edit::Drop;
                }
                let Ok(values) = serde_json::from_str::<Vec<&RawValue>>(value.get()) else {
                    return Edit::of(changed(this.core, name, value));
                };
                let values: Vec<_> = values
                    .into_iter()
                    .map(|value| {
                        changed(this.core, name, value).unwrap_or_else(|| value.get().to_owned())
                    })
                    .collect();
                Edit::New(format!("[{}]", values.join(",")))
            });
            return Edit::of(new);
        }
        let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else {
            return if raw.get() == "null" {
                Edit::Keep
            } else {
                Edit::Drop
            };
        };
        let mut out = Vec::new();
        for item in items {
            if let Ok((name, value)) = serde_json::from_str::<(&RawValue, &RawValue)>(item.get()) {
                let plain = text(name).unwrap_or_default();
                if self.core.key(&plain).is_some() {
                    continue;
                }
                let value =
                    changed(self.core, &plain, value).unwrap_or_else(|| value.get().to_owned());
                out.push(format!("[{},{value}]", name.get()));
                continue;
            }
            let name = members(item.get()).and_then(|members| {
                let (_, name) = members.into_iter().rfind(|(key, _)| key == "name")?;
                text(name).map(Cow::into_owned)
            });
            let Some(name) = name else { continue };
            let new = self.object(item.get(), |this, key, value| match key {
                "value" => Edit::of(changed(this.core, &name, value)),
                "name" => Edit::of(this.core.key(&name).map(|new| quoted(&new))),
                "httpOnly" | "secure" | "sameSite" | "expires" => this.scalar(key, value),
                "fileName" => this.personal(key, value),
                _ => this.unknown(key, value),
            });
            out.extend(new);
        }
        Edit::New(format!("[{}]", out.join(",")))
    }
}
