import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer says how the studies of an edition are conducted; whoever follows the edition reads it.
struct StudySettingsPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/reglages"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let settings: StudySettings
    /// Services that lead a study and have no head.
    let headless: [String]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = StudySettingsRules.mayRead(edition, visit.actor) { throw refusal }
        return Self(
            edition: edition, settings: try StudySettingsStore.settings(edition.id, db), headless: try StudySettingsStore.headless(edition.id, db),
            refusal: StudySettingsRules.maySave(edition, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Réglages de l’étude") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Étude par les services"), FeasibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: settings.validation == .all && !headless.isEmpty, alert(.warning, t("La direction de ces services reste à désigner : \(t.list(headless)). Sans elle, ils ne peuvent pas conclure.")))\
            \(refusal.map { facts(kept(t)) + view.refusal($0) } ?? form(view))\
            <p><a href="\(url: FeasibilityLinks.board(edition))">\(t("Charge des services"))</a></p>
            """
    }

    private func kept(_ t: Texts) -> [(term: String, value: HTML)] {
        [
            (t("La direction valide les conclusions"), HTML(text: t(settings.validation.name))),
            (t("Deux projets peuvent se gêner à moins de"), HTML(text: t("\(settings.reach) m"))),
        ]
    }

    private func form(_ view: View) -> HTML {
        view.form(FeasibilityLinks.settings(edition)) {
            """
            \(view.radios("validation", legend: "La direction du service valide les conclusions", choices: StudySettings.Validation.allCases.map {
                Choice($0.rawValue, $0.name, help: $0.help)
            }, value: settings.validation.rawValue))\
            \(view.numberField("reach", label: "Deux projets peuvent se gêner à moins de", help: "Plus près, ils sont signalés aux services, qui disent s’ils peuvent se faire tous les deux.", value: settings.reach, min: StudySettings.reaches.lowerBound, max: StudySettings.reaches.upperBound, unit: "mètres"))\
            \(view.submit("Enregistrer"))
            """
        }
    }
}
