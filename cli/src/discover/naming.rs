//! What an operation, its path and the values in it are called.

use super::call::Call;
use super::group::{Group, Step};
use super::selecting::is_word;
use super::words;

impl Group {
    /// The path, with the names of its values in braces.
    pub(crate) fn path(&self) -> String {
        let mut names = self.value_names().into_iter();
        let steps = self.steps.iter().map(|step| match step {
            Step::Literal(step) => format!("/{step}"),
            Step::Value(suffix) => format!("/{{{}}}{suffix}", names.next().unwrap_or_default()),
        });
        let path: String = steps.collect();
        if path.is_empty() {
            "/".to_owned()
        } else {
            path
        }
    }

    /// The names of the values in the path, by what stands in front of each.
    pub(crate) fn value_names(&self) -> Vec<String> {
        if !self.names.is_empty() {
            return self.names.clone();
        }
        let mut names: Vec<String> = Vec::new();
        let mut before: Option<String> = None;
        for step in &self.steps {
            match step {
                Step::Literal(step) => before = words::says_something(step).then(|| step.clone()),
                Step::Value(_) => {
                    let noun = before
                        .take()
                        .map(|step| words::singular(&words::snake(&words::words(&step))));
                    let plain = noun.map_or_else(|| "id".to_owned(), |noun| format!("{noun}_id"));
                    let more = ["other", "next", "further", "last"]
                        .iter()
                        .map(|word| format!("{word}_{plain}"));
                    let free = std::iter::once(plain.clone())
                        .chain(more)
                        .find(|name| !names.contains(name));
                    names.push(free.unwrap_or_else(|| format!("{plain}_{}", names.len() + 1)));
                }
            }
        }
        names
    }

    /// The values in the path of a call, by their names.
    pub(crate) fn values_of(&self, call: &Call) -> Vec<(String, String)> {
        let mut names = self.value_names().into_iter();
        let both = self.steps.iter().zip(&call.steps);
        let values = both.filter_map(|(step, own)| match step {
            Step::Literal(_) => None,
            Step::Value(suffix) => {
                let value = own.strip_suffix(suffix.as_str()).unwrap_or(own);
                Some((names.next()?, value.to_owned()))
            }
        });
        values.collect()
    }

    /// What the operation is called, shortest name first.
    pub(crate) fn ids(&self, is_list: bool) -> Vec<String> {
        let literals = self.steps.iter().filter_map(|step| match step {
            Step::Literal(step) if words::says_something(step) => {
                let stem = step.split_once('.').map_or(step.as_str(), |(stem, _)| stem);
                Some(words::words(stem))
            }
            _ => None,
        });
        let mut literals: Vec<Vec<String>> = literals.collect();
        if let Some(selector) = self.selector.as_ref().filter(|one| is_word(&one.value)) {
            let tail = selector.value.rsplit(['/', ':']).next().unwrap_or_default();
            let words = words::words(&tail.replace('.', "_"));
            return vec![
                words::snake(&words),
                words::snake(&[literals.concat(), words].concat()),
            ];
        }
        let ends_with_value = matches!(self.steps.last(), Some(Step::Value(_)));
        let verb = literals
            .last()
            .filter(|_| !ends_with_value)
            .and_then(|last| {
                let first = last.first().filter(|word| words::is_verb(word))?;
                Some((first.clone(), last.clone()))
            });
        let act = match (&verb, self.method.as_str()) {
            (Some((_, step)), _) => {
                literals.pop();
                step.clone()
            }
            (None, "GET") if is_list && !ends_with_value => vec!["list".to_owned()],
            (None, "GET") => vec!["get".to_owned()],
            (None, "POST") if ends_with_value => vec!["update".to_owned()],
            (None, "POST")
                if literals
                    .last()
                    .is_some_and(|last| last.last().is_some_and(|word| words::is_plural(word))) =>
            {
                vec!["create".to_owned()]
            }
            (None, "POST") => vec!["post".to_owned()],
            (None, "PUT") => vec!["replace".to_owned()],
            (None, "PATCH") => vec!["update".to_owned()],
            (None, "DELETE") => vec!["delete".to_owned()],
            (None, other) => vec![other.to_ascii_lowercase()],
        };
        let keeps_plural = act.first().is_some_and(|word| word == "list");
        let nouns = |count: usize| -> Vec<String> {
            let from = literals.len().saturating_sub(count);
            let own = literals.get(from..).unwrap_or_default();
            let last = own.len().saturating_sub(1);
            let named = own.iter().enumerate().flat_map(|(index, words)| {
                let mut words = words.clone();
                if !(keeps_plural && index == last)
                    && let Some(word) = words.last_mut()
                {
                    *word = words::singular(word);
                }
                words
            });
            named.collect()
        };
        let ids = (1..=literals.len().max(1))
            .map(|count| words::snake(&[act.clone(), nouns(count)].concat()));
        ids.collect()
    }
}
