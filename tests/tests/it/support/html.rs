//! A page as a browser reads it, with what is wrong with it.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A page.
pub(crate) struct Page {
    dom: RcDom,
    /// What the standard calls parse errors.
    pub(crate) errors: Vec<String>,
}

impl Page {
    pub(crate) fn parse(text: &str) -> Self {
        let mut options = ParseOpts::default();
        options.tokenizer.exact_errors = true;
        options.tree_builder.exact_errors = true;
        let dom = parse_document(RcDom::default(), options).one(text);
        let errors = dom
            .errors
            .borrow()
            .iter()
            .map(ToString::to_string)
            .collect();
        Self { dom, errors }
    }

    /// Nothing but our own script and style, and nothing from elsewhere.
    pub(crate) fn assert_alone(&self) {
        let mut scripts = 0;
        for (name, attributes) in self.elements() {
            scripts += usize::from(name == "script");
            let foreign = [
                "img", "iframe", "object", "embed", "link", "base", "video", "audio",
            ];
            assert!(!foreign.contains(&name.as_str()), "<{name}>");
            for (attribute, value) in attributes {
                assert!(!attribute.starts_with("on"), "{attribute}={value}");
                assert!(
                    !matches!(attribute.as_str(), "src" | "srcset" | "style"),
                    "{attribute}={value}"
                );
                if attribute == "href" {
                    assert!(value.starts_with('#'), "{value}");
                }
            }
        }
        assert_eq!(scripts, 1);
    }

    /// The values of an attribute, in order.
    pub(crate) fn attributes(&self, wanted: &str) -> Vec<String> {
        let elements = self.elements().into_iter();
        elements
            .flat_map(|(_, attributes)| attributes)
            .filter(|(name, _)| name == wanted)
            .map(|(_, value)| value)
            .collect()
    }

    /// The ids of elements of these names, in order.
    pub(crate) fn ids_of(&self, names: &[&str]) -> Vec<String> {
        let elements = self.elements().into_iter();
        elements
            .filter(|(name, _)| names.contains(&name.as_str()))
            .flat_map(|(_, attributes)| attributes)
            .filter(|(name, _)| name == "id")
            .map(|(_, value)| value)
            .collect()
    }

    /// The levels of all headings, in order.
    pub(crate) fn heading_levels(&self) -> Vec<u8> {
        let elements = self.elements().into_iter();
        elements
            .filter_map(|(name, _)| name.strip_prefix('h')?.parse().ok())
            .collect()
    }

    /// Where the links lead that stand in the first element of a name.
    pub(crate) fn links_in(&self, wanted: &str) -> Vec<String> {
        let mut found = None;
        walk(&self.dom.document, &mut |node| {
            if let NodeData::Element { name, .. } = &node.data
                && &*name.local == wanted
                && found.is_none()
            {
                found = Some(node.clone());
            }
        });
        let mut links = Vec::new();
        let Some(part) = found else { return links };
        walk(&part, &mut |node| {
            if let NodeData::Element { attrs, .. } = &node.data {
                let attributes = attrs.borrow();
                let to = attributes.iter().filter(|one| &*one.name.local == "href");
                links.extend(to.map(|one| one.value.to_string()));
            }
        });
        links
    }

    /// All that is shown, and the script.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        walk(&self.dom.document, &mut |node| {
            if let NodeData::Text { contents } = &node.data {
                text.push_str(&contents.borrow());
            }
        });
        text
    }

    fn elements(&self) -> Vec<(String, Vec<(String, String)>)> {
        let mut elements = Vec::new();
        walk(&self.dom.document, &mut |node| {
            if let NodeData::Element { name, attrs, .. } = &node.data {
                let attributes = attrs.borrow();
                let attributes = attributes
                    .iter()
                    .map(|one| (one.name.local.to_string(), one.value.to_string()));
                elements.push((name.local.to_string(), attributes.collect()));
            }
        });
        elements
    }
}

fn walk(node: &Handle, see: &mut dyn FnMut(&Handle)) {
    see(node);
    for child in node.children.borrow().iter() {
        walk(child, see);
    }
}
