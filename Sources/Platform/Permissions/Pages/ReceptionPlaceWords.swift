package import L10n
import Vocabulary

extension ReceptionPlace {
    /// When one is received there, in which languages, whether one enters without a step.
    package func meeting(_ t: Texts) -> [String] {
        [hours, languages.isEmpty ? "" : t("Langues : \(languages)"), isAccessible ? t("Accessible en fauteuil roulant") : ""].filter { !$0.isEmpty }
    }
}
