//! Counts by place, of one reply after the other, and added up.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::shape::{NONE, Node, NodeId, Shape};
use super::token::{Met, Token};
use super::{KINDS, Kind, Member, Presence, Replies};

/// What was counted at a place.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Objects that may hold it.
    parents: u64,
    kinds: [u64; KINDS.len()],
    empty: u64,
    /// By reply.
    replies: ByReply,
}

/// In how many replies.
#[derive(Debug, Clone, Copy, Default)]
struct ByReply {
    /// The parent was there.
    parents: u64,
    /// It was there.
    any: u64,
    /// It was there in each of its parents.
    all: u64,
    kinds: [u64; KINDS.len()],
    empty: u64,
}

/// What the reply at hand has at a place.
#[derive(Debug, Clone, Copy, Default)]
struct Now {
    /// The turn that this is about; older entries mean nothing.
    turn: u64,
    /// How often a value is there.
    there: u32,
    /// How often it is an object.
    objects: u32,
    /// How many objects may hold it.
    parents: u32,
    /// Its kinds, a bit each; the highest is for empty ones.
    kinds: u8,
}

/// The bit of [`Now::kinds`] for empty values.
const EMPTY: u8 = 1 << 7;

/// What was counted of a listed value.
#[derive(Debug, Clone, Copy, Default)]
struct ValueCount {
    occurrences: u64,
    replies: u64,
    /// The last turn that has it.
    last: u64,
}

/// So many forms of replies are told apart; what has another form is counted at once.
const FORMS: usize = 16;
/// Longer forms hold lists, and hardly any two are the same.
const LONGEST: usize = 160;

/// What a reply holds, by kind and place: replies that have it in common are counted alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form(Box<[Token]>);

/// See the module's text.
#[derive(Debug, Clone)]
pub struct Counters {
    shape: Arc<Shape>,
    /// The reply at hand: what was met, in its order.
    form: Vec<Token>,
    /// It is too long to be remembered, and counted as it is met.
    is_long: bool,
    /// Where the values stand in it that may be listed, and texts whose content has places.
    told: Vec<Range<usize>>,
    /// Replies by form, and how many of each are not counted yet.
    forms: Vec<(Box<[Token]>, u64)>,
    replies: u64,
    /// The number of the form that is being counted.
    turn: u64,
    counts: Vec<Count>,
    values: Vec<ValueCount>,
    now: Vec<Now>,
    /// What came last at the beginning of an object of a place, and behind each of its members: the next such object is
    /// mostly written by the same program.
    next: Vec<u32>,
    /// Places that the reply at hand has, or lacks below an object that it has.
    touched: Vec<NodeId>,
    /// Places that any reply has or lacks; of a large spec that is little of all.
    met: Vec<NodeId>,
}

impl Counters {
    /// Nothing counted.
    pub fn new(shape: Arc<Shape>) -> Self {
        let (nodes, values, slots) = (shape.nodes.len(), shape.values, shape.slots);
        Self {
            shape,
            form: Vec::new(),
            is_long: false,
            told: Vec::new(),
            forms: Vec::new(),
            replies: 0,
            turn: 0,
            counts: vec![Count::default(); nodes],
            values: vec![ValueCount::default(); values],
            now: vec![Now::default(); nodes],
            next: vec![0; slots],
            touched: Vec::new(),
            met: Vec::new(),
        }
    }

    /// A reply comes: nothing is known of it.
    pub(super) fn begin(&mut self) -> Arc<Shape> {
        self.form.clear();
        self.told.clear();
        Arc::clone(&self.shape)
    }

    /// All of the reply was met.
    pub(super) fn finish(&mut self, shape: &Shape) {
        if self.form.len() == LONGEST {
            self.long(None);
            self.end(shape, 1);
            self.replies += 1;
            return;
        }
        let form = std::mem::take(&mut self.form);
        self.whole(&form);
        self.form = form;
    }

    /// Counts one more reply of a form.
    pub fn again(&mut self, form: &Form) {
        self.whole(&form.0);
    }

    /// The form of the reply that was counted last, and where in its body the values stand that it depends on, beside
    /// names and kinds; `None` of one that is too long.
    pub fn last(&self) -> Option<(Form, &[Range<usize>])> {
        (self.form.len() < LONGEST).then(|| (Form(self.form.as_slice().into()), &*self.told))
    }

    fn whole(&mut self, form: &[Token]) {
        if let Some((_, times)) = self.forms.iter_mut().find(|(known, _)| **known == *form) {
            *times += 1;
        } else if self.forms.len() < FORMS {
            self.forms.push((form.into(), 1));
        } else {
            let shape = Arc::clone(&self.shape);
            self.count(&shape, form, 1);
        }
    }

    /// The number of the member that may come next, by what came last.
    #[inline]
    pub(super) fn expected(&self, slot: usize) -> usize {
        self.next.get(slot).map_or(0, |next| *next as usize)
    }

    /// Another member came there.
    #[inline]
    pub(super) fn came(&mut self, slot: usize, member: usize) {
        if let (Some(next), Ok(member)) = (self.next.get_mut(slot), u32::try_from(member)) {
            *next = member;
        }
    }

    /// A value that the form depends on.
    pub(super) fn told(&mut self, place: Range<usize>) {
        if self.told.len() < LONGEST {
            self.told.push(place);
        }
    }

    /// A value of a kind stands at a place.
    #[inline]
    pub(super) fn value(&mut self, id: NodeId, kind: Kind, is_empty: bool) {
        self.meet(Token::value(id, kind, is_empty));
    }

    /// A listed value, by its number.
    #[inline]
    pub(super) fn listed(&mut self, value: usize) {
        self.meet(Token::listed(value));
    }

    #[inline]
    fn meet(&mut self, token: Token) {
        if self.is_long {
            self.met(token, 1);
        } else if self.form.len() < LONGEST {
            self.form.push(token);
        } else {
            self.long(Some(token));
        }
    }

    /// Of a form that is too long to be remembered, counts what has been met and what is met now.
    #[inline(never)]
    fn long(&mut self, more: Option<Token>) {
        if !self.is_long {
            self.is_long = true;
            self.turn += 1;
            let form = std::mem::take(&mut self.form);
            for token in &form {
                self.met(*token, 1);
            }
            self.form = form;
        }
        match more {
            Some(token) => self.met(token, 1),
            None => self.is_long = false,
        }
    }

    /// Counts replies of one form.
    fn count(&mut self, shape: &Shape, form: &[Token], times: u64) {
        self.turn += 1;
        self.replies += times;
        for token in form {
            self.met(*token, times);
        }
        self.end(shape, times);
    }

    /// What the form at hand has at a place.
    #[inline]
    fn touch(&mut self, id: NodeId) -> Option<(&mut Count, &mut Now)> {
        let place = id as usize;
        let (count, now) = (self.counts.get_mut(place)?, self.now.get_mut(place)?);
        if now.turn != self.turn {
            if now.turn == 0 {
                self.met.push(id);
            }
            *now = Now {
                turn: self.turn,
                ..Now::default()
            };
            self.touched.push(id);
        }
        Some((count, now))
    }

    /// Counts what was met in a form.
    fn met(&mut self, token: Token, times: u64) {
        let (id, kind, is_empty) = match token.met() {
            Met::Value(id, kind, is_empty) => (id, kind, is_empty),
            Met::Listed(value) => return self.met_listed(value, times),
        };
        let Some((count, now)) = self.touch(id) else {
            return;
        };
        now.there = now.there.saturating_add(1);
        now.objects = now
            .objects
            .saturating_add(u32::from(kind == Kind::Object as u32));
        now.kinds |= 1 << kind | if is_empty { EMPTY } else { 0 };
        if let Some(count) = count.kinds.get_mut(kind as usize) {
            *count += times;
        }
        count.empty += if is_empty { times } else { 0 };
    }

    fn met_listed(&mut self, value: usize, times: u64) {
        if let Some(count) = self.values.get_mut(value) {
            count.occurrences += times;
            count.replies += if count.last == self.turn { 0 } else { times };
            count.last = self.turn;
        }
    }

    /// A form has ended: what its replies have is counted once a reply.
    fn end(&mut self, shape: &Shape, times: u64) {
        let mut next = 0;
        while let Some(id) = self.touched.get(next).copied() {
            next += 1;
            let objects = self.now.get(id as usize).map_or(0, |now| now.objects);
            let Some(node) = shape.node(id).filter(|_| objects > 0) else {
                continue;
            };
            for member in &node.members {
                if let Some((_, now)) = self.touch(member.node) {
                    now.parents = now.parents.saturating_add(objects);
                }
            }
        }
        for id in self.touched.drain(..) {
            let place = id as usize;
            if let (Some(count), Some(now)) = (self.counts.get_mut(place), self.now.get(place)) {
                count.end(now, times);
            }
        }
    }

    /// The same with the replies counted that are only known by their form.
    fn settled(&self) -> Cow<'_, Self> {
        if self.forms.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut settled = self.clone();
        for (form, times) in std::mem::take(&mut settled.forms) {
            settled.count(&self.shape, &form, times);
        }
        Cow::Owned(settled)
    }

    /// Adds what was counted in other replies of the same operation.
    pub fn absorb(&mut self, other: &Self) {
        let shape = Arc::clone(&self.shape);
        for (form, times) in &other.forms {
            self.count(&shape, form, *times);
        }
        self.replies += other.replies;
        for id in &other.met {
            let place = *id as usize;
            let (Some(ours), Some(theirs)) = (self.counts.get_mut(place), other.counts.get(place))
            else {
                continue;
            };
            ours.add(theirs);
            if let Some(now) = self.now.get_mut(place) {
                if now.turn == 0 {
                    self.met.push(*id);
                }
                // Of a turn that is not the next one.
                now.turn = u64::MAX;
            }
            for (_, value) in shape
                .node(*id)
                .map(|node| &node.values)
                .into_iter()
                .flatten()
            {
                if let (Some(ours), Some(theirs)) =
                    (self.values.get_mut(*value), other.values.get(*value))
                {
                    ours.occurrences += theirs.occurrences;
                    ours.replies += theirs.replies;
                }
            }
        }
    }

    /// Members and listed values that the spec describes, and in how many replies each was there.
    pub fn covered(&self) -> (BTreeMap<String, u64>, BTreeMap<String, u64>) {
        let counted = self.settled();
        let (mut fields, mut values) = (BTreeMap::new(), BTreeMap::new());
        for (node, count) in self.shape.nodes.iter().zip(&counted.counts) {
            if node.is_member {
                fields.insert(node.pointer.clone(), count.replies.any);
            }
            for (text, number) in &node.values {
                let name = format!("{} = {}", node.pointer, String::from_utf8_lossy(text));
                let value = counted.values.get(*number);
                let replies = value.map_or(0, |value| value.replies);
                *values.entry(name).or_default() += replies;
            }
        }
        (fields, values)
    }

    /// The same as data: members whose parent was there.
    pub fn presence(&self) -> Presence {
        let counted = self.settled();
        let mut members = BTreeMap::new();
        for (node, count) in self.shape.nodes.iter().zip(&counted.counts) {
            if node.is_content || node.parent == NONE {
                continue;
            }
            let member = counted.member(node, count);
            if member.parents > 0 {
                let known: &mut Member = members.entry(node.pointer.clone()).or_default();
                known.add(&member);
            }
        }
        Presence {
            replies: counted.replies,
            members,
        }
    }

    fn member(&self, node: &Node, count: &Count) -> Member {
        let values = |of: &dyn Fn(&ValueCount) -> u64| -> BTreeMap<String, u64> {
            let values = node.values.iter().filter_map(|(text, number)| {
                let count = of(self.values.get(*number)?);
                (count > 0).then(|| (String::from_utf8_lossy(text).into_owned(), count))
            });
            values.collect()
        };
        let present = count.kinds.iter().sum();
        let by_reply = &count.replies;
        // Of items there is no telling whether one is missing.
        let (parents, parents_by_reply, all) = if node.is_member {
            (count.parents, by_reply.parents, by_reply.all)
        } else {
            (present, by_reply.any, by_reply.any)
        };
        Member {
            parents,
            present,
            empty: count.empty,
            kinds: kinds(&count.kinds),
            values: values(&|value| value.occurrences),
            replies: Replies {
                parents: parents_by_reply,
                any: by_reply.any,
                all,
                empty: by_reply.empty,
                kinds: kinds(&by_reply.kinds),
                values: values(&|value| value.replies),
            },
        }
    }
}

impl Count {
    /// Replies of a form have ended, and have this at the place.
    fn end(&mut self, now: &Now, times: u64) {
        let counted = |is: bool| if is { times } else { 0 };
        self.parents += u64::from(now.parents) * times;
        let replies = &mut self.replies;
        replies.parents += counted(now.parents > 0);
        replies.any += counted(now.there > 0);
        replies.all += counted(now.parents > 0 && now.there >= now.parents);
        replies.empty += counted(now.kinds & EMPTY != 0);
        for (number, kind) in replies.kinds.iter_mut().enumerate() {
            *kind += counted(now.kinds >> number & 1 == 1);
        }
    }

    fn add(&mut self, other: &Self) {
        self.parents += other.parents;
        add(&mut self.kinds, &other.kinds);
        self.empty += other.empty;
        let (ours, theirs) = (&mut self.replies, &other.replies);
        ours.parents += theirs.parents;
        ours.any += theirs.any;
        ours.all += theirs.all;
        ours.empty += theirs.empty;
        add(&mut ours.kinds, &theirs.kinds);
    }
}

fn add(ours: &mut [u64; KINDS.len()], theirs: &[u64; KINDS.len()]) {
    for (ours, theirs) in ours.iter_mut().zip(theirs) {
        *ours += theirs;
    }
}

fn kinds(counts: &[u64; KINDS.len()]) -> BTreeMap<String, u64> {
    let all = KINDS.iter().zip(counts).filter(|(_, count)| **count > 0);
    all.map(|(kind, count)| ((*kind).to_owned(), *count))
        .collect()
}
