//! JSON pointers (RFC 6901).

use super::{Node, NodeKind, Span};

/// One step of a pointer, escaped.
pub fn escape(segment: &str) -> String {
    if segment.contains(['~', '/']) {
        segment.replace('~', "~0").replace('/', "~1")
    } else {
        segment.to_owned()
    }
}

/// The name that one step of a pointer is.
fn unescape(step: &str) -> String {
    if step.contains('~') {
        step.replace("~1", "/").replace("~0", "~")
    } else {
        step.to_owned()
    }
}

/// The pointer of these steps.
pub fn join(steps: &[String]) -> String {
    steps
        .iter()
        .fold(String::new(), |pointer, step| pointer + "/" + &escape(step))
}

/// A pointer's steps, unescaped; `None` if it is no pointer.
pub fn split(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let steps = pointer.strip_prefix('/')?.split('/');
    Some(steps.map(unescape).collect())
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

/// The pointer from `root` to the node whose span is `target`.
pub fn of(root: &Node, target: Span) -> Option<String> {
    let mut pointer = String::new();
    let mut node = root;
    while node.span != target {
        let (name, child) = match &node.kind {
            NodeKind::Mapping(entries) => {
                let entry = entries
                    .iter()
                    .find(|entry| entry.value.span.contains(target))?;
                (escape(&entry.key.text), &entry.value)
            }
            NodeKind::Sequence(items) => {
                let index = items.iter().position(|item| item.span.contains(target))?;
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
            let entry = entries
                .iter()
                .find(|entry| holds(entry.key.span) || holds(entry.value.span))?;
            let name = escape(&entry.key.text);
            (name, &entry.value, entry.key.span == target)
        } else {
            let items = node.items()?;
            let index = items.iter().position(|item| item.span.contains(target))?;
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
