//! An SVG chart as a PNG picture, drawn with the font the program brings along.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::ExportError;

/// Noto Sans, plain and bold, and the signs it lacks (minus, arrows, marks); licence beside it in `assets/fonts`.
pub(super) const FONT_FILES: [&[u8]; 4] = [
    include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansMath-Subset.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansSymbols2-Subset.ttf"),
];

/// Draws an SVG; `scale` 2 gives twice as many pixels a side as the SVG has units.
pub fn write(svg: &str, scale: f32) -> Result<Vec<u8>, ExportError> {
    let reason = |reason: String| ExportError::Picture { reason };
    let options = Options { fontdb: fonts(), font_family: "Noto Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| reason(error.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| reason(format!("scale {scale}")))?;
    let mut pixmap = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| reason(format!("{}×{}", size.width(), size.height())))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| reason(error.to_string()))
}

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = fontdb::Database::new();
        for font in FONT_FILES {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family("Noto Sans");
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}
