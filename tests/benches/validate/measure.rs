//! Contenders take turns; what counts is how they compare within a turn.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::contender::Contender;
use crate::workload::Workload;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    /// How long one turn of the engine should take.
    turn: Duration,
    rounds: usize,
    /// At most so long a workload.
    budget: Duration,
}

impl Effort {
    pub(crate) const QUICK: Effort = Effort {
        turn: Duration::from_micros(300),
        rounds: 41,
        budget: Duration::from_millis(2_500),
    };
    pub(crate) const FULL: Effort = Effort {
        turn: Duration::from_millis(1),
        rounds: 201,
        budget: Duration::from_secs(15),
    };
}

pub(crate) struct Figures {
    /// The engine's time for one document: the median.
    pub(crate) nanoseconds: f64,
    /// For each other contender, its time by the engine's.
    pub(crate) ratios: Vec<f64>,
}

pub(crate) fn measure(
    contenders: &[Contender<'_>],
    workload: &Workload,
    effort: Effort,
) -> Figures {
    let documents: Vec<&[u8]> = workload.documents.iter().map(Vec::as_slice).collect();
    let run = |contender: &Contender<'_>, times: u32| {
        let start = Instant::now();
        for _ in 0..times {
            black_box((contender.run)(black_box(&documents)));
        }
        start.elapsed()
    };
    let once = (0..5).map(|_| run(&contenders[0], 1)).min().unwrap();
    let times = effort.turn.as_nanos() / once.as_nanos().max(1);
    let times = u32::try_from(times).unwrap().max(1);
    let mut own = Vec::new();
    let mut ratios = vec![Vec::new(); contenders.len() - 1];
    let start = Instant::now();
    for round in 0..effort.rounds {
        // A contender that follows a hungry one finds a cold cache: not always the same one does.
        let mut spent = vec![Duration::ZERO; contenders.len()];
        for turn in 0..contenders.len() {
            let which = (turn * 5 + round) % contenders.len();
            spent[which] = run(&contenders[which], times);
        }
        own.push(spent[0].as_nanos() as f64);
        for (ratios, spent_by) in ratios.iter_mut().zip(&spent[1..]) {
            ratios.push(spent_by.as_nanos() as f64 / spent[0].as_nanos() as f64);
        }
        if round >= 4 && start.elapsed() > effort.budget {
            break;
        }
    }
    let each = f64::from(times) * documents.len() as f64;
    Figures {
        nanoseconds: median(own) / each,
        ratios: ratios.into_iter().map(median).collect(),
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
