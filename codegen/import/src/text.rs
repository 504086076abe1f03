//! Words and code of a text, after Markdown.

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Code(String),
    Break,
}

/// Pieces one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text {
    pieces: Vec<Piece>,
}

impl Text {
    pub(super) fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.pieces.append(&mut other.pieces);
    }

    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// As the spec writes it: code in backticks, a line break for each that there is.
    pub(super) fn written(&self) -> String {
        self.show(true)
    }

    /// The words alone.
    pub(super) fn words(&self) -> String {
        self.show(false)
    }

    fn show(&self, marks: bool) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Code(code) if marks => out.extend(["`", code.as_str(), "`"]),
                Piece::Code(code) => out.push_str(code),
                Piece::Break => out.push('\n'),
            }
        }
        let lines: Vec<&str> = out.lines().map(str::trim).collect();
        lines.join("\n").trim().to_owned()
    }

    /// The words from a piece on.
    pub(super) fn since(&self, from: usize) -> String {
        let pieces = self.pieces.get(from..).unwrap_or_default().to_vec();
        Self { pieces }.words()
    }

    /// The code pieces.
    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Code(code) => Some(code.as_str()),
            _ => None,
        })
    }

    /// The first piece, if it is code, and the text behind it.
    pub(super) fn leading_code(&self) -> Option<(&str, Self)> {
        let (first, rest) = self.pieces.split_first()?;
        let Piece::Code(code) = first else {
            return None;
        };
        let pieces = rest.to_vec();
        Some((code, Self { pieces }))
    }

    /// The lines.
    pub(super) fn lines(&self) -> Vec<Self> {
        let parts = self.pieces.split(|piece| *piece == Piece::Break);
        parts
            .map(|pieces| Self {
                pieces: pieces.to_vec(),
            })
            .filter(|line| !line.words().is_empty())
            .collect()
    }
}
