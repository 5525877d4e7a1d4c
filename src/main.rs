//! The command: everything it does stands in the library's `cli`.

/// Pages are made of many small values, which this allocator hands out and takes back faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    taikei::cli::run()
}
