//! Adds reports up: those over the parts of a capture become the report over all of it.
//!
//! Every field but the samples is what one run over the whole would give. Which parts a capture was cut into, and by
//! whom, is nobody's business here.

use std::sync::Arc;

use super::collect::Calls;
use super::shown::Shown;
use super::tally::Tally;
use super::{Collector, Known, Near, Report};

/// Merges reports, in the order of their parts. `known`: the operations of the spec, for their order and outcomes.
///
/// Merging is associative, and a report alone stays what it is, so that it may be done in any number of stages.
pub fn merge(reports: impl IntoIterator<Item = Report>, known: Vec<Known>) -> Report {
    let mut collector = Collector::new(known);
    for report in reports {
        collector.add_report(report);
    }
    collector.settle_parts();
    collector.finish()
}

impl Collector {
    /// Adds a report over another part of the same capture; see [`super::merge`].
    fn add_report(&mut self, report: Report) {
        self.exchanges += report.exchanges;
        for finding in report.findings {
            let operation = self.number(&finding.operation);
            self.groups.add_finding(operation, finding);
        }
        for finding in report.cookies.withheld {
            let operation = self.number(&finding.operation);
            self.withheld.add_finding(operation, finding);
        }
        self.cookies_seen |= report.cookies.seen;
        for summary in report.operations {
            let number = self.number(&summary.operation);
            let tally = Tally {
                exchanges: summary.exchanges,
                checked: summary.checked,
                qualifying: summary.qualifying,
                outcomes: summary.outcomes,
                refusals: summary.refusals,
                risk: summary.risk,
                shown: Shown::of(summary.coverage, summary.presence),
            };
            self.add_tally(number, &tally);
        }
        for call in report.unmatched {
            let near = Near {
                template: call.template,
                base_url: call.base_url,
            };
            let calls = Calls {
                count: call.count,
                near,
                samples: call.samples,
            };
            self.add_unmatched((call.url, call.method), calls);
        }
        for (step, count) in &report.decoded.0 {
            self.add_decoded(step, *count);
        }
        self.add_not_checked(report.not_checked);
        self.add_incomplete(report.incomplete);
        self.unreadable += report.unreadable;
        self.others += report.others;
    }

    /// All reports are added: they are parts of one capture, so a cookie in one of them decides for all.
    fn settle_parts(&mut self) {
        if self.cookies_seen {
            let withheld = std::mem::take(&mut self.withheld);
            self.groups.absorb(withheld);
        }
    }

    /// An operation's number; one that the spec no longer has comes after all others.
    fn number(&mut self, operation: &str) -> usize {
        let known = self.known.iter().position(|known| known.id == operation);
        known.unwrap_or_else(|| {
            Arc::make_mut(&mut self.known).push(Known {
                id: operation.to_owned(),
                ..Known::default()
            });
            self.tallies.push(Tally::default());
            self.known.len() - 1
        })
    }
}
