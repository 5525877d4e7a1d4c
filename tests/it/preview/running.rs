//! A preview that runs: what it says, what it answers, what it tells the open pages.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::Value;

/// How long anything is waited for before the test fails.
const DEADLINE: Duration = Duration::from_mins(1);

/// A command that goes on until it is ended.
pub(super) struct Running {
    child: Child,
    errors: Receiver<String>,
}

/// A preview that answers.
pub(super) struct Preview {
    pub(super) running: Running,
    pub(super) port: u16,
}

/// One answer.
pub(super) struct Answer {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// What an open page hears.
pub(super) struct News(BufReader<TcpStream>);

impl Running {
    /// Starts the program in a folder, with a plain English environment.
    pub(super) fn start(root: &Path, args: &[&str]) -> (Self, impl BufRead + use<>) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_taikei"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CARGO_PKG_NAME"] {
            command.env_remove(name);
        }
        command.current_dir(root).args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (said, errors) = mpsc::channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| said.send(line)));
        let stdout = BufReader::new(child.stdout.take().unwrap());
        (Self { child, errors }, stdout)
    }

    /// Waits for a line on standard error that has these words.
    pub(super) fn hear(&self, words: &str) -> String {
        let mut before = String::new();
        loop {
            let line = self.errors.recv_timeout(DEADLINE);
            let line = line.unwrap_or_else(|_| panic!("`{words}` was not said, but:\n{before}"));
            if line.contains(words) {
                return line;
            }
            before += &(line + "\n");
        }
    }

    /// Presses Ctrl-C, and gives the exit code.
    #[cfg(unix)]
    pub(super) fn interrupt(mut self) -> Option<i32> {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        // The channel closes when the program does.
        while self
            .errors
            .recv_timeout(DEADLINE)
            .map_err(|end| assert_eq!(end, mpsc::RecvTimeoutError::Disconnected))
            .is_ok()
        {}
        self.child.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    /// Starts `serve` on a free port and waits until it answers.
    pub(super) fn of(root: &Path, args: &[&str]) -> Self {
        let (running, mut stdout) = Running::start(root, &[&["serve", "--port", "0"], args].concat());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse();
        let port = port.unwrap_or_else(|_| panic!("`{line}` is no address; {:?}", running.errors.recv()));
        Self { running, port }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        stream
    }

    /// Sends a request as it is written and reads the whole answer.
    pub(super) fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|end| end == b"\r\n\r\n").expect("an answer has headers");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Answer { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() }
    }

    /// Asks for a path with headers more than the host.
    pub(super) fn request(&self, method: &str, path: &str, headers: &str) -> Answer {
        self.ask(&format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"))
    }

    /// Asks for a path.
    pub(super) fn get(&self, path: &str) -> Answer {
        self.request("GET", path, "")
    }

    /// Begins to listen as an open page does; the first news is what is now.
    pub(super) fn listen(&self) -> News {
        let mut stream = self.connect();
        stream.write_all(b"GET /.taikei/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        News(BufReader::new(stream))
    }
}

impl Answer {
    /// The value of a header, empty where there is none.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The body as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

impl News {
    /// Waits for the next news.
    pub(super) fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream has ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Waits for news that something holds for, and gives how many came, too.
    pub(super) fn until(&mut self, holds: impl Fn(&Value) -> bool) -> (Value, usize) {
        let mut count = 1;
        loop {
            let news = self.next();
            if holds(&news) {
                return (news, count);
            }
            count += 1;
        }
    }
}

/// The paths that changed after a revision.
pub(super) fn changed_after(news: &Value, revision: u64) -> Vec<String> {
    let changed = news["changed"].as_object().unwrap().iter();
    changed.filter(|(_, at)| at.as_u64().unwrap() > revision).map(|(path, _)| path.clone()).collect()
}
