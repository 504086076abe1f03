//! What generated types have in common, written once: enums and names for numbers and texts, and masking `Debug`.
//!
//! The types themselves stand in generated code as plain Rust, with their documentation and derives; these macros
//! implement traits for them.

/// Implements what an enum of integers needs: `integer_enum!(Status, Paid = 4, Refused = -2);`. Beside the variants
/// listed here the enum has `Unknown(i64)`, which keeps other values, so that decoding and encoding again changes
/// nothing.
#[macro_export]
macro_rules! integer_enum {
    ($name:ident, $($variant:ident = $value:literal),* $(,)?) => {
        impl From<i64> for $name {
            fn from(value: i64) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        impl From<$name> for i64 {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => $value,)*
                    $name::Unknown(value) => value,
                }
            }
        }

        impl $crate::WireEnum for $name {
            fn from_integer(value: i64) -> Option<Self> {
                Some(value.into())
            }
        }

        $crate::transparent!($name, i64, |value| i64::from(*value));
        $crate::json_schema!($name, values "integer" $($variant = $value)*);
    };
}

/// Implements what an enum of texts needs: `string_enum!(Kind, Up = "up", Archive = "archive");`. Beside the variants
/// listed here the enum has `Unknown(String)`, which keeps other values, so that decoding and encoding again changes
/// nothing.
#[macro_export]
macro_rules! string_enum {
    ($name:ident, $($variant:ident = $value:literal),* $(,)?) => {
        impl $name {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                match value {
                    $name::Unknown(value) => value,
                    known => known.as_str().to_owned(),
                }
            }
        }

        impl $crate::WireEnum for $name {
            fn from_text(value: &str) -> Option<Self> {
                Some(value.to_owned().into())
            }
        }

        $crate::transparent!($name, String, |value| value.as_str());
        $crate::json_schema!($name, values "string" $($variant = $value)*);
    };
}

/// Implements what a type around an integer or a text needs: `newtype!(OrderId(i64));`, `newtype!(Fen(i64) in "fen");`,
/// which `Display` adds, or `newtype!(OrderToken(String) masked);`, which `Debug` does not show.
#[macro_export]
macro_rules! newtype {
    ($name:ident(i64) $($how:ident $($unit:literal)?)?) => {
        impl $crate::wire::Integer for $name {
            fn integer(self) -> i64 {
                self.0
            }
        }

        $crate::newtype!(@common $name, i64, $($how $($unit)?)?);
    };
    ($name:ident(String) $($how:ident $($unit:literal)?)?) => {
        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(value.to_owned())
            }
        }

        $crate::newtype!(@common $name, String, $($how $($unit)?)?);
    };
    (@common $name:ident, $inner:ident, $($how:ident $($unit:literal)?)?) => {
        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl From<$name> for $inner {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        $crate::transparent!($name, $inner, |value| &value.0);
        $crate::json_schema!($name, wraps $inner);
        $crate::newtype!(@print $name, $($how $($unit)?)?);
    };
    (@print $name:ident, masked) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
    (@print $name:ident, $(in $unit:literal)?) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.0).finish()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)?;
                f.write_str(concat!("", $(" ", $unit)?))
            }
        }
    };
}

/// `Debug` for a struct: `masked_debug!(Buyer, id, name(masked), tel(masked_option));`.
#[macro_export]
macro_rules! masked_debug {
    ($name:ident, $($field:ident $(($how:ident))?),* $(,)?) => {
        /// Masks what must not be printed.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))
                    $(.field(stringify!($field), $crate::masked_debug!(@field self.$field $(, $how)?)))*
                    .finish()
            }
        }
    };
    (@field $value:expr) => { &$value };
    (@field $value:expr, masked) => { &$crate::wire::MASKED };
    (@field $value:expr, masked_option) => { &$value.as_ref().map(|_| $crate::wire::MASKED) };
}

/// Serialises a type as the one that it wraps, and reads it from there.
#[doc(hidden)]
#[macro_export]
macro_rules! transparent {
    ($name:ident, $inner:ty, |$value:ident| $out:expr) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                let $value = self;
                $crate::serde::Serialize::serialize(&$out, serializer)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                <$inner as $crate::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}
