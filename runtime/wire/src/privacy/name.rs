//! What a name says of its value. Names are compared by whole words, whatever joins them: `idCard`, `id_card` and
//! `ID-card` are one name, and `meimei` holds no IMEI.

use super::Kind;
use super::key::is_short_key;
use super::list::{
    ABOUT, CHINESE, CREDENTIALS, CREDENTIALS_WHOLE, INSIDE, LATIN, LOGIN, ONE_TIME, PERSONAL,
    PERSONAL_WHOLE, PERSONS, PLACES, PREFIXES, QUESTIONS, SUFFIXES, WEAK,
};
use super::shape::{Shape, is_han_name, shape_of};

/// The words of a name in lower case: split at what is no ASCII letter or digit, and where small letters meet capitals.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_alphanumeric() {
            let next_is_lower = chars.peek().is_some_and(char::is_ascii_lowercase);
            let begins = !previous.is_ascii_alphanumeric()
                || (c.is_ascii_uppercase() && !previous.is_ascii_uppercase())
                // The last capital of several begins the next word: `HTTPStatus`.
                || (c.is_ascii_uppercase() && previous.is_ascii_uppercase() && next_is_lower);
            match words.last_mut() {
                Some(word) if !begins => word.push(c.to_ascii_lowercase()),
                _ => words.push(c.to_ascii_lowercase().to_string()),
            }
        }
        previous = c;
    }
    words
}

/// All that a name says of its value, so that it has to be read once only.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own"
)]
#[derive(Debug, Clone, Copy, Default)]
pub struct Name {
    kind: Option<Kind>,
    is_person: bool,
    is_weak: bool,
    is_code: bool,
    is_state: bool,
    is_login: bool,
    is_beside: bool,
    names_someone: bool,
    is_bank: bool,
    is_version: bool,
}

/// What the other names of an object, a form or a query say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside {
    person: bool,
    login: bool,
}

impl Name {
    /// Reads a name.
    pub fn of(name: &str) -> Self {
        let words = words(name);
        let last = words.last().map(String::as_str).unwrap_or_default();
        let whole = words.concat();
        Self {
            kind: of_name(name),
            is_person: is_a_person(name),
            is_weak: WEAK.contains(&last),
            is_code: whole == "code",
            is_state: whole == "state",
            is_login: LOGIN.contains(&whole.as_str()),
            is_beside: is_beside_a_person(name),
            names_someone: last == "name" || last.ends_with("name"),
            is_bank: words
                .iter()
                .any(|word| matches!(word.as_str(), "bank" | "card")),
            is_version: words.iter().any(|word| {
                word.ends_with("version") || matches!(word.as_str(), "ver" | "build" | "v")
            }),
        }
    }

    /// Why the value must not be passed on, whatever it is.
    pub fn kind(self, beside: Beside) -> Option<Kind> {
        let person = (beside.person && self.is_beside).then_some(Kind::Personal);
        let state = (beside.login && self.is_state).then_some(Kind::Credential);
        self.kind.or(person).or(state)
    }

    /// Why this value must not be passed on.
    pub fn of_value(self, beside: Beside, text: &str) -> Option<Kind> {
        if let Some(shape) = shape_of(text)
            && !(self.is_version && shape == Shape::Machine)
        {
            return Some(shape.kind());
        }
        let length = text.chars().count();
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let one_time = self.is_code
            && ((beside.person && digits && (4..=8).contains(&length))
                || (beside.login && length >= 6));
        if one_time || (self.is_weak && is_short_key(text)) {
            return Some(Kind::Credential);
        }
        let is_name = self.names_someone && is_han_name(text);
        (is_name || (self.is_bank && digits && length >= 12)).then_some(Kind::Personal)
    }
}

impl Beside {
    /// The neighbours of a JSON object's members.
    pub fn members(names: impl Iterator<Item = Name>) -> Self {
        names.fold(Self::default(), |beside, name| Self {
            person: beside.person || name.is_person,
            login: beside.login || name.is_login,
        })
    }

    /// The neighbours of a form's or a query's fields: `code` and `state` side by side are those of a login.
    pub fn fields(names: impl Iterator<Item = Name>) -> Self {
        let names: Vec<Name> = names.collect();
        let mut beside = Self::members(names.iter().copied());
        beside.login |=
            names.iter().any(|name| name.is_code) && names.iter().any(|name| name.is_state);
        beside
    }
}

/// Whether a key of a map names somebody: data, and no name of a field.
pub fn is_private_key(key: &str) -> bool {
    shape_of(key).is_some() || is_han_name(key) || is_latin_name(key)
}

/// Two or three words with capitals, of which the first or the last is a common name.
fn is_latin_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |word: &&str| {
        word.len() >= 2
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    };
    let known = |word: Option<&&str>| {
        word.is_some_and(|word| LATIN.contains(&word.to_ascii_lowercase().as_str()))
    };
    matches!(words.len(), 2 | 3)
        && words.iter().all(capital)
        && (known(words.first()) || known(words.last()))
}

/// What a field's, parameter's or cookie's name says of its value.
pub fn of_name(name: &str) -> Option<Kind> {
    if !name.is_ascii()
        && let Some((_, kind)) = CHINESE.iter().find(|(known, _)| name.contains(known))
    {
        return Some(*kind);
    }
    let words = words(name);
    let whole = words.concat();
    let whole = without_number(&whole);
    if ONE_TIME.contains(&whole) || CREDENTIALS_WHOLE.contains(&whole) {
        return Some(Kind::Credential);
    }
    let first = words.first()?;
    let last = words.last()?;
    if words.len() > 1 && (ABOUT.contains(&last.as_str()) || QUESTIONS.contains(&first.as_str())) {
        return None;
    }
    let runs = || (0..words.len()).flat_map(|from| (from..words.len()).map(move |to| (from, to)));
    let has = |listed: &[&str]| {
        runs().any(|(from, to)| {
            let run = words.get(from..=to).unwrap_or_default().concat();
            is_listed(without_number(&run), listed)
        })
    };
    if has(CREDENTIALS) || has(ONE_TIME) {
        return Some(Kind::Credential);
    }
    if PERSONAL_WHOLE.contains(&whole) || has(PERSONAL) {
        return Some(Kind::Personal);
    }
    let ip = last == "ip" || first == "ip";
    let inside = INSIDE.iter().find(|(known, _)| whole.contains(known));
    inside
        .map(|(_, kind)| *kind)
        .or(ip.then_some(Kind::Personal))
}

/// What a header's name says of its value.
pub fn of_header(name: &str) -> Option<Kind> {
    let plain = words(name).concat();
    if plain == "authority" || plain.starts_with("accesscontrol") {
        return None;
    }
    if PLACES.contains(&plain.as_str()) {
        return Some(Kind::Personal);
    }
    if ["auth", "key", "device"]
        .iter()
        .any(|part| plain.contains(part))
    {
        return Some(Kind::Credential);
    }
    of_name(name)
}

/// Whether a name like `name` or `addr` concerns a person if something else in the same object does.
pub fn is_beside_a_person(name: &str) -> bool {
    let whole = words(name).concat();
    matches!(
        whole.as_str(),
        "name" | "addr" | "address" | "addrid" | "addressid"
    )
}

/// Whether a name speaks of a person, so that its neighbours do, too: a shop has an address as well.
pub fn is_a_person(name: &str) -> bool {
    let words = words(name);
    of_name(name) == Some(Kind::Personal)
        && (0..words.len()).any(|from| {
            (from..words.len()).any(|to| {
                let run = words.get(from..=to).unwrap_or_default().concat();
                PERSONS.contains(&without_number(&run))
            })
        })
}

/// `phone2` is `phone`.
fn without_number(word: &str) -> &str {
    let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if plain.is_empty() { word } else { plain }
}

fn is_listed(word: &str, listed: &[&str]) -> bool {
    if listed.contains(&word) {
        return true;
    }
    let long_enough = |rest: &str| rest.len() >= 3 && listed.contains(&rest);
    PREFIXES
        .iter()
        .filter_map(|prefix| word.strip_prefix(prefix))
        .chain(
            SUFFIXES
                .iter()
                .filter_map(|suffix| word.strip_suffix(suffix)),
        )
        .any(long_enough)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_written() {
        for name in [
            "csrf",
            "X-CSRF-Token",
            "bili_jct",
            "access_key",
            "refreshToken",
            "SESSDATA",
            "sign",
            "smsCode",
            "sms_code",
            "csrftoken",
            "user_password",
            "newpassword",
            "client_secret",
            "token2",
            "密码",
            "appkey",
            "session_id",
        ] {
            assert_eq!(of_name(name), Some(Kind::Credential), "{name}");
        }
        for name in [
            "idCard",
            "id_card_no",
            "tel",
            "user_id",
            "DedeUserID",
            "receiver_mobile",
            "mid",
            "buvid3",
            "userphone",
            "phoneno",
            "buyerName",
            "contact_email",
            "手机号",
            "avatar_url",
            "client_ip",
            "phone1",
            "imei",
        ] {
            assert_eq!(of_name(name), Some(Kind::Personal), "{name}");
        }
        for name in [
            "id",
            "status",
            "middle",
            "title",
            "project_id",
            "count",
            "telegram",
            "Han Meimei",
            "meimei",
            "token_type",
            "expires_in",
            "max_tokens",
            "total_tokens",
            "need_contact",
            "is_mobile",
            "password_length",
            "price",
            "keyword",
            "keys",
            "signed",
            "assign",
            "ship",
            "tips",
            "zip",
            "platform",
            "facet",
            "latest",
            "longest",
            "design",
            "author",
            "monkey",
            "email_count",
            "phone_verified",
            "金额",
        ] {
            assert_eq!(of_name(name), None, "{name}");
        }
        assert_eq!(of_header("X-Forwarded-For"), Some(Kind::Personal));
        assert_eq!(of_header("Proxy-Authorization"), Some(Kind::Credential));
        assert_eq!(of_header("Access-Control-Allow-Credentials"), None);
    }
}
