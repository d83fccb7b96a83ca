import Database
import HTML
import L10n
import Vocabulary
import Web

/// One step of the guided form that writes the rules; the officer of the edition sees it.
struct RulebookSectionPage: Page {
    static let path: Path = "/bureau/editions/:edition/reglement/:version/:section"
    static let surroundings = Surroundings.desk

    let subject: RulebookSubject
    let section: RulebookSection
    /// What the library offers that this version does not say yet.
    var offered: [LibraryCriterion] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        guard let section = RulebookSection(rawValue: try visit.parameter("section")) else { throw NotFound() }
        if let refusal = RulebookRules.mayEdit(subject.version, subject.edition, visit.actor) { throw refusal }
        guard section == .criteria else { return RulebookSectionPage(subject: subject, section: section) }
        let known = Set(subject.version.rulebook.criteria.map(\.question))
        return RulebookSectionPage(subject: subject, section: section, offered: try CriteriaLibraryStore.all(db).filter { !known.contains($0.rule.question) })
    }

    func title(_ t: Texts) -> String { t(section.name) }
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(subject.edition.title, subject.edition.deskLink), Crumb(t("Règlement"), RulebookLinks.desk(subject.edition)),
            Crumb(t("Version \(subject.version.number)"), subject.link),
        ]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let steps = RulebookSection.allCases.map {
            MenuEntry(t($0.name), RulebookLinks.section(subject.edition, subject.version.number, $0), isCurrent: $0 == section)
        }
        return """
            \(view.stepper(steps, current: (RulebookSection.allCases.firstIndex(of: section) ?? 0) + 1))
            \(view.form(RulebookLinks.section(subject.edition, subject.version.number, section), guardsDraft: true) {
                """
                \(RulebookFields(subject: subject, view: view).fields(section))
                \(buttons(
                    view.submit(section.next == nil ? "Enregistrer et relire" : "Enregistrer et continuer", name: "then", value: "next"),
                    view.submit([.criteria, .money, .allocation].contains(section) ? "Enregistrer et ajouter encore" : "Enregistrer", style: .secondary, name: "then", value: "stay")
                ))
                """
            })
            \(if: section == .criteria, library(view))
            """
    }

    /// Criteria of other editions, and the way to keep those of this one.
    private func library(_ view: View) -> HTML {
        Web.section(view.t("La bibliothèque de critères"), id: "bibliotheque") {
            """
            <p class="muted">\(view.t("Enregistrez d’abord ce que vous avez écrit plus haut.")) <a href="\(RulebookLinks.library)">\(view.t("Ouvrir la bibliothèque"))</a></p>\
            \(if: !offered.isEmpty, view.form(subject.link + "/reprendre-criteres", listsErrors: false) {
                """
                \(view.checkboxes("criterion", legend: "Critères à reprendre", choices: offered.map { Choice("\($0.id)", text: $0.rule.question, help: $0.rule.help) }, required: false))\
                \(view.submit("Reprendre ces critères", style: .secondary))
                """
            })\
            \(if: !subject.version.rulebook.criteria.isEmpty, view.action(subject.link + "/garder-criteres", "Garder les critères de cette version dans la bibliothèque", style: .quiet))
            """
        }
    }
}
