//! Path items and what is below them.

use super::extensions::{BlockedEntry, CodeEntry, ExpectMark, NoteMark, RustName, WhenMark};
use super::members::{Media, Members, Ref};
use super::object::objects;
use super::schema_id::SchemaId;
use super::words::{Evidence, Location, PlainHttp, Provenance, SensitivityMark, SideEffect};
use crate::source::{Json, Spanned};

objects! {
    /// A server: scheme and host.
    Server is "server" {
        /// Scheme and host; https only.
        "url" url: Spanned<String>,
        /// What it is.
        "description" description: Option<Spanned<String>>,
        /// What stands in the braces of `url`.
        "variables" variables: Option<Members<ServerVariable>>,
        /// What may travel there over http; of this machine and private networks it need not be said.
        "x-plain-http" plain_http: Option<Spanned<PlainHttp>>,
    }

    /// A variable of a server's address.
    ServerVariable is "server variable" {
        /// What is taken where nobody says otherwise.
        "default" default: Spanned<String>,
        /// All values that it can have.
        "enum" values: Option<Vec<Spanned<String>>>,
        /// What it is.
        "description" description: Option<Spanned<String>>,
    }

    /// A path and its operations.
    PathItem is "path item" without (&[
        ("head", "get, post, put, patch and delete are supported"),
        ("options", "get, post, put, patch and delete are supported"),
        ("trace", "get, post, put, patch and delete are supported"),
    ]) {
        /// What it is, in short.
        "summary" summary: Option<Spanned<String>>,
        /// What it is.
        "description" description: Option<Spanned<String>>,
        /// Where it is; the first one is called.
        "servers" servers: Option<Spanned<Vec<Server>>>,
        /// Parameters of all its operations.
        "parameters" parameters: Option<Vec<Ref<Parameter>>>,
        /// GET.
        "get" get: Option<Box<Operation>>,
        /// POST.
        "post" post: Option<Box<Operation>>,
        /// PUT.
        "put" put: Option<Box<Operation>>,
        /// PATCH.
        "patch" patch: Option<Box<Operation>>,
        /// DELETE.
        "delete" delete: Option<Box<Operation>>,
    }

    /// One call.
    Operation is "operation" without (&[
        ("callbacks", "an API that calls back is not supported"),
        ("externalDocs", "write the address into the description or x-notes"),
    ]) {
        /// Its name, unique in the spec, in `snake_case`.
        "operationId" id: Spanned<String>,
        /// Its group; exactly one.
        "tags" tags: Option<Spanned<Vec<Spanned<String>>>>,
        /// What it does, in short; in several languages with ` / ` between them.
        "summary" summary: Option<Spanned<String>>,
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// Not to be used any more; x-notes say why.
        "deprecated" deprecated: Option<bool>,
        /// Where it is; the first one is called.
        "servers" servers: Option<Spanned<Vec<Server>>>,
        /// What session it needs.
        "security" security: Option<Spanned<Vec<Members<Vec<String>>>>>,
        /// Path, query, header and cookie parameters.
        "parameters" parameters: Option<Vec<Ref<Parameter>>>,
        /// What is sent.
        "requestBody" request_body: Option<Ref<RequestBody>>,
        /// What comes back, by HTTP status.
        "responses" responses: Members<Ref<Response>>,
        /// Default for everything below.
        "x-evidence" evidence: Option<Spanned<Evidence>>,
        /// What tells its calls from those of other operations at the same address.
        "x-when" when: Option<WhenMark>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// What it changes on the server.
        "x-effect" effect: Option<Spanned<SideEffect>>,
        /// The codes it can answer with, by number; `"null"` is one too.
        "x-codes" codes: Option<Members<Ref<CodeEntry>>>,
        /// Texts in the message under which a success code is a refusal, by text.
        "x-blocked" blocked: Option<Members<BlockedEntry>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
        /// The name of the method in Rust.
        "x-rust-name" rust_name: Option<Spanned<RustName>>,
    }

    /// A parameter.
    Parameter is "parameter" without (&[
        ("allowReserved", "values are always encoded"),
        ("example", "write `examples` with the case's name"),
    ]) {
        /// The wire's name.
        "name" name: Spanned<String>,
        /// Where it travels.
        "in" location: Spanned<Location>,
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// Always sent.
        "required" required: Option<Spanned<bool>>,
        /// Not to be used any more.
        "deprecated" deprecated: Option<bool>,
        /// Sent as a bare key.
        "allowEmptyValue" allow_empty: Option<Spanned<bool>>,
        /// How a list or an object travels: `form` in a query or a cookie, `simple` elsewhere, unless the spec says otherwise.
        "style" style: Option<Spanned<String>>,
        /// Items and members are sent one by one rather than as one text; so they are with `form`, unless the spec says otherwise.
        "explode" explode: Option<Spanned<bool>>,
        /// What it can be.
        "schema" schema: Option<SchemaId>,
        /// In place of `schema`: it is sent as JSON text.
        "content" content: Option<Media<MediaType>>,
        /// Values by case, where there is no body that has the case.
        "examples" examples: Option<Members<Ref<Example>>>,
        /// How well it is known.
        "x-evidence" evidence: Option<Spanned<Evidence>>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// Never printed.
        "x-sensitive" sensitive: Option<Spanned<SensitivityMark>>,
        /// A cookie of the session that fills it.
        "x-from-cookie" from_cookie: Option<Spanned<String>>,
        /// The body field that it repeats.
        "x-same-as" same_as: Option<Spanned<String>>,
        /// A documented bound that the server answers instead of rejecting.
        "x-expect" expect: Option<ExpectMark>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
        /// The name in Rust.
        "x-rust-name" rust_name: Option<Spanned<RustName>>,
    }

    /// What is sent as a body.
    RequestBody is "request body" {
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// Always sent.
        "required" required: Option<bool>,
        /// A form or JSON; one of them.
        "content" content: Media<MediaType>,
        /// How well it is known.
        "x-evidence" evidence: Option<Spanned<Evidence>>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
    }

    /// A body of one media type.
    MediaType is "media type" without (&[("example", "write `examples` with the case's name")]) {
        /// What it can be.
        "schema" schema: Option<SchemaId>,
        /// Bodies, by case.
        "examples" examples: Option<Members<Ref<Example>>>,
        /// How fields of a form are encoded.
        "encoding" encoding: Option<Members<Encoding>>,
    }

    /// How a field of a form is encoded.
    Encoding is "encoding" without (&[
        ("allowReserved", "values are always encoded"),
        ("headers", "only forms are supported"),
    ]) {
        /// `application/json`: the field's text is a JSON document.
        "contentType" content_type: Option<Spanned<String>>,
        /// How a list or an object travels: `form`, unless the spec says otherwise.
        "style" style: Option<Spanned<String>>,
        /// Items and members are fields of their own; so they are with `form`, unless the spec says otherwise.
        "explode" explode: Option<Spanned<bool>>,
    }

    /// An answer.
    Response is "response" {
        /// What it is, a line for each language.
        "description" description: Spanned<String>,
        /// Headers worth reading.
        "headers" headers: Option<Members<Ref<Header>>>,
        /// The body.
        "content" content: Option<Media<MediaType>>,
        /// Where its values go next.
        "links" links: Option<Members<Ref<Link>>>,
        /// How well it is known.
        "x-evidence" evidence: Option<Spanned<Evidence>>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
    }

    /// A header of an answer.
    Header is "header" without (&[
        ("content", "write a `schema`"),
        ("example", "write it into the description"),
        ("explode", "a header is one value"),
        ("style", "a header is one value"),
    ]) {
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// Always there.
        "required" required: Option<bool>,
        /// Not to be used any more.
        "deprecated" deprecated: Option<bool>,
        /// What it can be.
        "schema" schema: Option<SchemaId>,
        /// How well it is known.
        "x-evidence" evidence: Option<Spanned<Evidence>>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
    }

    /// An example: of a reply by file, of a request by value.
    Example is "example" {
        /// What happens; in several languages with ` / ` between them.
        "summary" summary: Option<Spanned<String>>,
        /// The case, in more words.
        "description" description: Option<Spanned<String>>,
        /// The value itself.
        "value" value: Option<Spanned<Json>>,
        /// The fixture that holds it.
        "externalValue" external: Option<Spanned<String>>,
        /// Where it comes from.
        "x-provenance" provenance: Option<Spanned<Provenance>>,
        /// Ids of `evidence.yaml`: where the body was captured or printed.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// JSON pointers to what was added to a captured body.
        "x-added" added: Option<Vec<Spanned<String>>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
    }

    /// A value of an answer that another call takes.
    Link is "link" without (&[
        ("operationRef", "name the operation by `operationId`"),
        ("server", "an operation knows its server"),
    ]) {
        /// The other call.
        "operationId" operation: Spanned<String>,
        /// Its path, query, header and cookie parameters: values or expressions.
        "parameters" parameters: Option<Members<Spanned<Json>>>,
        /// The fields of its body: values or expressions.
        "requestBody" request_body: Option<Members<Spanned<Json>>>,
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// How well it is known.
        "x-evidence" evidence: Option<Spanned<Evidence>>,
        /// Ids of `evidence.yaml`: where it is known from.
        "x-source" sources: Option<Spanned<Vec<Spanned<String>>>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
    }
}
