//! The floor under every site generator: writes the bytes of a site to the same paths, with two threads, from memory.
//!
//! `floor SITE FOLDER` reads SITE into memory, then prints how many files it wrote to FOLDER, and in how many seconds.
#![allow(missing_docs, clippy::print_stdout, reason = "a command of the benchmarks, not a part of the program")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A file's path inside the site, and its bytes.
type File = (PathBuf, Vec<u8>);

fn main() {
    let arguments: Vec<_> = std::env::args_os().skip(1).filter(|argument| argument != "--bench").collect();
    let [site, folder] = arguments.as_slice() else { return println!("floor SITE FOLDER") };
    let files = read(Path::new(site));
    let folder = Path::new(folder);
    let started = Instant::now();
    write(folder, &files);
    println!("{} {:.4}", files.len(), started.elapsed().as_secs_f64());
}

fn read(site: &Path) -> Vec<File> {
    let entries =
        walkdir::WalkDir::new(site).sort_by_file_name().into_iter().map(|entry| entry.expect("the site can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files
        .map(|path| {
            let bytes = fs::read(&path).expect("the site can be read");
            (path.strip_prefix(site).expect("it is inside").to_owned(), bytes)
        })
        .collect()
}

fn write(folder: &Path, files: &[File]) {
    let above: BTreeSet<_> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    for above in above {
        fs::create_dir_all(folder.join(above)).expect("the folder can be written to");
    }
    let (first, second) = files.split_at(files.len() / 2);
    std::thread::scope(|threads| {
        for half in [first, second] {
            threads.spawn(move || {
                for (path, bytes) in half {
                    fs::write(folder.join(path), bytes).expect("the folder can be written to");
                }
            });
        }
    });
}
