//! One input through several threads: this one reads and gathers, the others look at what was read.
//!
//! What each thread found is gathered in the order of the input, batch by batch, and so is what a single thread
//! found: the number of threads does not show in the report. How much is under way at a time is bounded in bytes.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};

use crate::capture::{Batch, Damage, Position, Reader, Sample};
use crate::check::{Checker, Findings, SchemaFailure, Verdict};

/// How many bytes may be under way.
const UNDER_WAY: usize = 12 << 20;
/// How many batches may be ahead of the one whose turn it is to be gathered.
const AHEAD: u64 = 64;
/// A batch of more than this holds a record that is out of the ordinary: it is worked on alone.
const LARGE: usize = 4 << 20;

/// What the records of an input are held against.
pub(super) struct Work<'w, 'p> {
    pub(super) checker: &'w Checker<'p>,
    pub(super) input: &'w str,
    pub(super) operation: Option<&'w str>,
}

/// What came of a batch.
pub(super) struct Checked {
    pub(super) findings: Findings,
    /// Whether the input is one body which is no JSON.
    pub(super) no_json: bool,
    /// Why there is nothing behind it.
    pub(super) end: Option<End>,
}

/// What ends an input early.
pub(super) enum End {
    /// It can't be read any further.
    Damage(Damage),
    /// The spec can't be used.
    Schema(SchemaFailure),
}

impl Work<'_, '_> {
    fn check(&self, batch: &mut Batch) -> Checked {
        let mut checked = Checked {
            findings: self.checker.findings(),
            no_json: false,
            end: None,
        };
        let mut failure = None;
        let damage = batch.each(|item| {
            let sample = Sample {
                input: self.input,
                position: item.position,
            };
            let findings = &mut checked.findings;
            let exchange = match item.exchange {
                Ok(exchange) => exchange,
                Err(broken) => {
                    findings.broken(sample, &broken);
                    return true;
                }
            };
            let verdict = self
                .checker
                .exchange(findings, sample, &exchange, self.operation);
            match verdict {
                Ok(Verdict::NotJson) => checked.no_json |= item.position == Position::Whole,
                Ok(_) => {}
                Err(schema) => failure = Some(schema),
            }
            failure.is_none()
        });
        checked.end = failure.map(End::Schema).or(damage.map(End::Damage));
        checked
    }
}

/// Reads an input to its end, or until `gather`, which gets what came of each batch, has seen enough.
pub(super) fn run(
    work: &Work<'_, '_>,
    reader: &mut Reader<'_>,
    jobs: usize,
    gather: &mut dyn FnMut(Checked) -> bool,
) {
    let mut batch = Batch::default();
    while reader.read(&mut batch) {
        if !gather(work.check(&mut batch)) {
            return;
        }
        // Only what is longer than a batch is worth a thread.
        if jobs > 1 && !reader.ended() {
            return threads(work, reader, jobs, gather);
        }
    }
}

type Done = (u64, Batch, Checked);

fn threads(
    work: &Work<'_, '_>,
    reader: &mut Reader<'_>,
    jobs: usize,
    gather: &mut dyn FnMut(Checked) -> bool,
) {
    let (send, receive) = mpsc::channel();
    let receive = Mutex::new(receive);
    let (done, results) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            let done = done.clone();
            let receive = &receive;
            scope.spawn(move || worker(work, receive, &done));
        }
        drop(done);
        let mut flow = Flow {
            send,
            results,
            spare: Vec::new(),
            sent: 0,
            gathered: 0,
            size: BTreeMap::new(),
            early: BTreeMap::new(),
            gather,
            enough: false,
        };
        flow.run(reader);
        // The workers end when nothing more can come.
        drop(flow);
    });
}

fn worker(work: &Work<'_, '_>, receive: &Mutex<Receiver<(u64, Batch)>>, done: &Sender<Done>) {
    loop {
        let Ok(receive) = receive.lock() else { return };
        let Ok((number, mut batch)) = receive.recv() else {
            return;
        };
        drop(receive);
        let checked = work.check(&mut batch);
        if done.send((number, batch, checked)).is_err() {
            return;
        }
    }
}

/// The reading thread's side.
struct Flow<'f> {
    send: Sender<(u64, Batch)>,
    results: Receiver<Done>,
    spare: Vec<Batch>,
    sent: u64,
    gathered: u64,
    /// The batches under way and their sizes.
    size: BTreeMap<u64, usize>,
    /// What came of batches whose turn it is not yet.
    early: BTreeMap<u64, Checked>,
    gather: &'f mut dyn FnMut(Checked) -> bool,
    enough: bool,
}

impl Flow<'_> {
    fn run(&mut self, reader: &mut Reader<'_>) {
        while !self.enough {
            // A batch that takes long holds up all that come after it, so their number has an end too.
            while !self.enough
                && (self.size.values().sum::<usize>() > UNDER_WAY
                    || self.sent - self.gathered > AHEAD)
            {
                self.take_one();
            }
            let mut batch = self.spare.pop().unwrap_or_default();
            if !reader.read(&mut batch) {
                break;
            }
            let size = batch.size();
            self.size.insert(self.sent, size);
            if self.send.send((self.sent, batch)).is_err() {
                return;
            }
            self.sent += 1;
            if size > LARGE {
                self.take_all();
            }
            // What is there already is gathered now, so that it does not pile up.
            while let Ok(done) = self.results.try_recv() {
                self.take(done);
            }
        }
        self.take_all();
    }

    fn take_all(&mut self) {
        while !self.size.is_empty() && !self.enough {
            self.take_one();
        }
    }

    fn take_one(&mut self) {
        match self.results.recv() {
            Ok(done) => self.take(done),
            // No worker is left: nothing more will come.
            Err(_) => self.enough = true,
        }
    }

    fn take(&mut self, (number, batch, checked): Done) {
        self.size.remove(&number);
        if batch.size() <= LARGE {
            self.spare.push(batch);
        }
        self.early.insert(number, checked);
        while let Some(checked) = self.early.remove(&self.gathered) {
            self.gathered += 1;
            if !self.enough {
                self.enough = !(self.gather)(checked);
            }
        }
    }
}
