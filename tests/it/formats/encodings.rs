//! Encodings: what is read, what is doubted, and what is refused.

use taikei::text::{Certainty, Encoding, Undecodable, decode};

use super::found;
use crate::support::read_bytes;

const HEADER: &str = "課題\t事業\t内容\t担当課\n1 港\t①花火\t夏に上げます。\t観光課\n";

fn encoding(bytes: &[u8]) -> (Encoding, Certainty) {
    let decoded = decode(bytes, None).unwrap();
    (decoded.encoding, decoded.certainty)
}

fn cp932(text: &str) -> Vec<u8> {
    encoding_rs::SHIFT_JIS.encode(text).0.into_owned()
}

fn euc_jp(text: &str) -> Vec<u8> {
    encoding_rs::EUC_JP.encode(text).0.into_owned()
}

#[test]
fn characters_of_windows_come_out_of_cp932_as_they_are() {
    let text = "①Ⅲ㈱髙～ﾊﾟの課題を見直します。";
    let decoded = decode(&cp932(text), None).unwrap();
    assert_eq!((decoded.text.as_str(), decoded.encoding), (text, Encoding::Cp932));
}

#[test]
fn japanese_in_an_old_encoding_is_read_as_that_one_for_sure() {
    assert_eq!(encoding(&cp932(HEADER)), (Encoding::Cp932, Certainty::Concluded));
    assert_eq!(encoding(&euc_jp(HEADER)), (Encoding::EucJp, Certainty::Concluded));
    let mail = encoding_rs::ISO_2022_JP.encode(HEADER).0;
    assert_eq!(encoding(b"\x1b$B4pK\\\x1b(B\n"), (Encoding::Iso2022Jp, Certainty::Concluded));
    assert!(std::str::from_utf8(&mail).is_ok());
}

#[test]
fn half_width_katakana_alone_could_be_two_encodings_and_are_doubted() {
    let bytes = cp932("ｶﾀｶﾅ\tｺｰﾄﾞ");
    assert_eq!(encoding(&bytes).1, Certainty::Doubtful);
    let chart = read_bytes("seeds/minato/chart.txt", bytes);
    let doubt = found(&chart, "F11");
    assert_eq!(doubt.severity.as_str(), "warning");
}

#[test]
fn a_kanji_alone_could_be_two_encodings_and_is_doubted() {
    assert_eq!(encoding(&euc_jp("課")), (Encoding::EucJp, Certainty::Doubtful));
}

#[test]
fn damaged_utf8_is_not_taken_for_another_encoding() {
    let mut bytes = HEADER.as_bytes().to_vec();
    bytes.truncate(bytes.len() - 2);
    let chart = read_bytes("seeds/minato/chart.txt", bytes);
    let found = found(&chart, "F05");
    let place = found.place.as_ref().unwrap();
    assert_eq!((place.line, place.column, &*place.excerpt), (2, 19, "1 港\t①花火\t夏に上げます。\t観光"));
    assert!(chart.tables.is_empty());
}

#[test]
fn damaged_text_of_any_encoding_is_refused_at_its_place() {
    let broken = |mut bytes: Vec<u8>, bad: &[u8]| {
        let at = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        bytes.splice(at..at, bad.iter().copied());
        let Err(Undecodable::Broken { encoding, before }) = decode(&bytes, None) else {
            panic!("{:?}", decode(&bytes, None))
        };
        assert_eq!(before.lines().count(), 1);
        encoding
    };
    assert_eq!(broken(HEADER.as_bytes().to_vec(), b"\xFF"), Encoding::Utf8);
    assert_eq!(broken(cp932(HEADER), b"\xFD\xFE"), Encoding::Cp932);
    assert_eq!(broken(euc_jp(HEADER), b"\x80"), Encoding::EucJp);
}

#[test]
fn a_mark_is_a_promise_that_the_rest_must_keep() {
    let marked = [b"\xEF\xBB\xBF".as_slice(), &cp932(HEADER)].concat();
    assert!(matches!(decode(&marked, None), Err(Undecodable::Broken { encoding: Encoding::Utf8, .. })));
    let half_a_unit = [b"\xFF\xFE".as_slice(), b"a\0b"].concat();
    assert!(matches!(decode(&half_a_unit, None), Err(Undecodable::Broken { encoding: Encoding::Utf16, .. })));
}

#[test]
fn bytes_with_nul_that_are_no_japanese_utf16_are_no_text() {
    for bytes in [b"a\0b\0c\0".as_slice(), b"\0\0\0\0\n\n", b"\xFF\xFEa\0\0\0b\0", "課題\0事業\n".as_bytes()] {
        assert_eq!(decode(bytes, None), Err(Undecodable::Binary("NUL")), "{bytes:?}");
    }
}
