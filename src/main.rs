//! The command: everything it does stands in the library's `cli`.

fn main() -> std::process::ExitCode {
    taikei::cli::run()
}
