//! `$ref`: from a text to the value that it names, in this file or another.

use std::fmt;

/// A reference, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The other file, relative to the project's root; `None` for this one.
    pub(super) file: Option<String>,
    /// The JSON pointer in it.
    pub(super) pointer: String,
}

/// Why a reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefError {
    /// It is not of a form that this project reads.
    Form(&'static str),
    /// It leaves the project's folder.
    Outside,
    /// There is no such file, or it cannot be read.
    File(String, String),
    /// The file is there but was not readable as YAML, which has been reported.
    Unreadable,
    /// The file has no such value; with the one that may be meant.
    Nothing(String, String, Option<String>),
}

impl fmt::Display for RefError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(why) => f.write_str(why),
            Self::Outside => f.write_str("it leads out of the project's folder"),
            Self::File(path, why) => write!(f, "{path}: {why}"),
            Self::Unreadable => f.write_str("that file cannot be read"),
            Self::Nothing(path, pointer, _) => write!(f, "{path} has nothing at `{pointer}`"),
        }
    }
}

/// Takes a reference apart, as seen from the file `from` (a path relative to the root).
pub(super) fn parse(text: &str, from: &str) -> Result<Reference, RefError> {
    let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
    let fragment =
        percent_decode(fragment).ok_or(RefError::Form("the part after `#` is not valid UTF-8"))?;
    if !fragment.is_empty() && !fragment.starts_with('/') {
        return Err(RefError::Form(
            "the part after `#` has to be a JSON pointer, `#/…`",
        ));
    }
    let file = if path.is_empty() {
        None
    } else {
        Some(relative(path, from)?)
    };
    Ok(Reference {
        file,
        pointer: fragment,
    })
}

/// A path as written in the file `from`, as a path from the project's root.
pub(super) fn relative(path: &str, from: &str) -> Result<String, RefError> {
    let path = percent_decode(path).ok_or(RefError::Form("the path is not valid UTF-8"))?;
    if path.contains('\\') {
        return Err(RefError::Form("paths are written with `/`"));
    }
    if path.contains(':') || path.starts_with("//") {
        return Err(RefError::Form(
            "only files of this project can be referred to, by relative path",
        ));
    }
    if path.starts_with('/') {
        return Err(RefError::Form("the path has to be relative to this file"));
    }
    if path.contains('\0') {
        return Err(RefError::Form("the path holds a NUL"));
    }
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop().ok_or(RefError::Outside)?;
            }
            step => steps.push(step),
        }
    }
    Ok(steps.join("/"))
}

fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16));
        let value = digit()? * 16 + digit()?;
        bytes.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file_and_stay_in_the_project() {
        let ok = |path, from| relative(path, from).unwrap();
        assert_eq!(
            ok("../codes.yaml", "spec/charge/quick_pay.yaml"),
            "spec/codes.yaml"
        );
        assert_eq!(ok("./a/b.yaml", "spec/openapi.yaml"), "spec/a/b.yaml");
        assert_eq!(ok("%E4%B8%AD.yaml", "spec/openapi.yaml"), "spec/中.yaml");
        assert_eq!(
            relative("../../x.yaml", "spec/openapi.yaml"),
            Err(RefError::Outside)
        );
        for form in [
            "/etc/passwd",
            "https://example.org/x.yaml",
            "..\\x.yaml",
            "//host/x",
            "c:/x",
            "%ff",
            "a%00b",
        ] {
            assert!(
                matches!(relative(form, "spec/openapi.yaml"), Err(RefError::Form(_))),
                "{form}"
            );
        }
    }

    #[test]
    fn fragments_are_pointers() {
        assert_eq!(
            parse("#/a~1b/%25", "x").unwrap(),
            Reference {
                file: None,
                pointer: "/a~1b/%".to_owned()
            }
        );
        assert!(matches!(parse("#anchor", "x"), Err(RefError::Form(_))));
        assert!(matches!(parse("#/%zz", "x"), Err(RefError::Form(_))));
    }
}
