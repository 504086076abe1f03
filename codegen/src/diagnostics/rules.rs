//! The ids of everything that can be found while a spec is read, with what each means.

macro_rules! rules {
    ($($(#[doc = $text:literal])+ $name:ident = $id:literal;)*) => {
        $($(#[doc = $text])+ pub const $name: &str = $id;)*

        /// All of them: id and meaning.
        pub const ALL: &[(&str, &str)] = &[$(($id, concat!($($text, "\n"),+))),*];
    };
}

rules! {
    /// A file that the spec needs is not there or cannot be read.
    MISSING_FILE = "missing-file";
    /// A file is not UTF-8.
    NOT_UTF8 = "not-utf8";
    /// A file begins with a byte order mark.
    BYTE_ORDER_MARK = "byte-order-mark";
    /// A file holds a character that YAML does not allow.
    CONTROL_CHARACTER = "control-character";
    /// A file is not YAML.
    INVALID_YAML = "invalid-yaml";
    /// A file that is called JSON is not JSON.
    INVALID_JSON = "invalid-json";
    /// A file holds nothing.
    EMPTY_FILE = "empty-file";
    /// A file holds more than one YAML document; only the first would be read.
    MULTIPLE_DOCUMENTS = "multiple-documents";
    /// A mapping has the same key twice; readers of YAML disagree about which one wins.
    DUPLICATE_KEY = "duplicate-key";
    /// A key is not a text.
    KEY_NOT_SCALAR = "key-not-scalar";
    /// A YAML anchor. JSON has no counterpart: use `$ref`.
    YAML_ANCHOR = "yaml-anchor";
    /// A YAML alias. JSON has no counterpart: use `$ref`.
    YAML_ALIAS = "yaml-alias";
    /// A merge key. YAML 1.2 has none: use `$ref`.
    YAML_MERGE = "yaml-merge";
    /// A YAML tag. JSON has no counterpart.
    YAML_TAG = "yaml-tag";
    /// An unquoted value that readers of YAML disagree about, or that JSON cannot say.
    AMBIGUOUS_SCALAR = "ambiguous-scalar";
    /// Values are nested too deep.
    TOO_DEEP = "too-deep";
    /// A `$ref` leads to nothing, or out of the project.
    DANGLING_REF = "dangling-ref";
    /// A `$ref` leads back to itself without anything in between.
    CIRCULAR_REF = "circular-ref";
    /// A key that the object does not have. Extensions begin with `x-`.
    UNKNOWN_KEY = "unknown-key";
    /// An `x-` key that this project does not know, or not at this place.
    UNKNOWN_EXTENSION = "unknown-extension";
    /// What a document from elsewhere says and a client does without: counted, and left out.
    NOT_READ = "not-read";
    /// A value of a document from elsewhere that stays raw JSON: its alternatives cannot be told apart.
    RAW_JSON = "raw-json";
    /// A key of OpenAPI or keyword of JSON Schema that this project does not support.
    UNSUPPORTED = "unsupported";
    /// A key is missing.
    MISSING_KEY = "missing-key";
    /// A value is of another type than its key asks for.
    WRONG_TYPE = "wrong-type";
    /// A value is none of those that its key allows.
    WRONG_VALUE = "wrong-value";
    /// A word that is not a type of JSON Schema.
    UNKNOWN_TYPE = "unknown-type";
    /// A schema that the table of schemas and Rust types does not cover.
    NO_RUST_TYPE = "no-rust-type";
    /// A name or value is there twice.
    DUPLICATE_NAME = "duplicate-name";
    /// Two operations have the same `operationId`.
    DUPLICATE_OPERATION = "duplicate-operation";
    /// Two operations answer to the same method and address.
    DUPLICATE_ROUTE = "duplicate-route";
    /// A name that leads to nothing: a tag, a scheme, an operation, a parameter, a property.
    UNKNOWN_NAME = "unknown-name";
    /// `required` names a property that is not described.
    REQUIRED_UNKNOWN = "required-unknown";
    /// The lists beside an `enum` are not as long as the enum.
    ENUM_COUNT = "enum-count";
    /// A newtype is an integer at one place and a string at another.
    NEWTYPE_BASE = "newtype-base";
    /// Branches of a `oneOf` that a document cannot choose between.
    AMBIGUOUS_UNION = "ambiguous-union";
    /// A reply is not a success or a refusal as the envelope has it.
    ENVELOPE_SHAPE = "envelope-shape";
    /// `x-success` where it says nothing, or with values that are none.
    SUCCESS_FIELD = "success-field";
    /// `x-proof` names what can't prove anything.
    PROOF = "proof";
    /// An extension at a place where nothing reads it.
    MISPLACED_EXTENSION = "misplaced-extension";
    /// A code's class does not go with what `x-envelope` says means success.
    CODE_CLASS = "code-class";
    /// A parameter that repeats a field is of another type than the field.
    SAME_AS_TYPE = "same-as-type";
    /// A parameter that a cookie of the session fills is not marked as a credential.
    COOKIE_SENSITIVE = "cookie-sensitive";
    /// A server is not https.
    SERVER_HTTPS = "server-https";
    /// A reply's example without its request, or a request's without its reply.
    EXAMPLE_PAIR = "example-pair";
    /// A schema that the validation engine cannot honour: a pattern with look-around, say.
    SCHEMA_REFUSED = "schema-refused";
    /// What would be generated is not valid: an error of this program, not of the spec. Nothing is written.
    INTERNAL = "internal";
}
