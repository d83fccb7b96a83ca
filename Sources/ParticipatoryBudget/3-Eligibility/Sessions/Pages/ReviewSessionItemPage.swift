import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// In session, the group reads a proposal beside the decision that a colleague signed, says what it thinks, and goes to the next one.
struct ReviewSessionItemPage: Page {
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session/decisions/:number"
    static var surroundings: Surroundings { .desk }

    let session: ReviewSessionFile
    let item: ReviewSessionItem
    let file: EligibilityFile
    let refusal: Refusal?
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let session = try ReviewSessionStore.file(visit, db)
        if let refusal = ReviewSessionRules.mayRead(session, visit.actor) { throw refusal }
        let item = try session.item(number: try visit.number("number"))
        return Self(session: session, item: item, file: try EligibilityStore.file(visit, db), refusal: ReviewSessionRules.mayDecide(item, session, visit.actor, at: visit.now),
            home: session.edition.crumb(for: visit.actor))
    }

    func title(_ t: Texts) -> String { t("Proposition n°\u{A0}\(String(item.number))\u{A0}: \(item.title)") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(session.session.title, session.link)]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(item.title, kicker: t("Proposition n°\u{A0}\(String(item.number))"), badges: "\(badge(t(item.outcome.name), item.outcome.tone)) \(view.verdict(item))"))\
            \(passage(view))\
            \(columns(
                main: """
                    \(if: item.isChanged, alert(.warning, t("Le texte a changé depuis la signature. Relisez-le.")))\
                    \(section(t("La décision signée par \(item.decidedByName)"), id: "decision") {
                        "\(if: !item.publicReason.isEmpty, "<p><strong>\(t("Motif, pour le public"))</strong> \(item.publicReason)</p>")\(view.answeredGrid(file))"
                    })\
                    \(section(t("Ce que le groupe en dit"), id: "avis") { said(view) ?? refusal.map { view.refusal($0) } ?? verdict(view) })
                    """,
                aside: view.proposalToExamine(file.proposal, file.own.documents, link: ProposalLinks.page(file.edition, file.number))))
            """
    }

    /// To the neighbours on the agenda.
    private func passage(_ view: View) -> HTML {
        let near = EligibilityNeighbours(of: item.number, in: session.items.map(\.number))
        func link(_ number: Int?, _ label: Message) -> HTML {
            number.map { view.linkButton("\(session.link)/decisions/\($0)", label, style: .quiet) } ?? .empty
        }
        return """
            <nav class="row" aria-label="\(view.t("Décisions voisines"))">\(link(near.previous, "Précédente"))\(link(near.next, "Suivante"))</nav>
            """
    }

    private func said(_ view: View) -> HTML? {
        item.verdict.map { verdict in
            "<p><strong>\(view.t(verdict.name))</strong> \(item.reason)</p>\(item.recordedByName.map { "<p class=\"muted\">\(view.t("Enregistré par \($0)"))</p>" as HTML })"
        }
    }

    private func verdict(_ view: View) -> HTML {
        view.form("\(session.link)/decisions/\(item.number)") {
            """
            \(view.radios("verdict", legend: "Après lecture, la décision est", choices: [
                Choice("confirmed", "Confirmée"), Choice("overturned", "Infirmée", help: "La proposition revient à l’examen, avec votre motif."),
                Choice("postponed", "Reportée", help: "Elle attendra une autre séance."),
            ], value: "confirmed"))\
            \(view.textArea("check_reason", label: "Motif, si le groupe l’infirme ou la reporte", required: false, rows: 3, maxLength: 1000))\
            \(view.submit("Enregistrer et passer à la suivante"))
            """
        }
    }
}
