//! GF(256): the field in which symbols are added and multiplied.
//!
//! Bytes are polynomials over GF(2) modulo x⁸ + x⁴ + x³ + x² + 1 (`0x11d`, the polynomial of QR codes themselves). To
//! add is to xor; [`multiply_add`] is the kernel in which nearly all of a decoder's time goes. With WebAssembly's vectors
//! it multiplies sixteen bytes in seven instructions.

use std::sync::LazyLock;

/// The reducing polynomial without its leading term.
const POLYNOMIAL: u8 = 0x1d;

/// Products of every byte's low and high half with one factor.
///
/// A product is the xor of two halves' products, each out of sixteen, which fit a vector register.
struct Products {
    low: [u8; 16],
    high: [u8; 16],
}

impl Products {
    const fn of(factor: u8) -> Self {
        let mut products = Self { low: [0; 16], high: [0; 16] };
        let mut bit = 0;
        let mut shifted = factor;
        while bit < 8 {
            let half = if bit < 4 { &mut products.low } else { &mut products.high };
            // Whatever has this as its highest bit is the sum of this bit and of something before it.
            let step = 1 << (bit % 4);
            let mut lower = 0;
            while lower < step {
                half[step + lower] = half[lower] ^ shifted;
                lower += 1;
            }
            shifted = (shifted << 1) ^ (POLYNOMIAL * (shifted >> 7));
            bit += 1;
        }
        products
    }

    const fn product(&self, byte: u8) -> u8 {
        self.low[(byte & 15) as usize] ^ self.high[(byte >> 4) as usize]
    }
}

/// The products of all factors: 8 KiB, made when they are first needed, for nobody wants to download them.
static PRODUCTS: LazyLock<Vec<Products>> =
    LazyLock::new(|| (0..=u8::MAX).map(Products::of).collect());

/// Inverses of all bytes; that of zero, which has none, is zero and never asked for.
const INVERSES: [u8; 256] = {
    let mut inverses = [0; 256];
    let mut byte = 1;
    let mut inverse = 1;
    // 2 generates the field: its powers and those of its inverse (0x8e) meet every byte but zero.
    let mut power = 0;
    while power < 255 {
        inverses[byte as usize] = inverse;
        byte = Products::of(2).product(byte);
        inverse = Products::of(0x8e).product(inverse);
        power += 1;
    }
    inverses
};

/// The byte whose product with a byte other than zero is one.
pub(super) fn inverse(byte: u8) -> u8 {
    debug_assert_ne!(byte, 0, "zero has no inverse");
    INVERSES[usize::from(byte)]
}

/// Adds to each byte the product of the factor and the byte opposite.
pub(super) fn multiply_add(to: &mut [u8], factor: u8, from: &[u8]) {
    debug_assert_eq!(to.len(), from.len(), "rows of one decoder are equally long");
    match factor {
        0 => {}
        1 => to.iter_mut().zip(from).for_each(|(to, from)| *to ^= from),
        _ => {
            let products = &PRODUCTS[usize::from(factor)];
            #[cfg(target_feature = "simd128")]
            let (to, from) = multiply_add_vectors(to, products, from);
            to.iter_mut().zip(from).for_each(|(to, &from)| *to ^= products.product(from));
        }
    }
}

/// Multiplies each byte by the factor.
pub(super) fn multiply(bytes: &mut [u8], factor: u8) {
    let products = &PRODUCTS[usize::from(factor)];
    for byte in bytes {
        *byte = products.product(*byte);
    }
}

/// The kernel on vectors: does what it can in whole ones, and returns what is left.
#[cfg(target_feature = "simd128")]
fn multiply_add_vectors<'to, 'from>(
    to: &'to mut [u8],
    products: &Products,
    from: &'from [u8],
) -> (&'to mut [u8], &'from [u8]) {
    use super::vector::{load, store};
    use core::arch::wasm32::{u8x16_shr, u8x16_splat, u8x16_swizzle, v128_and, v128_xor};

    let (low, high) = (load(&products.low), load(&products.high));
    let (to, rest_to) = to.as_chunks_mut();
    let (from, rest_from) = from.as_chunks();
    for (to, from) in to.iter_mut().zip(from) {
        let bytes = load(from);
        let low = u8x16_swizzle(low, v128_and(bytes, u8x16_splat(15)));
        let high = u8x16_swizzle(high, u8x16_shr(bytes, 4));
        *to = store(v128_xor(load(to), v128_xor(low, high)));
    }
    (rest_to, rest_from)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// Multiplication as a schoolbook does it: shift, reduce, add.
    fn product(mut left: u8, mut right: u8) -> u8 {
        let mut sum = 0;
        while right != 0 {
            if right & 1 == 1 {
                sum ^= left;
            }
            left = (left << 1) ^ if left & 0x80 == 0 { 0 } else { POLYNOMIAL };
            right >>= 1;
        }
        sum
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_product_is_what_the_schoolbook_says() {
        for factor in 0..=255 {
            let products = Products::of(factor);
            for byte in 0..=255 {
                assert_eq!(products.product(byte), product(factor, byte), "{factor} * {byte}");
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_byte_times_its_inverse_is_one() {
        for byte in 1..=255 {
            assert_eq!(product(byte, inverse(byte)), 1, "{byte}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_product_is_added_to_what_is_there() {
        let from: Vec<u8> = (0..=255).collect();
        for factor in [0, 1, 2, 0x8e, 255] {
            let mut to = vec![0xa5; 256];
            multiply_add(&mut to, factor, &from);
            for (&to, &from) in to.iter().zip(&from) {
                assert_eq!(to, 0xa5 ^ product(factor, from));
            }
        }
    }
}
