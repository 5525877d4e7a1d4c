//! Any bytes: what is decoded holds the sign of a replaced character only where the bytes held it themselves.
#![no_main]

use libfuzzer_sys::fuzz_target;
use taikei::text::{Encoding, Source, decode};

fuzz_target!(|bytes: &[u8]| {
    for declared in [None, Some("shift_jis"), Some("euc-jp")] {
        let Ok(decoded) = decode(bytes, declared) else { continue };
        let replaced = decoded.text.matches('\u{FFFD}').count();
        let unicode = matches!(decoded.encoding, Encoding::Utf8 | Encoding::Utf16);
        assert!(replaced == 0 || unicode, "{decoded:?}");
        let length = decoded.text.len();
        Source::new("chart.txt", decoded.text).place(length..length);
    }
});
