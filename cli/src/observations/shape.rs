//! What values are like: their kinds, and those of what is in them. The values themselves are not kept.

use bilispec_codegen::lint;
use bilispec_codegen::model::{JsonKind as Kind, Sensitivity};
use bilispec_codegen::source::Json;

use bilispec_wire::privacy::{self, Beside, Name};

use super::keys;

/// An object with more members than this, or with numbers for names, is a map.
const MOST_MEMBERS: usize = 64;
/// So many values of one place are told apart.
const MOST_VALUES: usize = 12;
/// A longer text is not a value of a list.
const LONGEST_VALUE: usize = 32;
/// So many facts are told of one value.
const FACTS: usize = 500;

/// The kind of a value.
pub(super) fn kind_of(value: &Json) -> Kind {
    match value {
        Json::Null => Kind::Null,
        Json::Bool(_) => Kind::Boolean,
        Json::Number(number) => {
            // As JSON Schema has it, `1.0` is an integer.
            let whole = number.as_f64().is_some_and(|value| value.fract() == 0.0);
            if number.is_f64() && !whole {
                Kind::Number
            } else {
                Kind::Integer
            }
        }
        Json::String(_) => Kind::String,
        Json::Array(_) => Kind::Array,
        Json::Object(_) => Kind::Object,
    }
}

/// What some values of one place were like.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// How many there were of each kind.
    counts: [u64; 7],
    /// Texts that are whole numbers, and whether any of them is negative.
    digits: u64,
    negative: bool,
    /// Some number fits no 64 bits.
    huge: bool,
    /// A value says by itself that it is somebody's, or a secret.
    sensitivity: Option<Sensitivity>,
    items: Option<Box<Shape>>,
    members: Vec<(String, Shape)>,
    /// Its objects are maps: their names are data.
    map: bool,
    /// In how many exchanges it was; only [`Shape::of_exchange`] counts them.
    exchanges: u64,
    /// The values that were there.
    tally: Tally,
}

/// The short values of a place, while they are few.
#[derive(Debug, Clone, Default)]
struct Tally {
    /// Each, and how often.
    values: Vec<(Json, u64)>,
    /// There were others, or more of them; none is kept then.
    is_full: bool,
}

impl Tally {
    fn add(&mut self, value: &Json, times: u64) {
        if self.is_full {
            return;
        }
        if let Some((_, count)) = self.values.iter_mut().find(|(known, _)| known == value) {
            *count += times;
        } else if self.values.len() < MOST_VALUES {
            self.values.push((value.clone(), times));
        } else {
            self.give_up();
        }
    }

    fn give_up(&mut self) {
        self.is_full = true;
        self.values.clear();
    }

    fn merge(&mut self, other: &Self) {
        if other.is_full {
            self.give_up();
        }
        for (value, times) in &other.values {
            self.add(value, *times);
        }
    }
}

impl Shape {
    /// A value more; `name` is what the field is called.
    pub fn add(&mut self, name: &str, value: &Json) {
        let kind = kind_of(value);
        if let Some(count) = self.counts.get_mut(kind as usize) {
            *count += 1;
        }
        match value {
            Json::Number(number) => {
                self.huge |= kind == Kind::Integer && number.as_i64().is_none();
                self.look(name, &number.to_string());
                self.keep(name, value);
            }
            Json::String(text) => {
                let number = text.parse::<i64>().ok();
                if let Some(number) = number.filter(|number| number.to_string() == *text) {
                    self.digits += 1;
                    self.negative |= number < 0;
                }
                self.look(name, text);
                self.keep(name, value);
            }
            Json::Array(items) => {
                let shape = self.items.get_or_insert_default();
                for item in items {
                    shape.add(name, item);
                }
            }
            Json::Object(members) => {
                for (key, value) in members {
                    self.member(key).add(key, value);
                }
                self.settle();
            }
            Json::Null | Json::Bool(_) => {}
        }
    }

    /// A value of one exchange, to be merged with those of others.
    pub(crate) fn of_exchange(name: &str, value: &Json) -> Self {
        let mut shape = Self::default();
        shape.add(name, value);
        shape.one_exchange();
        shape
    }

    fn one_exchange(&mut self) {
        self.exchanges = 1;
        for (_, member) in &mut self.members {
            member.one_exchange();
        }
        if let Some(items) = &mut self.items {
            items.one_exchange();
        }
    }

    /// Keeps a value while there are few, and while nothing says that they are somebody's.
    fn keep(&mut self, name: &str, value: &Json) {
        let is_short = match value {
            Json::String(text) => text.len() <= LONGEST_VALUE && !keys::is_data(text),
            Json::Number(number) => number.as_i64().is_some_and(|value| value.abs() < 100_000),
            _ => return,
        };
        let is_private = self.sensitivity.is_some() || lint::sensitivity(name).is_some();
        if is_short && !is_private {
            self.tally.add(value, 1);
        } else {
            self.tally.give_up();
        }
    }

    fn look(&mut self, name: &str, text: &str) {
        let said = Name::of(name).of_value(Beside::default(), text);
        let said = said.map(|kind| match kind {
            privacy::Kind::Credential => Sensitivity::Credential,
            privacy::Kind::Personal => Sensitivity::Personal,
        });
        self.sensitivity = strictest(self.sensitivity, said);
    }

    fn member(&mut self, key: &str) -> &mut Self {
        let index = self.members.iter().position(|(known, _)| known == key);
        let index = index.unwrap_or_else(|| {
            self.map |= keys::is_data(key);
            self.members.push((key.to_owned(), Self::default()));
            self.members.len() - 1
        });
        #[expect(
            clippy::indexing_slicing,
            reason = "the index was just found, or is the last one's"
        )]
        &mut self.members[index].1
    }

    /// Of a map, what all values have in common is kept, and no name.
    fn settle(&mut self) {
        let objects = self.counts.get(Kind::Object as usize).copied();
        self.map |= self.members.len() > MOST_MEMBERS
            || are_data(&self.members, objects.unwrap_or_default());
        if self.map && self.members.len() > 1 {
            let mut all = Self::default();
            for (_, shape) in self.members.drain(..) {
                all.merge(shape);
            }
            self.members.push((String::new(), all));
        } else if self.map
            && let Some((key, _)) = self.members.first_mut()
        {
            key.clear();
        }
    }

    /// Takes over what other values were like.
    pub fn merge(&mut self, other: Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self.digits += other.digits;
        self.negative |= other.negative;
        self.huge |= other.huge;
        self.sensitivity = strictest(self.sensitivity, other.sensitivity);
        if let Some(items) = other.items {
            self.items.get_or_insert_default().merge(*items);
        }
        self.map |= other.map;
        self.exchanges += other.exchanges;
        self.tally.merge(&other.tally);
        for (key, shape) in other.members {
            self.member(&key).merge(shape);
        }
        self.settle();
    }

    /// The kinds that were seen. Beside numbers with a fraction, those without one are numbers, too.
    pub fn kinds(&self) -> Vec<Kind> {
        let all = Kind::WORDS.iter().map(|(_, kind)| *kind);
        let seen = all.zip(self.counts).filter(|(_, count)| *count > 0);
        let mut kinds: Vec<Kind> = seen.map(|(kind, _)| kind).collect();
        if kinds.contains(&Kind::Number) {
            kinds.retain(|kind| *kind != Kind::Integer);
        }
        kinds
    }

    /// In how many exchanges it was.
    pub(crate) fn exchanges(&self) -> u64 {
        self.exchanges
    }

    /// How many values there were.
    pub(crate) fn count(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Whether its members with this shape are in all of its objects, in at least so many exchanges.
    pub(crate) fn has_always(&self, member: &Self, exchanges: u64) -> bool {
        let objects = self.counts.get(Kind::Object as usize).copied();
        objects == Some(member.count()) && member.exchanges >= exchanges
    }

    /// The values that it had, if they are few and short, with their numbers; not those that are somebody's.
    pub(crate) fn few_values(&self) -> Option<&[(Json, u64)]> {
        let values = self.tally.values.as_slice();
        (!values.is_empty() && self.sensitivity.is_none()).then_some(values)
    }

    /// The pattern that all its texts follow, if they are whole numbers.
    pub fn digits(&self) -> Option<&'static str> {
        let texts = self.counts.get(Kind::String as usize).copied();
        (self.digits > 0 && texts == Some(self.digits)).then_some(if self.negative {
            "^-?[0-9]+$"
        } else {
            "^[0-9]+$"
        })
    }

    /// What its values, or its name, say of whom they concern.
    pub fn sensitivity(&self, name: &str) -> Option<Sensitivity> {
        let only_flags = self.kinds().iter().all(|kind| *kind <= Kind::Boolean);
        if only_flags {
            return None;
        }
        strictest(lint::sensitivity(name), self.sensitivity)
    }

    /// Whether a value can't be read by a client that takes integers of 64 bits.
    pub fn is_huge(&self) -> bool {
        self.huge
    }

    /// Its members, if it is an object with names of its own.
    pub fn members(&self) -> Option<&[(String, Shape)]> {
        (!self.map && !self.members.is_empty()).then_some(self.members.as_slice())
    }

    /// What the values of its maps are like.
    pub fn values(&self) -> Option<&Self> {
        let (_, shape) = self.members.first().filter(|_| self.map)?;
        Some(shape)
    }

    /// What its items are like, if any list was not empty.
    pub fn items(&self) -> Option<&Self> {
        let items = self.items.as_deref()?;
        (!items.kinds().is_empty()).then_some(items)
    }
}

fn strictest(one: Option<Sensitivity>, other: Option<Sensitivity>) -> Option<Sensitivity> {
    match (one, other) {
        (Some(Sensitivity::Credential), _) | (_, Some(Sensitivity::Credential)) => {
            Some(Sensitivity::Credential)
        }
        (one, other) => one.or(other),
    }
}

/// What a value shows: the kinds of all that is in it, by place.
pub(crate) fn facts(value: &Json, facts: &mut Vec<String>) {
    let mut open = vec![(String::new(), value)];
    while let Some((path, value)) = open.pop() {
        if facts.len() >= FACTS {
            return;
        }
        facts.push(format!("{path} {}", kind_of(value).word()));
        match value {
            Json::Array(items) => open.extend(items.iter().map(|item| (format!("{path}/*"), item))),
            Json::Object(members) => {
                let members = members.iter();
                open.extend(members.map(|(key, value)| (format!("{path}/{key}"), value)));
            }
            _ => {}
        }
    }
}

/// So many keys that hardly two objects share are data.
const VARIED: usize = 4;

/// Whether the keys of some objects are data: `objects` is how many there were.
fn are_data(members: &[(String, Shape)], objects: u64) -> bool {
    if members.iter().any(|(key, _)| keys::is_data(key)) {
        return true;
    }
    let alike = |wanted: &[Kind]| {
        members.iter().all(|(_, shape)| {
            shape
                .kinds()
                .iter()
                .all(|kind| *kind == Kind::Null || wanted.contains(kind))
        })
    };
    let first = members
        .first()
        .map(|(_, shape)| shape.kinds())
        .unwrap_or_default();
    // `a1` beside `a2`, both objects: numbers that somebody counted through.
    let stems: Vec<&str> = members
        .iter()
        .map(|(key, _)| key.trim_end_matches(|c: char| c.is_ascii_digit()))
        .collect();
    let is_family = members.len() >= 3
        && first == [Kind::Object]
        && alike(&first)
        && stems.windows(2).all(|pair| pair.first() == pair.last())
        && members
            .iter()
            .zip(&stems)
            .all(|((key, _), stem)| key.len() > stem.len());
    let most = members
        .iter()
        .map(|(_, shape)| shape.count())
        .max()
        .unwrap_or(0);
    let is_varied = members.len() >= VARIED
        && objects >= 3
        && most * 2 <= objects
        && alike(&first)
        && first.iter().any(|kind| *kind != Kind::Null);
    is_family || is_varied
}
