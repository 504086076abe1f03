//! The root document.

use super::extensions::{NoteMark, RustName};
use super::members::{Members, Ref};
use super::object::objects;
use super::operation::{Example, Header, Link, Parameter, PathItem, RequestBody, Response, Server};
use super::schema_id::SchemaId;
use super::words::{HttpScheme, SchemeKind, SchemeLocation, Sensitivity};
use crate::source::Spanned;

objects! {
    /// The root document.
    Root is "root document" without (&[
        ("externalDocs", "write the address into the description"),
        ("jsonSchemaDialect", "the dialect is JSON Schema 2020-12"),
        ("swagger", "OpenAPI 3.0 and 3.1 are read: convert the document"),
        ("webhooks", "an API that calls back is not supported"),
    ]) {
        /// The version of `OpenAPI`: 3.1.
        "openapi" version: Spanned<String>,
        /// About the API.
        "info" info: Info,
        /// Where path items without a server of their own are.
        "servers" servers: Option<Spanned<Vec<Server>>>,
        /// The operations.
        "paths" paths: Members<Ref<PathItem>>,
        /// What others refer to.
        "components" components: Option<Components>,
        /// What session operations need that do not say it themselves.
        "security" security: Option<Spanned<Vec<Members<Vec<String>>>>>,
        /// Groups of operations.
        "tags" tags: Option<Vec<Tag>>,
        /// Languages of descriptions and notes, the first line's first; absent: one language.
        "x-languages" languages: Option<Spanned<Vec<Spanned<String>>>>,
    }

    /// About the API.
    Info is "info" {
        /// Its name.
        "title" title: Spanned<String>,
        /// The version of the spec.
        "version" version: Spanned<String>,
        /// What it is, in short.
        "summary" summary: Option<Spanned<String>>,
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// Where its terms are.
        "termsOfService" terms: Option<Spanned<String>>,
        /// Whom to ask.
        "contact" contact: Option<Contact>,
        /// The spec's licence.
        "license" license: Option<License>,
    }

    /// Whom to ask.
    Contact is "contact" {
        /// Who.
        "name" name: Option<String>,
        /// Where.
        "url" url: Option<String>,
        /// How.
        "email" email: Option<String>,
    }

    /// A licence.
    License is "licence" {
        /// Its name.
        "name" name: String,
        /// Its SPDX expression.
        "identifier" identifier: Option<String>,
        /// Where its text is.
        "url" url: Option<String>,
    }

    /// A group of operations.
    Tag is "tag" without (&[("externalDocs", "write the address into the description")]) {
        /// Its name.
        "name" name: Spanned<String>,
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
        /// The name of the accessor in Rust.
        "x-rust-name" rust_name: Option<Spanned<RustName>>,
    }

    /// What others refer to by `#/components/…`.
    Components is "components" without (&[
        ("callbacks", "an API that calls back is not supported"),
        ("pathItems", "a path item stands in a file of its own"),
    ]) {
        /// Schemas.
        "schemas" schemas: Option<Members<SchemaId>>,
        /// Responses.
        "responses" responses: Option<Members<Ref<Response>>>,
        /// Parameters.
        "parameters" parameters: Option<Members<Ref<Parameter>>>,
        /// Examples.
        "examples" examples: Option<Members<Ref<Example>>>,
        /// Request bodies.
        "requestBodies" request_bodies: Option<Members<Ref<RequestBody>>>,
        /// Headers.
        "headers" headers: Option<Members<Ref<Header>>>,
        /// Links.
        "links" links: Option<Members<Ref<Link>>>,
        /// Sessions.
        "securitySchemes" security_schemes: Option<Members<Ref<SecurityScheme>>>,
    }

    /// What proves a session.
    SecurityScheme is "security scheme" without (&[
        ("bearerFormat", "write it into the description"),
        ("flows", "how a token is got, is not described here"),
        ("openIdConnectUrl", "how a token is got, is not described here"),
    ]) {
        /// A key with a name, or a header of HTTP.
        "type" kind: Spanned<SchemeKind>,
        /// Where the key travels.
        "in" location: Option<Spanned<SchemeLocation>>,
        /// The key's name.
        "name" name: Option<Spanned<String>>,
        /// `bearer` or `basic`.
        "scheme" scheme: Option<Spanned<HttpScheme>>,
        /// What it is, a line for each language.
        "description" description: Option<Spanned<String>>,
        /// Why it is never printed.
        "x-sensitive" sensitive: Option<Spanned<Sensitivity>>,
        /// Contradictions and provenance.
        "x-notes" notes: Option<Vec<NoteMark>>,
        /// The name in Rust.
        "x-rust-name" rust_name: Option<Spanned<RustName>>,
    }
}
