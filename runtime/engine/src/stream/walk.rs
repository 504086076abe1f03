//! The pass: reads a text once, front to back, along the plan. It allocates only for what it finds,
//! and hands a value to the tree where the plan has no say.

use super::found::Found;
use super::name::name;
use super::pass::{Code, Pass, Step};
use super::plan::{ArrayPlan, MOST_KEYS, NONE, ObjectPlan, Others, Role, Root, Seen, Site, SiteId};
use super::run::{Run, Stop};
use super::skip::{self, At, Halt};
use crate::path::Path;
use crate::report::Scope;
use crate::schema::table::Types;
use bilispec_wire::json::scan::space;
use bilispec_wire::json::text::{self, DEPTH};

/// Room for so many findings is asked for at once.
const SEVERAL: usize = 16;

/// So many bytes of a number are within 64 bits, whatever they are.
const SHORT: usize = 18;

impl<'a> Pass<'a> {
    /// Reads the whole text.
    pub(super) fn run(&mut self) -> Result<Code, Halt> {
        let start = space(self.bytes, 0);
        let (end, code) = match &self.plan.root {
            Root::Tree => return Err(Halt::Tree),
            Root::Site(site) => {
                let end = self.value(*site, start, DEPTH, &Path::ROOT, Step::Here, Scope::TOP)?;
                (end, Code::default())
            }
            Root::Envelope(envelope) => self.reply(envelope, start)?,
        };
        if space(self.bytes, end) == self.bytes.len() {
            Ok(code)
        } else {
            Err(Halt::Syntax)
        }
    }

    /// Over a value that the site's schemas apply to.
    #[inline(always)]
    pub(super) fn value(
        &mut self,
        id: SiteId,
        at: usize,
        depth: u32,
        above: &Path<'_>,
        step: Step<'_>,
        scope: Scope,
    ) -> At {
        let plan = self.plan;
        let Some(site) = plan.sites.get(id as usize) else {
            return skip::value(self.bytes, at, depth);
        };
        match self.peek(at) {
            Some(b'"') if site.free.contains(Types::STRING) => text::string(self.bytes, at + 1),
            Some(b'-' | b'0'..=b'9') => {
                let (end, whole) = text::number(self.bytes, at)?;
                let free = if whole { Types::INTEGER } else { Types::NUMBER };
                // Longer ones may be beyond the 64 bits that clients have.
                let short = end - at <= SHORT;
                if (short && site.free.contains(free))
                    || (whole && site.integers != NONE && self.listed(site, at, end))
                {
                    return Ok(end);
                }
                self.number(site, id, at, end, &self.path(above, step), scope)
            }
            Some(b'n') if site.free.contains(Types::NULL) => text::name(self.bytes, at),
            Some(b't' | b'f') if site.free.contains(Types::BOOLEAN) => text::name(self.bytes, at),
            Some(b'{') if site.object != NONE => {
                let Some(object) = plan.objects.get(site.object as usize) else {
                    return Err(Halt::Tree);
                };
                let path = self.path(above, step);
                self.object::<false>(object, at, depth, &path, scope)
            }
            Some(b'[') if site.array != NONE => {
                let Some(array) = plan.arrays.get(site.array as usize) else {
                    return Err(Halt::Tree);
                };
                let path = self.path(above, step);
                self.array(site, array, at, depth, &path, scope)
            }
            _ => self.other(site, id, at, depth, &self.path(above, step), scope),
        }
    }

    /// Whether the integer between two offsets is one that passes.
    #[inline(always)]
    fn listed(&self, site: &Site, at: usize, end: usize) -> bool {
        let slice = self.bytes.get(at..end).unwrap_or_default();
        let integers = self.plan.integers.get(site.integers as usize);
        match (text::short_integer(slice), integers) {
            (Some(value), Some(integers)) => integers.contains(value),
            _ => false,
        }
    }

    #[inline(never)]
    fn array(
        &mut self,
        site: &'a Site,
        plan: &'a ArrayPlan,
        start: usize,
        depth: u32,
        path: &Path<'_>,
        scope: Scope,
    ) -> At {
        let below = depth.checked_sub(1).ok_or(Halt::Syntax)?;
        let inner = Scope {
            sensitive: scope.sensitive || plan.sensitive,
            ..scope
        };
        let before = self.found.len();
        let bytes = self.bytes;
        let mut count = 0;
        let mut at = space(bytes, start + 1);
        if self.peek(at) == Some(b']') {
            at += 1;
        } else {
            loop {
                at = self.value(plan.items, at, below, path, Step::Index(count), inner)?;
                count += 1;
                at = space(bytes, at);
                match self.peek(at) {
                    Some(b',') => at = space(bytes, at + 1),
                    Some(b']') => break,
                    _ => return Err(Halt::Syntax),
                }
            }
            at += 1;
        }
        if !plan.takes(count) {
            // Findings about the array come before those about its items.
            self.found.truncate(before);
            self.visit(site, start, at, path, scope)?;
        }
        Ok(at)
    }

    /// Over an object that begins at `start`.
    #[inline(never)]
    pub(super) fn object<const ROOT: bool>(
        &mut self,
        plan: &'a ObjectPlan,
        start: usize,
        depth: u32,
        path: &Path<'_>,
        scope: Scope,
    ) -> At {
        let below = depth.checked_sub(1).ok_or(Halt::Syntax)?;
        let inner = Scope {
            sensitive: scope.sensitive || plan.sensitive,
            ..scope
        };
        let (bytes, whole) = (self.bytes, self.plan);
        let (before, keys) = (self.found.len(), self.aside.keys.len());
        let mut run = Run::new(space(bytes, start + 1));
        if self.peek(run.at) != Some(b'}') {
            let mut coded = false;
            loop {
                let stray = |hash, key| {
                    self.aside.key(hash, start, keys)?;
                    self.unknown(plan, key, inner)
                };
                let stop = run.go(whole, plan, bytes, stray)?;
                if ROOT && !coded && run.has.contains(plan.code) {
                    coded = true;
                    if !matches!(stop, Stop::Known(place, ..) if place == plan.code) {
                        self.usual_code()?;
                    }
                }
                let end = match stop {
                    Stop::End => break,
                    Stop::Known(_, property, value) => {
                        if ROOT && let Role::Code(which) = property.role {
                            self.key_of_code(which, value)?;
                        }
                        if ROOT && property.role == Role::Data {
                            let unread = self.seen == [Seen::Absent; MOST_KEYS];
                            self.undecided = unread && !self.looked;
                        }
                        let end = if property.site == NONE {
                            self.stray(plan, run.at, value, below, path, inner)?
                        } else {
                            let step = Step::Named(property.name);
                            self.value(property.site, value, below, path, step, inner)?
                        };
                        if ROOT && property.role == Role::Data {
                            self.data = Some((value, end));
                            self.undecided = false;
                        }
                        end
                    }
                    Stop::Unknown(hash, value) => {
                        self.aside.key(hash, start, keys)?;
                        self.stray(plan, run.at, value, below, path, inner)?
                    }
                };
                run.at = space(bytes, end);
                if self.peek(run.at) != Some(b',') {
                    break;
                }
                run.at = space(bytes, run.at + 1);
            }
            if self.peek(run.at) != Some(b'}') {
                return Err(Halt::Syntax);
            }
        }
        self.aside.keys.truncate(keys);
        let lacks = plan.required.lacking(&run.has);
        if lacks > 0 {
            // Missing members are told before the faults of those that are there.
            let missing = Found::Missing {
                at: start,
                object: plan.id,
                scope: inner,
                count: lacks,
            };
            self.decided()?;
            self.found.insert(before, missing);
        }
        Ok(run.at + 1)
    }

    /// Notes a key that is in no `properties`, if it is new to the spec.
    #[inline(always)]
    fn unknown(&mut self, plan: &ObjectPlan, at: usize, scope: Scope) -> Result<(), Halt> {
        if let (Others::Unknown(node, _), true) = (plan.others, scope.drift) {
            self.decided()?;
            if self.found.capacity() == 0 {
                // Where one key is new, others are.
                self.found.reserve(SEVERAL);
            }
            self.found.push(Found::Unknown { at, node });
        }
        Ok(())
    }

    /// A member whose key is in no `properties`. `key` is where its key begins, `at` its value.
    #[inline(never)]
    fn stray(
        &mut self,
        plan: &'a ObjectPlan,
        key: usize,
        at: usize,
        depth: u32,
        path: &Path<'_>,
        scope: Scope,
    ) -> At {
        self.unknown(plan, key, scope)?;
        let (site, scope) = match plan.others {
            Others::Site(site) => (site, scope),
            Others::Unknown(_, site) => {
                let drift = false;
                (site, Scope { drift, ..scope })
            }
            Others::Tree => return self.member(plan, key, at, depth, path, scope),
        };
        if site == NONE {
            return skip::value(self.bytes, at, depth);
        }
        let name = name(self.bytes, key)?;
        self.value(site, at, depth, path, Step::Key(&name), scope)
    }
}
