//! The rules of a report, by id.

/// Which half of an exchange is checked; it is the first part of every rule's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// What the client sent.
    Request,
    /// What the server answered.
    Response,
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal,)+) => {
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
        }
    };
}

rules! {
    /// The text is not JSON.
    Syntax = "syntax",
    /// The value has another JSON type than the spec gives it.
    Type = "type",
    /// The value is none of those that the spec lists.
    Enum = "enum",
    /// The value is not the only one that the spec allows.
    Const = "const",
    /// A member that is always there is missing.
    Required = "required",
    /// A member that comes with another one is missing.
    DependentRequired = "dependent-required",
    /// The reply is neither a success nor a refusal: no code can be read from it.
    Envelope = "envelope",
    /// A string that holds JSON text does not hold what the spec says.
    Content = "content",
    /// The number is below the least that the spec allows.
    Minimum = "minimum",
    /// The number is above the most that the spec allows.
    Maximum = "maximum",
    /// The number is not a multiple of the step that the spec gives.
    MultipleOf = "multiple-of",
    /// The string is too short.
    MinLength = "min-length",
    /// The string is too long.
    MaxLength = "max-length",
    /// The string does not have the form that the spec gives it.
    Pattern = "pattern",
    /// The array has too few items.
    MinItems = "min-items",
    /// The array has too many items.
    MaxItems = "max-items",
    /// The array holds the same item twice.
    UniqueItems = "unique-items",
    /// Too few or too many items of the array are what `contains` asks for.
    Contains = "contains",
    /// The object has too few members.
    MinProperties = "min-properties",
    /// The object has too many members.
    MaxProperties = "max-properties",
    /// A member that the spec rules out is there.
    AdditionalProperties = "additional-properties",
    /// The name of a member is not one that the spec allows.
    PropertyNames = "property-names",
    /// The value is none of the alternatives.
    AnyOf = "any-of",
    /// The value is none of the alternatives, or more than one of them.
    OneOf = "one-of",
    /// The value is what the spec says that it is not.
    Not = "not",
    /// Nothing may stand here.
    False = "false",
    /// The schemas for the document go deeper, or branch further, than the engine follows.
    Depth = "depth",
    /// The number does not fit into the 64 bits that clients have for it.
    OutOfRange = "out-of-range",
    /// A success does not repeat the value that the call asked for.
    Echo = "echo",
    /// A member that the spec does not know.
    UnknownField = "unknown-field",
    /// A value of an open set that the spec does not know.
    UnknownValue = "unknown-value",
    /// A code that the spec does not list for the operation.
    UnknownCode = "unknown-code",
    /// A key stands more than once in its object; the last one counts.
    DuplicateKey = "duplicate-key",
    /// What decides about the call contradicts itself, or lacks the proof that the spec declares.
    Contradiction = "contradiction",
    /// The text can be read, though not as JSON is written: a byte order mark, half a surrogate pair, a number too large.
    OddText = "odd-text",
    /// The value lies outside the documented bounds; the server answers it all the same.
    Expect = "expect",
}

impl Rule {
    /// The rule with this id, whichever side it is written for.
    pub fn by_id(id: &str) -> Option<Rule> {
        Rule::ALL
            .iter()
            .copied()
            .find(|rule| rule.id(Side::Request) == id || rule.id(Side::Response) == id)
    }

    /// Whether a finding of this rule is an error, or only drift.
    pub fn severity(self) -> Severity {
        match self {
            Rule::UnknownField
            | Rule::UnknownValue
            | Rule::UnknownCode
            | Rule::DuplicateKey
            | Rule::Contradiction
            | Rule::OddText
            | Rule::Expect => Severity::Warning,
            _ => Severity::Error,
        }
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
