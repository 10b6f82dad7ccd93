//! Digits as the modules of a QR code (ISO/IEC 18004:2015), drawn by the `qrcode` crate.

use std::fmt::Write as _;

use qrcode::bits::Bits;
use qrcode::types::Mode;
use qrcode::{Color, EcLevel, QrCode, Version};

use super::digits;

/// The largest version there is.
pub(super) const LARGEST_VERSION: u8 = 40;

/// Light modules that a code needs around it, ISO/IEC 18004:2015 §6.3.8.
const QUIET_ZONE_MODULES: usize = 4;

/// Error correction levels, the weakest first.
const LEVELS: [EcLevel; 4] = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H];

/// Bits that say in which mode the characters that follow are written.
const MODE_BITS: usize = 4;

/// The dark and light squares of a code, without the quiet zone around it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Modules {
    /// Modules to a side.
    pub size: usize,
    /// Row after row, 1 dark and 0 light.
    pub modules: Vec<u8>,
}

impl Modules {
    pub(super) fn new(size: usize, colors: &[Color]) -> Self {
        let modules = colors.iter().map(|color| color.select(1, 0)).collect();
        Self { size, modules }
    }

    /// Draws the code as a picture, black on white with a quiet zone, that fills whatever room it is given.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let side = self.size + 2 * QUIET_ZONE_MODULES;
        let mut svg = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d=""##
        );
        for (row, modules) in self.modules.chunks(self.size).enumerate() {
            let mut column = 0;
            for run in modules.chunk_by(|left, right| left == right) {
                let (x, y) = (column + QUIET_ZONE_MODULES, row + QUIET_ZONE_MODULES);
                if run[0] == 1 {
                    write!(svg, "M{x} {y}h{}v1H{x}z", run.len()).expect("a string takes any text");
                }
                column += run.len();
            }
        }
        svg.push_str(r#""/></svg>"#);
        svg
    }
}

/// Draws any text as the smallest code that holds it with medium error correction; `None` where none does.
#[must_use]
pub fn draw_text(text: &str) -> Option<Modules> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    Some(Modules::new(code.width(), &code.into_colors()))
}

/// Bytes that a code holds as digits, behind a prefix of so many bytes that are no digits.
pub(super) fn capacity_bytes(version: u8, level: EcLevel, prefix_bytes: usize) -> usize {
    let bits = max_bits(version, level);
    let version = Version::Normal(version.into());
    let prefix_bits = match prefix_bytes {
        0 => 0,
        bytes => MODE_BITS + Mode::Byte.length_bits_count(version) + 8 * bytes,
    };
    let head_bits = prefix_bits + MODE_BITS + Mode::Numeric.length_bits_count(version);
    // Three digits take ten bits, two seven, one four: ISO/IEC 18004:2015 §7.4.3.
    let digit_bits = bits.saturating_sub(head_bits);
    let rest_digits = (digit_bits % 10).saturating_sub(1) / 3;
    digits::bytes_within(digit_bits / 10 * 3 + rest_digits)
}

/// Codewords of a version that carry data at the weakest level.
pub(super) fn data_codewords(version: u8) -> usize {
    max_bits(version, EcLevel::L) / 8
}

fn max_bits(version: u8, level: EcLevel) -> usize {
    let bits = Bits::new(Version::Normal(version.into())).max_len(level);
    bits.expect("versions 1 to 40 have all four levels")
}

/// The smallest version that holds so many bytes as digits at the weakest level, behind a prefix.
pub(super) fn smallest_version(bytes: usize, prefix_bytes: usize) -> Option<u8> {
    (1..=LARGEST_VERSION)
        .find(|&version| bytes <= capacity_bytes(version, EcLevel::L, prefix_bytes))
}

/// Draws digits behind a prefix as a code that stands still: as much error correction as the version has room for, and
/// the best mask.
///
/// The digits are those of `bytes` bytes, which the version holds.
pub(super) fn draw_still(prefix: &str, digits: &str, bytes: usize, version: u8) -> Modules {
    let level = LEVELS
        .into_iter()
        .rfind(|&level| bytes <= capacity_bytes(version, level, prefix.len()))
        .unwrap_or(EcLevel::L);
    let code = QrCode::with_bits(to_bits(prefix, digits, version, level), level)
        .expect("versions 1 to 40 have all four levels");
    Modules::new(code.width(), &code.into_colors())
}

/// The bits of a code: the digits behind a prefix, filled up.
pub(super) fn to_bits(prefix: &str, digits: &str, version: u8, level: EcLevel) -> Bits {
    let mut bits = Bits::new(Version::Normal(version.into()));
    let prefixed = if prefix.is_empty() { Ok(()) } else { bits.push_byte_data(prefix.as_bytes()) };
    prefixed
        .and_then(|()| bits.push_numeric_data(digits.as_bytes()))
        .and_then(|()| bits.push_terminator(level))
        .expect("the caller's bytes are within the version's capacity");
    bits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// Bytes without a pattern, and as digits.
    fn noise(bytes: usize) -> String {
        let mut state = 1u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(bytes)
        .collect();
        digits::write(&noise)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_code_holds_its_capacity_and_not_a_byte_more() {
        for version in 1..=LARGEST_VERSION {
            for level in LEVELS {
                for prefix in ["", "#", "https://example.org/doctor.html#"] {
                    let holds = |bytes: usize| {
                        let mut bits = Bits::new(Version::Normal(version.into()));
                        (prefix.is_empty() || bits.push_byte_data(prefix.as_bytes()).is_ok())
                            && bits
                                .push_numeric_data(&vec![b'9'; digits::digits_for(bytes)])
                                .is_ok()
                            && bits.push_terminator(level).is_ok()
                    };
                    let capacity = capacity_bytes(version, level, prefix.len());
                    assert!(capacity == 0 || holds(capacity), "{version} {level:?} {prefix}");
                    assert!(!holds(capacity + 1), "{version} {level:?} {prefix}");
                }
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_still_code_has_as_much_error_correction_as_fits() {
        for level in LEVELS {
            let bytes = capacity_bytes(7, level, 0);
            let digits = noise(bytes);
            let expected = QrCode::with_version(&digits, Version::Normal(7), level).unwrap();
            let expected = Modules::new(45, &expected.into_colors());
            assert_eq!(draw_still("", &digits, bytes, 7), expected, "{level:?}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_picture_has_every_dark_module_and_a_quiet_zone() {
        let modules = Modules { size: 2, modules: vec![1, 1, 0, 1] };
        assert_eq!(
            modules.to_svg(),
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10""#,
                r##" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h10v10H0z"/>"##,
                r##"<path fill="#000" d="M4 4h2v1H4zM5 5h1v1H5z"/></svg>"##,
            )
        );
    }

    proptest! {
        #[test]
        fn drawing_any_text_never_panics(text in any::<String>()) {
            let drawn = draw_text(&text).expect("a short text");
            prop_assert_eq!(drawn.modules.len(), drawn.size * drawn.size);
        }
    }
}
