//! What the preview answers to requests, well-meant and not.

use super::running::Preview;
use super::{save, sound};

#[test]
fn pages_have_the_script_and_other_files_are_as_they_are_built() {
    let root = sound();
    save(root.path(), "content/letters/a.csv", "手紙\n");
    let preview = Preview::of(root.path(), &[]);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/midori/projects/1-1-1-1.html", "text/html; charset=utf-8"),
        ("/midori/plan.json", "application/json; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/script.js", "text/javascript; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/letters/a.csv", "text/csv; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.text().contains("/.taikei/"), kind.starts_with("text/html"), "{path}");
    }
    let theme = std::fs::read(format!("{}/themes/default/assets/script.js", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(preview.get("/assets/script.js").body, theme);
    assert_eq!(preview.get("/letters/a.csv").text(), "手紙\n");
    assert!(!root.path().join("public").exists(), "nothing is written");
}

#[test]
fn head_and_ranges_give_what_the_standard_says() {
    let root = sound();
    let preview = Preview::of(root.path(), &[]);
    let whole = preview.get("/assets/style.css");
    let head = preview.request("HEAD", "/assets/style.css", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), whole.body.len().to_string());
    let part = preview.request("GET", "/assets/style.css", "Range: bytes=2-5\r\n");
    assert_eq!((part.status, part.body.as_slice()), (206, &whole.body[2..=5]));
    assert_eq!(part.header("content-range"), format!("bytes 2-5/{}", whole.body.len()));
    let beyond = preview.request("GET", "/assets/style.css", "Range: bytes=99999999-\r\n");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, &*format!("bytes */{}", whole.body.len())));
    let dated = preview.request("GET", "/assets/style.css", "Range: bytes=2-5\r\nIf-Range: \"x\"\r\n");
    assert_eq!((dated.status, dated.body == whole.body), (200, true));
    let post = preview.request("POST", "/", "Content-Length: 0\r\n");
    assert_eq!((post.status, post.header("allow")), (405, "GET, HEAD"));
}

#[test]
fn only_names_of_this_machine_are_answered_to() {
    let root = sound();
    let preview = Preview::of(root.path(), &[]);
    let asked = |host: &str| preview.ask(&format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n")).status;
    for host in ["localhost", "LOCALHOST:4649", "127.0.0.1:1", "[::1]:80", "plan.localhost", "localhost."] {
        assert_eq!(asked(&format!("Host: {host}\r\n")), 200, "{host}");
    }
    for host in
        ["evil.example", "localhost.evil.example", "192.168.0.2", "notlocalhost", "", "a b", "127.0.0.1@evil.example"]
    {
        assert_eq!(asked(&format!("Host: {host}\r\n")) / 100, 4, "{host}");
    }
    assert_eq!(asked("") / 100, 4, "no host");
    assert_eq!(asked("Host: localhost\r\nHost: evil.example\r\n") / 100, 4, "two hosts");
    let absolute = "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(preview.ask(absolute).status, 403);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let root = sound();
    save(root.path(), "secret.html", "秘密");
    save(root.path(), "content/a.md", "+++\ntitle = \"あ\"\n+++\n");
    let preview = Preview::of(root.path(), &[]);
    for path in [
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/midori/..%5c..%5csecret.html",
        "/midori\\..\\..\\secret.html",
        "//etc/passwd",
        "/%00",
        "/index.html%00.css",
        "/secret.html",
        "/taikei.toml",
        "/seeds/midori/chart.txt",
        "/.taikei/",
        "/%ff",
        "/midori/index.html/",
    ] {
        let answer = preview.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("秘密"), "{path}");
    }
}

#[test]
fn an_address_that_leads_nowhere_is_answered_with_the_sites_own_page() {
    let root = sound();
    let preview = Preview::of(root.path(), &[]);
    let answer = preview.get("/nowhere/at/all.html");
    assert_eq!((answer.status, answer.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(answer.text().contains("ページが見つかりません"));
    let folder = preview.get("/midori?q=1");
    assert_eq!((folder.status, folder.header("location")), (302, "./midori/?q=1"));
}
