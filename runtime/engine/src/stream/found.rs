//! What the pass found, and how it is put into words: with the tree's own, so that both read the
//! same. Until somebody asks, a finding is a place in the text and what stands against it there.

use super::name::name;
use super::place::{Members, Places};
use super::plan::SiteId;
use super::skip::Halt;
use super::validator::Validator;
use crate::Finding;
use crate::report::{Here, Reporter, Scope, Severity, Side};
use crate::schema::table::NodeId;
use bilispec_wire::json::{Document, Value, text};

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

/// So many are put into words before the first is handed over.
const FEW: usize = 64;

/// Puts into words what was found, in the order in which it was, and hands over one after the other: of many, no more
/// than those of one place are held at a time. `false`, and nothing was handed over, if the tree gives up on the way,
/// which it says in its own report.
pub(super) fn each(
    validator: &Validator,
    (bytes, side): (&[u8], Side),
    found: &[Found],
    hear: &mut dyn FnMut(Finding),
) -> bool {
    let reporter = || Reporter::new(validator.table(), bytes.len(), side);
    if found.len() > FEW {
        let tried = Wording {
            validator,
            bytes,
            reporter: reporter(),
            is_trial: true,
        };
        return tried.run(found, &mut drop)
            && Wording {
                validator,
                bytes,
                reporter: reporter(),
                is_trial: false,
            }
            .run(found, hear);
    }
    let mut all = Vec::new();
    let wording = Wording {
        validator,
        bytes,
        reporter: reporter(),
        is_trial: false,
    };
    let is_whole = wording.run(found, &mut |finding| all.push(finding));
    if is_whole {
        all.into_iter().for_each(hear);
    }
    is_whole
}

/// Findings on the way into words.
struct Wording<'r> {
    validator: &'r Validator,
    bytes: &'r [u8],
    reporter: Reporter<'r>,
    /// Only whether all can be put into words is asked.
    is_trial: bool,
}

impl Wording<'_> {
    /// Whether the tree went all the way.
    fn run(mut self, found: &[Found], hear: &mut dyn FnMut(Finding)) -> bool {
        let mut places = Places::new(self.bytes);
        for found in found {
            if self.word(found, &mut places).is_none() || self.reporter.walk.cut {
                return false;
            }
            self.reporter.findings.drain(..).for_each(&mut *hear);
        }
        true
    }

    fn word(&mut self, found: &Found, places: &mut Places<'_>) -> Option<()> {
        let (bytes, plan) = (self.bytes, self.validator.plan());
        let reporter = &mut self.reporter;
        match found {
            Found::Worded(_) if self.is_trial => {}
            Found::Worded(finding) => reporter.findings.push((**finding).clone()),
            Found::Unknown { at, node } => {
                let (pointer, key, value) = places.member(*at)?;
                if !self.is_trial {
                    let finding = reporter.unknown_at(pointer, &key, kind(bytes, value), *node);
                    reporter.findings.push(finding);
                }
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
                    .filter_map(|(key, _)| name(bytes, key).ok())
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
        Some(())
    }
}

/// The type of the value at an offset, as a report names it.
fn kind(bytes: &[u8], at: usize) -> &'static str {
    match bytes.get(at) {
        Some(b'n') => "null",
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        _ => {
            let number = text::number::<Halt>(bytes, at).ok();
            let value = number
                .and_then(|(end, _)| bytes.get(at..end))
                .and_then(text::value);
            match value {
                Some(value) if value.is_integer() => "an integer",
                _ => "a number",
            }
        }
    }
}
