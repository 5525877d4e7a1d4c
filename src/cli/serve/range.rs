//! Ranges of bytes (RFC 9110, 14): one range at a time, which is what players and download managers ask for.

use std::ops::RangeInclusive;

/// What a `Range` header asks of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of it: there is no range, or none that we read.
    Whole,
    /// These bytes.
    Part(RangeInclusive<usize>),
    /// Bytes that the file does not have.
    Beyond,
}

/// Reads a `Range` header for a file of `length` bytes.
pub(super) fn read(header: Option<&str>, length: usize) -> Asked {
    let Some((first, last)) = header.and_then(|text| text.trim().strip_prefix("bytes=")?.split_once('-')) else {
        return Asked::Whole;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(first) || !digits(last) {
        return Asked::Whole;
    }
    // More digits than fit are more than any file has.
    let number = |text: &str| text.parse().unwrap_or(usize::MAX);
    match (first, last) {
        ("", "") => Asked::Whole,
        ("", "0") => Asked::Beyond,
        ("", last) => part(length.saturating_sub(number(last)), length.wrapping_sub(1), length),
        (first, "") => part(number(first), length.wrapping_sub(1), length),
        (first, last) if number(last) < number(first) => Asked::Whole,
        (first, last) => part(number(first), number(last).min(length.wrapping_sub(1)), length),
    }
}

fn part(first: usize, last: usize, length: usize) -> Asked {
    if first < length { Asked::Part(first..=last) } else { Asked::Beyond }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_the_standard_says() {
        for (header, asked) in [
            ("bytes=0-3", Asked::Part(0..=3)),
            ("bytes=4-", Asked::Part(4..=9)),
            ("bytes=-3", Asked::Part(7..=9)),
            ("bytes=-99", Asked::Part(0..=9)),
            ("bytes=8-99999999999999999999999", Asked::Part(8..=9)),
            ("bytes=10-", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=5-4", Asked::Whole),
            ("bytes=0-1,4-5", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("lines=0-1", Asked::Whole),
        ] {
            assert_eq!(read(Some(header), 10), asked, "{header}");
        }
        assert_eq!(read(None, 10), Asked::Whole);
        assert_eq!(read(Some("bytes=0-"), 0), Asked::Beyond);
        assert_eq!(read(Some("bytes=-1"), 0), Asked::Beyond);
    }
}
