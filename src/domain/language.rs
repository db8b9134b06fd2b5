//! Languages spoken with people, as one closed list.

use crate::domain::listed::listed;

listed! {
    /// A language, by its ISO 639 code (the two-letter one where there is one).
    ///
    /// A set is bits over a closed list, so comparing two takes one step, and a page can offer the
    /// whole list. The list has sign language, languages widely spoken in U.S. homes, and languages
    /// of Mexico and Guatemala that need an interpreter. `mis` stands for all others.
    Language;
    /// English.
    English = "en" as language_english,
    /// Spanish.
    Spanish = "es" as language_spanish,
    /// American Sign Language.
    SignLanguage = "ase" as language_sign_language,
    /// Amharic.
    Amharic = "am" as language_amharic,
    /// Arabic.
    Arabic = "ar" as language_arabic,
    /// Bengali.
    Bengali = "bn" as language_bengali,
    /// Burmese.
    Burmese = "my" as language_burmese,
    /// Any Chinese language.
    Chinese = "zh" as language_chinese,
    /// French.
    French = "fr" as language_french,
    /// Haitian Creole.
    Haitian = "ht" as language_haitian,
    /// Hindi.
    Hindi = "hi" as language_hindi,
    /// Hmong.
    Hmong = "hmn" as language_hmong,
    /// Indonesian.
    Indonesian = "id" as language_indonesian,
    /// Japanese.
    Japanese = "ja" as language_japanese,
    /// Khmer.
    Khmer = "km" as language_khmer,
    /// K'iche'.
    Kiche = "quc" as language_kiche,
    /// Korean.
    Korean = "ko" as language_korean,
    /// Mam.
    Mam = "mam" as language_mam,
    /// Mixtec.
    Mixtec = "mix" as language_mixtec,
    /// Nepali.
    Nepali = "ne" as language_nepali,
    /// Persian, including Dari.
    Persian = "fa" as language_persian,
    /// Portuguese.
    Portuguese = "pt" as language_portuguese,
    /// Punjabi.
    Punjabi = "pa" as language_punjabi,
    /// Russian.
    Russian = "ru" as language_russian,
    /// Somali.
    Somali = "so" as language_somali,
    /// Swahili.
    Swahili = "sw" as language_swahili,
    /// Tagalog.
    Tagalog = "tl" as language_tagalog,
    /// Thai.
    Thai = "th" as language_thai,
    /// Ukrainian.
    Ukrainian = "uk" as language_ukrainian,
    /// Urdu.
    Urdu = "ur" as language_urdu,
    /// Vietnamese.
    Vietnamese = "vi" as language_vietnamese,
    /// Any other language.
    Other = "mis" as language_other,
}
