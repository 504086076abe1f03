//! Spec changes from captures: what is new in them, proposed as changes of the spec's files with the fixtures that
//! prove it.
//!
//! Captures are held against the spec, what differs is mended in a draft, and they are held against the draft, until
//! nothing is left that can be mended. A capture never narrows the spec and makes nothing required. Knows no terminal:
//! whoever runs it decides on each proposal, and writes the draft.

mod codes;
mod draft;
mod edits;
mod fixture;
mod fixups;
mod presence;
mod request;
pub(crate) mod schema;
mod values;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use bilispec_codegen::model::Effect;
use bilispec_codegen::source::Json;
use bilispec_engine::Rule;

use crate::capture::{self, Exchange, Inputs, Position, Sample, Source};
use crate::check::Checker;
use crate::observations::{About, Key, Lesson, Lessons, Witness, fact};
use crate::progress::Progress;
use crate::report::{Part, Place, vacuous};
use crate::validate::{self, Event};

pub use draft::{Changed, Draft, FileEdit};
pub(crate) use fixture::Origin;

/// So often the captures are held against the draft: what was mended may uncover more.
const ROUNDS: usize = 6;

/// How to go about it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How to read the captures.
    pub validate: validate::Settings,
    /// Unknown parameters and values of requests are proposed too.
    pub requests: bool,
    /// Counts of presence are recorded, whether there is something to learn or not.
    pub counts: bool,
    /// Where standard input was put, to be read more than once.
    pub stdin: Option<PathBuf>,
}

/// A change that captures call for.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// What it is, in a line.
    pub title: String,
    /// The place in the spec.
    pub place: Place,
    /// The same as file and JSON pointer, as reports give it.
    pub schema_path: String,
    /// How often it was seen, and where.
    pub seen: String,
    /// What a person should think of before it is taken in.
    pub caution: Option<String>,
    /// The files that it changes, before and after.
    pub changes: Vec<Changed>,
}

/// Something that captures show and that is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// What it is, in a line.
    pub title: String,
    /// The place in the spec.
    pub place: Place,
    /// The same as file and JSON pointer, as reports give it.
    pub schema_path: String,
    /// How often it was seen, and where.
    pub seen: String,
    /// Why not.
    pub why: String,
}

/// What becomes of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is taken in.
    Take,
    /// It is not.
    Leave,
    /// Neither it nor any that would follow.
    Stop,
}

/// What was learned.
#[derive(Debug)]
pub struct Learned {
    /// The project with all that was taken in.
    pub draft: Draft,
    /// What was taken in.
    pub taken: Vec<Proposal>,
    /// What was declined.
    pub declined: Vec<Proposal>,
    /// What a person has to see to.
    pub left: Vec<Left>,
    /// Unknown parameters and the like, which were not asked for.
    pub requests: u64,
    /// Differences that were not looked at: a run tries so many, [`MOST`], and no more.
    pub further: u64,
    /// What else there is to tell.
    pub notes: Vec<String>,
    /// Whether everything could be read.
    pub complete: bool,
    /// How many exchanges there were.
    pub exchanges: u64,
    /// Why nothing can be learned from them: no reply was checked.
    pub vacuous: Option<String>,
    /// The project with the counts of presence and nothing else, if they were asked for.
    pub counted: Option<Draft>,
}

impl Learned {
    /// Why nothing was learned and nothing could be: no reply was checked.
    pub fn why_nothing(&self) -> Option<&str> {
        let is_silent = self.taken.is_empty() && self.declined.is_empty() && self.left.is_empty();
        self.vacuous.as_deref().filter(|_| is_silent)
    }
}

/// Learns from captures. `decide` is asked for each proposal, in the order of the spec.
pub fn learn(
    spec: &Path,
    inputs: &[PathBuf],
    settings: &Settings,
    progress: &Progress,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
    tell: &mut dyn FnMut(Event),
) -> Learned {
    let mut run = Run::new(Draft::open(spec), settings.clone());
    for round in 0..ROUNDS {
        let mut quiet = |_: Event| {};
        let tell: &mut dyn FnMut(Event) = if round == 0 { tell } else { &mut quiet };
        if !run.round(inputs, progress, decide, tell) {
            break;
        }
    }
    run.finish()
}

/// So many differences are tried in a run: each costs reading the spec anew.
pub const MOST: usize = 200;

/// The same for one call of a new endpoint, all of which is to be described.
const MOST_OF_ONE: usize = 2000;

#[derive(Default)]
struct Outcome {
    taken: Vec<Proposal>,
    declined: Vec<Proposal>,
    left: BTreeMap<Key, Left>,
    requests: u64,
    further: u64,
    complete: bool,
    exchanges: u64,
    vacuous: Option<String>,
}

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

    /// Holds the captures against the draft and mends it. Whether there is a reason to do it again.
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
            let nothing = report.exchanges.checked == 0;
            self.learned.vacuous = nothing.then(|| vacuous(report, &project));
        }
        let mut again = false;
        let lessons = outcome.lessons;
        for (key, lesson) in lessons.all() {
            again |= self.lesson(key, lesson, decide);
        }
        self.rounds.push(lessons);
        again
    }

    /// Takes a lesson in, if it can be and is wanted. Whether the draft is another one.
    fn lesson(
        &mut self,
        key: &Key,
        lesson: &Lesson,
        decide: &mut dyn FnMut(&Proposal) -> Decision,
    ) -> bool {
        if self.handled.get(key) == Some(&false) {
            return false;
        }
        let of_request = !matches!(key.part, Part::ResponseBody | Part::ResponseStatus);
        if of_request && !self.settings.requests {
            self.learned.requests += 1;
            self.handled.insert(key.clone(), false);
            return false;
        }
        let Some(room) = self.room.checked_sub(1) else {
            self.learned.further += 1;
            self.handled.insert(key.clone(), false);
            return false;
        };
        self.room = room;
        let tried = edits::mend(&self.draft, key, lesson).and_then(|edits| self.draft.with(&edits));
        let next = match tried {
            Ok(next) => next,
            Err(why) => {
                let left = Left {
                    title: words::title(&self.draft, key, lesson),
                    place: words::place(&self.draft, key),
                    schema_path: words::schema_path(key),
                    seen: words::seen(lesson),
                    why,
                };
                self.learned.left.insert(key.clone(), left);
                self.handled.insert(key.clone(), false);
                return false;
            }
        };
        let proposal = Proposal {
            title: words::title(&self.draft, key, lesson),
            place: words::place(&self.draft, key),
            schema_path: words::schema_path(key),
            seen: words::seen(lesson),
            caution: self.caution(key, lesson),
            changes: between(&self.draft, &next),
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
            self.draft = next;
            self.accepted.insert(fact(key));
            self.learned.taken.push(proposal);
        } else {
            self.learned.declined.push(proposal);
        }
        taken
    }

    /// What a person should think of. That a value of an outcome is listed makes a client believe that nothing was
    /// spent.
    fn caution(&self, key: &Key, lesson: &Lesson) -> Option<String> {
        let About::Rule(Rule::Enum | Rule::UnknownValue) = key.about else {
            return None;
        };
        let (owner, _) = key.pointer.rsplit_once('/')?;
        let owner = self.draft.value(&key.file, owner)?;
        let spends = self.draft.loaded().api.iter().any(|api| {
            let operations = api.operations.iter().enumerate();
            let mut concerned = operations.filter(|(number, _)| lesson.operations.contains(number));
            concerned.any(|(_, operation)| operation.effect == Effect::Spend)
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
        let counted = counts_alone(&draft, &settings, &rounds, &learned, &mut notes);
        if !learned.taken.is_empty() {
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
            for witness in fixture::choose(witnesses(), facts) {
                match fixture::add(&draft, witness, Origin::Captured) {
                    Ok(next) => draft = next,
                    Err(why) => notes.push(format!("{}: no fixture: {why}", witness.sample)),
                }
            }
            draft = fixups::lower_unproven(draft);
        }
        if learned.vacuous.is_none() && (settings.counts || !learned.taken.is_empty()) {
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
            vacuous: learned.vacuous,
            counted,
        }
    }
}

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
    let counted = draft
        .on_disk()
        .and_then(|disk| presence::record(&disk, first, &[]));
    counted
        .map_err(|why| notes.push(format!("no counts of presence: {why}")))
        .ok()
}

/// Takes in all that one exchange shows, in a draft that describes its operation already, with a fixture made of it.
pub(crate) fn take_in(
    draft: Draft,
    exchange: &Exchange<'_>,
    witness: &Witness,
    origin: Origin,
) -> Result<Draft, String> {
    let mut run = Run::new(draft, Settings::default());
    run.room = MOST_OF_ONE;
    for _ in 0..ROUNDS {
        let lessons = {
            let project = run.draft.project().ok_or("the spec can't be used")?;
            let checker = Checker::new(project).learning();
            let mut findings = checker.findings();
            let id = project.api.operations.get(witness.operation);
            let id = id.map(|operation| operation.id.as_str());
            let sample = Sample {
                input: &witness.sample,
                position: Position::Whole,
            };
            checker
                .exchange(&mut findings, sample, exchange, id)
                .map_err(|failure| failure.to_string())?;
            findings.take_lessons()
        };
        let mut again = false;
        for (key, lesson) in lessons.all() {
            again |= run.lesson(key, lesson, &mut |_| Decision::Take);
        }
        if !again {
            break;
        }
    }
    let draft = fixups::mark_sensitive(run.draft);
    let draft = fixture::add(&draft, witness, origin)?;
    Ok(fixups::lower_unproven(draft))
}

/// What stands between two drafts.
fn between(old: &Draft, new: &Draft) -> Vec<Changed> {
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

/// A text of a value for a person, in one line.
fn shown(value: &Json) -> String {
    crate::url::shortened(&value.to_string(), 40)
}
