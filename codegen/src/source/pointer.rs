//! JSON pointers (RFC 6901).

use super::{Node, NodeKind, Span};

pub use bilispec_wire::json::pointer::token as escape;
use bilispec_wire::json::pointer::unescape;

/// The pointer of these steps.
pub fn join(steps: &[String]) -> String {
    steps
        .iter()
        .fold(String::new(), |pointer, step| pointer + "/" + &escape(step))
}

/// A pointer's steps, unescaped; `None` if it is not a pointer.
pub fn split(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let steps = pointer.strip_prefix('/')?.split('/');
    Some(steps.map(|step| unescape(step).into_owned()).collect())
}

/// The child of `node` that one step leads to, and the place that names it: its key, or the item itself.
pub fn step<'n>(node: &'n Node, step: &str) -> Option<(&'n Node, Span)> {
    match &node.kind {
        NodeKind::Mapping(_) => node.entry(step).map(|entry| (&entry.value, entry.key.span)),
        NodeKind::Sequence(items) => {
            let canonical = step == "0" || !step.starts_with('0');
            let index = step
                .parse::<usize>()
                .ok()
                .filter(|_| canonical && !step.starts_with('+'))?;
            items.get(index).map(|item| (item, item.span))
        }
        _ => None,
    }
}

/// Follows a pointer from `node`.
pub fn get<'n>(node: &'n Node, pointer: &str) -> Option<&'n Node> {
    split(pointer)?
        .iter()
        .try_fold(node, |node, name| step(node, name).map(|(node, _)| node))
}

/// The same, to be changed.
pub(crate) fn get_mut<'n>(node: &'n mut Node, pointer: &str) -> Option<&'n mut Node> {
    let mut node = node;
    for name in split(pointer)? {
        node = match &mut node.kind {
            NodeKind::Mapping(entries) => entries
                .iter_mut()
                .find(|entry| entry.key.text == name)
                .map(|entry| &mut entry.value)?,
            NodeKind::Sequence(items) => items.get_mut(name.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(node)
}

fn item_at(items: &[Node], target: Span) -> Option<usize> {
    holder(
        items,
        |item| item.span.start,
        |item| item.span.contains(target),
        target,
    )
}

/// The first of a list that holds a place. They mostly stand in the order of the text, and then the last that begins
/// before the place is the only one that can; only where a document was put together otherwise, all are looked at.
fn holder<T>(
    list: &[T],
    start: impl Fn(&T) -> u32,
    holds: impl Fn(&T) -> bool,
    target: Span,
) -> Option<usize> {
    let after = list.partition_point(|one| start(one) <= target.start);
    let near = after.checked_sub(1);
    near.filter(|index| list.get(*index).is_some_and(&holds))
        .or_else(|| list.iter().position(holds))
}

/// The pointer from `root` to the node whose span is `target`.
pub fn of(root: &Node, target: Span) -> Option<String> {
    let mut pointer = String::new();
    let mut node = root;
    while node.span != target {
        let (name, child) = match &node.kind {
            NodeKind::Mapping(entries) => {
                let entry = holder(
                    entries,
                    |entry| entry.key.span.start,
                    |entry| entry.value.span.contains(target),
                    target,
                )
                .and_then(|index| entries.get(index))?;
                (escape(&entry.key.text), &entry.value)
            }
            NodeKind::Sequence(items) => {
                let index = item_at(items, target)?;
                (index.to_string(), items.get(index)?)
            }
            _ => return None,
        };
        pointer.push('/');
        pointer.push_str(&name);
        node = child;
    }
    Some(pointer)
}

/// The pointer to the value that `target` is, or is the key of.
pub fn of_key(root: &Node, target: Span) -> Option<String> {
    let mut path = String::new();
    let mut node = root;
    while node.span != target {
        let (name, child, is_key) = if let Some(entries) = node.entries() {
            let holds = |span: Span| span.contains(target);
            let entry = holder(
                entries,
                |entry| entry.key.span.start,
                |entry| holds(entry.key.span) || holds(entry.value.span),
                target,
            )
            .and_then(|index| entries.get(index));
            // What was made has no text, and stands where the key after it begins.
            let is_made = |entry: &&super::Entry| entry.key.span == target;
            let made = (target.start == target.end)
                .then(|| entries.iter().find(is_made))
                .flatten();
            let entry = made.or(entry)?;
            let name = escape(&entry.key.text);
            (name, &entry.value, entry.key.span == target)
        } else {
            let items = node.items()?;
            let index = item_at(items, target)?;
            (index.to_string(), items.get(index)?, false)
        };
        path.push('/');
        path.push_str(&name);
        if is_key {
            break;
        }
        node = child;
    }
    Some(path)
}
