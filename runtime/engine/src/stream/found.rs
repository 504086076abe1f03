//! What the pass found, and how it is put into words: with the tree's own, so that both read the
//! same. Until somebody asks, a finding is a place in the text and what stands against it there.

use super::place::{Members, Places};
use super::plan::SiteId;
use super::{kind, slow_path};
use crate::Finding;
use crate::report::{Here, Reporter, Scope, Severity};
use crate::schema::Schema;
use crate::schema::table::NodeId;
use bilispec_wire::json::{Document, Value};

/// Something that is to be said of the text.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// A key that is new to the spec.
    Unknown {
        /// Where the key begins.
        at: usize,
        /// The schema whose `properties` lack it.
        node: NodeId,
    },
    /// A scalar that does not pass its tests, or is of the wrong type.
    Scalar {
        at: usize,
        end: usize,
        site: SiteId,
        scope: Scope,
        told: Told,
    },
    /// Members that the object which begins at `at` lacks.
    Missing {
        at: usize,
        /// The object's plan.
        object: u32,
        scope: Scope,
        count: u32,
    },
    /// Anything else, ready to be read.
    Worded(Box<Finding>),
}

/// How much there is to be said of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Told {
    pub(super) count: u32,
    /// Some of it is an error.
    pub(super) errors: bool,
}

impl Told {
    pub(super) const ERROR: Told = Told {
        count: 1,
        errors: true,
    };

    pub(super) fn add(&mut self, count: usize, errors: bool) {
        self.count = self
            .count
            .saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        self.errors |= errors;
    }
}

impl Found {
    pub(super) fn count(&self) -> usize {
        match self {
            Found::Unknown { .. } | Found::Worded(_) => 1,
            Found::Scalar { told, .. } => told.count as usize,
            Found::Missing { count, .. } => *count as usize,
        }
    }

    pub(super) fn is_error(&self) -> bool {
        match self {
            Found::Unknown { .. } => false,
            Found::Scalar { told, .. } => told.errors,
            Found::Missing { .. } => true,
            Found::Worded(finding) => finding.severity == Severity::Error,
        }
    }
}

/// Puts into words what was found, in the order in which it was. `None` if the tree gave up on the
/// way, which it says in its own report.
pub(super) fn worded(
    schema: &Schema,
    bytes: &[u8],
    mut reporter: Reporter<'_>,
    found: &[Found],
) -> Option<Vec<Finding>> {
    let plan = schema.plan();
    let mut places = Places::new(bytes);
    for found in found {
        match found {
            Found::Worded(finding) => reporter.findings.push((**finding).clone()),
            Found::Unknown { at, node } => {
                let (pointer, key, value) = places.member(*at)?;
                let finding = reporter.unknown_at(pointer, &key, kind(bytes, value), *node);
                reporter.findings.push(finding);
            }
            Found::Scalar {
                at,
                end,
                site,
                scope,
                ..
            } => {
                let nodes = plan.nodes_of(plan.sites.get(*site as usize)?).to_vec();
                let document = Document::parse(bytes.get(*at..*end)?).ok()?;
                places.value(*at, |path| {
                    reporter.visit(nodes, document.root(), path, *scope);
                })?;
            }
            Found::Missing {
                at, object, scope, ..
            } => {
                let keys: Vec<_> = Members::new(bytes, *at)
                    .filter_map(|(key, _)| slow_path::name(bytes, key).ok())
                    .collect();
                let present: std::collections::HashSet<&str> =
                    keys.iter().map(AsRef::as_ref).collect();
                let nodes = &plan.objects.get(*object as usize)?.applied;
                places.value(*at, |path| {
                    let here = Here {
                        nodes,
                        value: &Value::Null,
                        path,
                        scope: *scope,
                    };
                    reporter.missing(here, &|name| present.contains(name));
                })?;
            }
        }
    }
    (!reporter.walk.cut).then_some(reporter.findings)
}
