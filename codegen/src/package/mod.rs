//! The crate around generated code: its manifest, its root, and the runtime that it stands on.
//!
//! Manifest and root are written where they are not there, and are their owner's from then on. Only the dependency on the
//! runtime is changed later, and only if that is asked for: its line is where the choice is kept.

mod manifest;
mod name;
mod runtime;
mod vendor;

use std::fs;
use std::path::Path;

pub use crate::emit::CRATE_FOLDER;
use crate::emit::{self, OutputFile};
use crate::files::{Failure, read};
use crate::model::{Api, Dialect};
use manifest::Manifest;
pub use name::library as library_name;
pub use runtime::{RUNTIME, Runtime};
pub(crate) use vendor::Plan as VendorPlan;
pub use vendor::Vendored;

const MANIFEST: &str = "Cargo.toml";

/// What is written once and belongs to the project's people from then on: manifest and root of the crate.
pub const OWNED: &[&str] = &["generated-client/Cargo.toml", "generated-client/src/lib.rs"];

/// Where copies of the runtime's crates stand below the output folder.
pub const VENDOR_FOLDER: &str = "generated-client/vendor/";

/// What is asked of the crate around generated code.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// The crate's name; else what its manifest says, else one by the document's file or title.
    pub name: Option<String>,
    /// Where it has the runtime from; else what its manifest says, else a copy, if there is one to be had.
    pub runtime: Option<Runtime>,
    /// The runtime's crates, for copies. Without them no copy is written or compared.
    pub vendored: Vec<Vendored>,
}

/// What is to be done for the crate.
pub(crate) struct Plan {
    /// What Rust calls the library.
    pub(crate) library: String,
    /// Written now.
    pub(crate) files: Vec<OutputFile>,
    /// Written where they are not there.
    pub(crate) once: Vec<OutputFile>,
    /// The copies of the runtime's crates.
    pub(crate) vendored: VendorPlan,
}

impl Package {
    /// Compares the crate below `out` with what is asked of it. `file`: the name of the document.
    pub(crate) fn plan(
        &self,
        api: &Api,
        uses_properties: bool,
        file: &str,
        out: &Path,
    ) -> Result<Plan, Failure> {
        let path = format!("{CRATE_FOLDER}/{MANIFEST}");
        let failed = |why: String| Failure::Package(format!("{path}: {why}"));
        if let Some(name) = &self.name {
            name::check(name)
                .map_err(|why| Failure::Package(format!("`{}`: {why}", name.escape_debug())))?;
        }
        let mut files = Vec::new();
        let mut once = vec![root(api)?];
        let manifest = if let Some(text) = read(&out.join(&path))? {
            let (manifest, changed) = self.existing(&text).map_err(failed)?;
            if changed {
                files.push(OutputFile {
                    path: path.clone(),
                    text: manifest.text(),
                });
            }
            manifest
        } else {
            let manifest = self
                .first((api, uses_properties), file, out)
                .map_err(failed)?;
            once.push(OutputFile {
                path: path.clone(),
                text: manifest.text(),
            });
            manifest
        };
        let runtime = manifest.runtime();
        let crates = if runtime == Some(Runtime::Vendored) {
            self.vendored.as_slice()
        } else {
            &[]
        };
        // Whoever has no copies to compare with leaves those alone that are there.
        let vendored = if self.vendored.is_empty() || runtime.is_none() {
            VendorPlan::default()
        } else {
            vendor::plan(out, crates)?
        };
        Ok(Plan {
            library: manifest
                .library()
                .ok_or_else(|| failed("it names no package".to_owned()))?,
            files,
            once,
            vendored,
        })
    }

    /// A manifest that is there, and whether it changes.
    fn existing(&self, text: &str) -> Result<(Manifest, bool), String> {
        let mut manifest = Manifest::parse(text)?;
        if let Some(name) = &self.name
            && manifest.name() != Some(name)
        {
            return Err("the crate has another name already; change it there".to_owned());
        }
        let runtime = self
            .runtime
            .as_ref()
            .filter(|asked| manifest.runtime().as_ref() != Some(asked));
        if let Some(runtime) = runtime {
            manifest.set_runtime(runtime)?;
        }
        let changed = runtime.is_some();
        Ok((manifest, changed))
    }

    /// The manifest of a crate that is not there yet.
    fn first(
        &self,
        (api, uses_properties): (&Api, bool),
        file: &str,
        out: &Path,
    ) -> Result<Manifest, String> {
        let name = self.name.clone();
        let name = name.unwrap_or_else(|| name::derived(file, &api.title));
        let runtime = self.runtime.clone().unwrap_or_else(|| {
            if self.vendored.is_empty() {
                Runtime::Version(env!("CARGO_PKG_VERSION").to_owned())
            } else {
                Runtime::Vendored
            }
        });
        Manifest::first(
            &name,
            &runtime,
            (api, uses_properties),
            has_workspace_above(out),
        )
    }
}

/// The name of the package whose manifest this is.
pub fn package_name(manifest: &str) -> Option<String> {
    Manifest::parse(manifest).ok()?.name().map(str::to_owned)
}

/// Whether cargo would look for the crate among the members of a workspace above it, and not find it there.
fn has_workspace_above(out: &Path) -> bool {
    let out = std::path::absolute(out).unwrap_or_else(|_| out.to_path_buf());
    let crate_folder = out.join(CRATE_FOLDER);
    let nearest = out.ancestors().find_map(|folder| {
        let text = fs::read_to_string(folder.join(MANIFEST)).ok()?;
        let members = Manifest::parse(&text).ok()?.members()?;
        Some((folder, members))
    });
    nearest.is_some_and(|(folder, members)| {
        let below = |member: &str| match member.strip_suffix("/*") {
            Some(parent) => crate_folder.parent() == Some(&folder.join(parent)),
            None => crate_folder == folder.join(member),
        };
        !members.iter().any(|member| below(member))
    })
}

/// The root of the crate.
fn root(api: &Api) -> Result<OutputFile, Failure> {
    let path = format!("{CRATE_FOLDER}/src/lib.rs");
    let text = match api.dialect {
        Dialect::Plain => emit::root(api)
            .map_err(|error| Failure::Package(format!("{path} does not parse: {error}")))?,
        Dialect::Annotated => include_str!("lib.rs.txt").to_owned(),
    };
    Ok(OutputFile { path, text })
}
