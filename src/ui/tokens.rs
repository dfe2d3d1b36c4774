//! Colours, sizes and fonts of the window, in one place; light and dark.

use std::sync::Arc;

use eframe::egui::{self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle};
use serde::{Deserialize, Serialize};

use crate::recognise::CellRole;
use crate::survey::Flag;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

/// The colours of one theme. Every text colour reaches a contrast of 4.5 on the surfaces it is used on.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    pub theme: Theme,
    pub background: Color32,
    pub surface: Color32,
    pub raised: Color32,
    pub line: Color32,
    pub text: Color32,
    pub text_weak: Color32,
    pub accent: Color32,
    pub accent_soft: Color32,
    pub on_accent: Color32,
    pub good: Color32,
    pub attention: Color32,
    pub bad: Color32,
    pub selection: Color32,
}

/// Height of a row of a grid.
pub const ROW_HEIGHT: f32 = 22.0;
/// Width of the rail of rooms.
pub const RAIL_WIDTH: f32 = 148.0;
/// Width of the guide.
pub const GUIDE_WIDTH: f32 = 264.0;
/// Space between blocks.
pub const GAP: f32 = 8.0;

/// The family of headings and strong words.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

impl Tokens {
    /// Returns the tokens of a theme.
    pub fn of(theme: Theme) -> Self {
        let hex = |value: u32| {
            let [_, r, g, b] = value.to_be_bytes();
            Color32::from_rgb(r, g, b)
        };
        match theme {
            Theme::Light => Self {
                theme,
                background: hex(0xF3_F5_F8),
                surface: hex(0xFF_FF_FF),
                raised: hex(0xE9_EE_F5),
                line: hex(0xD3_DA_E3),
                text: hex(0x1B_24_30),
                text_weak: hex(0x55_62_72),
                accent: hex(0x0B_5F_A5),
                accent_soft: hex(0xDB_EA_F8),
                on_accent: hex(0xFF_FF_FF),
                good: hex(0x1F_7A_4D),
                attention: hex(0x9A_5B_00),
                bad: hex(0xB3_26_1E),
                selection: hex(0xBF_DC_F5),
            },
            Theme::Dark => Self {
                theme,
                background: hex(0x13_18_1F),
                surface: hex(0x1B_22_2C),
                raised: hex(0x27_31_3E),
                line: hex(0x3A_47_57),
                text: hex(0xE8_ED_F3),
                text_weak: hex(0xA4_B1_C0),
                accent: hex(0x7C_BB_F2),
                accent_soft: hex(0x1F_3A_54),
                on_accent: hex(0x0B_1B_2B),
                good: hex(0x6C_D0_9B),
                attention: hex(0xF0_B4_5B),
                bad: hex(0xFF_8F_85),
                selection: hex(0x2A_54_7C),
            },
        }
    }

    /// Returns the fill of a cell believed to have a role; `None` leaves it plain.
    pub fn role(&self, role: CellRole) -> Option<Color32> {
        let (light, dark): (u32, u32) = match role {
            CellRole::Outside => return None,
            CellRole::Title => (0xE7_DF_F5, 0x3B_31_52),
            CellRole::Header => (0xCF_E3_F7, 0x1F_42_63),
            CellRole::Label => (0xD5_EF_E6, 0x1E_47_3A),
            CellRole::Section => (0xB9_E3_D4, 0x2A_5C_4C),
            CellRole::Value => (0xFB_FC_FD, 0x1F_2732),
            CellRole::Total => (0xFB_E7_C2, 0x55_42_1B),
            CellRole::Missing => (0xE2_E5_EA, 0x3A_40_49),
            CellRole::Unit => (0xF6_DF_EC, 0x54_2C_45),
            CellRole::Note => (0xF4_F0_D8, 0x47_42_24),
        };
        let [_, r, g, b] = match self.theme {
            Theme::Light => light.to_be_bytes(),
            Theme::Dark => dark.to_be_bytes(),
        };
        Some(Color32::from_rgb(r, g, b))
    }

    /// Returns the colour of a series of a chart: Okabe and Ito's palette, told apart with any colour vision.
    pub fn series(&self, index: usize) -> Color32 {
        const LIGHT: [u32; 7] = [0x00_72_B2, 0xD5_5E_00, 0x00_9E_73, 0xCC_79_A7, 0xE6_9F_00, 0x56_B4_E9, 0x55_55_55];
        const DARK: [u32; 7] = [0x5A_B4_EC, 0xF2_8A_45, 0x3F_CF_A4, 0xE3_9C_C4, 0xF2_BC_4D, 0x9A_D4_F5, 0xC0_C0_C0];
        let palette = if self.theme == Theme::Light { LIGHT } else { DARK };
        let [_, r, g, b] = palette[index % palette.len()].to_be_bytes();
        Color32::from_rgb(r, g, b)
    }

    /// Returns a shade between the palest, 0, and the strongest, 1, and the colour of a text that can be read on it.
    pub fn ramp(&self, depth: f64) -> (Color32, Color32) {
        let (pale, strong) = match self.theme {
            Theme::Light => (Color32::from_rgb(227, 238, 247), Color32::from_rgb(8, 48, 107)),
            Theme::Dark => (Color32::from_rgb(30, 52, 78), Color32::from_rgb(198, 224, 246)),
        };
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let fill = pale.lerp_to_gamma(strong, depth.clamp(0.0, 1.0) as f32);
        let is_light = (self.theme == Theme::Light) == (depth < 0.55);
        (fill, if is_light { Color32::from_rgb(26, 26, 26) } else { Color32::WHITE })
    }

    /// Returns the colour of a reliability flag.
    pub fn flag(&self, flag: Flag) -> Color32 {
        match flag {
            Flag::Reliable => self.text,
            Flag::Caution => self.attention,
            Flag::Unreliable => self.bad,
            Flag::Missing => self.text_weak,
        }
    }

    /// Puts the tokens into egui's style.
    pub fn apply(&self, ctx: &egui::Context) {
        let theme = egui_theme(self.theme);
        ctx.set_theme(theme);
        ctx.style_mut_of(theme, |style| {
            style.text_styles = [
                (TextStyle::Small, FontId::new(12.0, FontFamily::Proportional)),
                (TextStyle::Body, FontId::new(14.0, FontFamily::Proportional)),
                (TextStyle::Button, FontId::new(14.0, FontFamily::Proportional)),
                (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
                (TextStyle::Heading, FontId::new(18.0, bold())),
            ]
            .into();
            style.spacing.item_spacing = egui::vec2(8.0, 6.0);
            style.spacing.button_padding = egui::vec2(10.0, 4.0);
            style.spacing.interact_size.y = 26.0;
            // A list that goes on says so without being touched.
            style.spacing.scroll = egui::style::ScrollStyle::solid();
            style.animation_time = 0.08;
            self.apply_visuals(&mut style.visuals);
        });
    }

    fn apply_visuals(&self, visuals: &mut egui::Visuals) {
        visuals.panel_fill = self.background;
        visuals.window_fill = self.surface;
        visuals.window_stroke = Stroke::new(1.0, self.line);
        visuals.extreme_bg_color = self.surface;
        visuals.faint_bg_color = self.raised;
        visuals.hyperlink_color = self.accent;
        visuals.warn_fg_color = self.attention;
        visuals.error_fg_color = self.bad;
        visuals.selection.bg_fill = self.selection;
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        visuals.weak_text_color = Some(self.text_weak);
        let widgets = &mut visuals.widgets;
        for (widget, fill, line) in [
            (&mut widgets.noninteractive, self.surface, self.line),
            (&mut widgets.inactive, self.raised, self.line),
            (&mut widgets.hovered, self.accent_soft, self.accent),
            (&mut widgets.active, self.selection, self.accent),
            (&mut widgets.open, self.accent_soft, self.accent),
        ] {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = Stroke::new(1.0, line);
            widget.fg_stroke = Stroke::new(1.0, self.text);
            widget.corner_radius = CornerRadius::same(4);
            widget.expansion = 0.0;
        }
    }
}

/// Returns egui's word for a theme.
pub fn egui_theme(theme: Theme) -> egui::Theme {
    match theme {
        Theme::Light => egui::Theme::Light,
        Theme::Dark => egui::Theme::Dark,
    }
}

/// Puts the bundled fonts into egui; nothing is taken from the system.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("regular", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"));
    add("bold", include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"));
    add("symbols", include_bytes!("../../assets/fonts/NotoSansSymbols2-Subset.ttf"));
    add("math", include_bytes!("../../assets/fonts/NotoSansMath-Subset.ttf"));
    for (family, first) in [(FontFamily::Proportional, "regular"), (FontFamily::Monospace, "regular"), (bold(), "bold")]
    {
        let order = [first, "symbols", "math"].map(str::to_owned).to_vec();
        fonts.families.insert(family, order);
    }
    ctx.set_fonts(fonts);
}
