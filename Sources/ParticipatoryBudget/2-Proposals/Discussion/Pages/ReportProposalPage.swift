import Database
import HTML
import L10n
import Vocabulary
import Web

/// Whoever is signed in tells the moderators what is wrong with a proposal.
struct ReportProposalPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/signaler"

    let file: ModeratedProposal
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ModeratedProposal.numbered(visit, db)
        let refusal = ProposalModerationRules.mayReport(file, visit.actor)
        if refusal == .signIn { throw Refusal.signIn }
        return Self(file: file, refusal: refusal)
    }

    func title(_ t: Texts) -> String { t("Signaler une proposition") }
    func trail(_ t: Texts) -> [Crumb] {
        let name = file.isHidden ? t("Proposition n°\u{A0}\(file.number)") : file.proposal.title
        return [Crumb(t("Éditions"), "/editions"), Crumb(file.edition.title, file.edition.link), Crumb(name, file.link)]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let back: HTML = #"<p><a href="\#(url: file.link)">\#(t("Revenir à la proposition"))</a></p>"#
        if let refusal { return "\(alert(.info, t(refusal.reason)))\(back)" }
        return """
            <p class="intro">\(t("Proposition n°\u{A0}\(file.number), « \(file.proposal.title) »"))</p>
            \(view.form(ProposalModerationLinks.report(file.edition, file.number)) {
                """
                \(view.radios("ground", legend: "Qu’est-ce qui ne va pas ?", choices: ReportGround.allCases.filter { $0 != .offTopic }.map { Choice($0.rawValue, $0.name) }))\
                \(view.textArea("words", label: "Précisez si besoin", help: "Lu par les modérateurs seulement : la phrase, ou la photo.", required: false, rows: 3, maxLength: 500))\
                \(buttons(view.submit("Envoyer le signalement")))
                """
            })
            <p><a href="\(DiscussionRulesPage.path.description)">\(t("Les règles de la discussion"))</a></p>
            \(back)
            """
    }
}
