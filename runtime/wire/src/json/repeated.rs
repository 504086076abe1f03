//! Objects from members as they were written, with repeated keys joined.

use std::borrow::Cow;

use super::equal::equal;
use super::value::{Member, Object, Value};

/// Objects up to this size are searched from the front.
const SMALL: usize = 16;

impl<'a> Object<'a> {
    /// Joins repeated keys.
    pub fn new(raw: Vec<(Cow<'a, str>, Value<'a>)>) -> Self {
        if raw.len() <= SMALL {
            let mut members: Vec<Member<'a>> = Vec::with_capacity(raw.len());
            for (key, value) in raw {
                match members.iter_mut().find(|member| member.key == key) {
                    Some(first) => {
                        first.differs |= !equal(&first.value, &value);
                        first.value = value;
                        first.times = first.times.saturating_add(1);
                    }
                    None => members.push(Member {
                        key,
                        value,
                        times: 1,
                        differs: false,
                    }),
                }
            }
            return Object {
                members,
                by_key: Vec::new(),
            };
        }
        Self::wide(raw)
    }

    /// Sorting finds the repeated keys of a wide object without comparing each with each.
    fn wide(raw: Vec<(Cow<'a, str>, Value<'a>)>) -> Self {
        let mut placed: Vec<(usize, Member<'a>)> = raw
            .into_iter()
            .enumerate()
            .map(|(place, (key, value))| {
                let (times, differs) = (1, false);
                let member = Member {
                    key,
                    value,
                    times,
                    differs,
                };
                (place, member)
            })
            .collect();
        placed.sort_by(|a, b| a.1.key.cmp(&b.1.key).then(a.0.cmp(&b.0)));
        placed.dedup_by(|later, first| {
            let same = later.1.key == first.1.key;
            if same {
                first.1.differs |= !equal(&first.1.value, &later.1.value);
                std::mem::swap(&mut first.1.value, &mut later.1.value);
                first.1.times = first.1.times.saturating_add(1);
            }
            same
        });
        placed.sort_by_key(|(place, _)| *place);
        let members: Vec<Member<'a>> = placed.into_iter().map(|(_, member)| member).collect();
        let mut by_key: Vec<u32> = (0..u32::try_from(members.len()).unwrap_or(u32::MAX)).collect();
        let key = |at: &u32| members.get(*at as usize).map(|member| member.key.as_ref());
        by_key.sort_by(|a, b| key(a).cmp(&key(b)));
        Object { members, by_key }
    }
}
