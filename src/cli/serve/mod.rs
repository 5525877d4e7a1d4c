//! `taikei serve`: the site from memory, shown again at every change.

mod answer;
mod fault_page;
mod finding;
mod inject;
mod range;
mod site;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};

use super::args::{Options, Serve};
use super::changes::Notice;
use super::session::Session;
use super::{Outcome, report, terminal};
use crate::compile::Memory;
use crate::diag::words;
use crate::store;
use answer::Server;
use site::Site;

/// Shows the site until Ctrl-C, which ends it at once.
pub(super) fn run(session: &Session, options: &Options, how: &Serve) -> Outcome {
    if !session.has_root() {
        terminal::report(&report::render(&session.style, &session.found));
        return Outcome::Failed;
    }
    let runtime = match super::watch::runtime() {
        Ok(runtime) => runtime,
        Err(refused) => return refused,
    };
    let outcome = runtime.block_on(async {
        tokio::select! {
            outcome = serve(session, options, how) => outcome,
            _ = tokio::signal::ctrl_c() => Outcome::Done,
        }
    });
    runtime.shutdown_background();
    outcome
}

async fn serve(session: &Session, options: &Options, how: &Serve) -> Outcome {
    let listener = match TcpListener::bind((how.bind, how.port)).await {
        Ok(listener) => listener,
        Err(error) => return refuse(session, how, &error),
    };
    let Ok(address) = listener.local_addr() else { return Outcome::Failed };
    let (sender, mut site) = watch::channel(Arc::new(Site::default()));
    let (made, first) = oneshot::channel();
    let (options, notice) = (options.clone(), how.watching.notice());
    std::thread::spawn(move || keep_making(&options, notice, &sender, made));
    if first.await.is_err() || announce(session, how, address) != Outcome::Done {
        return Outcome::Failed;
    }
    let server = Server { site: site.clone(), everywhere: !how.bind.is_loopback() };
    tokio::select! {
        _ = axum::serve(listener, answer::router(server)).into_future() => Outcome::Failed,
        _ = site.wait_for(|_| false) => Outcome::Failed,
    }
}

/// How long a site may take to be made so that it is made before the change is known to be at rest. What takes longer is made
/// once.
const QUICK: Duration = Duration::from_millis(200);

/// Makes the site, and makes it again at every change. A site that is made quickly is made when a file was saved, and shown
/// once nothing more was.
fn keep_making(options: &Options, notice: Notice, sender: &watch::Sender<Arc<Site>>, made: oneshot::Sender<()>) {
    let (mut notice, mut made) = (notice, Some(made));
    let mut memory = Memory::default();
    let mut change = None;
    loop {
        let (session, changes) = super::watch::watch(options, &mut notice);
        let began = Instant::now();
        let (run, parts, shared) = super::pipeline::preview(&session, &mut memory);
        let is_quick = began.elapsed() < QUICK;
        if change.take().is_some_and(|change| !changes.rested(&change)) {
            continue;
        }
        let before = Arc::clone(&sender.borrow());
        let site = match run.outcome(&session) {
            Outcome::Done => before.follow(&session, parts, shared),
            Outcome::Refused | Outcome::Failed => before.stand(&session, &run),
        };
        let fresh = if before.is_made() { site.changed_now() } else { run.files };
        sender.send_replace(Arc::new(site));
        super::closing::preview(&session, &run, fresh);
        if let Some(made) = made.take() {
            let _ = made.send(());
        }
        if is_quick {
            change = Some(changes.wait_for_saving());
        } else {
            changes.wait();
        }
    }
}

/// Says where the site is seen: the address alone on standard output, the rest on standard error.
fn announce(session: &Session, how: &Serve, address: SocketAddr) -> Outcome {
    let lang = session.lang();
    if !how.bind.is_loopback() {
        terminal::report(&format!("{}\n", words::ui("serve-everywhere", lang)));
    }
    let seen = if address.ip().is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { address.ip() };
    let url = format!("http://{}/", SocketAddr::new(seen, address.port()));
    if session.talks() {
        terminal::report(&format!("{}\n", words::ui("serve-here", lang)));
    }
    let outcome = super::answer(&format!("{url}\n"), lang);
    if how.open && open::that_detached(&url).is_err() {
        terminal::report(&format!("{}\n", words::ui("serve-not-opened", lang)));
    }
    outcome
}

/// Says why the port cannot be had, and what to type.
fn refuse(session: &Session, how: &Serve, error: &std::io::Error) -> Outcome {
    let lang = session.lang();
    let key = match error.kind() {
        std::io::ErrorKind::AddrInUse => "serve-port-busy",
        std::io::ErrorKind::PermissionDenied => "serve-port-refused",
        std::io::ErrorKind::AddrNotAvailable => "serve-no-address",
        _ => "serve-refused",
    };
    let free = std::net::TcpListener::bind((how.bind, 0)).and_then(|free| free.local_addr());
    let next = how.port.checked_add(1).filter(|&next| std::net::TcpListener::bind((how.bind, next)).is_ok());
    let next = next.or(free.ok().map(|free| free.port())).unwrap_or(0);
    let args = [
        ("port", how.port.to_string()),
        ("next", next.to_string()),
        ("address", how.bind.to_string()),
        ("reason", store::reason(error).in_words(lang)),
        ("command", terminal::command()),
    ];
    terminal::report(&(words::fill(words::ui(key, lang), &args) + "\n"));
    Outcome::Failed
}
