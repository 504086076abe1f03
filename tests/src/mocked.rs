//! The mock of this project's own spec, and clients that call it over a real socket.

use std::path::{Path, PathBuf};
use std::time::Duration;

use bilispec::capture;
use bilispec::mock::{Mock, Options, Running};
use bilispec::project::Project;
use bilispec::report::Report;
use bilispec::validate;
use bilispec_client::transport::{ReqwestSettings, ReqwestTransport};
use bilispec_client::{BuildError, Builder, Client, Cookies, Core};
use bilispec_codegen::Loaded;

use crate::session;

fn spec() -> Loaded {
    bilispec_codegen::load(&crate::root().join("spec/openapi.yaml"))
}

/// A mock that answers.
///
/// # Panics
/// If the spec cannot be used or no port is free.
pub async fn mock(options: Options) -> Running {
    let spec = spec();
    let project = Project::of(&spec).expect("the spec is sound");
    let mock = Mock::new(project, options).expect("the spec can be mocked");
    mock.start().await.expect("a port")
}

/// The same builder for calls to the mock.
pub fn at<C>(builder: Builder<C>, mock: &Running) -> Builder<C>
where
    C: TryFrom<Core>,
    BuildError: From<C::Error>,
{
    builder
        .base_url("https://api.bilibili.com", mock.url())
        .base_url("https://show.bilibili.com", mock.url())
}

/// A client of the mock, with a session.
pub fn client(mock: &Running) -> Client {
    client_with(mock, session::credentials())
}

/// The same with another session.
///
/// # Panics
/// If it cannot be built.
pub fn client_with(mock: &Running, credentials: impl Into<Cookies>) -> Client {
    let builder = Client::builder().credentials(credentials);
    at(builder, mock).build().expect("a client")
}

/// A client of the mock that waits for as long as it takes: a thousand calls at once on a machine that does something
/// else are slow, and not lost.
///
/// # Panics
/// If it cannot be built.
pub fn patient(mock: &Running) -> Client {
    let mut settings = ReqwestSettings::default();
    settings.connect_timeout = Duration::from_secs(300);
    settings.read_timeout = Duration::from_secs(300);
    settings.timeout = Duration::from_secs(300);
    let builder = Client::builder().credentials(session::credentials());
    let builder = at(builder, mock).settings(settings);
    builder.build().expect("a client")
}

/// A client that sends a header with every call.
///
/// # Panics
/// If the header cannot be sent.
pub fn client_asking(mock: &Running, name: &'static str, value: &str) -> Client {
    let builder = Client::builder().credentials(session::credentials());
    let builder = at(builder, mock).transport(asking(name, value));
    builder.build().expect("a client")
}

/// The default transport with a header more.
///
/// # Panics
/// If the header cannot be sent.
pub fn asking(name: &'static str, value: &str) -> ReqwestTransport {
    let value: reqwest::header::HeaderValue = value.parse().expect("a header's value");
    ReqwestTransport::with_builder(ReqwestSettings::default(), |builder| {
        let name = reqwest::header::HeaderName::from_static(name);
        builder.default_headers([(name, value.clone())].into_iter().collect())
    })
    .expect("a transport")
}

/// What `validate` says of a recording.
///
/// # Panics
/// If it cannot be read wholly.
pub fn validated(har: &Path) -> Report {
    let spec = spec();
    let project = Project::of(&spec).expect("the spec is sound");
    let inputs = capture::expand(&[PathBuf::from(har)], project.root(), &|_| false);
    let settings = validate::Settings::default();
    let outcome = validate::validate(project, inputs, &settings, &mut |_| ());
    assert!(outcome.complete, "the recording is whole");
    outcome.report
}
