//! Languages spoken with people, as one closed list.

use crate::domain::listed::listed;

listed! {
    /// A language, by its ISO 639 code (the two-letter one where there is one).
    ///
    /// A set of bits over a closed list, not any code: two sets are compared in one step for every
    /// program, and a page can offer the whole list. It holds sign language, languages widely
    /// spoken in homes in the United States and languages of Mexico and Guatemala that an
    /// interpreter has to be found for; `mis` stands for every other one.
    Language;
    /// English.
    English = "en" as "English",
    /// Spanish.
    Spanish = "es" as "Spanish",
    /// American Sign Language.
    SignLanguage = "ase" as "American Sign Language",
    /// Amharic.
    Amharic = "am" as "Amharic",
    /// Arabic.
    Arabic = "ar" as "Arabic",
    /// Bengali.
    Bengali = "bn" as "Bengali",
    /// Burmese.
    Burmese = "my" as "Burmese",
    /// Chinese, any of them.
    Chinese = "zh" as "Chinese",
    /// French.
    French = "fr" as "French",
    /// Haitian Creole.
    Haitian = "ht" as "Haitian Creole",
    /// Hindi.
    Hindi = "hi" as "Hindi",
    /// Hmong.
    Hmong = "hmn" as "Hmong",
    /// Indonesian.
    Indonesian = "id" as "Indonesian",
    /// Japanese.
    Japanese = "ja" as "Japanese",
    /// Khmer.
    Khmer = "km" as "Khmer",
    /// K'iche'.
    Kiche = "quc" as "K\u{2019}iche\u{2019}",
    /// Korean.
    Korean = "ko" as "Korean",
    /// Mam.
    Mam = "mam" as "Mam",
    /// Mixtec.
    Mixtec = "mix" as "Mixtec",
    /// Nepali.
    Nepali = "ne" as "Nepali",
    /// Persian, Dari among it.
    Persian = "fa" as "Persian",
    /// Portuguese.
    Portuguese = "pt" as "Portuguese",
    /// Punjabi.
    Punjabi = "pa" as "Punjabi",
    /// Russian.
    Russian = "ru" as "Russian",
    /// Somali.
    Somali = "so" as "Somali",
    /// Swahili.
    Swahili = "sw" as "Swahili",
    /// Tagalog.
    Tagalog = "tl" as "Tagalog",
    /// Thai.
    Thai = "th" as "Thai",
    /// Ukrainian.
    Ukrainian = "uk" as "Ukrainian",
    /// Urdu.
    Urdu = "ur" as "Urdu",
    /// Vietnamese.
    Vietnamese = "vi" as "Vietnamese",
    /// Any other.
    Other = "mis" as "another language",
}
