//! Schemas in the words of OpenAPI 3.0, whose types are one word each, without null, and whose schemas are never `true`.

use crate::json::text;
use bilispec_codegen::source::Json;

type Members = Vec<(String, Json)>;

/// A schema that was made of captures, in the words of 3.0.
pub(super) fn schema(made: Json) -> Json {
    let Json::Object(members) = made else {
        // Everything conforms to it.
        return Json::Object(Vec::new());
    };
    let members = members.into_iter().map(|(name, value)| {
        let value = match (name.as_str(), value) {
            ("properties", Json::Object(inner)) => {
                let inner = inner.into_iter();
                Json::Object(inner.map(|(name, one)| (name, schema(one))).collect())
            }
            ("oneOf", Json::Array(branches)) => {
                Json::Array(branches.into_iter().map(schema).collect())
            }
            ("items", value) | ("additionalProperties", value @ Json::Object(_)) => schema(value),
            (_, value) => value,
        };
        (name, value)
    });
    several_types(without_null_branch(members.collect()))
}

/// `oneOf` without its branch for null, which another branch takes in.
fn without_null_branch(mut members: Members) -> Members {
    let branches = members.iter_mut().find(|(name, _)| name == "oneOf");
    if let Some((_, Json::Array(branches))) = branches {
        let before = branches.len();
        branches.retain(|branch| !is_null(branch));
        if branches.len() < before {
            allow_null(branches);
        }
    }
    members
}

fn is_null(branch: &Json) -> bool {
    branch.get("type").and_then(Json::as_str) == Some("null")
}

/// The first branch that has a type takes null in.
fn allow_null(branches: &mut [Json]) {
    let mut with_type = branches.iter_mut().filter_map(|branch| match branch {
        Json::Object(members) => {
            let at = members.iter().position(|(name, _)| name == "type")?;
            Some((members, at))
        }
        _ => None,
    });
    if let Some((members, at)) = with_type.next() {
        members.insert(at + 1, ("nullable".to_owned(), Json::Bool(true)));
    }
}

/// A list of types as one type that may be null, or as alternatives.
fn several_types(mut members: Members) -> Json {
    let at = members.iter().position(|(name, _)| name == "type");
    let Some((at, Json::Array(types))) = at.and_then(|at| Some((at, members.get(at)?.1.clone())))
    else {
        return Json::Object(members);
    };
    let mut kinds = types.clone();
    kinds.retain(|kind| kind.as_str() != Some("null"));
    let nullable = kinds.len() < types.len();
    members.remove(at);
    match kinds.as_slice() {
        [] => members.insert(at, ("enum".to_owned(), Json::Array(vec![Json::Null]))),
        [one] => {
            if nullable {
                members.insert(at, ("nullable".to_owned(), Json::Bool(true)));
            }
            members.insert(at, ("type".to_owned(), one.clone()));
        }
        several => {
            // Of what goes with a type, captures give only the pattern of texts.
            let pattern = members.iter().position(|(name, _)| name == "pattern");
            let pattern = pattern.map(|at| members.remove(at));
            let branch = |kind: &Json| {
                let mut branch = vec![("type".to_owned(), kind.clone())];
                if *kind == text("string") {
                    branch.extend(pattern.clone());
                }
                Json::Object(branch)
            };
            let mut branches: Vec<Json> = several.iter().map(branch).collect();
            if nullable {
                allow_null(&mut branches);
            }
            members.insert(at, ("oneOf".to_owned(), Json::Array(branches)));
        }
    }
    Json::Object(members)
}

#[cfg(test)]
mod tests {
    use super::schema;
    use bilispec_codegen::source::Json;

    fn shown(made: &str) -> String {
        schema(json(made)).to_string()
    }

    fn json(text: &str) -> Json {
        let mut problems = bilispec_codegen::diagnostics::Diagnostics::default();
        let file = bilispec_codegen::source::SourceFile::read(
            "a.json".to_owned(),
            text.to_owned(),
            &mut problems,
        );
        file.tree()
            .map_or(Json::Null, bilispec_codegen::source::Node::to_json)
    }

    #[test]
    fn types_are_single_words() {
        for (made, expected) in [
            (
                r#"{"type":["string","null"],"x-a":1}"#,
                r#"{"type":"string","nullable":true,"x-a":1}"#,
            ),
            (
                r#"{"type":["integer","string","null"],"pattern":"^[0-9]+$","x-a":1}"#,
                r#"{"oneOf":[{"type":"integer","nullable":true},{"type":"string","pattern":"^[0-9]+$"}],"x-a":1}"#,
            ),
            (
                r#"{"oneOf":[{"title":"Text","type":"string"},{"type":"object","properties":{"a":{"type":["boolean","null"]}}},{"type":"null"}]}"#,
                r#"{"oneOf":[{"title":"Text","type":"string","nullable":true},{"type":"object","properties":{"a":{"type":"boolean","nullable":true}}}]}"#,
            ),
            (
                r#"{"type":"array","items":{"type":["array","null"],"items":true}}"#,
                r#"{"type":"array","items":{"type":"array","nullable":true,"items":{}}}"#,
            ),
            (
                r#"{"type":"object","additionalProperties":true}"#,
                r#"{"type":"object","additionalProperties":true}"#,
            ),
            (
                r#"{"type":["object","null"],"additionalProperties":{"type":["integer","null"]}}"#,
                r#"{"type":"object","nullable":true,"additionalProperties":{"type":"integer","nullable":true}}"#,
            ),
            ("{}", "{}"),
        ] {
            assert_eq!(shown(made), expected, "{made}");
        }
    }
}
