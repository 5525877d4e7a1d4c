//! Finished pages and other files on their way into the output: each address is taken once.

use super::Way;
use crate::diag::Sink;
use crate::output::links;
use crate::output::{File, Output};
use crate::render::{self, fragment, qr};
use crate::site::route::qr_path;
use crate::site::{Form, Page};
use crate::watch::{Phase, during};

/// A page, rendered or failed, and what stands beside it.
pub(super) struct Rendered {
    path: String,
    file: Result<File, Box<render::Failure>>,
    /// The page's QR code, by its path.
    qr: Option<(String, File)>,
}

pub(super) fn rendered<'a>(Way { shared, drawn, take: _ }: Way<'_>, view: impl FnOnce() -> Page<'a>) -> Rendered {
    let watch = &*shared.watch;
    let since = watch.now();
    let page = during(watch, Phase::Views, view);
    let render = || shared.theme.render(watch, &page, &shared.lexicon);
    let file = drawn.map_or_else(render, |drawn| drawn.page((&shared.theme, &shared.lexicon), &page, render));
    watch.made(&page.path, since);
    let address = page.frame.address.as_deref().filter(|_| page.frame.qr.is_some());
    let qr = address.map(|address| (qr_path(&page.path), File::new(qr::render(address), &page.record)));
    Rendered { path: page.path, file, qr }
}

/// Takes pages into the output, and gives their paths.
pub(super) fn add_pages(sink: &mut Sink, output: &mut Output, pages: Vec<Rendered>) -> Vec<String> {
    let mut failures = Vec::new();
    let mut paths = Vec::new();
    for Rendered { path, file, qr } in pages {
        paths.push(path.clone());
        match file {
            Ok(file) => add(sink, output, path, file),
            Err(failure) => failures.push(*failure),
        }
        if let Some((path, file)) = qr {
            add(sink, output, path, file);
        }
    }
    render::report(sink, failures);
    paths
}

/// Whether every page was made. The links are proved only then.
pub(super) fn is_whole(output: &Output, paths: &[String]) -> bool {
    paths.iter().all(|path| output.files.contains_key(path))
}

/// Proves the links of an output, and gives its files away: meanwhile, or once their bytes are final.
pub(super) fn proved<P: Send>(
    output: &mut Output,
    Way { shared, drawn: _, take }: Way<'_>,
    paths: &[String],
    prove: impl FnOnce(&Output) -> P + Send,
) -> P {
    match shared.form {
        Form::Site => rayon::join(|| prove(output), || take(output)).0,
        Form::Fragments => {
            let proof = prove(output);
            finish_fragments(output, shared.config.base_url.as_deref(), paths);
            take(output);
            proof
        }
    }
}

/// Finishes pages for the city's own frame, once their links are proved.
fn finish_fragments(output: &mut Output, base_url: Option<&str>, paths: &[String]) {
    for path in paths {
        if let Some(file) = output.files.get_mut(path) {
            let html = String::from_utf8_lossy(&file.bytes);
            file.bytes = fragment::finish(&html, path, base_url).into_bytes();
        }
    }
}

/// Takes a file into the output unless its address is taken.
pub(super) fn add(sink: &mut Sink, output: &mut Output, path: String, file: File) {
    match output.files.get(&path) {
        Some(first) => links::claimed_twice(sink, &path, first, &file),
        None => drop(output.files.insert(path, file)),
    }
}
