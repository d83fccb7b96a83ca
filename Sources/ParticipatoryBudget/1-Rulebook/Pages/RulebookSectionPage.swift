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

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        guard let section = RulebookSection(rawValue: try visit.parameter("section")) else { throw NotFound() }
        if let refusal = RulebookRules.mayEdit(subject.version, subject.edition, visit.actor) { throw refusal }
        return RulebookSectionPage(subject: subject, section: section)
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
            """
    }
}
