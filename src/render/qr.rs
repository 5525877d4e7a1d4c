//! A page's address as a QR code for flyers: an SVG picture of its own beside the page.
//!
//! A file weighs nothing on the page until it is shown, and is what a designer puts on a flyer. It has its white quiet zone
//! within (ISO/IEC 18004: four modules), so that it reads on dark pages and coloured paper; it names its address; and its
//! own size prints each module 0.7 mm wide.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};
use quick_xml::escape::escape;

/// The quiet zone around the code, in modules.
const QUIET: usize = 4;

/// The picture of an address.
///
/// # Panics
/// Where the address is far longer than [`crate::site::QR_LIMIT`], beyond what any QR code holds.
#[must_use]
pub fn render(address: &str) -> Vec<u8> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().expect("an address within the limit fits");
    let size = code.size + 2 * QUIET;
    let (whole, tenths) = (size * 7 / 10, size * 7 % 10);
    let mut dark = String::new();
    for y in 0..code.size {
        let mut x = 0;
        for run in code[y][..code.size].chunk_by(|a, b| a.value() == b.value()) {
            if run[0].value() {
                let width = run.len();
                let _ = write!(dark, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
            }
            x += run.len();
        }
    }
    let address = escape(address);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole}.{tenths}mm\" height=\"{whole}.{tenths}mm\" \
         viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\" role=\"img\"><title>{address}</title>\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{dark}\"/></svg>\n"
    )
    .into_bytes()
}
