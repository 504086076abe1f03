//! The names that an item's code has: in types, expressions, patterns, attributes, and the texts handed to macros.

use quote::ToTokens as _;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Meta, Token, UseTree, Visibility};

use super::mention::{Kind, Mention};
use super::tokens::{self, is_capital, is_output, texts, words};

pub(super) struct Use {
    pub(super) tree: UseTree,
    pub(super) is_private: bool,
}

/// What an item says, the items inside its functions included.
#[derive(Default)]
pub(super) struct Found {
    pub(super) mentions: Vec<Mention>,
    pub(super) imports: Vec<Use>,
    /// Names that the module has by this item, and whether they are private.
    pub(super) defined: Vec<(String, bool)>,
    /// Macros, with the names in their texts.
    pub(super) macros: Vec<(String, Vec<String>)>,
    /// `impl` blocks of types: the type, and the names in it.
    pub(super) blocks: Vec<(Vec<String>, Vec<String>)>,
    /// Names in the text of a macro that stands where an item would.
    pub(super) made: Vec<String>,
    /// The macro's own name.
    pub(super) made_by: Vec<String>,
    /// Names that patterns bind in the functions around the place that is looked at.
    bound: Vec<String>,
    /// What `Self` is.
    own: Vec<String>,
}

pub(super) fn of(item: &Item) -> Found {
    let mut found = Found::default();
    found.visit_item(item);
    found
}

/// Whether what has these attributes is compiled for tests alone.
pub(super) fn is_test(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else {
            return attribute.path().is_ident("test");
        };
        list.path.is_ident("cfg")
            && list
                .parse_args::<Meta>()
                .is_ok_and(|of| holds(&of) == Some(false))
    })
}

/// Whether a condition holds where no tests are compiled; nothing where a feature or a target decides.
fn holds(condition: &Meta) -> Option<bool> {
    let Meta::List(list) = condition else {
        return condition.path().is_ident("test").then_some(false);
    };
    let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    let parts: Vec<_> = parts.ok()?.iter().map(holds).collect();
    if list.path.is_ident("not") {
        return parts.first().copied().flatten().map(|one| !one);
    }
    let decides = list.path.is_ident("any");
    if parts.contains(&Some(decides)) {
        return Some(decides);
    }
    parts
        .iter()
        .all(|part| *part == Some(!decides))
        .then_some(!decides)
}

fn attrs_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether only the module itself and those below it see what is declared so.
pub(super) fn is_private(visibility: &Visibility) -> bool {
    match visibility {
        Visibility::Inherited => true,
        Visibility::Restricted(to) => to.path.is_ident("self"),
        Visibility::Public(_) => false,
    }
}

fn names(path: &syn::Path) -> Vec<String> {
    let segments = path.segments.iter();
    segments.map(|segment| segment.ident.to_string()).collect()
}

impl Found {
    fn define(&mut self, item: &Item) {
        let (name, visibility) = match item {
            Item::Const(item) => (&item.ident, &item.vis),
            Item::Enum(item) => (&item.ident, &item.vis),
            Item::Fn(item) => (&item.sig.ident, &item.vis),
            Item::Static(item) => (&item.ident, &item.vis),
            Item::Struct(item) => (&item.ident, &item.vis),
            Item::Trait(item) => (&item.ident, &item.vis),
            Item::Type(item) => (&item.ident, &item.vis),
            Item::Union(item) => (&item.ident, &item.vis),
            _ => return,
        };
        self.defined
            .push((name.to_string(), is_private(visibility)));
    }

    fn push(&mut self, path: Vec<String>, kind: Kind) {
        self.mentions.push(Mention { path, kind });
    }

    /// Paths that an attribute hands on, also as texts: `#[serde(with = "…")]`.
    fn attribute(&mut self, attribute: &Attribute) {
        match &attribute.meta {
            Meta::List(list) => {
                tokens::mentions(list.tokens.clone(), &mut self.mentions);
                if list.path.is_ident("serde") {
                    for text in texts(list.tokens.clone()) {
                        if let Ok(path) = syn::parse_str::<syn::Path>(&text) {
                            self.push(names(&path), Kind::Loose);
                        }
                    }
                }
            }
            Meta::NameValue(pair) => {
                tokens::mentions(pair.value.to_token_stream(), &mut self.mentions);
            }
            Meta::Path(_) => {}
        }
    }

    /// The definition of a macro, or one that stands where an item would.
    fn item_macro(&mut self, item: &syn::ItemMacro) {
        let mut all = Vec::new();
        words(item.mac.tokens.clone(), &mut all);
        if let Some(name) = &item.ident {
            self.macros.push((name.to_string(), all));
            tokens::mentions(item.mac.tokens.clone(), &mut self.mentions);
        } else {
            self.made.extend(all);
            self.made_by.extend(names(&item.mac.path).pop());
            self.visit_macro(&item.mac);
        }
    }

    /// Looks at a function with the names that its patterns bind.
    fn with_bound(&mut self, bound: Vec<String>, look: impl FnOnce(&mut Self)) {
        let before = self.bound.len();
        self.bound.extend(bound);
        look(self);
        self.bound.truncate(before);
    }
}

/// The names that patterns bind anywhere in a function. Names in capitals are constants and variants.
#[derive(Default)]
struct Bound(Vec<String>);

impl Visit<'_> for Bound {
    fn visit_pat_ident(&mut self, pattern: &syn::PatIdent) {
        let name = pattern.ident.to_string();
        if !is_capital(&name) {
            self.0.push(name);
        }
        visit::visit_pat_ident(self, pattern);
    }
}

impl Visit<'_> for Found {
    fn visit_item(&mut self, item: &Item) {
        if is_test(attrs_of(item)) {
            return;
        }
        self.define(item);
        match item {
            Item::Use(item) => {
                let is_private = is_private(&item.vis);
                let absolute = item.leading_colon.is_some();
                if !absolute {
                    self.imports.push(Use {
                        tree: item.tree.clone(),
                        is_private,
                    });
                }
            }
            Item::Macro(item) => self.item_macro(item),
            item => visit::visit_item(self, item),
        }
    }

    fn visit_item_fn(&mut self, item: &syn::ItemFn) {
        let mut bound = Bound::default();
        bound.visit_item_fn(item);
        self.with_bound(bound.0, |found| visit::visit_item_fn(found, item));
    }

    fn visit_impl_item_fn(&mut self, item: &syn::ImplItemFn) {
        let mut bound = Bound::default();
        bound.visit_impl_item_fn(item);
        self.with_bound(bound.0, |found| visit::visit_impl_item_fn(found, item));
    }

    fn visit_item_impl(&mut self, item: &syn::ItemImpl) {
        if let (None, syn::Type::Path(of)) = (&item.trait_, &*item.self_ty) {
            let names_in = item.items.iter().filter_map(|item| match item {
                syn::ImplItem::Fn(item) if !is_test(&item.attrs) => {
                    Some(item.sig.ident.to_string())
                }
                syn::ImplItem::Const(item) => Some(item.ident.to_string()),
                _ => None,
            });
            self.blocks.push((names(&of.path), names_in.collect()));
        }
        let own = match &*item.self_ty {
            syn::Type::Path(of) => names(&of.path),
            _ => Vec::new(),
        };
        let outer = std::mem::replace(&mut self.own, own);
        visit::visit_item_impl(self, item);
        self.own = outer;
    }

    fn visit_impl_item(&mut self, item: &syn::ImplItem) {
        let attrs: &[Attribute] = match item {
            syn::ImplItem::Fn(item) => &item.attrs,
            syn::ImplItem::Const(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attrs) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_local(&mut self, local: &syn::Local) {
        if !is_test(&local.attrs) {
            visit::visit_local(self, local);
        }
    }

    fn visit_field(&mut self, field: &syn::Field) {
        if !is_test(&field.attrs) {
            visit::visit_field(self, field);
        }
    }

    fn visit_attribute(&mut self, attribute: &Attribute) {
        self.attribute(attribute);
    }

    fn visit_path(&mut self, path: &syn::Path) {
        if path.leading_colon.is_none() {
            let mut names = names(path);
            if names.first().is_some_and(|first| first == "Self") {
                names.splice(..1, self.own.iter().cloned());
            }
            self.push(names, Kind::Path);
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &syn::ExprMethodCall) {
        let receiver = match &*call.receiver {
            syn::Expr::Path(receiver) => receiver.path.is_ident("self"),
            _ => false,
        };
        if receiver && !self.own.is_empty() {
            let mut path = self.own.clone();
            path.push(call.method.to_string());
            self.push(path, Kind::Method);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_path(&mut self, expr: &syn::ExprPath) {
        let local = expr.path.get_ident().map(ToString::to_string);
        if local.is_none_or(|name| !self.bound.contains(&name)) {
            visit::visit_expr_path(self, expr);
        }
    }

    /// A name that is called is a function's, whatever a pattern near it binds.
    fn visit_expr_call(&mut self, call: &syn::ExprCall) {
        if let syn::Expr::Path(called) = &*call.func {
            visit::visit_expr_path(self, called);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_pat_ident(&mut self, pattern: &syn::PatIdent) {
        let name = pattern.ident.to_string();
        if is_capital(&name) {
            self.push(vec![name], Kind::Path);
        }
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_macro(&mut self, called: &syn::Macro) {
        let path = names(&called.path);
        let name = path.last().map_or("", String::as_str);
        if !is_output(name) {
            tokens::mentions(called.tokens.clone(), &mut self.mentions);
        }
        if called.path.leading_colon.is_none() {
            self.push(path, Kind::Macro);
        }
    }
}
