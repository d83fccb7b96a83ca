import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone, and the agent at the counter or on the phone, sees where a proposal is: steps, dates, decisions, reasons, what comes next.
struct ProposalStatusPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/suivi"
    static var isShared: Bool { true }

    let file: ProposalFile
    let coauthors: [String]
    let journal: PublicJournal
    /// For its people and for whoever welcomes them.
    let own: OwnProposal?
    /// For whoever welcomes residents: with whom she speaks.
    var check: ProposerCheck?
    /// What the services told the panel, once it is published.
    var returned: (report: PanelReturn, questions: [PanelQuestion])?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let file = try ProposalFileStore.file(edition, number: try visit.number("number"), at: visit.now, db)
        let id = file.proposal.id.number
        let work = file.facts.work == nil ? nil : try ImplementationJournalStore.work(of: id, db)
        let matter = Journal.PublicMatter.subjects([("proposal", id)] + (work.map { [("work", $0)] } ?? []))
        return Self(
            file: file, coauthors: try ProposalFileStore.coauthors(file, db), journal: try PublicJournal.load(matter, edition, visit, db),
            own: try ProposalFileStore.own(file, for: visit.actor, db), check: try check(file, visit, db),
            returned: file.isHidden ? nil : try PanelReturnStore.published(file.proposal.id, db))
    }

    /// Never of one's own.
    private static func check(_ file: ProposalFile, _ visit: Visit, _ db: Reading) throws -> ProposerCheck? {
        let proposal = file.proposal
        guard !file.edition.isImported, proposal.author != visit.actor.account, PublicRules.welcomes(visit.actor, at: file.edition.scopes(at: proposal.territory)) else { return nil }
        return ProposerCheck(try AccountStore.account(proposal.author, db), channel: proposal.channel)
    }

    func title(_ t: Texts) -> String { file.isHidden ? t("Où en est la proposition n°\u{A0}\(file.publicNumber) ?") : t("Où en est « \(file.proposal.title) » ?") }
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(t("Éditions"), "/editions"), Crumb(file.edition.title, file.edition.link),
            Crumb(t("Propositions"), ProposalListPage.link(file.edition)), Crumb(file.name(t), file.link),
        ]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(
                title(t), kicker: t("Proposition n° \(file.publicNumber)"), intro: file.next(view), badges: badge(t(file.status.name), file.status.tone),
                actions: file.worksLink.map { view.linkButton($0, "Suivre la réalisation") } ?? .empty
            ))
            \(own.map { view.amendmentToAnswer($0) })\(file.hidingWords(view))
            \(if: !file.isHidden, "<p>\(t("Proposée par \(file.authors(coauthors, t))"))\(file.proposal.depositedAt.map { t(", le \(day: $0)") } ?? "")</p>")
            \(check.map { view.welcome($0, of: file) })
            \(file.holder(view).map { "<p><strong>\(t("Entre les mains de :"))</strong> \($0)</p>" as HTML })
            \(section(t("Étape par étape")) { view.timeline(file.steps(view)) })
            \(returned.map { returned in
                section(t("Retour devant le panel citoyen"), id: "retour") { "\(view.panelReturn(returned.report))\(each: returned.questions, { view.panelQuestion($0) })" }
            })
            \(if: !file.isHidden, section(t("Journal public"), id: "journal") {
                """
                <p>\(t("Chaque acte publié sur cette proposition, et à quel titre il a été fait."))</p>
                \(journal.html(view, showsSubjects: false) { "\(file.statusLink)?page=\($0)#journal" })
                """
            })
            \(if: !file.isHidden, "<p class=\"row\">\(view.linkButton(file.link, "Lire la proposition", style: .secondary))\(if: file.traces.versions > 1, view.linkButton(ProposalLinks.versions(file.edition, file.number), "Ses versions précédentes", style: .secondary))\(if: !file.status.isFinal, view.linkButton(file.link + "/prevenez-moi", "Prévenez-moi quand elle avance", style: .secondary))</p>")
            <p><a href="\(url: "/questions/poser?edition=\(file.edition.id)&idee=\(file.number)")">\(t("Une question ? Posez-la."))</a> · <a href="\(WhereIsMyProjectPage.path.description)">\(t("Chercher une autre proposition"))</a></p>
            """
    }
}
