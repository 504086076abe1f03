//! Records that were cut out of an input together, and what each of them turns out to be.
//!
//! A batch owns its bytes, so that it can be looked at away from the input. Texts are unescaped where they stand: a
//! record needs no more memory than it takes in the file.

use std::path::Path;
use std::sync::Arc;

use super::exchange::LIMIT;
use super::piece::Piece;
use super::{Broken, Damage, Exchange, Form, Position, har_entry, ndjson};

/// How much room a batch may keep for the next one.
const ROOM: usize = 4 << 20;

/// See the module's text.
#[derive(Debug)]
pub struct Batch {
    pub(super) bytes: Vec<u8>,
    /// Where the kept bytes begin, to which the pieces' places relate.
    pub(super) base: usize,
    pub(super) pieces: Vec<Piece>,
    /// What ended the input behind the last record.
    pub(super) damage: Option<Damage>,
    form: Form,
    bodies: bool,
    /// Where files beside the capture are.
    pub(super) folder: Option<Arc<Path>>,
}

/// A record's place and what could be read from it.
#[derive(Debug)]
pub struct Item<'a> {
    /// Where it stands.
    pub position: Position,
    /// The exchange, or why it is none.
    pub exchange: Result<Exchange<'a>, Broken>,
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            base: 0,
            pieces: Vec::new(),
            damage: None,
            form: Form::Body,
            bodies: false,
            folder: None,
        }
    }
}

impl Batch {
    pub(super) fn clear(&mut self, form: Form, bodies: bool) {
        self.pieces.clear();
        self.damage = None;
        // Room that one huge record needed is given back before there may be another.
        if self.bytes.capacity() > ROOM {
            self.bytes = Vec::new();
        }
        self.form = form;
        self.bodies = bodies;
    }

    /// How much memory it holds.
    pub fn size(&self) -> usize {
        self.bytes.capacity()
    }

    /// Looks at each record in order until `look` has seen enough, and gives what ended the input behind the last one.
    pub fn each(&mut self, mut look: impl FnMut(Item<'_>) -> bool) -> Option<Damage> {
        for piece in self.pieces.drain(..) {
            let position = match self.form {
                Form::Har => Position::Entry(piece.number),
                Form::Ndjson => Position::Line(piece.number),
                Form::Body => Position::Whole,
            };
            let range = piece
                .range
                .map(|range| self.base + range.start..self.base + range.end);
            let record = match range {
                Ok(range) => self.bytes.get_mut(range).ok_or(0),
                Err(length) => Err(length),
            };
            let exchange = match record {
                Err(length) => Err(too_large(length)),
                Ok(bytes) => match self.form {
                    Form::Har => {
                        har_entry::read(bytes, self.folder.as_deref(), piece.like.as_ref())
                    }
                    Form::Ndjson => {
                        // A last line without a line feed that is not JSON was cut off.
                        if piece.open_end && !super::scan::is_json(bytes) {
                            return Some(Damage::Cut);
                        }
                        ndjson::read(bytes, self.bodies)
                    }
                    Form::Body => Ok(ndjson::whole_body(bytes)),
                },
            };
            if !look(Item { position, exchange }) {
                break;
            }
        }
        self.damage.take()
    }
}

fn too_large(length: u64) -> Broken {
    Broken(format!(
        "{length} bytes are more than the {} MiB that are looked at",
        LIMIT >> 20
    ))
}
