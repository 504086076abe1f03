//! Tables: what each is of, by its heads and by the label before it.

use super::Reader;
use crate::blocks::Table;
use crate::captions::Caption;
use crate::draft::{Cookie, Group, Root, Row};
use crate::facts::Facts;
use crate::rows;
use crate::text::Text;

impl Reader<'_> {
    pub(super) fn table(&mut self, line: usize, table: &Table) {
        let Some(kind) = rows::kind(&table.heads, self.section) else {
            let heads = table.heads.join(" | ");
            let rows = table.rows.len();
            self.sink.unread(
                line,
                format!("a table of {rows} rows with heads that are not known: {heads}"),
            );
            return;
        };
        let read = rows::read(kind, table, self.sink);
        let caption = self.caption.take();
        let current = &mut self.current;
        match kind {
            rows::Of::Parameters => self.parameters(line, caption.as_ref(), read),
            rows::Of::Fields | rows::Of::Branches => match caption {
                Some(Caption::Object { .. }) => {
                    if let Some(object) = current.objects.last_mut() {
                        object.rows = read;
                    }
                }
                Some(Caption::Root { .. }) => {
                    current.root.get_or_insert_default().rows = read;
                }
                _ if current.root.is_none() => {
                    self.sink
                        .remark(line, "a table without a label, taken for the root object's");
                    current.root = Some(Root {
                        rows: read,
                        ..Root::default()
                    });
                }
                _ => self.sink.unread(
                    line,
                    format!(
                        "a table of {} fields that does not say of which object",
                        read.len()
                    ),
                ),
            },
            rows::Of::Codes => current.codes.extend(read),
            rows::Of::Blocked => current.blocked.extend(read),
            rows::Of::Statuses => current.statuses.extend(read),
            rows::Of::Links => current.links.extend(rows::links(table, self.sink)),
            rows::Of::Groups => self.groups(table),
            rows::Of::Cookies => self.cookies(table),
            rows::Of::Operations => {
                let first = table.rows.iter().filter_map(|(_, cells)| cells.first());
                self.notes.order.extend(first.map(Text::words));
            }
            // What stands there stands with the operations too.
            rows::Of::Repeated => {}
        }
    }

    fn parameters(&mut self, line: usize, caption: Option<&Caption>, rows: Vec<Row>) {
        let current = &mut self.current;
        let said = match caption {
            Some(Caption::Parameters(place)) => Some(*place),
            _ => None,
        };
        let changes = current.method.as_deref().is_some_and(|one| one != "GET");
        let place = said.unwrap_or(if changes { "form" } else { "query" });
        // What the address names stands there, whatever else the table has.
        let url = current.url.clone().unwrap_or_default();
        let in_path = |row: &Row| said.is_none() && url.contains(&format!("{{{}}}", row.name));
        let (path, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(in_path);
        if said.is_none() && !rest.is_empty() {
            let what = format!("the notes do not say where these parameters go; taken as {place}");
            self.sink.remark(line, what);
        }
        if matches!(place, "form" | "json") && (said.is_some() || !rest.is_empty()) {
            current.body = Some(place);
        }
        let path = path.into_iter().map(|row| ("path", row));
        let rest = rest.into_iter().map(|row| (place, row));
        current.parameters.extend(path.chain(rest));
    }

    fn groups(&mut self, table: &Table) {
        for (_, cells) in &table.rows {
            let cell = |index: usize| cells.get(index).cloned().unwrap_or_default();
            self.notes.groups.push(Group {
                name: cell(0).words(),
                meaning: cell(1).written(),
                notes: Facts::read(&cell(2)).all_notes(),
            });
        }
    }

    fn cookies(&mut self, table: &Table) {
        for (_, cells) in &table.rows {
            let cell = |index: usize| cells.get(index).cloned().unwrap_or_default();
            self.notes.cookies.push(Cookie {
                name: cell(0).words(),
                scheme: cell(1).words(),
                meaning: cell(2).written(),
                facts: Facts::read(&cell(3)),
            });
        }
    }
}
