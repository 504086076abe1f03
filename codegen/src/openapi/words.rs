//! The closed words of the spec: extensions' values, types, places.

use bilispec_wire::login::Scheme;

/// Enums whose values are words of the spec. The words are written once, here: reading, the editor's schema
/// and messages all follow from them.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        $name:ident is $what:literal {
            $($(#[doc = $meaning:literal])+ $variant:ident = $word:literal,)+
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, schemars::JsonSchema)]
        pub enum $name {
            $($(#[doc = $meaning])+ #[schemars(rename = $word)] $variant,)+
        }

        impl $name {
            /// All words, in the order of this list.
            pub const WORDS: &[(&str, Self)] = &[$(($word, Self::$variant)),+];

            /// The word as the spec writes it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What the word means, as a sentence.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($meaning),+).trim_ascii(),)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl super::read::Read for $name {
            fn read<'a>(node: &'a crate::source::Node, reader: &mut super::read::Reader<'a>) -> Option<Self> {
                reader.word(node, $what, Self::WORDS)
            }
        }
    )+};
}

words! {
    /// How well a fact is known, strongest first.
    Evidence is "level of evidence" {
        /// Seen in a captured body.
        Observed = "observed",
        /// Sent, read or typed by independent public clients.
        Reported = "reported",
        /// Stated by the source notes only.
        Documented = "documented",
    }

    /// What a call changes on the server.
    SideEffect is "effect" {
        /// Nothing: safe to repeat.
        None = "none",
        /// Writes something that costs nothing.
        Write = "write",
        /// Orders or pays: never repeated by itself.
        Spend = "spend",
    }

    /// What stands in the place of a proof until somebody decides.
    Undecided is "proof" {
        /// Nobody has decided what proves the act.
        Undecided = "undecided",
    }

    /// What stands in the place of codes of success where a success has none.
    Absent is "codes of success" {
        /// That there is no code means success.
        Absent = "absent",
    }

    /// What may travel to a server over http, where everybody on the way reads and changes it.
    PlainHttp is "permission for http" {
        /// Calls that need no login.
        Calls = "calls",
        /// Calls with a login, too: whoever is on the way can act as the user.
        Logins = "logins",
    }

    /// What clients send where their caller gives nothing.
    ComputedDefault is "computed default" {
        /// The time of the call.
        Now = "now",
    }

    /// Why a value is never printed.
    Sensitivity is "sensitivity" {
        /// Who has it can act as the user.
        Credential = "credential",
        /// Says something about a person.
        Personal = "personal",
    }

    /// What the spec says of a value's sensitivity.
    SensitivityMark is "sensitivity" {
        /// Who has it can act as the user.
        Credential = "credential",
        /// Says something about a person.
        Personal = "personal",
        /// Neither, though its name looks so.
        None = "none",
    }

    /// A unit that clients have help for. Any other text is a unit as well.
    Unit is "unit" {
        /// A hundredth of a yuan.
        Fen = "fen",
        /// A hundredth of a euro, a dollar and the like.
        Cent = "cent",
        /// Seconds.
        Seconds = "s",
        /// Milliseconds.
        Milliseconds = "ms",
    }

    /// What a source of the ledger is.
    SourceKind is "kind of source" {
        /// Somebody's notes on the API.
        Note = "note",
        /// A body as a server sent it.
        CapturedBody = "captured body",
        /// What a client sends, reads or types.
        ClientCode = "client's code",
        /// What a client's test says that a server answers.
        ClientTest = "client's test",
        /// A thread of a tracker.
        Issue = "issue",
        /// A published description.
        WriteUp = "write-up",
        /// Handed down without its place.
        Unrecorded = "place not recorded",
    }

    /// Why a recorded fact is not in the spec.
    RefusalReason is "reason to refuse a fact" {
        /// The law keeps it out.
        OutOfScope = "out of scope by law",
        /// A stronger source says otherwise.
        Contradicted = "contradicted by a stronger source",
        /// Only one lineage has it, and the ledger's rule refuses that.
        SingleLineage = "single lineage",
    }

    /// What sort of answer a code is.
    CodeClass is "class of codes" {
        /// The call was answered.
        Ok = "ok",
        /// Not logged in, or a wrong CSRF token.
        Auth = "auth",
        /// The request is wrong.
        Parameter = "parameter",
        /// Too fast.
        Rate = "rate",
        /// Nothing left.
        Stock = "stock",
        /// Not on sale, or not any more.
        State = "state",
        /// One a person.
        Limit = "limit",
        /// A token is missing, wrong or too old.
        Token = "token",
        /// Something unfinished stands in the way, or this one is not finished yet.
        Pending = "pending",
        /// The account itself is refused.
        Account = "account",
        /// Risk control.
        Risk = "risk",
        /// The server failed.
        Server = "server",
    }

    /// Where an example's body comes from.
    Provenance is "provenance" {
        /// Printed in the source notes.
        Sample = "sample",
        /// Captured, values masked.
        Captured = "captured",
        /// Put together for this project.
        Composed = "composed",
    }

    /// What a JSON value can be.
    JsonKind is "type" {
        /// `null`.
        Null = "null",
        /// `true`, `false`.
        Boolean = "boolean",
        /// A number without a fraction.
        Integer = "integer",
        /// Any number.
        Number = "number",
        /// A text.
        String = "string",
        /// A list.
        Array = "array",
        /// An object.
        Object = "object",
    }

    /// Where a parameter travels.
    Location is "place of a parameter" {
        /// In the path.
        Path = "path",
        /// In the query.
        Query = "query",
        /// As a header.
        Header = "header",
        /// As a cookie.
        Cookie = "cookie",
    }

    /// Kinds of security schemes.
    SchemeKind is "kind of security scheme" {
        /// A key with a name.
        ApiKey = "apiKey",
        /// The header `Authorization`.
        Http = "http",
    }

    /// Where the key of a security scheme travels.
    SchemeLocation is "place of a security scheme's key" {
        /// As a cookie.
        Cookie = "cookie",
        /// As a header.
        Header = "header",
        /// In the query.
        Query = "query",
    }
}

impl SensitivityMark {
    /// Why a value with this mark is never printed; `None` if it may be.
    pub fn sensitivity(self) -> Option<Sensitivity> {
        match self {
            Self::Credential => Some(Sensitivity::Credential),
            Self::Personal => Some(Sensitivity::Personal),
            Self::None => None,
        }
    }
}

impl Unit {
    /// The unit in words, for documentation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fen => "fen, a hundredth of a yuan",
            Self::Cent => "cents, a hundredth of the currency's unit",
            Self::Seconds => "seconds",
            Self::Milliseconds => "milliseconds",
        }
    }
}

/// What stands in the header `Authorization`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HttpScheme(pub Scheme);

impl super::read::Read for HttpScheme {
    fn read<'a>(
        node: &'a crate::source::Node,
        reader: &mut super::read::Reader<'a>,
    ) -> Option<Self> {
        reader.word(node, "scheme of HTTP", Scheme::WORDS).map(Self)
    }
}

/// `x-unit`: what a number counts, in any words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// As written, without spaces around it; never empty.
    pub text: String,
    /// The unit that clients have help for, if it is one.
    pub known: Option<Unit>,
}

impl super::read::Read for Measure {
    fn read<'a>(
        node: &'a crate::source::Node,
        reader: &mut super::read::Reader<'a>,
    ) -> Option<Self> {
        let text = String::read(node, reader)?.trim().to_owned();
        if text.is_empty() || text.contains(char::is_control) {
            let message = "a unit is one line of text";
            reader
                .diagnostics
                .push(crate::diagnostics::Diagnostic::error(
                    crate::diagnostics::rules::WRONG_VALUE,
                    node.span,
                    message,
                ));
            return None;
        }
        let known = Unit::WORDS.iter().find(|(word, _)| *word == text);
        Some(Self {
            known: known.map(|(_, unit)| *unit),
            text,
        })
    }
}
