//! Where output goes: data to stdout, notes to stderr, colours only where they belong.

use std::io::{self, IsTerminal as _, Write as _};

use bilispec::harmless::lines;

use crate::args::{Global, When};

/// How a run talks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terminal {
    when: When,
    quiet: bool,
    verbose: bool,
}

impl Terminal {
    pub(crate) fn new(global: &Global) -> Self {
        Self {
            when: global.color,
            quiet: global.quiet,
            verbose: global.verbose > 0,
        }
    }

    /// Whether notes are not wanted.
    pub(crate) fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Whether stdout gets colours.
    pub(crate) fn color_out(self) -> bool {
        self.color(io::stdout().is_terminal())
    }

    /// Whether stderr gets colours.
    pub(crate) fn color_err(self) -> bool {
        self.color(io::stderr().is_terminal())
    }

    fn color(self, terminal: bool) -> bool {
        match self.when {
            When::Always => true,
            When::Never => false,
            // https://no-color.org: set to anything but nothing.
            When::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
                terminal && !refused && !dumb
            }
        }
    }

    /// How many columns stdout has; into a pipe or a file, as many as are good to read.
    pub(crate) fn width() -> usize {
        let said = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok());
        let measured = || {
            let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
            Some(usize::from(width.0))
        };
        said.or_else(measured)
            .filter(|columns| *columns >= 40)
            .unwrap_or(120)
    }

    /// Writes data. A reader that has seen enough (`| head`) is not an error.
    pub(crate) fn data(text: &str) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        match stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush())
        {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result,
        }
    }

    /// Says something that matters but does not change the result.
    pub(crate) fn note(self, text: &str) {
        if !self.quiet {
            Self::write_err(&format!("note: {}\n", lines(text)));
        }
    }

    /// Says what is laid out already.
    pub(crate) fn text(self, text: &str) {
        if !self.quiet {
            Self::write_err(text);
        }
    }

    /// Says what goes on, in a line.
    pub(crate) fn line(self, text: &str) {
        if !self.quiet {
            Self::write_err(&format!("{}\n", lines(text)));
        }
    }

    /// Says something that only the curious want to know.
    pub(crate) fn detail(self, text: &str) {
        if self.verbose {
            Self::write_err(&format!("{}\n", lines(text)));
        }
    }

    /// Whether more is to be told.
    pub(crate) fn is_verbose(self) -> bool {
        self.verbose
    }

    /// Says why the job could not be done.
    pub(crate) fn error(self, text: &str) {
        let (on, off) = if self.color_err() {
            ("\u{1b}[1;91m", "\u{1b}[0m")
        } else {
            ("", "")
        };
        Self::write_err(&format!("{on}error{off}: {}\n", lines(text)));
    }

    /// Writes text that is laid out already.
    pub(crate) fn write_err(text: &str) {
        let mut stderr = io::stderr().lock();
        // A line that shows progress may stand here: it comes back by itself.
        let clear: &[u8] = if crate::progress_bar::is_shown() {
            b"\r\x1b[2K"
        } else {
            b""
        };
        // When stderr is closed there is nobody left to tell.
        let _ = stderr.write_all(clear);
        let _ = stderr.write_all(text.as_bytes());
    }
}
