//! `build --timings`: where the time of a build went.

use std::time::Instant;

use super::{CHART, DEPARTMENTS, root, run};

const PHASES: [&str; 9] = [
    "reading files",
    "reading charts",
    "views of pages",
    "templates",
    "minifying",
    "data and search",
    "proving links",
    "comparing and staging files",
    "publishing",
];

/// The numbers of a line that begins with seconds, and what stands at its end.
fn line(line: &str) -> Option<(f64, &str)> {
    let (seconds, rest) = line.trim().split_once(" s ")?;
    Some((seconds.trim().parse().ok()?, rest.rsplit("  ").next()?.trim()))
}

#[test]
fn the_phases_take_no_more_time_than_the_threads_had() {
    let paths: Vec<_> = (0..40).map(|number| format!("seeds/plan-{number:02}/chart.txt")).collect();
    let charts = paths.iter().map(|path| (path.as_str(), CHART));
    let root = root(&charts.chain([("seeds/departments.toml", DEPARTMENTS)]).collect::<Vec<_>>());
    for jobs in ["1", "2", "3"] {
        let started = Instant::now();
        let (code, _, said) = run(root.path(), &["build", "--timings", "--jobs", jobs, "--lang", "en"]);
        let threads = jobs.parse::<f64>().unwrap();
        let had = started.elapsed().as_secs_f64() * threads;
        assert_eq!(code, 0, "{said}");
        let (phases, pages) = said.split_once("The slowest pages:").unwrap();
        let phases: Vec<_> = phases.lines().filter_map(line).collect();
        assert_eq!(phases.iter().map(|(_, name)| *name).collect::<Vec<_>>(), PHASES, "{said}");
        let spent = phases.iter().map(|(seconds, _)| seconds).sum::<f64>();
        // Each is rounded to a thousandth.
        assert!(spent > 0.0 && spent <= had + 0.005, "{spent} s of {had}: {said}");
        let pages: Vec<_> = pages.lines().filter_map(line).collect();
        assert_eq!(pages.len(), 10, "{said}");
        assert!(pages.is_sorted_by(|(slower, _), (faster, _)| slower >= faster), "{said}");
        assert!(pages.iter().all(|(_, page)| root.path().join("public").join(page).is_file()), "{said}");
    }
}
