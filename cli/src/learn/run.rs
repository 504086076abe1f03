//! A run of `learn`: rounds over the captures, a decision for each difference, and the draft that comes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use bilispec_codegen::model::SideEffect;
use bilispec_engine::Rule;

use crate::capture::{self, Exchange, Inputs, Source};
use crate::observations::{About, Key, Lesson, Lessons, Witness, fact};
use crate::progress::Progress;
use crate::report::{Part, vacuous};
use crate::validate::{self, Event};

use super::draft::{Changed, Draft};
use super::fixture::{self, Origin};
use super::request::Nobodies;
use super::{Decision, Learned, Left, Proposal, Settings, edits, fixups, presence, words};

/// So often the captures are checked against the draft: what was mended may uncover more.
const ROUNDS: usize = 6;

/// Learns from captures. `decide` is asked for each proposal, in the order of the spec.
pub fn learn(
    spec: &Path,
    inputs: &[PathBuf],
    settings: &Settings,
    progress: &Progress,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
    tell: &mut dyn FnMut(Event),
) -> Learned {
    learn_from(Draft::open(spec), inputs, settings, progress, decide, tell)
}

/// The same of a draft.
pub(crate) fn learn_from(
    draft: Draft,
    inputs: &[PathBuf],
    settings: &Settings,
    progress: &Progress,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
    tell: &mut dyn FnMut(Event),
) -> Learned {
    let mut run = Run::new(draft, settings.clone());
    for round in 0..ROUNDS {
        let mut quiet = |_: Event| {};
        let tell: &mut dyn FnMut(Event) = if round == 0 { tell } else { &mut quiet };
        if !run.round(inputs, progress, decide, tell) {
            break;
        }
    }
    run.finish()
}

/// So many differences are tried in a run: each costs reading a file of the spec anew, and somebody has to look at it.
pub const MOST: usize = 200;

#[derive(Default)]
struct Outcome {
    taken: Vec<Proposal>,
    declined: Vec<Proposal>,
    left: BTreeMap<Key, Left>,
    requests: u64,
    further: u64,
    complete: bool,
    exchanges: u64,
    unmatched: u64,
    vacuous: Option<String>,
}

/// A lesson that is to be taken in.
type Wanted<'l> = (&'l Key, &'l Lesson, Proposal);

/// See [`learn`].
struct Run {
    draft: Draft,
    settings: Settings,
    /// What became of each lesson: taken in or not.
    handled: BTreeMap<Key, bool>,
    accepted: BTreeSet<String>,
    rounds: Vec<Lessons>,
    stopped: bool,
    /// How many lessons may still be tried.
    room: usize,
    learned: Outcome,
}

impl Run {
    fn new(draft: Draft, settings: Settings) -> Self {
        Self {
            draft,
            settings,
            handled: BTreeMap::new(),
            accepted: BTreeSet::new(),
            rounds: Vec::new(),
            stopped: false,
            room: MOST,
            learned: Outcome::default(),
        }
    }

    /// Checks the captures against the draft and mends it. Whether there is a reason to do it again.
    fn round(
        &mut self,
        paths: &[PathBuf],
        progress: &Progress,
        decide: &mut dyn FnMut(&Proposal) -> Decision,
        tell: &mut dyn FnMut(Event),
    ) -> bool {
        let Some(project) = self.draft.project() else {
            return false;
        };
        let is_operation = |name: &str| project.api.operation(name).is_some();
        let mut inputs = capture::expand(paths, project.root(), &is_operation);
        if let Some(stdin) = &self.settings.stdin {
            respool(&mut inputs, stdin);
        }
        let settings = validate::Settings {
            learn: true,
            ..self.settings.validate.clone()
        };
        let outcome = validate::validate_watched(project, inputs, &settings, progress, tell);
        if self.rounds.is_empty() {
            self.learned.complete = outcome.complete;
            let report = &outcome.report;
            self.learned.exchanges = report.exchanges.total;
            self.learned.unmatched = report.exchanges.unmatched;
            let nothing = report.exchanges.checked == 0;
            self.learned.vacuous = nothing.then(|| vacuous(report, &project));
        }
        let lessons = outcome.lessons;
        let again = self.lessons(&lessons, decide);
        self.rounds.push(lessons);
        again
    }

    /// Takes lessons in, those that can be and are wanted. Whether the draft is another one.
    ///
    /// The spec is read as a whole once, after the last decision: reading it for each lesson would take quadratic time.
    fn lessons(
        &mut self,
        lessons: &Lessons,
        decide: &mut dyn FnMut(&Proposal) -> Decision,
    ) -> bool {
        let mut wanted = Vec::new();
        let mut ahead = None;
        for (key, lesson) in lessons.all() {
            if !self.is_to_be_tried(key) {
                continue;
            }
            let draft = ahead.as_ref().unwrap_or(&self.draft);
            let next = edits::mend(draft, key, lesson).and_then(|edits| draft.ahead(&edits));
            let next = match next {
                Ok(next) => next,
                Err(why) => {
                    self.leave(key, lesson, why);
                    continue;
                }
            };
            let proposal = Proposal {
                title: words::title(draft, key, lesson),
                place: words::place(draft, key),
                schema_path: words::schema_path(key),
                seen: words::seen(lesson),
                caution: self.caution(draft, key, lesson),
                changes: between(draft, &next),
            };
            let decision = if self.stopped {
                Decision::Leave
            } else {
                decide(&proposal)
            };
            self.stopped |= decision == Decision::Stop;
            let taken = decision == Decision::Take;
            self.handled.insert(key.clone(), taken);
            if taken {
                ahead = Some(next);
                wanted.push((key, lesson, proposal));
            } else {
                self.learned.declined.push(proposal);
            }
        }
        ahead.is_some_and(|ahead| self.settle(&wanted, Ok(ahead)))
    }

    /// Whether a lesson is one for this run.
    fn is_to_be_tried(&mut self, key: &Key) -> bool {
        if self.handled.get(key) == Some(&false) {
            return false;
        }
        let of_request = !matches!(key.part, Part::ResponseBody | Part::ResponseStatus);
        let asked_for = !of_request || self.settings.requests;
        match self.room.checked_sub(1) {
            Some(room) if asked_for => {
                self.room = room;
                return true;
            }
            _ if asked_for => self.learned.further += 1,
            _ => self.learned.requests += 1,
        }
        self.handled.insert(key.clone(), false);
        false
    }

    /// Reads the spec with all that is wanted, as it stands in `ahead`. Where it does not hold, with each half; what it
    /// does not hold with alone is left. Whether anything was taken in.
    fn settle(&mut self, wanted: &[Wanted<'_>], ahead: Result<Draft, String>) -> bool {
        match (wanted, ahead.and_then(|ahead| ahead.checked())) {
            (_, Ok(draft)) => {
                self.draft = draft;
                for (key, _, proposal) in wanted {
                    self.accepted.insert(fact(key));
                    self.learned.taken.push(proposal.clone());
                }
                true
            }
            ([(key, lesson, _)], Err(why)) => {
                self.leave(key, lesson, why);
                false
            }
            (_, Err(_)) => {
                let (first, second) = wanted.split_at(wanted.len() / 2);
                let first = self.settle(first, self.ahead_of(first));
                self.settle(second, self.ahead_of(second)) || first
            }
        }
    }

    /// The draft with these, of which only the files are read.
    fn ahead_of(&self, wanted: &[Wanted<'_>]) -> Result<Draft, String> {
        let begun = self.draft.ahead(&[])?;
        wanted.iter().try_fold(begun, |ahead, (key, lesson, _)| {
            ahead.ahead(&edits::mend(&ahead, key, lesson)?)
        })
    }

    /// Notes what a person has to see to, and why.
    fn leave(&mut self, key: &Key, lesson: &Lesson, why: String) {
        let left = Left {
            title: words::title(&self.draft, key, lesson),
            place: words::place(&self.draft, key),
            schema_path: words::schema_path(key),
            seen: words::seen(lesson),
            why,
        };
        self.learned.left.insert(key.clone(), left);
        self.handled.insert(key.clone(), false);
    }

    /// What a person should think of. That a value of an outcome is listed makes a client believe that nothing was
    /// spent.
    fn caution(&self, draft: &Draft, key: &Key, lesson: &Lesson) -> Option<String> {
        let About::Rule(Rule::Enum | Rule::UnknownValue) = key.about else {
            return None;
        };
        let (owner, _) = key.pointer.rsplit_once('/')?;
        let owner = draft.value(&key.file, owner)?;
        let spends = self.draft.loaded().api.iter().any(|api| {
            let operations = api.operations.iter().enumerate();
            let mut concerned = operations.filter(|(number, _)| lesson.operations.contains(number));
            concerned.any(|(_, operation)| operation.effect == SideEffect::Spend)
        });
        (owner.get("x-success").is_some() && spends).then(|| {
            "a listed value that is not in `x-success` tells the client that nothing was spent; the capture does not say so"
                .to_owned()
        })
    }

    /// Marks what is sensitive, makes fixtures, and calls observed only what they show.
    fn finish(self) -> Learned {
        let Self {
            mut draft,
            accepted,
            rounds,
            settings,
            learned,
            ..
        } = self;
        let mut notes = Vec::new();
        // A document from elsewhere has no place for fixtures, counts and marks.
        let is_ours = !draft.is_plain();
        let counted = counts_alone(&draft, &settings, &rounds, &learned, &mut notes);
        if !learned.taken.is_empty() && is_ours {
            draft = fixups::mark_sensitive(draft);
            let is_accepted = |shown: &&str| {
                let about = |about: &String| {
                    shown
                        .strip_prefix(about.as_str())
                        .is_some_and(|rest| rest.starts_with(' '))
                };
                accepted.iter().any(about)
            };
            let witnesses = || rounds.iter().flat_map(Lessons::witnesses);
            let facts: BTreeSet<&str> = witnesses()
                .flat_map(|witness| witness.shows.iter().map(String::as_str))
                .filter(is_accepted)
                .collect();
            let mut nobodies = Nobodies::default();
            for witness in fixture::choose(witnesses(), facts) {
                match fixture::add(&draft, witness, Origin::Captured, &mut nobodies) {
                    Ok(next) => draft = next,
                    Err(why) => notes.push(format!("{}: no fixture: {why}", witness.sample)),
                }
            }
            draft = fixups::lower_unproven(draft);
        }
        if is_ours
            && learned.vacuous.is_none()
            && (settings.counts || settings.presence && !learned.taken.is_empty())
        {
            let made: Vec<String> = draft.changed().into_iter().map(|one| one.path).collect();
            let last = rounds.last();
            match last.map(|lessons| presence::record(&draft, lessons, &made)) {
                Some(Ok(next)) => draft = next,
                Some(Err(why)) => notes.push(format!("no counts of presence: {why}")),
                None => {}
            }
        }
        Learned {
            draft,
            taken: learned.taken,
            declined: learned.declined,
            left: learned.left.into_values().collect(),
            requests: learned.requests,
            further: learned.further,
            notes,
            complete: learned.complete,
            exchanges: learned.exchanges,
            unmatched: learned.unmatched,
            vacuous: learned.vacuous,
            counted,
        }
    }
}

/// Why something was not kept with a document.
const NOT_OURS: &str = "a document without words of this program has no place for it";

/// The project as it is on disk with the counts of the first round, which was made of it.
fn counts_alone(
    draft: &Draft,
    settings: &Settings,
    rounds: &[Lessons],
    learned: &Outcome,
    notes: &mut Vec<String>,
) -> Option<Draft> {
    let first = rounds
        .first()
        .filter(|_| settings.counts && learned.vacuous.is_none())?;
    if draft.is_plain() {
        notes.push(format!("no counts of presence: {NOT_OURS}"));
        return None;
    }
    let counted = draft
        .on_disk()
        .and_then(|disk| presence::record(&disk, first, &[]));
    counted
        .map_err(|why| notes.push(format!("no counts of presence: {why}")))
        .ok()
}

/// A draft with fixtures of an operation made of exchanges that show it; what makes none is noted.
pub(crate) fn with_fixtures(
    mut draft: Draft,
    operation: &str,
    witnesses: &[Witness],
    origin: Origin,
    notes: &mut Vec<String>,
) -> Draft {
    let mut operations = draft.loaded().api.iter().flat_map(|api| &api.operations);
    let Some(number) = operations.position(|known| known.id == operation) else {
        return draft;
    };
    let mut nobodies = Nobodies::default();
    for witness in witnesses {
        match fixture::add_to(&draft, number, witness, origin, None, &mut nobodies) {
            Ok(next) => draft = next,
            Err(why) => notes.push(format!("{}: no fixture: {why}", witness.sample)),
        }
    }
    draft
}

/// A draft with a fixture of one exchange, under a name.
pub(crate) fn with_fixture(
    draft: &Draft,
    number: usize,
    case: &str,
    sample: &str,
    exchange: &Exchange<'_>,
) -> Result<Draft, String> {
    let is_name = case.starts_with(|c: char| c.is_ascii_lowercase())
        && case
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !is_name || case.len() > 60 {
        return Err(format!(
            "`{}` is not a name for a case: lower-case letters, digits and `_`",
            crate::url::shortened(case, 60)
        ));
    }
    if draft.is_plain() {
        return Err(NOT_OURS.to_owned());
    }
    let witness = Witness::of(number, sample, exchange, BTreeSet::new()).ok_or(
        "the reply makes no fixture: it is not a text, or larger than 1 MiB, or not of HTTP 200",
    )?;
    let origin = Origin::Captured;
    let mut nobodies = Nobodies::default();
    let draft = fixture::add_to(draft, number, &witness, origin, Some(case), &mut nobodies)?;
    Ok(settled(draft))
}

/// Marks what is sensitive, and calls observed only what fixtures show.
pub(crate) fn settled(draft: Draft) -> Draft {
    fixups::lower_unproven(fixups::mark_sensitive(draft))
}

/// What stands between two drafts.
pub(crate) fn between(old: &Draft, new: &Draft) -> Vec<Changed> {
    let files = new.files().iter();
    let changed = files.map(|(path, text)| Changed {
        path: path.clone(),
        old: old.file(path).map(|file| file.text().to_owned()),
        new: text.clone(),
    });
    changed
        .filter(|changed| changed.old.as_ref() != Some(&changed.new))
        .collect()
}

/// Standard input is read from where it was put.
fn respool(inputs: &mut Inputs, stdin: &Path) {
    for input in &mut inputs.inputs {
        if matches!(input.source, Source::Stdin) {
            input.source = Source::File(stdin.to_owned());
        }
    }
}
