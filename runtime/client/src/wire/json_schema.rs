//! JSON Schemas of the types here and of generated ones (feature `schemars`): what each of them reads and writes.
//!
//! They follow the types, which are more tolerant than the spec: an enum's schema takes values that it does not list.
//! Without the feature the macro is there all the same and makes nothing, so that generated code need not ask.

/// The schema of a type with named values, of one that wraps another, or of an enum whose variants hold the branches.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! json_schema {
    ($name:ident, values $base:literal $($variant:ident = $value:literal)*) => {
        $crate::json_schema!(@impl $name, _generator => $crate::schemars::json_schema!({
            "type": $base,
            "anyOf": [$({ "const": $value, "title": stringify!($variant) },)* {}]
        }));
    };
    ($name:ident, wraps $inner:ty) => {
        $crate::json_schema!(@impl $name, generator =>
            <$inner as $crate::schemars::JsonSchema>::json_schema(generator));
    };
    ($name:ident, one of $($variant:ident),*) => {
        $crate::json_schema!(@impl $name, generator => {
            /// The schema of what a variant holds.
            fn branch<T: $crate::schemars::JsonSchema, U>(
                _: fn(T) -> U,
                generator: &mut $crate::schemars::SchemaGenerator,
            ) -> $crate::schemars::Schema {
                generator.subschema_for::<T>()
            }
            $crate::schemars::json_schema!({
                "anyOf": [$(branch($name::$variant, generator),)* {}]
            })
        });
    };
    (@impl $name:ident, $generator:ident => $schema:expr) => {
        impl $crate::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(
                $generator: &mut $crate::schemars::SchemaGenerator,
            ) -> $crate::schemars::Schema {
                $schema
            }
        }
    };
}

/// Nothing, without the feature `schemars`.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! json_schema {
    ($($any:tt)*) => {};
}

#[cfg(feature = "schemars")]
mod impls {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use crate::wire::{Binary, IntOrString, JsonString, RawJson};

    impl JsonSchema for IntOrString {
        fn schema_name() -> Cow<'static, str> {
            "IntOrString".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            schemars::json_schema!({ "type": ["integer", "string"], "pattern": "^-?[0-9]+$" })
        }
    }

    impl<T: JsonSchema> JsonSchema for JsonString<T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            format!("JsonString_of_{}", T::schema_name()).into()
        }

        fn schema_id() -> Cow<'static, str> {
            format!("{}::JsonString<{}>", module_path!(), T::schema_id()).into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            schemars::json_schema!({
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": generator.subschema_for::<T>()
            })
        }
    }

    impl JsonSchema for Binary {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Binary".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            generator.subschema_for::<Vec<u8>>()
        }
    }

    impl JsonSchema for RawJson {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "RawJson".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            true.into()
        }
    }
}
