//! The keywords, a row each: how one is read, held, copied, written into generated code and named follows from its row.
//! What it means for a value stands in `evaluate::local`, and the words of a report in `report`.

#![allow(missing_docs, reason = "hidden, like the table itself")]

use super::cell::{List, NodeId, Types};
use bilispec_wire::json::number::Number;

/// The schemas of `if`, `then` and `else`; the last two may be [`super::cell::NONE`].
#[derive(Debug, Clone, Copy)]
pub struct Branches {
    pub test: NodeId,
    pub then: NodeId,
    pub otherwise: NodeId,
}

macro_rules! held {
    ($($(#[doc = $doc:literal])? $kind:ident($of:ty);)+) => {
        /// What a check holds, by what that leads to.
        #[derive(Debug, Clone, Copy)]
        pub enum Held {
            $($(#[doc = $doc])? $kind($of),)+
        }

        /// The type of each.
        mod kind {
            use super::*;

            $(pub(super) type $kind = $of;)+
        }

        /// How a check is made of what a keyword says.
        #[derive(Clone, Copy)]
        #[allow(dead_code, reason = "`if` is made with `then` and `else`")]
        pub(super) enum Make {
            $($kind(fn($of) -> Check),)+
        }
    };
}

held! {
    /// A size, or how many.
    Limit(u64);
    Bound(Number);
    Flag(bool);
    Constant(crate::schema::cell::Constant);
    /// Into `constants`.
    Constants(List);
    /// Into `patterns`.
    Pattern(u32);
    /// Into `dependents`.
    Dependents(List);
    Schema(NodeId);
    /// Into `ids`.
    Schemas(List);
    /// Into `properties`.
    Named(List);
    Condition(Branches);
}

macro_rules! keywords {
    (
        asserting { $($check:ident($held:ident) = $name:literal of $concerns:expr;)+ }
        applying { $($applied:ident($leads:ident) = $applied_name:literal;)+ }
        elsewhere { $($(#[doc = $doc:literal])? $other:ident = $other_name:literal;)+ }
    ) => {
        /// The keywords that concern a value as a whole, or apply schemas to it in place.
        #[derive(Debug, Clone, Copy)]
        pub enum Check {
            $($check(kind::$held),)+
            $($applied(kind::$leads),)+
        }

        impl Check {
            pub const fn held(self) -> Held {
                match self {
                    $(Self::$check(held) => Held::$held(held),)+
                    $(Self::$applied(held) => Held::$leads(held),)+
                }
            }

            /// The same keyword about something else of the kind.
            #[must_use]
            pub const fn holding(self, held: Held) -> Self {
                match (self, held) {
                    $((Self::$check(_), Held::$held(held)) => Self::$check(held),)+
                    $((Self::$applied(_), Held::$leads(held)) => Self::$applied(held),)+
                    (unlike, _) => unlike,
                }
            }

            /// The name of the variant.
            pub const fn variant(self) -> &'static str {
                match self {
                    $(Self::$check(_) => stringify!($check),)+
                    $(Self::$applied(_) => stringify!($applied),)+
                }
            }

            /// The types whose values can break it by what they are themselves.
            pub(crate) const fn concerns(self) -> Types {
                match self {
                    $(Self::$check(_) => $concerns,)+
                    $(Self::$applied(_) => Types(0),)+
                }
            }

            /// The keyword that a value breaks; none where the schemas behind it have their own.
            pub(crate) const fn keyword(self) -> Option<Keyword> {
                match self {
                    $(Self::$check(_) => Some(Keyword::$check),)+
                    $(Self::$applied(_) => None,)+
                }
            }
        }

        /// How the check of a keyword is made, if it is one.
        pub(super) fn make(name: &str) -> Option<Make> {
            Some(match name {
                $($name => Make::$held(Check::$check),)+
                $($applied_name => Make::$leads(Check::$applied),)+
                _ => return None,
            })
        }

        /// A keyword that a value can break.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Keyword {
            $(#[doc = concat!("`", $name, "`")] $check,)+
            $(#[doc = concat!("`", $other_name, "`")] $(#[doc = $doc])? $other,)+
        }

        impl Keyword {
            /// The keyword as schemas write it; empty for the schema `false`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$check => $name,)+
                    $(Self::$other => $other_name,)+
                }
            }
        }
    };
}

/// By the schemas that it applies, and by nothing that the value is itself.
const NOTHING: Types = Types(0);

keywords! {
    asserting {
        Enum(Constants) = "enum" of Types::ALL;
        Const(Constant) = "const" of Types::ALL;
        Minimum(Bound) = "minimum" of Types::NUMBER;
        Maximum(Bound) = "maximum" of Types::NUMBER;
        ExclusiveMinimum(Bound) = "exclusiveMinimum" of Types::NUMBER;
        ExclusiveMaximum(Bound) = "exclusiveMaximum" of Types::NUMBER;
        MultipleOf(Bound) = "multipleOf" of Types::NUMBER;
        MinLength(Limit) = "minLength" of Types::STRING;
        MaxLength(Limit) = "maxLength" of Types::STRING;
        Pattern(Pattern) = "pattern" of Types::STRING;
        MinItems(Limit) = "minItems" of Types::ARRAY;
        MaxItems(Limit) = "maxItems" of Types::ARRAY;
        UniqueItems(Flag) = "uniqueItems" of Types::ARRAY;
        MinProperties(Limit) = "minProperties" of Types::OBJECT;
        MaxProperties(Limit) = "maxProperties" of Types::OBJECT;
        DependentRequired(Dependents) = "dependentRequired" of Types::OBJECT;
        PropertyNames(Schema) = "propertyNames" of Types::OBJECT;
        AnyOf(Schemas) = "anyOf" of NOTHING;
        OneOf(Schemas) = "oneOf" of NOTHING;
        Not(Schema) = "not" of NOTHING;
    }
    applying {
        Ref(Schema) = "$ref";
        AllOf(Schemas) = "allOf";
        If(Condition) = "if";
        DependentSchemas(Named) = "dependentSchemas";
    }
    elsewhere {
        /// No keyword: the schema `false` itself.
        False = "";
        Type = "type";
        Required = "required";
        AdditionalProperties = "additionalProperties";
        Contains = "contains";
        MinContains = "minContains";
        MaxContains = "maxContains";
    }
}
