//! What captures can't tell: questions about an operation, as notes.

use bilispec_codegen::model;
use bilispec_codegen::source::Json;

use super::described::Described;
use super::login::{self, Login};
use super::words;
use crate::texts::Text;

impl Described<'_> {
    /// What only a person can say.
    pub(super) fn questions(&self) -> Vec<Json> {
        let mut all = Vec::new();
        let mut ask = |zh: String, en: String| {
            all.push(
                self.languages
                    .lines(&Text::new(format!("TODO: {zh}"), format!("TODO: {en}"))),
            );
        };
        if self.effect() == "spend" {
            let candidates = self.candidates();
            ask(
                format!(
                    "看名字像是花钱的调用（猜测）。什么证明它已发生？{}。写好之前，每次成功都是 OutcomeUnknown。",
                    candidates.zh
                ),
                format!(
                    "by its name this call spends, which is a guess. What proves that it took place? {}. Until that is written, each success is OutcomeUnknown.",
                    candidates.en
                ),
            );
        }
        if self.is_sanitised {
            ask(
                "抓包里没有任何登录信息；这个调用要登录吗？".to_owned(),
                "the capture holds no login at all; does this call need one?".to_owned(),
            );
        } else if !self.open_logins.is_empty() {
            let names: Vec<String> = self.open_logins.iter().map(Login::in_words).collect();
            let names = names.join(", ");
            ask(
                format!(
                    "抓包里的调用带着登录凭证（{names}），走的是 http：路上的人都能看到，并能冒充用户。要这样发送吗？要的话，在 `components.securitySchemes` 里描述它，在这里写 `security`，并在服务器的 `url` 旁写 `x-plain-http: logins`。"
                ),
                format!(
                    "the captured calls have a login ({names}) and travel over http, where everybody on the way reads it and can act as the user. Is it to be sent? If so, describe it under `components.securitySchemes`, write `security` here, and `x-plain-http: logins` beside the server's `url`."
                ),
            );
        } else if self.logins.is_empty() {
            let cookies = login::unclear_cookies(&self.calls);
            if !cookies.is_empty() {
                let names = cookies
                    .iter()
                    .take(8)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(", ");
                ask(
                    format!("这些 cookie 里有登录凭证吗？{names}"),
                    format!("is one of these cookies a login? {names}"),
                );
            }
        }
        if !self.succeeded.contains(&true) {
            ask(
                "还没有见过成功的回复。".to_owned(),
                "no success was seen yet; the payload is unknown.".to_owned(),
            );
        }
        all
    }

    /// What could prove the act: values of an outcome, and members that only some successes have.
    fn candidates(&self) -> Text {
        let mut zh = Vec::new();
        let mut en = Vec::new();
        for outcome in &self.outcomes {
            let values = outcome
                .values
                .iter()
                .map(|(value, count)| format!("{value} ×{count}"));
            let values = values.collect::<Vec<_>>().join(", ");
            zh.push(format!(
                "`{}` 的取值（{values}），写作 x-success",
                outcome.name
            ));
            en.push(format!(
                "values of `{}` ({values}), as x-success",
                outcome.name
            ));
        }
        let members = self.payload.members().unwrap_or_default();
        let proofs = members.iter().filter(|(name, shape)| {
            let words = words::words(name);
            let is_named = words.iter().any(|word| {
                matches!(
                    word.as_str(),
                    "receipt" | "order" | "id" | "no" | "token" | "serial" | "trade" | "paid"
                )
            });
            is_named
                && shape
                    .kinds()
                    .iter()
                    .all(|kind| *kind != model::JsonKind::Boolean)
        });
        let names: Vec<&str> = proofs.map(|(name, _)| name.as_str()).collect();
        if !names.is_empty() {
            zh.push(format!("成员 {}，写作 x-proof", names.join(", ")));
            en.push(format!("members {}, as x-proof", names.join(", ")));
        }
        if zh.is_empty() {
            return Text::new("回复里没有候选", "the replies hold no candidate");
        }
        Text::new(
            format!("候选：{}", zh.join("；")),
            format!("Candidates: {}", en.join("; ")),
        )
    }
}
