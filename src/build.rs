//! Makes Cargo notice a changed default theme, whose files are part of the binary, and links the binary to start fast.
#![allow(clippy::print_stdout, reason = "this is how a build script talks to Cargo")]

fn main() {
    println!("cargo:rerun-if-changed=themes/default");
    println!("cargo:rerun-if-changed=src/build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        // The minifier's tables hold a million addresses. In a binary that may stand anywhere in memory each of them is
        // written at every start, which takes 10 ms and 10 MB.
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
