//! Lists: endpoints in bullets, facts and notes of the reference, and prose.

use super::Reader;
use super::bullets;
use crate::blocks::Item;
use crate::captions::{Caption, Section};
use crate::facts::note_text;
use crate::text::Text;
use bilispec_codegen::labels;

impl Reader<'_> {
    pub(super) fn list(&mut self, items: Vec<Item>) {
        if self.section == Section::Index {
            return;
        }
        if bullets::is_endpoint(&items) {
            return bullets::read(self, &items);
        }
        for item in items {
            self.item(&item);
        }
        if self.caption == Some(Caption::Notes) {
            self.caption = None;
        }
    }

    fn item(&mut self, item: &Item) {
        let written = item.text.written();
        let words = item.text.words();
        for inner in &item.items {
            self.item(inner);
        }
        let lost = [labels::SOURCE, labels::SERVER_VARIABLE];
        if lost.iter().any(|label| label.of(&words).is_some()) {
            // What the index says that tables can't hold.
        } else if self.caption == Some(Caption::Notes) {
            self.notes_here().push(note_text(&written));
        } else if let Some(note) = labels::NOTE.of(&written) {
            let note = note_text(note);
            match &self.caption {
                Some(Caption::Object { .. }) => {
                    if let Some(object) = self.current.objects.last_mut() {
                        object.about.notes.push(note);
                    }
                }
                _ => self
                    .current
                    .root
                    .get_or_insert_default()
                    .about
                    .notes
                    .push(note),
            }
        } else if !self.fact(&item.text, &words)
            && !self.of_sample(&item.text, &words)
            && !self.label(item.line, &item.text)
        {
            self.keep_prose(vec![(item.line, written)]);
        }
    }

    /// A fact of the endpoint, as the reference lists them.
    fn fact(&mut self, text: &Text, words: &str) -> bool {
        let code = || text.codes().next().map(str::to_owned);
        let current = &mut self.current;
        for (label, slot) in [
            (labels::OPERATION, &mut current.id),
            (labels::GROUP, &mut current.group),
            (labels::EFFECT, &mut current.effect),
            (labels::EVIDENCE, &mut current.evidence),
            (labels::RUST_NAME, &mut current.rust_name),
            (labels::REQUEST_TYPE, &mut current.request_type),
        ] {
            if label.of(words).is_some() && slot.is_none() {
                *slot = code();
                return slot.is_some();
            }
        }
        if labels::DEPRECATED.of(words) == Some("") {
            current.deprecated = true;
            return true;
        }
        if let Some(version) = labels::VERSION.of(words) {
            self.notes.info.version = Some(version.to_owned());
            return true;
        }
        false
    }
}
