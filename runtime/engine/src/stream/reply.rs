//! Replies in an envelope: the code chooses the plan for the whole. The plan of a success is tried
//! first; another code begins again, once it has been read.

use super::name::name;
use super::pass::{Code, Pass, Step};
use super::place::Members;
use super::plan::{EnvelopePlan, MOST_KEYS, NONE, Root, Seen, SiteId};
use super::skip::Halt;
use crate::path::Path;
use crate::report::Scope;
use bilispec_wire::envelope as wire;
use bilispec_wire::json::number::Number;
use bilispec_wire::json::text::{self, DEPTH};

impl<'a> Pass<'a> {
    pub(super) fn reply(
        &mut self,
        envelope: &'a EnvelopePlan,
        start: usize,
    ) -> Result<(usize, Code), Halt> {
        if self.peek(start) != Some(b'{') {
            return Err(Halt::Tree);
        }
        let mut current = envelope.first;
        // Each turn knows more keys than the one before.
        for _ in 0..MOST_KEYS + 2 {
            let plan = self.plan.objects.get(current as usize);
            let plan = plan.ok_or(Halt::Tree)?;
            self.wanted = current;
            match self.object::<true>(plan, start, DEPTH, &Path::ROOT, Scope::TOP) {
                Ok(end) => {
                    // Where there was no code, it was not asked for.
                    if self.seen == [Seen::Absent; MOST_KEYS] {
                        self.wanted = envelope.case(&self.seen);
                    }
                    if self.wanted == current {
                        return Ok((end, self.code(envelope)?));
                    }
                }
                Err(Halt::Again) => {}
                Err(Halt::Early) => self.look_ahead(envelope, start)?,
                Err(halt) => return Err(halt),
            }
            current = self.wanted;
            self.found.clear();
            self.aside.again();
            self.data = None;
        }
        Err(Halt::Tree)
    }

    /// Nothing is noted of a payload that may be a refusal's, which nobody would hear of.
    #[inline(always)]
    pub(super) fn decided(&self) -> Result<(), Halt> {
        if self.undecided {
            Err(Halt::Early)
        } else {
            Ok(())
        }
    }

    /// Reads the code before the members that it comes after.
    #[inline(never)]
    fn look_ahead(&mut self, envelope: &EnvelopePlan, start: usize) -> Result<(), Halt> {
        self.undecided = false;
        self.looked = true;
        for (key, value) in Members::new(self.bytes, start) {
            let name = name(self.bytes, key)?;
            let mut keys = envelope.keys.iter();
            let which = keys.position(|key| self.table.str(*key) == name);
            if let Some(slot) = which.and_then(|which| self.seen.get_mut(which)) {
                *slot = seen(self.bytes, value)?;
            }
        }
        self.wanted = envelope.case(&self.seen);
        Ok(())
    }

    /// Notes that the code is the usual one of success, which the first plan is made for.
    #[inline(always)]
    pub(super) fn usual_code(&mut self) -> Result<(), Halt> {
        let Root::Envelope(envelope) = &self.plan.root else {
            return Ok(());
        };
        let alone = self.seen == [Seen::Absent; MOST_KEYS];
        if let (Some(slot), Some(success)) = (self.seen.first_mut(), envelope.success.first()) {
            *slot = Seen::Code(*success);
        }
        if alone { Ok(()) } else { self.chosen(envelope) }
    }

    /// Notes what stands at a key of the code; another form of reply than the one expected begins
    /// again.
    #[inline(never)]
    pub(super) fn key_of_code(&mut self, which: usize, at: usize) -> Result<(), Halt> {
        let seen = seen(self.bytes, at)?;
        if let Some(slot) = self.seen.get_mut(which) {
            *slot = seen;
        }
        match &self.plan.root {
            Root::Envelope(envelope) => self.chosen(envelope),
            _ => Ok(()),
        }
    }

    /// Whether the plan is still the one for what has been seen of the keys.
    fn chosen(&mut self, envelope: &EnvelopePlan) -> Result<(), Halt> {
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
        match table.code_at(code) {
            None if table.lists_codes => {
                let key = table.str(key);
                let code = code.map(wire::Code::Integer);
                self.ask(|reporter| reporter.unknown_code(key, code.as_ref()))?;
            }
            None => {}
            Some(known) => {
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
        let key = key.strip_prefix('/').unwrap_or(key);
        if self.peek(at) != Some(b'{') {
            return Ok(());
        }
        let scope = Scope {
            drift: false,
            ..Scope::TOP
        };
        self.value(site, at, DEPTH - 1, &Path::ROOT, Step::Key(key), scope)?;
        if self.found.len() == before {
            return Ok(());
        }
        // The tree knows which of the findings are to be passed over.
        self.found.truncate(before);
        let document = self.parsed(at, end)?;
        let known = table.code_at(code).and_then(|at| table.codes.get(at));
        let schema = known.map_or(NONE, |code| code.data);
        self.ask(|reporter| reporter.refusal_data(schema, key, document.root()))
    }
}

/// What stands at a key of the code.
fn seen(bytes: &[u8], at: usize) -> Result<Seen, Halt> {
    Ok(match bytes.get(at) {
        Some(b'n') => Seen::Null,
        Some(b'-' | b'0'..=b'9') => {
            let (end, _) = text::number::<Halt>(bytes, at)?;
            let number = bytes.get(at..end).and_then(text::value);
            let code = number.and_then(Number::as_i64);
            code.map_or(Seen::Other, Seen::Code)
        }
        _ => Seen::Other,
    })
}
