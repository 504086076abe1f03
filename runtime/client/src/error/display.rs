//! What errors print. Each text says what is known of the effect, in the words of [`Effect`].

use std::fmt;

use super::{
    Api, Context, Declined, Decode, Effect, Invalid, NotJson, OutcomeUnknown, Risk, Status,
    Transport,
};
use crate::operation::SideEffect;

/// Writes a text, and behind it what is known of the effect, for a call that can have one.
fn with_effect(
    f: &mut fmt::Formatter<'_>,
    context: &Context,
    text: impl FnOnce(&mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    write!(f, "{}: ", context.operation.id)?;
    text(f)?;
    if context.operation.act.effect == SideEffect::None && context.effect != Effect::NotSent {
        return Ok(());
    }
    write!(f, "; {}", context.effect)
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSent => "not sent",
            Self::NotDone => "it was not done",
            Self::Done => "it was done",
            Self::Unknown => "it may have been done, look before repeating",
        })
    }
}

/// `, code -404`, if there is one.
fn code(f: &mut fmt::Formatter<'_>, context: &Context) -> fmt::Result {
    context
        .shown_code()
        .map_or(Ok(()), |code| write!(f, ", code {code}"))
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The effect is all that there is before the reasons.
        write!(f, "{}: {}: ", self.operation(), self.effect())?;
        for (index, problem) in self.problems().iter().enumerate() {
            let separator = if index > 0 { "; " } else { "" };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_effect(f, self.context(), |f| {
            f.write_str("no reply")?;
            let failure = &self.context().failure;
            failure
                .as_ref()
                .map_or(Ok(()), |failure| write!(f, ": {failure}"))
        })
    }
}

impl fmt::Display for OutcomeUnknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = self.context();
        with_effect(f, context, |f| {
            match (&context.failure, self.status()) {
                (Some(failure), _) => return write!(f, "{}", failure.cause()),
                (None, Some(status)) => write!(f, "HTTP {}", status.as_u16())?,
                (None, None) => return f.write_str("no reply"),
            }
            code(f, context)?;
            if let Some(outcome) = &context.outcome {
                write!(f, ", outcome {outcome}")?;
            }
            if !context.evidence.is_empty() {
                write!(f, ", with {}", context.evidence.join(" and "))?;
            }
            match context.doubt {
                Some(doubt) => write!(f, ": {doubt}"),
                None => f.write_str(" without a reply that says so"),
            }
        })
    }
}

impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_effect(f, self.context(), |f| {
            f.write_str("risk control")?;
            match (self.context().shown_code(), self.status()) {
                (Some(code), _) => write!(f, ", code {code}"),
                (None, Some(status)) => write!(f, ", HTTP {}", status.as_u16()),
                (None, None) => Ok(()),
            }
        })
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_effect(f, self.context(), |f| {
            let status = self.status().map_or(0, |status| status.as_u16());
            write!(f, "HTTP {status}")?;
            code(f, self.context())
        })
    }
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_effect(f, self.context(), |f| f.write_str("the reply is not JSON"))
    }
}

impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_effect(f, self.context(), |f| {
            let context = self.context();
            match (context.shown_code(), context.answered) {
                (Some(code), _) => write!(f, "refused with code {code}")?,
                (None, true) if context.code.is_some() => f.write_str("refused with a code")?,
                (None, true) => f.write_str("refused with code null")?,
                (None, false) => return f.write_str("refused with a code of another type"),
            }
            match self.name() {
                Some(name) => write!(f, " ({name})"),
                None => f.write_str(", which the spec does not list here"),
            }
        })
    }
}

impl fmt::Display for Declined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_effect(f, self.context(), |f| {
            write!(f, "the outcome is {}", self.outcome())
        })
    }
}

impl fmt::Display for Decode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_effect(f, self.context(), |f| {
            write!(
                f,
                "the reply has {} at {}, where the spec has {}",
                self.found(),
                match self.path() {
                    "" => "its root",
                    path => path,
                },
                self.expected()
            )
        })
    }
}
