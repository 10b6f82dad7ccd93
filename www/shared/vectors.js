/** A module that is valid only where there are vectors: `i8x16.popcnt(i8x16.splat(0))` (WebAssembly's SIMD proposal). */
const MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
]);

/** Whether this browser's modules may use vectors. iPhones before iOS 16.4 and the oldest Androids may not. */
export function vectors() {
  return WebAssembly.validate(MODULE);
}
