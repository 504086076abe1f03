//! Finds where in an entry the members stand that matter, in one walk that also tells whether the entry is JSON.

use std::ops::Range;
use std::sync::Arc;

use super::super::decode::{PairPlaces, pair_places};
use super::super::layout::{Freedom, Layout, Moved};
use super::super::scan::Scan;

/// Where a member's value stands; `None` if it is absent or null. The last of a repeated key wins.
pub(super) type Place = Option<Range<usize>>;

/// An entry that another one is like in all but what its scalars hold.
#[derive(Debug)]
pub(in super::super) struct Like {
    pub(in super::super) places: Arc<Places>,
    pub(in super::super) by: Moved,
}

/// Where the members of an entry stand.
#[derive(Debug, Default)]
pub(in super::super) struct Places {
    pub(super) request: Option<Request>,
    pub(super) response: Option<Response>,
}

#[derive(Debug, Default)]
pub(super) struct Request {
    pub(super) method: Place,
    pub(super) url: Place,
    pub(super) headers: Place,
    /// Where the header lines stand, of an entry that is like one before.
    pub(super) lines: Option<PairPlaces>,
    pub(super) cookies: Place,
    pub(super) query: Place,
    pub(super) post: Option<Content>,
}

#[derive(Debug, Default)]
pub(super) struct Response {
    pub(super) status: Place,
    pub(super) headers: Place,
    pub(super) content: Option<Content>,
}

/// The members of `postData` and of `content`.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) text: Place,
    pub(super) encoding: Place,
    pub(super) mime_type: Place,
    pub(super) params: Place,
    pub(super) size: Place,
    /// The name of the file that holds the text.
    pub(super) file: Place,
}

/// Passes a value that matters.
fn value(scan: &mut Scan<'_>) -> Option<Place> {
    let place = scan.value()?;
    Some((scan.slice(place.clone()) != b"null").then_some(place))
}

/// Passes an object whose members matter; anything else is as good as nothing.
#[expect(
    clippy::option_option,
    reason = "no JSON, no object, and an object are three things"
)]
fn object<T: Default>(
    scan: &mut Scan<'_>,
    mut member: impl FnMut(&mut T, &mut Scan<'_>, &[u8]) -> Option<()>,
) -> Option<Option<T>> {
    if scan.next() != Some(b'{') {
        scan.value()?;
        return Some(None);
    }
    let mut found = T::default();
    scan.object(|scan, key| member(&mut found, scan, key))?;
    Some(Some(found))
}

fn request(request: &mut Request, scan: &mut Scan<'_>, key: &[u8]) -> Option<()> {
    match key {
        b"method" => request.method = value(scan)?,
        b"url" => request.url = value(scan)?,
        b"headers" => request.headers = value(scan)?,
        b"cookies" => request.cookies = value(scan)?,
        b"queryString" => request.query = value(scan)?,
        b"postData" => request.post = object(scan, content)?,
        _ => scan.pass()?,
    }
    Some(())
}

fn response(response: &mut Response, scan: &mut Scan<'_>, key: &[u8]) -> Option<()> {
    match key {
        b"status" => response.status = value(scan)?,
        b"headers" => response.headers = value(scan)?,
        b"content" => response.content = object(scan, content)?,
        _ => scan.pass()?,
    }
    Some(())
}

fn content(content: &mut Content, scan: &mut Scan<'_>, key: &[u8]) -> Option<()> {
    match key {
        b"text" => content.text = value(scan)?,
        b"encoding" => content.encoding = value(scan)?,
        b"mimeType" => content.mime_type = value(scan)?,
        b"params" => content.params = value(scan)?,
        b"size" => content.size = value(scan)?,
        b"_file" => content.file = value(scan)?,
        _ => scan.pass()?,
    }
    Some(())
}

fn moved(place: &Place, by: &Moved) -> Place {
    place.as_ref().map(|place| by.range(place))
}

impl Places {
    /// The places in an entry that is like this one.
    fn moved(&self, by: &Moved) -> Self {
        Self {
            request: self.request.as_ref().map(|request| request.moved(by)),
            response: self.response.as_ref().map(|response| response.moved(by)),
        }
    }
}

impl Request {
    fn moved(&self, by: &Moved) -> Self {
        let lines = self.lines.as_ref();
        Self {
            method: moved(&self.method, by),
            url: moved(&self.url, by),
            headers: moved(&self.headers, by),
            lines: lines.map(|lines| lines.iter().map(|pair| pair.moved(by)).collect()),
            cookies: moved(&self.cookies, by),
            query: moved(&self.query, by),
            post: self.post.as_ref().map(|post| post.moved(by)),
        }
    }
}

impl Response {
    fn moved(&self, by: &Moved) -> Self {
        Self {
            status: moved(&self.status, by),
            headers: moved(&self.headers, by),
            content: self.content.as_ref().map(|content| content.moved(by)),
        }
    }
}

impl Content {
    fn moved(&self, by: &Moved) -> Self {
        Self {
            text: moved(&self.text, by),
            encoding: moved(&self.encoding, by),
            mime_type: moved(&self.mime_type, by),
            params: moved(&self.params, by),
            size: moved(&self.size, by),
            file: moved(&self.file, by),
        }
    }
}

/// What another entry may be like: this one, and where its members stand. `None` if it is not a JSON object.
pub(in super::super) fn layout(json: &[u8]) -> Option<(Layout, Arc<Places>)> {
    let mut known = search(json)?;
    if let Some(request) = &mut known.request {
        request.lines = request
            .headers
            .clone()
            .and_then(|list| pair_places(json, list));
    }
    Some((Layout::of(json, Freedom::Kind, &[])?, Arc::new(known)))
}

/// Finds the members; `None` if the entry is not a JSON object.
pub(super) fn places(json: &[u8], like: Option<&Like>) -> Option<Places> {
    simdutf8::basic::from_utf8(json).ok()?;
    match like {
        Some(like) => Some(like.places.moved(&like.by)),
        None => search(json),
    }
}

/// The same by a walk over all of it.
fn search(json: &[u8]) -> Option<Places> {
    let mut scan = Scan::new(json);
    let found = object::<Places>(&mut scan, |places, scan, key| {
        match key {
            b"request" => places.request = object(scan, request)?,
            b"response" => places.response = object(scan, response)?,
            _ => scan.pass()?,
        }
        Some(())
    })?;
    scan.end()?;
    found
}
