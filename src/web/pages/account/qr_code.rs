//! Draws a QR code as one path.

use qrcode::{Color, QrCode};
use std::fmt::Write;

/// The white modules around a code that readers need.
const QUIET: usize = 4;

/// A QR code as the path of its dark modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QrDrawing {
    /// The width and height, with the white border.
    pub(super) side: usize,
    /// The path, one unit for each module.
    pub(super) path: String,
}

impl QrDrawing {
    /// Draws a text; `None` if it is too long for a QR code.
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = QrCode::new(text).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (at, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (at % width + QUIET, at / width + QUIET);
                write!(path, "M{x} {y}h1v1h-1z").ok()?;
            }
        }
        Some(Self { side: width + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_has_a_border_and_the_three_corners() {
        let drawing = QrDrawing::of("otpauth://totp/Waystation:night-desk?secret=AAAA").unwrap();
        let last = drawing.side - QUIET - 1;
        for (x, y) in [(QUIET, QUIET), (last, QUIET), (QUIET, last)] {
            assert!(drawing.path.contains(&format!("M{x} {y}h")), "{x} {y}");
        }
        assert!(!drawing.path.contains("M3 ") && !drawing.path.contains(" 3h"));
        assert_eq!(QrDrawing::of(&"x".repeat(8000)), None);
    }
}
