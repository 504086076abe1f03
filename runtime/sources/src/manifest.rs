//! A crate's manifest as it stands alone.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

pub(crate) const MANIFEST: &str = "Cargo.toml";

/// What hands the files out, and is not handed out itself: the feature, and this crate.
const FEATURE: &str = "sources";
const MACRO: &str = "bilispec-sources";

/// How the names of crates begin that are handed out together.
const FAMILY: &str = "bilispec-";

/// Whether a manifest is a workspace's.
pub(crate) fn is_root(text: &str) -> bool {
    text.parse::<DocumentMut>()
        .is_ok_and(|manifest| manifest.contains_key("workspace"))
}

/// Whether a crate's manifest leaves anything to its workspace.
pub(crate) fn needs_workspace(text: &str) -> bool {
    let Ok(manifest) = text.parse::<DocumentMut>() else {
        return false;
    };
    let package = manifest.get("package").and_then(Item::as_table_like);
    package.is_some_and(|package| package.iter().any(|(_, value)| inherits(value)))
}

/// The manifest of a crate without what only its own workspace can resolve or needs. `workspace`: the workspace's
/// manifest, which a packed crate has none of.
pub(crate) fn render(own: &str, workspace: Option<&str>) -> Result<String, String> {
    let parse = |text: &str| {
        text.parse::<DocumentMut>()
            .map_err(|error| format!("{MANIFEST}: {error}"))
    };
    let workspace = workspace.map(parse).transpose()?;
    let shared = |table: &str, key: &str| -> Result<&Item, String> {
        let found = workspace
            .as_ref()
            .and_then(|workspace| workspace.get("workspace")?.get(table)?.get(key));
        found.ok_or_else(|| format!("{MANIFEST}: the workspace has no {table}.{key}"))
    };
    let mut own = parse(own)?;

    let package = table(own.get_mut("package"), "package")?;
    for (mut key, value) in package.iter_mut() {
        if inherits(value) {
            *value = shared("package", key.get())?.clone();
            key.fmt();
        }
    }
    // In a packed crate's, cargo lists the targets one by one: those that are not handed out go.
    for key in [
        "build",
        "readme",
        "include",
        "metadata",
        "autobins",
        "autoexamples",
        "autotests",
        "autobenches",
    ] {
        package.remove(key);
    }
    let name = text(package.get("name"), "name")?;
    let version = text(package.get("version"), "version")?;

    dependencies(own.get_mut("dependencies"), &shared)?;
    if let Some(targets) = own.get_mut("target").and_then(Item::as_table_like_mut) {
        for (_, target) in targets.iter_mut() {
            dependencies(target.get_mut("dependencies"), &shared)?;
            if let Some(target) = target.as_table_like_mut() {
                target.remove("dev-dependencies");
            }
        }
    }
    if let Some(features) = own.get_mut("features").and_then(Item::as_table_like_mut) {
        features.remove(FEATURE);
    }
    for key in [
        "dev-dependencies",
        "lints",
        "lib",
        "bin",
        "example",
        "test",
        "bench",
    ] {
        own.remove(key);
    }
    // The crate's tests stay at home, with what they need; a project's `cargo test` does not look for them.
    let mut lib = Table::new();
    lib.insert("test", false.into());
    lib.insert("doctest", false.into());
    own.insert("lib", Item::Table(lib));
    own.insert("lints", Item::Table(known_feature()));
    Ok(format!(
        "# {name} {version}, written by `bilispec generate`; do not edit.\n{}\n",
        own.to_string().trim()
    ))
}

/// The sources still name the feature, and the compiler is told so.
fn known_feature() -> Table {
    let mut cfg = InlineTable::new();
    cfg.insert("level", "warn".into());
    let known = format!("cfg(feature, values(\"{FEATURE}\"))");
    cfg.insert("check-cfg", Array::from_iter([known]).into());
    let mut rust = Table::new();
    rust.insert("unexpected_cfgs", cfg.into());
    let mut lints = Table::new();
    lints.set_implicit(true);
    lints.insert("rust", Item::Table(rust));
    lints
}

/// Writes out what each dependency takes from the workspace.
fn dependencies<'w>(
    item: Option<&mut Item>,
    shared: &impl Fn(&str, &str) -> Result<&'w Item, String>,
) -> Result<(), String> {
    let Some(item) = item else {
        return Ok(());
    };
    let list = table(Some(&mut *item), "dependencies")?;
    list.remove(MACRO);
    for (key, value) in list.iter_mut() {
        let name = key.get().to_owned();
        let mut whole = if inherits(value) {
            let base = spelled_out(shared("dependencies", &name)?)?;
            merged(base, &spelled_out(value)?)
        } else {
            spelled_out(value)?
        };
        if name.starts_with(FAMILY) {
            whole.insert("path", format!("../{name}").into());
        } else if whole.contains_key("path") {
            return Err(format!(
                "{MANIFEST}: {name} stands outside the crates that are handed out"
            ));
        }
        whole.fmt();
        *value = Item::Value(Value::InlineTable(whole));
    }
    // A packed crate's has a table for each, which are lines here.
    if let Some(list) = item.as_table_mut() {
        list.set_implicit(false);
    }
    Ok(())
}

/// A dependency as a table, whichever way it is written.
fn spelled_out(item: &Item) -> Result<InlineTable, String> {
    if let Some(version) = item.as_str() {
        let mut whole = InlineTable::new();
        whole.insert("version", version.into());
        return Ok(whole);
    }
    let given = item
        .as_table_like()
        .ok_or_else(|| format!("{MANIFEST}: a dependency is a version or a table"))?;
    let mut whole = InlineTable::new();
    for (key, value) in given.iter() {
        let value = value.as_value().cloned();
        let value = value.ok_or_else(|| format!("{MANIFEST}: {key} of a dependency is a value"))?;
        whole.insert(key, value);
    }
    Ok(whole)
}

/// What the workspace says of a dependency, with what the crate adds: cargo's own rules.
fn merged(mut base: InlineTable, own: &InlineTable) -> InlineTable {
    let list = |table: &InlineTable| -> Vec<Value> {
        let list = table.get("features").and_then(Value::as_array);
        list.into_iter().flatten().cloned().collect()
    };
    let features: Vec<Value> = list(&base).into_iter().chain(list(own)).collect();
    for (key, value) in own {
        if key != "workspace" {
            base.insert(key, value.clone());
        }
    }
    if !features.is_empty() {
        base.insert("features", Array::from_iter(features).into());
    }
    base
}

/// `KEY.workspace = true`
fn inherits(item: &Item) -> bool {
    let flag = item
        .as_table_like()
        .and_then(|table| table.get("workspace"));
    flag.and_then(Item::as_bool) == Some(true)
}

fn table<'i>(item: Option<&'i mut Item>, name: &str) -> Result<&'i mut dyn TableLike, String> {
    item.and_then(Item::as_table_like_mut)
        .ok_or_else(|| format!("{MANIFEST}: no table [{name}]"))
}

fn text(item: Option<&Item>, name: &str) -> Result<String, String> {
    let text = item.and_then(Item::as_str).map(str::to_owned);
    text.ok_or_else(|| format!("{MANIFEST}: no package.{name}"))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        reason = "a test that cannot be set up has failed"
    )]

    use super::*;

    const WORKSPACE: &str = r#"
        [workspace.package]
        version = "1.2.3"
        [workspace.dependencies]
        bilispec-wire = { path = "runtime/wire", version = "1.2.3", default-features = false }
        bilispec-sources = { path = "runtime/sources", version = "1.2.3" }
        plain = "1"
        full = { version = "2", default-features = false, features = ["a"] }
    "#;

    const OWN: &str = r#"
        [package]
        name = "bilispec-x"
        version.workspace = true
        [features]
        # Kept.
        more = ["dep:full"]
        sources = ["dep:bilispec-sources"]
        [dependencies]
        bilispec-wire = { workspace = true, features = ["w"] }
        bilispec-sources = { workspace = true, optional = true }
        plain = { workspace = true }
        full = { workspace = true, features = ["b"], optional = true }
        own = "3"
        [target.'cfg(unix)'.dependencies]
        plain = { workspace = true, features = ["u"] }
        [target.'cfg(unix)'.dev-dependencies]
        plain = { workspace = true }
        [dev-dependencies]
        tester = "1"
        [lints]
        workspace = true
    "#;

    fn rendered(own: &str, workspace: Option<&str>) -> DocumentMut {
        let text = render(own, workspace).unwrap();
        assert!(
            text.starts_with("# bilispec-x 1.2.3, written by `bilispec generate`; do not edit.\n")
        );
        assert!(
            !text.contains("workspace") && !text.contains("dev-dependencies"),
            "{text}"
        );
        text.parse().unwrap()
    }

    #[test]
    fn what_the_workspace_says_is_written_out() {
        assert!(needs_workspace(OWN));
        let all = rendered(OWN, Some(WORKSPACE));
        let dependency = |name: &str| {
            all.get("dependencies")
                .unwrap()
                .get(name)
                .map(|one| one.to_string().trim().to_owned())
        };
        for (name, expected) in [
            ("plain", r#"{ version = "1" }"#),
            (
                "full",
                r#"{ version = "2", default-features = false, features = ["a","b"], optional = true }"#,
            ),
            ("own", r#"{ version = "3" }"#),
            (
                "bilispec-wire",
                r#"{ path = "../bilispec-wire", version = "1.2.3", default-features = false, features = ["w"] }"#,
            ),
        ] {
            assert_eq!(dependency(name).as_deref(), Some(expected));
        }
        assert_eq!(dependency("bilispec-sources"), None);
        assert!(all.to_string().contains("# Kept.\n"));
        assert!(
            all.to_string()
                .contains(r#"plain = { version = "1", features = ["u"] }"#)
        );
        assert!(all.get("features").unwrap().get("sources").is_none());
    }

    /// As cargo packs it: a table for each dependency, targets one by one, and nothing inherited.
    #[test]
    fn a_packed_manifest_needs_no_workspace() {
        let packed = r#"
            [package]
            name = "bilispec-x"
            version = "1.2.3"
            build = false
            autotests = false
            readme = false
            [features]
            sources = ["dep:bilispec-sources"]
            [lib]
            name = "bilispec_x"
            path = "src/lib.rs"
            [[test]]
            name = "it"
            path = "tests/it/main.rs"
            [dependencies.bilispec-wire]
            version = "1.2.3"
            default-features = false
            [dependencies.bilispec-sources]
            version = "1.2.3"
            optional = true
            [dev-dependencies.tester]
            version = "1"
        "#;
        assert!(!needs_workspace(packed));
        let all = rendered(packed, None);
        let wire = all
            .get("dependencies")
            .unwrap()
            .get("bilispec-wire")
            .unwrap();
        assert_eq!(
            wire.get("path").and_then(Item::as_str),
            Some("../bilispec-wire")
        );
        assert_eq!(
            wire.get("default-features").and_then(Item::as_bool),
            Some(false)
        );
        assert!(all.get("test").is_none() && all.get("lib").unwrap().get("path").is_none());
    }

    #[test]
    fn what_cannot_be_rendered_is_named() {
        let wrong = |own: &str, workspace| render(own, workspace).unwrap_err();
        assert!(wrong("[package", None).starts_with("Cargo.toml: TOML parse error"));
        assert!(wrong(OWN, Some("[workspace]")).contains("package.version"));
        assert!(wrong(OWN, None).contains("package.version"));
        let outside = "[package]\nname = \"x\"\nversion = \"1.0.0\"\n[dependencies]\nnear = { path = \"../near\" }\n";
        assert!(wrong(outside, None).contains("near stands outside"));
    }
}
