//! The usual query or form: fields that each stand for one value, written down as members of a JSON object, so that the
//! pass over bytes can check them without a tree. What is not usual about them is left to [`Schema::report_fields`](crate::Schema::report_fields).

use std::borrow::Cow;
use std::ops::Range;

use crate::Validator;
use crate::report::{declared, types_of};
use crate::schema::table::{NodeId, Table, Types};
use bilispec_wire::json::quote;
use bilispec_wire::json::scan::plain;
use bilispec_wire::json::text;
use bilispec_wire::parameter::{Parameter, Place, Shape, Style};

/// How the parameters of one place are written as members of a JSON object.
#[derive(Debug, Clone)]
pub struct PlainFields {
    fields: Vec<Field>,
}

#[derive(Debug, Clone)]
struct Field {
    /// The parameter's number among those of all places.
    number: usize,
    name: Box<str>,
    /// The name in quotes, and the colon.
    key: Box<[u8]>,
    types: Types,
    /// An empty text is another thing than an empty value.
    allows_empty: bool,
}

/// Room that is used for one set of fields after the other.
#[derive(Debug, Clone, Default)]
pub struct FieldsRoom {
    json: Vec<u8>,
    /// The parameters' numbers, and where their texts stand.
    sent: Vec<(usize, Range<usize>)>,
}

impl FieldsRoom {
    /// The numbers of the parameters that were sent, of fields that conformed.
    pub fn sent(&self) -> impl Iterator<Item = usize> {
        self.sent.iter().map(|(number, _)| *number)
    }

    /// The text that was sent of a parameter, of fields that conformed.
    pub fn text(&self, number: usize) -> Option<&str> {
        let (_, place) = self.sent.iter().find(|(known, _)| *known == number)?;
        std::str::from_utf8(self.json.get(place.clone())?).ok()
    }
}

impl Validator {
    /// How the parameters of a query or a form are written as members of the object that this schema describes; `None` if
    /// one of them is not a single value, or the place has rules of its own.
    pub fn plain_fields(&self, parameters: &[Parameter], place: Place) -> Option<PlainFields> {
        if !matches!(place, Place::Query | Place::Form) {
            return None;
        }
        let here = parameters.iter().enumerate();
        let here = here.filter(|(_, parameter)| parameter.place == place);
        let fields = here.map(|(number, parameter)| {
            let is_plain = parameter.shape == Shape::Single && parameter.style == Style::Form;
            is_plain.then(|| Field::new(self.schema().table(), number, &parameter.name))
        });
        let fields: Option<Vec<_>> = fields.collect();
        fields.map(|fields| PlainFields { fields })
    }

    /// Whether nothing is to be reported of names and values, decoded, in the order in which they were sent. `false` says
    /// nothing: then [`Schema::report_fields`](crate::Schema::report_fields) has to be asked.
    pub fn fields_conform<'f>(
        &self,
        plan: &PlainFields,
        pairs: impl Iterator<Item = (Cow<'f, str>, Option<Cow<'f, str>>)>,
        room: &mut FieldsRoom,
    ) -> bool {
        let written = plan.write(pairs, room);
        written.is_some() && self.passes(&room.json)
    }
}

impl Field {
    fn new(table: &Table, number: usize, name: &str) -> Self {
        let declared = declared(table, &[table.root], name);
        let types = declared.iter().map(|id| types_of(table, *id));
        let bare = |id: &NodeId| {
            let note = table.note(table.node(*id));
            note.is_some_and(|note| note.allow_empty)
        };
        let mut key = String::new();
        quote(name, &mut key);
        key.push(':');
        Self {
            number,
            name: name.into(),
            key: key.into_bytes().into(),
            types: types.fold(Types::ALL, Types::and),
            allows_empty: declared.iter().any(bare),
        }
    }

    /// Writes the value that a text stands for, as [`Schema::report_fields`](crate::Schema::report_fields) reads it, and gives how many bytes stand in
    /// front of the text; `None` where that takes more than a look.
    fn write(&self, text: &str, json: &mut Vec<u8>) -> Option<usize> {
        let bytes = text.as_bytes();
        if self.types != Types::ALL {
            let is_digit = |byte: &u8| matches!(byte, b'-' | b'0'..=b'9');
            if self.types.overlaps(Types::NUMBER) && bytes.first().is_some_and(is_digit) {
                return integer(bytes, json).map(|()| 0);
            }
            if self.types.overlaps(Types::BOOLEAN) && matches!(text, "true" | "false") {
                json.extend_from_slice(bytes);
                return Some(0);
            }
        }
        if !self.types.overlaps(Types::STRING) || (text.is_empty() && self.allows_empty) {
            return None;
        }
        if plain(bytes, 0) != bytes.len() {
            return None;
        }
        json.push(b'"');
        json.extend_from_slice(bytes);
        json.push(b'"');
        Some(1)
    }
}

/// Writes an integer that is short and written as JSON has it.
fn integer(bytes: &[u8], json: &mut Vec<u8>) -> Option<()> {
    let start = usize::from(bytes.first() == Some(&b'-'));
    let first = *bytes.get(start)?;
    let is_whole =
        first.is_ascii_digit() && text::plain_integer(bytes, start, first) == Some(bytes.len());
    is_whole.then(|| json.extend_from_slice(bytes))
}

impl PlainFields {
    /// Writes the object; `None` for a name that no parameter has, and for one that is there twice.
    fn write<'f>(
        &self,
        pairs: impl Iterator<Item = (Cow<'f, str>, Option<Cow<'f, str>>)>,
        room: &mut FieldsRoom,
    ) -> Option<()> {
        let FieldsRoom { json, sent } = room;
        json.clear();
        sent.clear();
        json.push(b'{');
        // Most callers send them in the order in which the spec has them.
        let mut next = 0;
        for (name, value) in pairs {
            let is_expected = |field: &Field| *field.name == *name;
            if !self.fields.get(next).is_some_and(is_expected) {
                next = self.fields.iter().position(is_expected)?;
            }
            let field = self.fields.get(next)?;
            next += 1;
            if sent.iter().any(|(number, _)| *number == field.number) {
                return None;
            }
            if !sent.is_empty() {
                json.push(b',');
            }
            json.extend_from_slice(&field.key);
            let text = value.as_deref().unwrap_or_default();
            let before = json.len();
            let start = before + field.write(text, json)?;
            sent.push((field.number, start..start + text.len()));
        }
        json.push(b'}');
        Some(())
    }
}
