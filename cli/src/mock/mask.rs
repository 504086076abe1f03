//! Values that must not be written down, in a form that the spec still accepts: a digit becomes 0, a letter x.

use bilispec_codegen::source::Json;

use super::play::Play;
use super::request::Values;

/// What stands for a credential.
pub(super) const HIDDEN: &str = "xxxxxxxx";

/// A text of the same form. JSON stays JSON of the same form.
pub(super) fn text(text: &str) -> String {
    match super::body::parse(text.as_bytes()) {
        Ok(mut json @ (Json::Object(_) | Json::Array(_))) => {
            self::json(&mut json);
            json.to_string()
        }
        _ => letters(text),
    }
}

fn letters(text: &str) -> String {
    let letter = |letter: char| match letter {
        '0'..='9' => '0',
        letter if letter.is_alphabetic() => 'x',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// Every scalar of a value; names stay.
pub(super) fn json(json: &mut Json) {
    match json {
        Json::String(string) => *string = letters(string),
        Json::Number(number) => *number = 0.into(),
        Json::Array(items) => items.iter_mut().for_each(self::json),
        Json::Object(members) => members.iter_mut().for_each(|(_, value)| self::json(value)),
        Json::Null | Json::Bool(_) => {}
    }
}

/// A value of a parameter as it may be written down.
pub(super) fn parameter<'t>(play: &Play, name: &str, text: &'t str) -> std::borrow::Cow<'t, str> {
    let mut known = play.parameters.iter().filter(|known| known.name == name);
    // What the spec does not know could be anything.
    let plain = known
        .clone()
        .next()
        .is_some_and(|_| known.all(|known| known.sensitive.is_none()));
    if plain {
        text.into()
    } else {
        number_or(text).into()
    }
}

/// An integer stays one: `0`, and not `000`, which no JSON number is.
fn number_or(value: &str) -> String {
    match value.parse::<i64>() {
        Ok(_) => "0".to_owned(),
        Err(_) => text(value),
    }
}

/// The values of a call as they may be written down.
pub(super) fn values(play: &Play, values: &Values) -> Values {
    values
        .iter()
        .map(|(name, text)| (name.clone(), parameter(play, name, text).into_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_stays() {
        assert_eq!(text("Ab-12 张。"), "xx-00 x。");
        assert_eq!(
            text(r#"[{"id":17,"tel":"138","name":"张三"}]"#),
            r#"[{"id":0,"tel":"000","name":"xx"}]"#
        );
        assert_eq!(number_or("293793435"), "0");
        assert_eq!(number_or("9a"), "0x");
    }
}
