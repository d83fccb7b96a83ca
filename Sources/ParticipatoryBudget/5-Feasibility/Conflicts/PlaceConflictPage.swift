import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Two projects of the same place side by side, and what comes of it: the officer and the services read, and say it.
struct PlaceConflictPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/conflits/:other"
    static var surroundings: Surroundings { .desk }

    let file: ConflictFile
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try PlaceConflictStore.file(visit, db)
        if let refusal = PlaceConflictRules.mayRead(file, visit.actor) { throw refusal }
        return Self(file: file, refusal: PlaceConflictRules.maySettle(file, visit.actor, at: visit.now))
    }

    private var conflict: PlaceConflict { file.conflict }
    func title(_ t: Texts) -> String { t("Même lieu : n° \(String(conflict.one.number)) et n° \(String(conflict.other.number))") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(conflict.one.title, file.study.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(conflict.distance.map { "<p class=\"intro\">\(t("Ces deux projets sont à \($0) m l’un de l’autre."))</p>" as HTML })\
            \(conflict.settled.map { said($0, view) })\
            \(columns(main: project(file.study, view), aside: project(file.other, view)))\(places(view))\
            \(section(t("Peuvent-ils se faire tous les deux ?"), id: "dire") { refusal.map { view.refusal($0) } ?? form(view) })
            """
    }

    private func said(_ settled: PlaceConflict.Settled, _ view: View) -> HTML {
        alert(settled.verdict == .apart ? .warning : .success, title: view.t(settled.verdict.name), "<p>\(settled.reason)</p><p class=\"muted\">\(settled.by), \(view.time(settled.at))</p>")
    }

    private func project(_ study: StudyFile, _ view: View) -> HTML {
        let proposal = study.proposal
        return section("n°\u{A0}\(proposal.number ?? 0) · \(proposal.title)") {
            """
            \(facts(view.proposalFacts(proposal) + [(view.t("Service pilote"), HTML(text: study.study?.leadName ?? "–"))]))\
            \(if: !proposal.summary.isEmpty, "<p>\(proposal.summary)</p>")\(details(view.t("Lire la proposition"), prose(Markdown.html(proposal.body))))
            """
        }
    }

    private func places(_ view: View) -> HTML {
        let places = [conflict.one, conflict.other].compactMap { project in
            project.point.map { MapBlock.Place("n°\u{A0}\(project.number) · \(project.title)", latitude: $0.latitude, longitude: $0.longitude) }
        }
        return places.isEmpty ? .empty : view.map(MapBlock(view.t("Les deux lieux"), places: places), showsList: false)
    }

    private func form(_ view: View) -> HTML {
        view.form(file.link) {
            """
            \(view.hidden("seen", conflict.settled.map { "\($0.id)" } ?? ""))\
            \(view.radios("verdict", legend: "Votre avis", choices: PlaceConflict.Verdict.allCases.map { Choice($0.rawValue, $0.name) }, value: conflict.settled?.verdict.rawValue))\
            \(view.textArea("reason", label: "Pourquoi", help: "Pour les collègues qui concluent les deux études.", rows: 3, maxLength: 1000))\
            \(buttons(view.submit("Enregistrer"), view.linkButton(file.study.link, "Revenir à l’étude", style: .quiet)))
            """
        }
    }
}
