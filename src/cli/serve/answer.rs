//! What the preview answers: files of the site, its own script, and a stream that tells the open pages of changes.
//!
//! Every answer comes out of memory, so no path leads to the disk. Only a name that means this machine is answered to:
//! otherwise any page on the web could point a name of its own here and read what is not published yet.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tokio::sync::watch;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::range::{self, Asked};
use super::site::Site;
use super::{fault_page, inject};

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// What answers need.
#[derive(Clone)]
pub(super) struct Server {
    /// The site as it is now.
    pub(super) site: watch::Receiver<Arc<Site>>,
    /// Whether other machines may ask.
    pub(super) everywhere: bool,
}

/// Takes every request.
pub(super) fn router(server: Server) -> Router {
    Router::new().fallback(answer).with_state(server)
}

async fn answer(State(server): State<Server>, request: Request) -> Response {
    let mut response = if !is_for_us(server.everywhere, request.headers(), request.uri()) {
        (StatusCode::FORBIDDEN, [(header::CONTENT_TYPE, TEXT)], "Only names of this machine are answered to.\n")
            .into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let headers = [(header::ALLOW, "GET, HEAD"), (header::CONTENT_TYPE, TEXT)];
        (StatusCode::METHOD_NOT_ALLOWED, headers, "Only GET and HEAD.\n").into_response()
    } else {
        match request.uri().path() {
            "/.taikei/events" => events(server.site),
            inject::CLIENT => whole(StatusCode::OK, SCRIPT, include_bytes!("client.js").to_vec()),
            "/.taikei/worker.js" => whole(StatusCode::OK, SCRIPT, include_bytes!("worker.js").to_vec()),
            _ => {
                let site = Arc::clone(&server.site.borrow());
                page(&site, request.uri(), request.headers())
            }
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether the host that was asked for is this machine: `localhost`, a name below it (RFC 6761, 6.3) or a loopback
/// address; where other machines may ask, any address that is no name.
fn is_for_us(everywhere: bool, headers: &HeaderMap, uri: &Uri) -> bool {
    let mut named = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else { return false };
    let is_ours = |host: &str| {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        host == "localhost"
            || host.ends_with(".localhost")
            || address.is_ok_and(|address| everywhere || address.is_loopback())
    };
    let host = host.to_str().ok().and_then(|host| host.parse::<axum::http::uri::Authority>().ok());
    host.is_some_and(|host| is_ours(host.host())) && uri.host().is_none_or(is_ours)
}

/// What the site is now, and from now on at every change.
fn events(site: watch::Receiver<Arc<Site>>) -> Response {
    let told = WatchStream::new(site).map(|site| Ok::<_, Infallible>(Event::default().data(&site.message)));
    Sse::new(told).into_response()
}

/// A page or another file of the site.
fn page(site: &Site, uri: &Uri, headers: &HeaderMap) -> Response {
    if !site.is_made() {
        let page = inject::script(site, "", fault_page::render(site).as_bytes());
        return whole(StatusCode::SERVICE_UNAVAILABLE, HTML, page);
    }
    let asked = uri.path().trim_start_matches('/');
    let Ok(path) = percent_decode_str(asked).decode_utf8() else { return not_found(site) };
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into_owned() };
    match site.file(&path) {
        Some(bytes) if content_type(&path) == HTML => part(headers, HTML, inject::script(site, &path, bytes)),
        Some(bytes) => part(headers, &content_type(&path), bytes.to_vec()),
        None if site.file(&format!("{path}/index.html")).is_some() => to_folder(uri),
        None => not_found(site),
    }
}

/// Sends the browser on to the folder's address, which ends with a slash, so that the page's links are right.
fn to_folder(uri: &Uri) -> Response {
    let name = uri.path().rsplit('/').next().unwrap_or_default();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let to = format!("./{name}/{query}");
    (StatusCode::FOUND, [(header::LOCATION, to)]).into_response()
}

fn not_found(site: &Site) -> Response {
    match site.file("404.html") {
        Some(page) => whole(StatusCode::NOT_FOUND, HTML, inject::script(site, "404.html", page)),
        None => whole(StatusCode::NOT_FOUND, TEXT, b"404\n".to_vec()),
    }
}

fn whole(status: StatusCode, content_type: &str, bytes: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, content_type), (header::CONTENT_LENGTH, &bytes.len().to_string())];
    (status, headers, Body::from(bytes)).into_response()
}

/// The bytes of a file that were asked for.
fn part(headers: &HeaderMap, content_type: &str, bytes: Vec<u8>) -> Response {
    // A range that holds only for a version cannot: no version is ever named here.
    let header = headers.get(header::RANGE).filter(|_| !headers.contains_key(header::IF_RANGE));
    let length = bytes.len();
    let mut response = match range::read(header.and_then(|header| header.to_str().ok()), length) {
        Asked::Whole => whole(StatusCode::OK, content_type, bytes),
        Asked::Part(range) => {
            let said = format!("bytes {}-{}/{length}", range.start(), range.end());
            let part = whole(StatusCode::PARTIAL_CONTENT, content_type, bytes[range].to_vec());
            ([(header::CONTENT_RANGE, said)], part).into_response()
        }
        Asked::Beyond => {
            let said = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            (said, whole(StatusCode::RANGE_NOT_SATISFIABLE, TEXT, Vec::new())).into_response()
        }
    };
    response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

/// The type of a file by its name. What is text is UTF-8, as all that the site makes.
fn content_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = kind.type_() == mime_guess::mime::TEXT
        || matches!(kind.subtype().as_str(), "json" | "javascript" | "xml")
        || kind.suffix().is_some_and(|suffix| matches!(suffix.as_str(), "xml" | "json"));
    if is_text { format!("{}; charset=utf-8", kind.essence_str()) } else { kind.essence_str().to_owned() }
}
