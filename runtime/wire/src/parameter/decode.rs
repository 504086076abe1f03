//! From names and texts, as they were sent, to the value of each parameter. Lenient: what was sent may be anything, and
//! what does not fit its parameter's style stays one text, for a schema to judge.

use std::borrow::Cow;

use super::{Parameter, Place, Shape, Style};

/// What was sent of one parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Texts<'a> {
    /// One text.
    One(Cow<'a, str>),
    /// The items of a list.
    List(Vec<Cow<'a, str>>),
    /// Names and texts of an object's members.
    Members(Vec<(Cow<'a, str>, Cow<'a, str>)>),
    /// JSON text.
    Json(Cow<'a, str>),
}

/// What was sent of each parameter of one place, in the order in which each was first sent. Names that no parameter of
/// the place has stay as they are; a name that is there too often is there as often.
pub fn decode<'a>(
    parameters: &[Parameter],
    place: Place,
    fields: impl IntoIterator<Item = (Cow<'a, str>, Cow<'a, str>)>,
) -> Vec<(Cow<'a, str>, Texts<'a>)> {
    let here = || parameters.iter().filter(move |known| known.place == place);
    let mut decoded: Vec<(Cow<'a, str>, Texts<'a>)> = Vec::new();
    for (name, text) in fields {
        if let Some(parameter) = here().find(|known| known.is_named(&name)) {
            parameter.take(&mut decoded, name, text);
        } else if let Some((parameter, member)) = here().find_map(|known| known.member(&name)) {
            let owner = parameter.name.as_ref();
            let known = decoded.iter_mut().find(|(known, _)| known == owner);
            if let Some((_, Texts::Members(members))) = known {
                members.push((member, text));
            } else {
                decoded.push((
                    owner.to_owned().into(),
                    Texts::Members(vec![(member, text)]),
                ));
            }
        } else {
            decoded.push((name, Texts::One(text)));
        }
    }
    decoded
}

impl Parameter {
    /// Its members stand under names of their own.
    fn is_scattered(&self) -> bool {
        self.shape.is_object()
            && match self.style {
                Style::DeepObject => true,
                Style::Form | Style::Space | Style::Pipe => self.explode,
                Style::Simple | Style::Label | Style::Matrix | Style::Json => false,
            }
    }

    fn is_named(&self, name: &str) -> bool {
        let same = if self.place == Place::Header {
            self.name.eq_ignore_ascii_case(name)
        } else {
            self.name == name
        };
        same && !self.is_scattered()
    }

    /// The member of this parameter that a name stands for.
    fn member<'a>(&self, name: &Cow<'a, str>) -> Option<(&Self, Cow<'a, str>)> {
        if !self.is_scattered() {
            return None;
        }
        if self.style == Style::DeepObject {
            let rest = name.strip_prefix(self.name.as_ref())?;
            let member = rest.strip_prefix('[')?.strip_suffix(']')?;
            return Some((self, member.to_owned().into()));
        }
        self.shape.has(name).then(|| (self, name.clone()))
    }

    fn take<'a>(
        &self,
        decoded: &mut Vec<(Cow<'a, str>, Texts<'a>)>,
        name: Cow<'a, str>,
        text: Cow<'a, str>,
    ) {
        // Lines of one header are one list.
        let repeats = self.shape.may_be_list()
            && self.style != Style::Json
            && (self.delimiter().is_none() || self.place == Place::Header);
        let name = if self.place == Place::Header {
            self.name.as_ref().to_owned().into()
        } else {
            name
        };
        let mut value = self.decode_text(text);
        if repeats && let Some((_, known)) = decoded.iter_mut().find(|(known, _)| *known == name) {
            let mut items = match std::mem::replace(known, Texts::List(Vec::new())) {
                Texts::List(items) => items,
                Texts::One(text) | Texts::Json(text) => vec![text],
                Texts::Members(_) => Vec::new(),
            };
            match &mut value {
                Texts::List(more) => items.append(more),
                Texts::One(text) | Texts::Json(text) => items.push(std::mem::take(text)),
                Texts::Members(_) => {}
            }
            *known = Texts::List(items);
            return;
        }
        decoded.push((name, value));
    }

    /// What one text, decoded, stands for.
    pub fn decode_text<'a>(&self, text: Cow<'a, str>) -> Texts<'a> {
        if self.style == Style::Json {
            return Texts::Json(text);
        }
        match self.split(&text) {
            Some(texts) => texts,
            None => Texts::One(text),
        }
    }

    /// `None` for a text that is not of this style, and for one that stands for itself.
    fn split<'a>(&self, text: &Cow<'a, str>) -> Option<Texts<'a>> {
        let by_name = self.style == Style::Matrix && !(self.explode && self.shape.is_object());
        let start = match self.style {
            Style::Matrix if by_name => self.name.len() + 2,
            Style::Label | Style::Matrix => 1,
            _ => 0,
        };
        let begins = match self.style {
            Style::Label => text.starts_with('.'),
            Style::Matrix if by_name => {
                let rest = text.strip_prefix(';')?.strip_prefix(self.name.as_ref());
                rest.is_some_and(|rest| rest.starts_with('='))
            }
            Style::Matrix => text.starts_with(';'),
            _ => true,
        };
        if !begins {
            return None;
        }
        let body = part(text, start, text.len())?;
        let Some(delimiter) = self.delimiter() else {
            return Some(match self.shape {
                Shape::List => Texts::List(vec![body]),
                _ => Texts::One(body),
            });
        };
        match &self.shape {
            Shape::Single => Some(Texts::One(body)),
            Shape::List => Some(Texts::List(self.items(&body, delimiter)?)),
            Shape::SingleOrList => {
                let mut items = self.items(&body, delimiter)?;
                Some(match items.len() {
                    1 => Texts::One(items.pop()?),
                    _ => Texts::List(items),
                })
            }
            Shape::Members(_) | Shape::Map => self.members(&body, delimiter).map(Texts::Members),
        }
    }

    fn items<'a>(&self, text: &Cow<'a, str>, delimiter: char) -> Option<Vec<Cow<'a, str>>> {
        let items = divided(text, delimiter).into_iter();
        if self.place == Place::Header {
            return Some(items.map(|item| trimmed(&item)).collect());
        }
        if self.style != Style::Matrix || !self.explode {
            return Some(items.collect());
        }
        let named = items.enumerate().map(|(index, item)| {
            if index == 0 {
                return Some(item);
            }
            let rest = item.strip_prefix(self.name.as_ref())?;
            rest.starts_with('=').then_some(())?;
            part(&item, self.name.len() + 1, item.len())
        });
        named.collect()
    }

    fn members<'a>(
        &self,
        text: &Cow<'a, str>,
        delimiter: char,
    ) -> Option<Vec<(Cow<'a, str>, Cow<'a, str>)>> {
        let parts = divided(text, delimiter);
        if self.explode {
            let pairs = parts.iter().map(|item| {
                let at = item.find('=')?;
                Some((part(item, 0, at)?, part(item, at + 1, item.len())?))
            });
            return pairs.collect();
        }
        let mut parts = parts.into_iter();
        let mut pairs = Vec::new();
        while let Some(name) = parts.next() {
            pairs.push((name, parts.next()?));
        }
        Some(pairs)
    }
}

/// The text between two places; borrowed from where the whole is.
fn part<'a>(text: &Cow<'a, str>, from: usize, to: usize) -> Option<Cow<'a, str>> {
    match text {
        Cow::Borrowed(text) => text.get(from..to).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(from..to).map(|text| Cow::Owned(text.to_owned())),
    }
}

fn divided<'a>(text: &Cow<'a, str>, delimiter: char) -> Vec<Cow<'a, str>> {
    match text {
        Cow::Borrowed(text) => text.split(delimiter).map(Cow::Borrowed).collect(),
        Cow::Owned(text) => text
            .split(delimiter)
            .map(|part| Cow::Owned(part.to_owned()))
            .collect(),
    }
}

fn trimmed<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
