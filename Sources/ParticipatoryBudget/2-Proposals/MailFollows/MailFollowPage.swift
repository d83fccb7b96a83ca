import Database
import HTML
import L10n
import Vocabulary
import Web

/// Anybody leaves her address to be told when a proposal moves; no account is needed.
struct AskMailFollowPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/prevenez-moi"

    let subject: DiscussionSubject

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try DiscussionSubject.load(visit, db)
        if subject.proposal.hiddenAt != nil || subject.proposal.depositedAt == nil { throw NotFound() }
        return Self(subject: subject)
    }

    private var link: String { ProposalLinks.page(subject.edition, subject.proposal.number ?? 0) }
    func title(_ t: Texts) -> String { t("Prévenez-moi quand elle avance") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(subject.edition.title, subject.edition.link), Crumb(subject.proposal.title, link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Nous vous écrirons à chaque étape de « \(subject.proposal.title) ». Sans compte : votre adresse ne sert qu’à cela, et un lien dans chaque courriel arrête tout."))</p>\
            \(view.form(link + "/prevenez-moi") { "\(view.emailField())\(view.submit("Prévenez-moi"))" })\
            <p><a href="\(url: link + "/suivi")">\(t("Voir où elle en est"))</a></p>
            """
    }
}

/// Whoever holds the letter confirms her address, or stops the letters.
struct MailFollowPage: Page {
    static let path: Path = "/prevenez-moi/:follow/:token"

    let follow: MailFollow
    let link: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let follow = try MailFollowStore.inPath(visit, db)
        return Self(follow: follow, link: follow.link(visit.world))
    }

    func title(_ t: Texts) -> String { t("Être prévenu") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let status: HTML = "<p><a href=\"\(url: follow.statusLink)\">\(t("Lire où en est « \(follow.title) »"))</a></p>"
        if follow.confirmedAt == nil {
            return """
                <p class="intro">\(t("Confirmez que cette adresse est la vôtre : \(follow.email.text)."))</p>\
                \(view.action(link + "/confirmer", "Oui, prévenez-moi", style: .primary))\(status)
                """
        }
        return """
            <p class="intro">\(t("Nous écrivons à \(follow.email.text) à chaque étape de « \(follow.title) »."))</p>\(status)\
            \(view.action(link + "/arreter", "Ne plus m’écrire"))
            """
    }
}
