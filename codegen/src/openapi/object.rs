//! Objects of the spec, written once: the struct, how it is read, and the editor's schema of it.

/// Declares objects: `Name is "what" { members }`. A member is `"key" field: Type`; a type that is no `Option` must be there.
macro_rules! objects {
    ($(
        $(#[$meta:meta])*
        $name:ident is $what:literal $(without ($unsupported:expr))? {
            $($(#[$fmeta:meta])* $key:literal $field:ident: $ty:ty,)*
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name {
            /// Where it stands.
            #[schemars(skip)]
            pub span: $crate::source::Span,
            $($(#[$fmeta])* #[schemars(rename = $key)] pub $field: $ty,)*
        }

        impl $name {
            /// The keys that it can have.
            pub const KEYS: &[&str] = &[$($key),*];
        }

        impl $crate::openapi::read::Read for $name {
            fn read<'a>(
                node: &'a $crate::source::Node,
                reader: &mut $crate::openapi::read::Reader<'a>,
            ) -> Option<Self> {
                use $crate::openapi::read::{Slot, Unsupported};
                const REFUSED: &[Unsupported] = &[$($unsupported)?];
                let owner = reader.object(node, $what, Self::KEYS, REFUSED)?;
                $(let $field = <$ty as Slot>::slot(owner, $key, reader);)*
                Some(Self { span: node.span, $($field: $field?),* })
            }
        }
    )+};
}

pub(super) use objects;
