//! What calls that no operation describes are near to: a path that looks like a template, a host that is another.
//!
//! Takes addresses as reports print them, so that nothing private gets into what is told. Knows no report.

use crate::url;

/// A path with `{id}` for each step that looks like a value: digits, a UUID, a long hexadecimal number, or one that
/// reports mask.
pub(crate) fn template(path: &str) -> String {
    let mut values = 0;
    let steps = path.split('/').map(|step| {
        if !looks_like_value(step) {
            return step.to_owned();
        }
        values += 1;
        match values {
            1 => "{id}".to_owned(),
            number => format!("{{id{number}}}"),
        }
    });
    steps.collect::<Vec<_>>().join("/")
}

fn looks_like_value(step: &str) -> bool {
    let is = |what: fn(&u8) -> bool| step.bytes().all(|byte| what(&byte));
    let digit = |step: &str| step.bytes().any(|byte| byte.is_ascii_digit());
    match step.len() {
        0 => false,
        _ if step == "*" || is(u8::is_ascii_digit) => true,
        length => {
            length >= 16 && digit(step) && is(|byte| byte.is_ascii_hexdigit() || *byte == b'-')
        }
    }
}

/// The value of `--base-url` that maps `host` to the place of a call: `prefix` is what its path has in front of the
/// operation's. `None` where it could not stand on a command line as it is.
pub(crate) fn flag(host: &str, call: &str, prefix: &str) -> Option<String> {
    let (scheme, _) = call.split_once("://")?;
    let authority = url::parse(call)?.authority;
    let plain = |text: &str, more: &str| {
        text.chars()
            .all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    };
    let is_web = scheme == "http" || scheme == "https";
    let fits = is_web && plain(host, ".-:") && plain(&authority, ".-:") && plain(prefix, "/._-");
    fits.then(|| format!("{host}={scheme}://{authority}{prefix}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_look_like_values_become_parameters() {
        for (path, expected) in [
            ("/x/order/123/state", "/x/order/{id}/state"),
            ("/u/*/550e8400-e29b-41d4-a716-446655440000", "/u/{id}/{id2}"),
            ("/v1/web-interface/", "/v1/web-interface/"),
            ("/deadbeef/0123456789abcdef01", "/deadbeef/{id}"),
        ] {
            assert_eq!(template(path), expected);
        }
    }

    #[test]
    fn a_flag_holds_nothing_that_a_shell_reads() {
        let call = "http://127.0.0.1:4010/show/api";
        let expected = "show.example=http://127.0.0.1:4010/show";
        assert_eq!(
            flag("show.example", call, "/show").as_deref(),
            Some(expected)
        );
        for bad in ["http://a;id/x", "http://$(id)/x", "wss://a.example/x", "x"] {
            assert_eq!(flag("show.example", bad, ""), None, "{bad}");
        }
        assert_eq!(flag("show.example", call, "/`id`"), None);
    }
}
