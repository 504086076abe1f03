//! The rules of a report, a row each: id, weight, sentence, and the keywords that it speaks of.

use crate::schema::keyword::Keyword;

/// Which half of an exchange is checked; it is the first part of every rule's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// What the client sent.
    Request,
    /// What the server answered.
    Response,
}

macro_rules! rules {
    (
        $($(#[doc = $doc:literal])+ $name:ident = $severity:ident $id:literal, $message:literal, [$($keyword:ident),*];)+
    ) => {
        /// What a finding is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Rule {
            /// Every rule, errors before warnings.
            pub const ALL: &'static [Rule] = &[$(Rule::$name),+];

            /// The rule's id, as in `response.type`.
            pub fn id(self, side: Side) -> &'static str {
                match (self, side) {
                    $(
                        (Rule::$name, Side::Request) => concat!("request.", $id),
                        (Rule::$name, Side::Response) => concat!("response.", $id),
                    )+
                }
            }

            /// What the rule says, in a sentence.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Rule::$name => concat!($($doc),+).trim_ascii_start(),)+
                }
            }

            /// Whether a finding of this rule is an error, or only drift.
            pub fn severity(self) -> Severity {
                match self {
                    $(Rule::$name => Severity::$severity,)+
                }
            }

            /// The finding in a sentence, where that needs nothing of the document.
            pub(crate) fn message(self) -> &'static str {
                match self {
                    $(Rule::$name => $message,)+
                }
            }

            /// The rule that speaks of a keyword.
            pub(crate) fn of(keyword: Keyword) -> Self {
                match keyword {
                    $($(Keyword::$keyword => Rule::$name,)*)+
                }
            }
        }
    };
}

rules! {
    /// The text is not JSON.
    Syntax = Error "syntax", "the text is not JSON", [];
    /// The value has another JSON type than the spec gives it.
    Type = Error "type", "a value of another type", [Type];
    /// The value is none of those that the spec lists.
    Enum = Error "enum", "a value that the spec does not list", [Enum];
    /// The value is not the only one that the spec allows.
    Const = Error "const", "not the one value that is allowed", [Const];
    /// A member that is always there is missing.
    Required = Error "required", "a member is missing", [Required];
    /// A member that comes with another one is missing.
    DependentRequired = Error "dependent-required", "a member is missing", [DependentRequired];
    /// The reply is neither a success nor a refusal: no code can be read from it.
    Envelope = Error "envelope", "neither a success nor a refusal: no code can be read", [];
    /// A string that holds JSON text does not hold what the spec says.
    Content = Error "content", "the string is not the JSON text that the spec describes", [];
    /// The number is below the least that the spec allows.
    Minimum = Error "minimum", "the number is too small", [Minimum, ExclusiveMinimum];
    /// The number is above the most that the spec allows.
    Maximum = Error "maximum", "the number is too large", [Maximum, ExclusiveMaximum];
    /// The number is not a multiple of the step that the spec gives.
    MultipleOf = Error "multiple-of", "the number is off the step", [MultipleOf];
    /// The string is too short.
    MinLength = Error "min-length", "the string is too short", [MinLength];
    /// The string is too long.
    MaxLength = Error "max-length", "the string is too long", [MaxLength];
    /// The string does not have the form that the spec gives it.
    Pattern = Error "pattern", "the string does not have the form that the spec gives", [Pattern];
    /// The array has too few items.
    MinItems = Error "min-items", "too few items", [MinItems];
    /// The array has too many items.
    MaxItems = Error "max-items", "too many items", [MaxItems];
    /// The array holds the same item twice.
    UniqueItems = Error "unique-items", "the same item stands in the list twice", [UniqueItems];
    /// Too few or too many items of the array are what `contains` asks for.
    Contains = Error "contains", "the wrong number of items that `contains` describes", [Contains, MinContains, MaxContains];
    /// The object has too few members.
    MinProperties = Error "min-properties", "too few members", [MinProperties];
    /// The object has too many members.
    MaxProperties = Error "max-properties", "too many members", [MaxProperties];
    /// A member that the spec rules out is there.
    AdditionalProperties = Error "additional-properties", "a member that the spec rules out", [AdditionalProperties];
    /// The name of a member is not one that the spec allows.
    PropertyNames = Error "property-names", "a name that the spec does not allow", [PropertyNames];
    /// The value is none of the alternatives.
    AnyOf = Error "any-of", "none of the alternatives", [AnyOf];
    /// The value is none of the alternatives, or more than one of them.
    OneOf = Error "one-of", "none of the alternatives, or more than one", [OneOf];
    /// The value is what the spec says that it is not.
    Not = Error "not", "just what the spec rules out", [Not];
    /// Nothing may stand here.
    False = Error "false", "nothing may stand here", [False];
    /// The schemas for the document go deeper, or branch further, than the engine follows.
    Depth = Error "depth", "the schemas for this document go too deep, or branch too far, to be followed", [];
    /// The number does not fit into the 64 bits that clients have for it.
    OutOfRange = Error "out-of-range", "a number beyond the 64 bits that clients have for it", [];
    /// A success does not repeat the value that the call asked for.
    Echo = Error "echo", "not what the call asked for", [];
    /// A member that the spec does not know.
    UnknownField = Warning "unknown-field", "a field that the spec does not know", [];
    /// A value of an open set that the spec does not know.
    UnknownValue = Warning "unknown-value", "a value that the spec does not know yet", [];
    /// A code that the spec does not list for the operation.
    UnknownCode = Warning "unknown-code", "a code that the spec does not list for this operation", [];
    /// A key stands more than once in its object; the last one counts.
    DuplicateKey = Warning "duplicate-key", "a key that stands in its object more than once", [];
    /// What decides about the call contradicts itself, or lacks the proof that the spec declares.
    Contradiction = Warning "contradiction", "what decides about the call contradicts itself", [];
    /// The text can be read, though not as JSON is written: a byte order mark, half a surrogate pair, a number too large.
    OddText = Warning "odd-text", "the text is not written as JSON", [];
    /// The value lies outside the documented bounds; the server answers it all the same.
    Expect = Warning "expect", "outside the documented bounds", [];
}

impl Rule {
    /// The rule with this id, whichever side it is written for.
    pub fn by_id(id: &str) -> Option<Rule> {
        Rule::ALL
            .iter()
            .copied()
            .find(|rule| rule.id(Side::Request) == id || rule.id(Side::Response) == id)
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Drift: worth knowing, and no breach of the spec.
    Warning,
    /// The document breaks the spec.
    Error,
}
