//! The pass: reads a text once, front to back, along the plan. It allocates only for what it finds,
//! and hands a value to the tree where the plan has no say.

use super::aside::Aside;
use super::plan::{
    ArrayPlan, Bits, EnvelopePlan, MOST_KEYS, NONE, ObjectPlan, Others, Plan, Property, Role, Root,
    Seen, Site, SiteId,
};
use super::text::{self, At, Halt, space};
use crate::validate::path::Path;
use crate::validate::report::{Scope, Side};
use crate::validate::schema::table::{NodeId, Table, Text, Types};

/// As deep as `serde_json` goes.
pub(super) const DEPTH: u32 = 127;

/// One thing that is to be said of the text.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// A key that is new to the spec.
    Unknown {
        /// Where the key begins.
        at: usize,
        /// The schema whose `properties` lack it.
        node: NodeId,
    },
    /// Anything else, ready to be read.
    Told(Box<crate::validate::Finding>),
}

pub(super) struct Pass<'a> {
    pub(super) table: &'a Table,
    pub(super) plan: &'a Plan,
    pub(super) bytes: &'a [u8],
    pub(super) found: Vec<Found>,
    pub(super) aside: Aside<'a>,
    /// What stands at the keys of the code, as far as they were read.
    seen: [Seen; MOST_KEYS],
    /// Where the reply's payload begins and ends.
    data: Option<(usize, usize)>,
    /// The plan that the reply asks for, when it is not the one that was begun with.
    wanted: u32,
}

/// What the envelope said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Code {
    /// The key that it was read from, and the code.
    pub(super) read: Option<(Text, Option<i64>)>,
    pub(super) is_success: bool,
}

impl<'a> Pass<'a> {
    pub(super) fn new(table: &'a Table, plan: &'a Plan, bytes: &'a [u8], side: Side) -> Self {
        Pass {
            table,
            plan,
            bytes,
            found: Vec::new(),
            aside: Aside::new(side),
            seen: [Seen::Absent; MOST_KEYS],
            data: None,
            wanted: NONE,
        }
    }

    #[inline(always)]
    fn peek(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// Reads the whole text.
    pub(super) fn run(&mut self) -> Result<Code, Halt> {
        let start = space(self.bytes, 0);
        let (end, code) = match &self.plan.root {
            Root::Tree => return Err(Halt::Tree),
            Root::Site(site) => {
                let end = self.value(*site, start, DEPTH, &Path::ROOT, Scope::TOP)?;
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

    fn reply(&mut self, envelope: &'a EnvelopePlan, start: usize) -> Result<(usize, Code), Halt> {
        if self.peek(start) != Some(b'{') {
            return Err(Halt::Tree);
        }
        let mut current = envelope.first;
        // Each turn knows more keys than the one before.
        for _ in 0..MOST_KEYS + 2 {
            let plan = self.plan.objects.get(current as usize);
            let plan = plan.ok_or(Halt::Tree)?;
            self.found.clear();
            self.aside.again();
            self.data = None;
            self.wanted = current;
            match self.object::<true>(plan, start + 1, DEPTH, &Path::ROOT, Scope::TOP) {
                Ok(end) => {
                    self.wanted = envelope.case(&self.seen);
                    if self.wanted == current {
                        return Ok((end, self.code(envelope)?));
                    }
                }
                Err(Halt::Again) => {}
                Err(halt) => return Err(halt),
            }
            current = self.wanted;
        }
        Err(Halt::Tree)
    }

    /// Notes what stands at a key of the code; another form of reply than the one expected begins
    /// again.
    #[inline(never)]
    fn key_of_code(&mut self, which: usize, at: usize) -> Result<(), Halt> {
        let seen = match self.peek(at) {
            Some(b'n') => Seen::Null,
            Some(b'-' | b'0'..=b'9') => {
                let (end, _) = text::number(self.bytes, at)?;
                let number = self.bytes.get(at..end).and_then(text::value);
                let code = number.and_then(crate::validate::number::Number::as_i64);
                code.map_or(Seen::Other, Seen::Code)
            }
            _ => Seen::Other,
        };
        if let Some(slot) = self.seen.get_mut(which) {
            *slot = seen;
        }
        let Root::Envelope(envelope) = &self.plan.root else {
            return Ok(());
        };
        let wanted = envelope.case(&self.seen);
        if wanted == self.wanted {
            return Ok(());
        }
        self.wanted = wanted;
        Err(if wanted == NONE {
            Halt::Tree
        } else {
            Halt::Again
        })
    }

    /// What is to be said of the code itself, and of what a refusal carries.
    fn code(&mut self, envelope: &EnvelopePlan) -> Result<Code, Halt> {
        let Some((key, code)) = envelope.code(&self.seen) else {
            return Ok(Code::default());
        };
        let is_success = code.is_some_and(|code| envelope.success.contains(&code));
        let read = Code {
            read: Some((key, code)),
            is_success,
        };
        if is_success {
            return Ok(read);
        }
        let table = self.table;
        let known = table.codes.binary_search_by(|known| known.value.cmp(&code));
        match known {
            Err(_) if table.lists_codes => {
                let key = table.str(key);
                self.ask(|reporter| reporter.unknown_code(key, code))?;
            }
            Err(_) => {}
            Ok(known) => {
                let site = self.plan.codes.get(known).copied().unwrap_or(NONE);
                if let (Some((at, end)), true) = (self.data, site != NONE) {
                    self.carried(envelope, code, site, at, end)?;
                }
            }
        }
        Ok(read)
    }

    /// The payload of a refusal, where something is known of it.
    fn carried(
        &mut self,
        envelope: &EnvelopePlan,
        code: Option<i64>,
        site: SiteId,
        at: usize,
        end: usize,
    ) -> Result<(), Halt> {
        let table = self.table;
        let before = self.found.len();
        let key = table
            .envelope(envelope.envelope)
            .map_or("", |envelope| table.str(envelope.data));
        if self.peek(at) != Some(b'{') {
            return Ok(());
        }
        let scope = Scope {
            drift: false,
            ..Scope::TOP
        };
        let root = Path::ROOT;
        self.value(site, at, DEPTH - 1, &root.key(key), scope)?;
        if self.found.len() == before {
            return Ok(());
        }
        // The tree knows which of the findings are to be passed over.
        self.found.truncate(before);
        let document = self.parsed(at, end)?;
        let schema = table.code(code).map_or(NONE, |code| code.data);
        self.ask(|reporter| reporter.refusal_data(schema, key, document.root()))
    }

    /// Over a value that the site's schemas apply to.
    #[inline(always)]
    pub(super) fn value(
        &mut self,
        id: SiteId,
        at: usize,
        depth: u32,
        path: &Path<'_>,
        scope: Scope,
    ) -> At {
        let Some(site) = self.plan.sites.get(id as usize) else {
            return text::skip(self.bytes, at, depth);
        };
        match self.peek(at) {
            Some(b'"') if site.free.contains(Types::STRING) => text::string(self.bytes, at + 1),
            Some(b'-' | b'0'..=b'9') => {
                let (end, plain) = text::number(self.bytes, at)?;
                let free = if plain { Types::INTEGER } else { Types::NUMBER };
                if site.free.contains(free) {
                    return Ok(end);
                }
                self.tested_number(site, at, end, path, scope)
            }
            Some(b'{') if site.object != NONE => {
                let Some(plan) = self.plan.objects.get(site.object as usize) else {
                    return Err(Halt::Tree);
                };
                self.object::<false>(plan, at + 1, depth, path, scope)
            }
            Some(b'[') if site.array != NONE => {
                let Some(plan) = self.plan.arrays.get(site.array as usize) else {
                    return Err(Halt::Tree);
                };
                self.array(site, plan, at, depth, path, scope)
            }
            _ => self.other(site, at, depth, path, scope),
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
                at = self.value(plan.items, at, below, &path.index(count), inner)?;
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
        if !super::compile::count_fits(plan, count) {
            // What is said of the array comes before what is said of its items.
            self.found.truncate(before);
            self.visit(site, start, at, path, scope)?;
        }
        Ok(at)
    }

    #[inline(never)]
    fn object<const ROOT: bool>(
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
        let bytes = self.bytes;
        let (before, keys) = (self.found.len(), self.aside.keys.len());
        let properties: &'a [Property] = &plan.properties;
        let mut has = Bits::default();
        let mut next = 0;
        let mut at = space(bytes, start);
        if self.peek(at) == Some(b'}') {
            at += 1;
        } else {
            loop {
                // The usual order costs one comparison a key.
                let usual = properties.get(next).and_then(|usual| {
                    usual
                        .key
                        .at(bytes, at)
                        .map(|behind| (Some((next, usual)), behind))
                });
                let (known, behind) = match usual {
                    Some((known, behind)) => (known, space(bytes, behind)),
                    None => find(plan, bytes, at, next)?,
                };
                at = if let Some((place, property)) = known {
                    next = place + 1;
                    let slot = has.get_mut(place / 64).ok_or(Halt::Tree)?;
                    let bit = 1 << (place % 64);
                    if *slot & bit != 0 {
                        return Err(Halt::Tree);
                    }
                    *slot |= bit;
                    if ROOT && let Role::Code(which) = property.role {
                        self.key_of_code(which, behind)?;
                    }
                    let end = if property.site == NONE {
                        self.stray(plan, at, behind, below, path, inner)?
                    } else {
                        let here = path.key(self.table.str(property.name));
                        self.value(property.site, behind, below, &here, inner)?
                    };
                    if ROOT && property.role == Role::Data {
                        self.data = Some((behind, end));
                    }
                    end
                } else {
                    self.aside.key(bytes, at, start, keys)?;
                    self.stray(plan, at, behind, below, path, inner)?
                };
                at = space(bytes, at);
                match self.peek(at) {
                    Some(b',') => at = space(bytes, at + 1),
                    Some(b'}') => break,
                    _ => return Err(Halt::Syntax),
                }
            }
            at += 1;
        }
        self.aside.keys.truncate(keys);
        let lacks = plan.required.iter().zip(&has);
        if lacks.fold(0, |lacks, (required, has)| lacks | (required & !has)) != 0 {
            self.missing(plan, &has, before, path, inner)?;
        }
        Ok(at)
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
        let (site, scope) = match plan.others {
            Others::Site(site) => (site, scope),
            Others::Unknown(node, site) => {
                if scope.drift {
                    self.found.push(Found::Unknown { at: key, node });
                }
                let drift = false;
                (site, Scope { drift, ..scope })
            }
            Others::Tree => return self.member(plan, key, at, depth, path, scope),
        };
        if site == NONE {
            return text::skip(self.bytes, at, depth);
        }
        let end = text::key(self.bytes, key)?;
        let name = super::aside::name(self.bytes, key, end)?;
        self.value(site, at, depth, &path.key(&name), scope)
    }
}

/// The property that the key at `at` names, and where its value begins.
#[inline(never)]
fn find<'p>(
    plan: &'p ObjectPlan,
    bytes: &[u8],
    at: usize,
    next: usize,
) -> Result<(Option<(usize, &'p Property)>, usize), Halt> {
    // Optional members are left out more often than their order changes.
    for place in next + 1..next + 4 {
        let Some(property) = plan.properties.get(place) else {
            break;
        };
        if let Some(behind) = property.key.at(bytes, at) {
            return Ok((Some((place, property)), space(bytes, behind)));
        }
    }
    if bytes.get(at) != Some(&b'"') {
        return Err(Halt::Syntax);
    }
    let end = text::plain(bytes, at + 1);
    if bytes.get(end) != Some(&b'"') {
        return find_escaped(plan, bytes, at);
    }
    let name = bytes.get(at + 1..end).unwrap_or_default();
    let behind = text::colon(bytes, end + 1)?;
    Ok((named(plan, name), behind))
}

fn named<'p>(plan: &'p ObjectPlan, name: &[u8]) -> Option<(usize, &'p Property)> {
    let is = |place: usize| {
        let property = plan.properties.get(place);
        property.is_some_and(|property| property.key.is(name))
    };
    let place = plan.index.find(name, is)?;
    Some((place, plan.properties.get(place)?))
}

#[inline(never)]
fn find_escaped<'p>(
    plan: &'p ObjectPlan,
    bytes: &[u8],
    at: usize,
) -> Result<(Option<(usize, &'p Property)>, usize), Halt> {
    let end = text::string(bytes, at + 1)?;
    let behind = text::colon(bytes, end)?;
    let (raw, _) = text::inside(bytes, at + 1, end);
    let mut room = [0; 256];
    let known = match text::unescape(raw, &mut room) {
        Some(name) => named(plan, name),
        // Longer names than that: let the tree see.
        None => return Err(Halt::Tree),
    };
    Ok((known, behind))
}
