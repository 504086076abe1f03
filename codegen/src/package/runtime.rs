//! Where a client's crate has the runtime from: what its manifest says.

use std::fmt;

use semver::VersionReq;
use toml_edit::{InlineTable, Item, TableLike, Value};

/// The crate that generated code stands on.
pub const RUNTIME: &str = "bilispec-runtime";

/// The folder of vendored crates, beside the manifest.
pub(super) const VENDOR: &str = "vendor";

/// What says where a dependency comes from.
const KEYS: &[&str] = &[
    "path",
    "git",
    "rev",
    "branch",
    "tag",
    "version",
    "registry",
    "workspace",
];

/// Where a client's crate has the runtime from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Runtime {
    /// Copies of the runtime's crates in the client's own folder, as the command carries them.
    Vendored,
    /// A folder with the crate, as it is written in the manifest: absolute, or seen from there.
    Path(String),
    /// A commit of a git repository.
    Git {
        /// The repository's address.
        url: String,
        /// The commit, in hexadecimal.
        rev: String,
    },
    /// A version from the registry.
    Version(String),
}

impl Runtime {
    /// A commit of a repository. An address with a login in it is refused: the manifest is not a place for one.
    pub fn git(url: &str, rev: &str) -> Result<Self, String> {
        let plain = |c: char| c.is_ascii_graphic();
        let (scheme, rest) = url
            .split_once("://")
            .ok_or("the address of a repository has a scheme, as https://…")?;
        if !["https", "http", "ssh", "git", "file"].contains(&scheme)
            || rest.is_empty()
            || !rest.chars().all(plain)
        {
            return Err(
                "the address of a repository is an https, http, ssh, git or file URL".to_owned(),
            );
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let login = authority.rsplit_once('@').map(|(login, _)| login);
        if login.is_some_and(|login| scheme != "ssh" || login.contains(':')) {
            return Err("the address of a repository has a login in it, which would be written into the manifest".to_owned());
        }
        if !(7..=64).contains(&rev.len()) || !rev.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err("a commit is named by 7 to 64 hexadecimal digits".to_owned());
        }
        Ok(Self::Git {
            url: url.to_owned(),
            rev: rev.to_owned(),
        })
    }

    /// A version, or a range of versions as cargo writes it.
    pub fn version(text: &str) -> Result<Self, String> {
        VersionReq::parse(text).map_err(|error| format!("this is not a version: {error}"))?;
        Ok(Self::Version(text.to_owned()))
    }

    /// What a dependency says; nothing where it is none of these, which is its author's choice.
    pub(super) fn read(dependency: &Item) -> Option<Self> {
        if let Some(version) = dependency.as_str() {
            return Some(Self::Version(version.to_owned()));
        }
        let table = dependency.as_table_like()?;
        let text = |key: &str| table.get(key).and_then(Item::as_str);
        if let Some(path) = text("path") {
            let vendored =
                path.trim_start_matches("./").trim_end_matches('/') == Self::vendored_path();
            return Some(if vendored {
                Self::Vendored
            } else {
                Self::Path(path.to_owned())
            });
        }
        if let (Some(url), Some(rev)) = (text("git"), text("rev")) {
            let (url, rev) = (url.to_owned(), rev.to_owned());
            return Some(Self::Git { url, rev });
        }
        let version =
            text("version").filter(|_| text("git").is_none() && text("registry").is_none())?;
        Some(Self::Version(version.to_owned()))
    }

    /// Makes a dependency come from here; what else it says stays.
    pub(super) fn write(&self, dependency: &mut Item) {
        if !dependency.is_table_like() {
            *dependency = Item::Value(Value::InlineTable(InlineTable::new()));
        }
        let Some(table) = dependency.as_table_like_mut() else {
            return;
        };
        for key in KEYS {
            table.remove(key);
        }
        for (key, value) in self.keys() {
            table.insert(key, value.into());
        }
        if table.get("default-features").is_none() {
            table.insert("default-features", false.into());
        }
        ordered(table);
    }

    fn keys(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Vendored => vec![("path", Self::vendored_path())],
            Self::Path(path) => vec![("path", path.clone())],
            Self::Git { url, rev } => vec![("git", url.clone()), ("rev", rev.clone())],
            Self::Version(version) => vec![("version", version.clone())],
        }
    }

    fn vendored_path() -> String {
        format!("{VENDOR}/{RUNTIME}")
    }
}

/// Where it comes from first, as people write it.
fn ordered(table: &mut dyn TableLike) {
    let rank = |key: &str| {
        KEYS.iter()
            .position(|known| *known == key)
            .unwrap_or(KEYS.len())
    };
    let mut entries: Vec<(String, Item)> = table
        .iter()
        .map(|(key, item)| (key.to_owned(), item.clone()))
        .collect();
    entries.sort_by_key(|(key, _)| rank(key));
    table.clear();
    for (key, item) in entries {
        table.insert(&key, item);
    }
    table.fmt();
}

impl fmt::Display for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vendored => f.write_str("vendored"),
            Self::Path(path) => write!(f, "path:{path}"),
            Self::Git { url, rev } => write!(f, "git:{url} --rev {rev}"),
            Self::Version(version) => write!(f, "version:{version}"),
        }
    }
}
