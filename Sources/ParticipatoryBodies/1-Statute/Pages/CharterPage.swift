import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone reads the charter in force of a body, its rules in numbers, and its former versions.
struct CharterPage: Page {
    static let path: Path = "/instances/:assembly/charte"

    let assembly: Assembly
    let charter: Charter?
    let versions: [Charter]

    /// The published version that the one shown replaced.
    private var former: Charter? { charter.flatMap { shown in versions.first { $0.number < shown.number } } }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let assembly = try AssemblyStore.standing(visit, db).assembly
        let versions = try CharterStore.all(assembly.id, db).filter { $0.publishedAt != nil }
        let asked = visit.query["version"].flatMap { Int($0) }
        return Self(assembly: assembly, charter: versions.first { $0.number == asked } ?? versions.first, versions: versions)
    }

    func title(_ t: Texts) -> String { t("Charte : \(assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard let charter else { return emptyState(t("La charte n’est pas encore publiée.")) }
        return """
            \(if: charter.number != versions.first?.number, alert(.info, t("Cette version n’est plus celle qui s’applique.")))\
            \(columns(
                main: section(t("La charte")) { prose(Markdown.html(charter.text), language: t.languageOfWords) } + (former.map { changes(from: $0, to: charter, view) } ?? .empty),
                aside: "\(panel(t("En chiffres"), facts(view.numbers(charter.rules))))\(panel(t("Versions"), view.versions(versions, of: assembly)))"))
            """
    }
}

extension CharterPage {
    /// What this version changed: the words, and the rules in numbers.
    private func changes(from old: Charter, to new: Charter, _ view: View) -> HTML {
        let t = view.t, before = view.numbers(old.rules), after = view.numbers(new.rules)
        let rules = zip(before, after).filter { $0.value.bytes != $1.value.bytes }
        return section(t("Ce qui a changé depuis la version \(old.number)"), id: "changements") {
            """
            <p>\(t("Motif : \(new.reason)"))</p>\
            \(if: !rules.isEmpty, "<ul>\(each: rules, { "<li>\($1.term) : <del>\($0.value)</del> <ins>\($1.value)</ins></li>" })</ul>")\
            \(old.text == new.text ? "<p>\(t("Le texte est le même."))</p>" : diff(WordDifference.changes(from: old.text, to: new.text)))
            """
        }
    }
}

extension View {
    /// The rules of a charter, one line each.
    func numbers(_ rules: Charter.Rules) -> [(term: String, value: HTML)] {
        [
            (t("Convocation"), HTML(text: t(rules.noticeDays, one: "\(rules.noticeDays) jour avant la réunion", many: "\(rules.noticeDays) jours avant la réunion"))),
            (t("Quorum"), HTML(text: rules.quorumPercent == 0 ? t("Aucun") : t("\(t.percent(tenths: rules.quorumPercent * 10)) des membres qui votent"))),
            (t("Pouvoirs"), HTML(text: rules.proxies == 0 ? t("Aucun") : t(rules.proxies, one: "1 par membre", many: "\(rules.proxies) par membre"))),
            (t("Correction du compte rendu"), HTML(text: t(rules.correctionDays, one: "\(rules.correctionDays) jour", many: "\(rules.correctionDays) jours"))),
            (t("Absences"), HTML(text: rules.mostAbsences == 0 ? t("Pas de règle") : t(
                rules.mostAbsences, one: "Le mandat peut finir après \(rules.mostAbsences) réunion manquée, sans excuse",
                many: "Le mandat peut finir après \(rules.mostAbsences) réunions manquées de suite, sans excuse"))),
            (t("Pétition"), HTML(text: rules.petitionSignatures == 0 ? t("Aucune") : t(
                rules.petitionSignatures, one: "\(rules.petitionSignatures) signature pour qu’elle soit débattue",
                many: "\(rules.petitionSignatures) signatures pour qu’elle soit débattue"))),
            (t("Habitants"), HTML(text: rules.residentsPercent == 0 ? t("Pas de règle") : t("Au moins \(t.percent(tenths: rules.residentsPercent * 10)) des membres"))),
            (t("Réponse de la ville"), HTML(text: t(rules.answerDays, one: "\(rules.answerDays) jour", many: "\(rules.answerDays) jours"))),
        ]
    }
}
