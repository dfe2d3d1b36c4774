//! The Fluent files of `assets/lang`, one a room and language, inside the executable.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Arg, Lang, Message, number_as_it_is};

macro_rules! rooms {
    ($($room:literal),* $(,)?) => {
        /// The rooms that have words of their own, one file a language.
        pub const ROOMS: &[&str] = &[$($room),*];
        const EN: &[&str] = &[$(include_str!(concat!("../../assets/lang/en/", $room, ".ftl"))),*];
        const FR: &[&str] = &[$(include_str!(concat!("../../assets/lang/fr/", $room, ".ftl"))),*];
    };
}

rooms! {
    "app", "card", "checks", "cli", "codes", "import", "indicators", "lessons", "project", "protect", "publish", "recognise", "steps", "survey", "ui",
}

/// Returns the words of one language, one text a room, in the order of [`ROOMS`].
pub fn source(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => EN,
        Lang::Fr => FR,
    }
}

/// Returns every id of a language, in the order of the files.
pub fn ids(lang: Lang) -> Vec<&'static str> {
    source(lang)
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim()))
        .collect()
}

pub(super) fn render(lang: Lang, message: &Message) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = bundle.get_message(&message.id).and_then(|found| found.value()) else {
        // Shows what is missing; a test makes sure that this never happens in a release.
        return format!("⟨{}⟩", message.id);
    };
    let mut args = FluentArgs::new();
    for (name, arg) in &message.args {
        let value: FluentValue<'_> = match arg {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Integer(integer) => FluentValue::from(*integer),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Message(inner) => FluentValue::from(render(lang, inner)),
        };
        args.set(name.as_ref(), value);
    }
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
}

fn bundle(lang: Lang) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: OnceLock<[FluentBundle<FluentResource>; 2]> = OnceLock::new();
    let bundles = BUNDLES.get_or_init(|| [load(Lang::En), load(Lang::Fr)]);
    match lang {
        Lang::En => &bundles[0],
        Lang::Fr => &bundles[1],
    }
}

fn load(lang: Lang) -> FluentBundle<FluentResource> {
    let locale = match lang {
        Lang::En => unic_langid::langid!("en"),
        Lang::Fr => unic_langid::langid!("fr"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::En => |value, _| format_value(Lang::En, value),
        Lang::Fr => |value, _| format_value(Lang::Fr, value),
    }));
    for text in source(lang) {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn format_value(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number_as_it_is(lang, number.value)),
        _ => None,
    }
}
