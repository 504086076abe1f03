//! One input through several threads: each reads a batch when it is its turn, and looks at it itself, so that what it
//! read is still near its processor.
//!
//! What each thread found is gathered in the order of the input, batch by batch, and so is what a single thread
//! found: the number of threads does not show in the report. How much is under way at a time is bounded: one batch a
//! thread, and what came of those that wait for their turn to be gathered.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex};

use crate::capture::{Batch, Damage, Position, Reader, Sample};
use crate::check::{Checker, Findings, Memory, SchemaFailure, Verdict};

/// Reading takes its turns: with more threads than this, most would only wait, each with a batch in its hands.
const MOST: usize = 12;
/// How many batches may be ahead of the one whose turn it is to be gathered.
const AHEAD: u64 = 64;
/// A batch of more than this holds a record that is out of the ordinary: nothing is read beside it.
const LARGE: usize = 4 << 20;

/// What the records of an input are checked against.
pub(super) struct Work<'w, 'p> {
    pub(super) checker: &'w Checker<'p>,
    pub(super) input: &'w str,
    pub(super) operation: Option<&'w str>,
}

/// What came of a batch.
pub(super) struct Checked {
    pub(super) findings: Findings,
    /// Whether the input is one body which is not JSON.
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
    fn check(&self, batch: &mut Batch, memory: &mut Memory) -> Checked {
        let mut checked = Checked {
            findings: self.checker.findings(),
            no_json: false,
            end: None,
        };
        checked.findings.remember(std::mem::take(memory));
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
        *memory = checked.findings.take_memory();
        checked.end = failure.map(End::Schema).or(damage.map(End::Damage));
        checked
    }
}

/// Gets what came of each batch, and tells whether to go on.
pub(super) type Gather<'g> = dyn FnMut(Checked) -> bool + Send + 'g;

/// Reads an input to its end, or until `gather` has seen enough.
pub(super) fn run(
    work: &Work<'_, '_>,
    reader: &mut Reader<'_>,
    jobs: usize,
    gather: &mut Gather<'_>,
) {
    let (mut batch, mut memory) = (Batch::default(), Memory::default());
    while reader.read(&mut batch) {
        if !gather(work.check(&mut batch, &mut memory)) {
            return;
        }
        // Only what is longer than a batch is worth a thread.
        if jobs > 1 && !reader.ended() {
            // It may hold a record that is out of the ordinary.
            drop(batch);
            return threads(work, reader, jobs.min(MOST), gather);
        }
    }
}

fn threads(work: &Work<'_, '_>, reader: &mut Reader<'_>, jobs: usize, gather: &mut Gather<'_>) {
    let flow = Flow {
        source: Mutex::new(Source { reader, next: 0 }),
        order: Mutex::new(Order {
            gathered: 0,
            early: BTreeMap::new(),
            enough: false,
            gather,
        }),
        moved: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 1..jobs {
            scope.spawn(|| flow.work(work));
        }
        flow.work(work);
    });
}

/// What the threads share.
struct Flow<'f, 'r> {
    source: Mutex<Source<'f, 'r>>,
    order: Mutex<Order<'f>>,
    /// Something was gathered.
    moved: Condvar,
}

struct Source<'f, 'r> {
    reader: &'f mut Reader<'r>,
    /// The number of the next batch.
    next: u64,
}

struct Order<'f> {
    /// The number of the batch whose turn it is.
    gathered: u64,
    /// What came of batches whose turn it is not yet.
    early: BTreeMap<u64, Checked>,
    enough: bool,
    gather: &'f mut Gather<'f>,
}

impl Flow<'_, '_> {
    /// Batch after batch, until there are no more.
    fn work(&self, work: &Work<'_, '_>) {
        let _alarm = Alarm(self);
        let (mut batch, mut memory) = (Batch::default(), Memory::default());
        while let Some(number) = self.next(work, &mut batch, &mut memory) {
            let checked = work.check(&mut batch, &mut memory);
            if self.done(number, checked).is_none() {
                return;
            }
        }
    }

    /// Reads a batch, and gives its number.
    fn next(&self, work: &Work<'_, '_>, batch: &mut Batch, memory: &mut Memory) -> Option<u64> {
        let mut source = self.source.lock().ok()?;
        loop {
            if !source.reader.read(batch) {
                return None;
            }
            let number = source.next;
            source.next += 1;
            if batch.size() <= LARGE {
                return Some(number);
            }
            let checked = work.check(batch, memory);
            self.done(number, checked)?;
        }
    }

    /// Hands in what came of a batch. `None` if no more of it is wanted.
    fn done(&self, number: u64, checked: Checked) -> Option<()> {
        let mut order = self.order.lock().ok()?;
        order.early.insert(number, checked);
        order.gather();
        self.moved.notify_all();
        // A batch that takes long holds up all that come after it, so their number has an end.
        while !order.enough && number.saturating_sub(order.gathered) > AHEAD {
            order = self.moved.wait(order).ok()?;
        }
        (!order.enough).then_some(())
    }
}

/// Ends the run where a thread panics: the others would wait for what it had in its hands.
struct Alarm<'a, 'f, 'r>(&'a Flow<'f, 'r>);

impl Drop for Alarm<'_, '_, '_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            if let Ok(mut order) = self.0.order.lock() {
                order.enough = true;
            }
            self.0.moved.notify_all();
        }
    }
}

impl Order<'_> {
    fn gather(&mut self) {
        while let Some(checked) = self.early.remove(&self.gathered) {
            self.gathered += 1;
            if !self.enough {
                self.enough = !(self.gather)(checked);
            }
        }
    }
}
