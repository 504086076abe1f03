//! The manifest of a client's crate: the first one, and what an existing one says.

use semver::Version;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use super::name;
use super::runtime::{RUNTIME, Runtime};
use crate::model::{Api, Dialect};

const TEMPLATE: &str = include_str!("client.toml");

/// A manifest that can be read.
pub(super) struct Manifest {
    document: DocumentMut,
}

impl Manifest {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let document = text
            .parse()
            .map_err(|error: toml_edit::TomlError| error.to_string().trim_end().to_owned())?;
        Ok(Self { document })
    }

    /// The manifest of a crate that is not there yet. `uses_properties`: a pattern needs the engine that knows Unicode's
    /// properties; `alone`: a workspace above would claim the crate otherwise.
    pub(super) fn first(
        name: &str,
        runtime: &Runtime,
        (api, uses_properties): (&Api, bool),
        alone: bool,
    ) -> Result<Self, String> {
        let text = TEMPLATE.replace("LIBRARY", &name::library(name));
        let mut own = Self::parse(&text.replace("PACKAGE", name))?;
        let mut dependency = Item::Value(Value::InlineTable(InlineTable::new()));
        runtime.write(&mut dependency);
        if uses_properties && let Some(table) = dependency.as_table_like_mut() {
            table.insert("features", Array::from_iter(["regex"]).into());
            table.fmt();
        }
        if let Some(table) = own
            .document
            .get_mut("dependencies")
            .and_then(Item::as_table_mut)
        {
            table.insert(RUNTIME, dependency);
            table.sort_values();
        }
        // A document from elsewhere comes without fixtures and tests.
        if api.dialect == Dialect::Plain {
            own.document.remove("dev-dependencies");
            if let Some(features) = own
                .document
                .get_mut("features")
                .and_then(Item::as_table_mut)
            {
                features.remove("fixtures");
            }
        }
        if alone {
            let mut workspace = Table::new();
            workspace.decor_mut().set_prefix(
                "\n# Not a member of the workspace above; to make it one, add it to `members` there and remove this.\n",
            );
            own.document.insert("workspace", Item::Table(workspace));
        }
        Ok(own)
    }

    pub(super) fn text(&self) -> String {
        self.document.to_string()
    }

    /// The crate's name.
    pub(super) fn name(&self) -> Option<&str> {
        self.document.get("package")?.get("name")?.as_str()
    }

    /// What Rust calls its library.
    pub(super) fn library(&self) -> Option<String> {
        let given = self
            .document
            .get("lib")
            .and_then(|lib| lib.get("name")?.as_str());
        given
            .map(str::to_owned)
            .or_else(|| self.name().map(name::library))
    }

    /// The crate's version.
    pub(super) fn version(&self) -> Option<Version> {
        self.document
            .get("package")?
            .get("version")?
            .as_str()?
            .parse()
            .ok()
    }

    /// The members that a workspace names, if this is a workspace's manifest.
    pub(super) fn members(&self) -> Option<Vec<String>> {
        let workspace = self.document.get("workspace")?;
        let members = workspace.get("members").and_then(Item::as_array);
        let members = members.into_iter().flatten().filter_map(Value::as_str);
        Some(members.map(str::to_owned).collect())
    }

    fn dependency(&self) -> Option<&Item> {
        self.document.get("dependencies")?.get(RUNTIME)
    }

    /// Where it has the runtime from, if its dependency says so itself.
    pub(super) fn runtime(&self) -> Option<Runtime> {
        self.dependency().and_then(Runtime::read)
    }

    /// Makes it have the runtime from elsewhere.
    pub(super) fn set_runtime(&mut self, runtime: &Runtime) -> Result<(), String> {
        let dependency = self
            .document
            .get_mut("dependencies")
            .and_then(|table| table.get_mut(RUNTIME));
        let dependency = dependency.ok_or_else(|| format!("it has no dependency {RUNTIME}"))?;
        let inherited = dependency.get("workspace").is_some();
        if inherited {
            return Err(format!(
                "it takes {RUNTIME} from its workspace; change it there"
            ));
        }
        runtime.write(dependency);
        Ok(())
    }
}
