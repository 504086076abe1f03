//! What a host's replies are like as a whole. A field that few exchanges show may do what its neighbours do: be null, or
//! come as a number and as text.

use std::collections::BTreeMap;

use bilispec_codegen::source::Json;

use super::call::Call;
use super::words;

/// The habits of a host.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Habits {
    /// Members are null instead of left out.
    pub(super) nulls: bool,
    /// One name has integers here and their digits as text there.
    pub(super) two_forms: bool,
}

/// The depth to which replies are looked at.
const DEPTH: usize = 12;

impl Habits {
    /// Of all replies of a host.
    pub(super) fn of<'c>(calls: impl Iterator<Item = &'c Call>) -> Self {
        let mut habits = Self::default();
        let mut forms: BTreeMap<String, (bool, bool)> = BTreeMap::new();
        for json in calls.filter_map(Call::json) {
            let mut open = vec![(0, json)];
            while let Some((depth, value)) = open.pop() {
                match value {
                    Json::Object(members) if depth < DEPTH => {
                        for (name, value) in members {
                            // The payload of a refusal is null by another habit.
                            habits.nulls |= depth > 0 && *value == Json::Null;
                            let form = forms.entry(words::words(name).concat()).or_default();
                            match value {
                                Json::Number(number) => form.0 |= number.is_i64(),
                                Json::String(text) => {
                                    form.1 |= text
                                        .parse::<i64>()
                                        .is_ok_and(|number| number.to_string() == *text);
                                }
                                _ => {}
                            }
                            open.push((depth + 1, value));
                        }
                    }
                    Json::Array(items) if depth < DEPTH => {
                        open.extend(items.iter().map(|item| (depth + 1, item)));
                    }
                    _ => {}
                }
            }
        }
        // An `id` is another thing in each object.
        let mut both = forms
            .iter()
            .filter(|(name, (number, text))| *number && *text && name.as_str() != "id");
        habits.two_forms = both.next().is_some();
        habits
    }

    /// Whether a name is of what is passed on rather than reckoned with.
    pub(super) fn may_have_two_forms(self, name: &str) -> bool {
        const PASSED_ON: [&str; 9] = [
            "id",
            "no",
            "sn",
            "code",
            "time",
            "timestamp",
            "at",
            "uid",
            "mid",
        ];
        self.two_forms
            && words::words(name)
                .last()
                .is_some_and(|word| PASSED_ON.contains(&word.as_str()))
    }
}
