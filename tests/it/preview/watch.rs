//! `watch`: the published folder follows the sources.

use std::fs;

use super::running::Running;
use super::{CHART, PLACE, save, sound};

#[test]
fn the_published_folder_follows_and_stays_as_it_is_while_the_seeds_are_broken() {
    let root = sound();
    let page = root.path().join("public/midori/projects/1-1-1-2.html");
    let (watch, _) = Running::start(root.path(), &["watch", "--lang", "en"]);
    watch.hear("Waiting for changes");
    assert!(fs::read_to_string(&page).unwrap().contains("点検を行います。"));
    save(root.path(), PLACE, &CHART.replace("点検を行います。", "毎月点検します。"));
    watch.hear("Waiting for changes");
    let good = fs::read_to_string(&page).unwrap();
    assert!(good.contains("毎月点検します。"));
    save(root.path(), PLACE, "no chart\n");
    watch.hear("error[F04]");
    watch.hear("Waiting for changes");
    assert_eq!(fs::read_to_string(&page).unwrap(), good);
    #[cfg(unix)]
    assert_eq!(watch.interrupt(), Some(0));
}
