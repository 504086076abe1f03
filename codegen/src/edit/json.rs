//! Files in JSON: a change is made on the value, and the text follows the layout of the old one.

use crate::bundle;
use crate::source::Json;

/// The value of a text that is JSON, as a whole document has it.
pub(super) fn read(text: &str) -> Option<Json> {
    let is_object = text.trim_start().starts_with('{');
    is_object
        .then(|| Json::parse(text.as_bytes()).ok())
        .flatten()
}

/// A value as text: in one line if the old text was, else indented as that was.
pub(super) fn write(value: &Json, old: &str) -> String {
    let mut lines = old.trim().lines().skip(1);
    let text = match lines.find(|line| !line.trim().is_empty()) {
        None => value.to_string(),
        Some(line) => {
            let indent = line.len() - line.trim_start().len();
            bundle::to_json_with(value, line.get(..indent).unwrap_or_default())
        }
    };
    let end = if old.ends_with('\n') { "\n" } else { "" };
    text.trim_end().to_owned() + end
}

#[cfg(test)]
mod tests {
    use crate::edit::{Edit, apply};
    use crate::source::Json;

    #[test]
    fn a_json_file_stays_one() {
        let edits = [
            Edit::insert("/a", "c", Json::Bool(true)),
            Edit::remove("/a/b"),
        ];
        for (old, new) in [
            ("{\"a\":{\"b\":1.50}}", "{\"a\":{\"c\":true}}"),
            (
                "{\n\t\"z\": 1e2,\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n",
                "{\n\t\"z\": 1e2,\n\t\"a\": {\n\t\t\"c\": true\n\t}\n}\n",
            ),
            (
                "{\n    \"a\": {\n        \"b\": \"\\u00e9\"\n    }\n}",
                "{\n    \"a\": {\n        \"c\": true\n    }\n}",
            ),
        ] {
            let changed = apply(old, &edits).unwrap_or_default();
            let value = |text: &str| Json::parse(text.as_bytes()).ok();
            assert_eq!(value(&changed), value(new), "{old}");
            assert_eq!(changed.lines().count(), new.lines().count(), "{changed}");
            assert_eq!(changed.ends_with('\n'), new.ends_with('\n'), "{changed:?}");
        }
    }
}
