import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where one begins to propose; visitors and late comers read the conditions and why they cannot yet or no longer.
struct ProposeIdeaPage: Page {
    static let path: Path = "/editions/:edition/proposer"

    let edition: Edition
    let rulebook: Rulebook
    let themes: [Theme]
    let drafts: [Proposal]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> ProposeIdeaPage {
        let edition = try Edition.inPath(visit, db)
        let rulebook = try RulebookStore.rulebook(edition.id, at: visit.now, db)
        let mine = try visit.actor.account.map { try ProposalStore.mine($0, db) } ?? []
        return ProposeIdeaPage(
            edition: edition, rulebook: rulebook, themes: try EditionStore.themesOffered(edition.id, db),
            drafts: mine.filter { $0.edition == edition.id && $0.depositedAt == nil && $0.author == visit.actor.account },
            refusal: try ProposalRules.mayStart(edition, visit.actor, at: visit.now) ?? BodyMembersOnly.refusal(rulebook, visit.actor.account, visit, db))
    }

    func title(_ t: Texts) -> String { t("Proposer une idée") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: refusal == nil || refusal == .signIn ? t("Cinq petites étapes, une dizaine de minutes. Chaque étape est gardée en brouillon\u{A0}: vous pouvez finir plus tard.") : nil))
            \(columns(main: main(view), aside: view.conditions(edition, rulebook)))
            """
    }

    private func main(_ view: View) -> HTML {
        let t = view.t
        if refusal == .signIn {
            let back = "?retour=" + URLEncoding.queryValue(ProposalLinks.propose(edition))
            return alert(.info, title: t("Connectez-vous pour commencer"), """
                <p>\(t("Un compte permet de garder votre brouillon et de vous répondre. Sans adresse électronique, déposez votre idée dans un lieu d’accueil."))</p>\
                \(buttons(view.linkButton(Refusal.signInPath + back, "Se connecter"), view.linkButton("/inscription", "Créer un compte", style: .secondary)))
                """)
        }
        if let refusal { return alert(.warning, t(refusal.reason)) + buttons(view.linkButton(edition.link, "Voir l’édition"), view.linkButton(edition.link + "/propositions", "Lire les idées déposées", style: .secondary)) }
        return """
            \(if: !drafts.isEmpty, alert(.info, title: t("Vous avez déjà commencé"), "<ul>\(each: drafts, draft)</ul>"))
            \(view.draftStepper(edition, nil, at: .idea))
            \(view.form(ProposalLinks.propose(edition), guardsDraft: true) {
                view.ideaFields(nil, themes: themes, rulebook: rulebook, similarPath: SimilarProposalsDownload.link(edition))
                    + buttons(view.submit("Enregistrer et continuer"))
            })
            """
    }

    private func draft(_ proposal: Proposal) -> HTML {
        "<li><a href=\"\(url: ProposalLinks.draft(edition, proposal.id, .review))\">\(proposal.title)</a></li>"
    }
}

/// What others have proposed that is close to what is being typed: lines for the page's script.
struct SimilarProposalsDownload: Download {
    static let path: Path = "/editions/:edition/propositions/semblables"
    static func link(_ edition: Edition) -> String { "\(edition.link)/propositions/semblables" }

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        let similar = try ProposalStore.similar(to: String((visit.query["q"] ?? "").prefix(300)), in: edition.id, db)
        let prefix = visit.t.language == .french ? "" : "/\(visit.t.language.code)"
        let lines: HTML = "\(each: similar, { "<li><a href=\"\(url: prefix + ProposalLinks.page(edition, $0.number))\">\($0.title)</a></li>\n" })"
        return WebResponse(status: 200, headers: [("content-type", "text/html; charset=utf-8"), ("cache-control", "public, max-age=30")], body: .bytes(lines.bytes))
    }
}
