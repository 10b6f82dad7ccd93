//! Bytes through light: a package as QR codes on a screen, and back from a camera's grey pixels.
