//! The small cases that the fuzz targets found worth keeping, run again: `tests/fixtures/fuzz/<target>/`.

use std::fs;
use std::path::Path;

#[path = "../fuzz/trials.rs"]
mod trials;

#[test]
fn every_case_kept_by_a_fuzz_target_still_passes() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz");
    for (target, _) in trials::ALL {
        let cases: Vec<_> = fs::read_dir(kept.join(target)).unwrap().map(|case| case.unwrap().path()).collect();
        assert!(!cases.is_empty(), "{target} keeps no case");
        for case in cases {
            let passes = std::panic::catch_unwind(|| trials::run(target, &fs::read(&case).unwrap())).is_ok();
            assert!(passes, "{}", case.display());
        }
    }
}
