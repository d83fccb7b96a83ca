import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The last step, for the author: everything is read again, the conditions are declared, the idea is deposited.
struct DraftReviewPage: Page {
    static let path: Path = "/editions/:edition/proposer/:proposal/relecture"

    let own: OwnProposal
    let rulebook: Rulebook
    let account: Account
    let tooMany: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> DraftReviewPage {
        let own = try OwnProposal.inPath(visit, db)
        if let refusal = ProposalRules.mayWrite(own, visit.actor, at: visit.now) { throw refusal }
        let rulebook = try RulebookStore.rulebook(own.edition.id, at: visit.now, db)
        let count = try ProposalStore.depositedCount(own.proposal.author, in: own.edition.id, db)
        return DraftReviewPage(
            own: own, rulebook: rulebook, account: try AccountStore.account(own.proposal.author, db),
            tooMany: DepositConditions.refusal(rulebook, alreadyDeposited: count))
    }

    func title(_ t: Texts) -> String { t("La relecture") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let missing = DraftMissing.of(own.proposal, rulebook)
        return """
            \(pageHeader(title(t), kicker: own.edition.title))\(view.draftStepper(own.edition, own.proposal.id, at: .review))
            \(section(own.proposal.title) { view.proposalText(own.proposal) + view.documents(own.documents) + gaps(view) })
            \(if: !missing.isEmpty, alert(.warning, title: t("Il manque encore"), "<ul>\(each: missing, { self.line($0, view) })</ul>"))
            \(tooMany.map { alert(.warning, t($0.reason)) })
            \(if: missing.isEmpty && tooMany == nil, deposit(view))
            \(buttons(
                view.linkButton(ProposalLinks.draft(own.edition, own.proposal.id, .photos), "Étape précédente", style: .secondary),
                view.action(DiscardDraft.link(own), "Effacer ce brouillon", style: .quiet, confirm: "Le brouillon et ses photos seront effacés.")))
            """
    }

    /// What was left empty, which one may: said, with the way back to it.
    private func gaps(_ view: View) -> HTML {
        let t = view.t, proposal = own.proposal
        func gap(_ term: String, _ words: String, _ step: DraftStep) -> (term: String, value: HTML) {
            let link = ProposalLinks.draft(own.edition, proposal.id, step)
            return (term, #"\#(words) – <a href="\#(url: link)">\#(t("Modifier"))<span class="sr"> \#(term)</span></a>"#)
        }
        var gaps: [(term: String, value: HTML)] = []
        if proposal.theme == nil { gaps.append(gap(t("Thème"), t("non précisé"), .idea)) }
        if proposal.place.isEmpty, proposal.territoryName == nil { gaps.append(gap(t("Lieu"), t("toute la ville"), .place)) }
        if proposal.estimate == nil { gaps.append(gap(t("Coût"), t("non estimé, les services le feront"), .presentation)) }
        if !own.documents.contains(where: { $0.kind == .photo }) { gaps.append(gap(t("Photos"), t("aucune"), .photos)) }
        return gaps.isEmpty ? .empty : facts(gaps)
    }

    private func line(_ missing: DraftMissing, _ view: View) -> HTML {
        "<li><a href=\"\(url: ProposalLinks.draft(own.edition, own.proposal.id, missing.step))\">\(view.t(missing.sentence))</a></li>"
    }

    private func deposit(_ view: View) -> HTML {
        section(view.t("Déposer")) {
            view.form(DepositProposal.link(own)) {
                """
                \(view.declarationFields(rulebook, birthYear: account.birthYear, link: account.link))
                \(view.checkbox("accepts", label: "J’accepte le règlement, et que mon idée soit publiée avec mon nom d’affichage", required: true))
                <p class="muted">\(view.t("Votre idée sera signée «\u{A0}\(account.displayName)\u{A0}»."))</p>
                \(buttons(view.submit("Déposer mon idée")))
                """
            }
        }
    }
}

/// What a draft lacks before it can be deposited, and where to write it.
struct DraftMissing: Sendable {
    var step: DraftStep
    var sentence: Message

    static func of(_ proposal: Proposal, _ rulebook: Rulebook) -> [DraftMissing] {
        var missing: [DraftMissing] = []
        if proposal.title.count < 5 { missing.append(DraftMissing(step: .idea, sentence: "Un titre")) }
        if proposal.summary.count < 10 { missing.append(DraftMissing(step: .idea, sentence: "Une ou deux phrases qui résument l’idée")) }
        if proposal.body.count < ProposalPresentation.least { missing.append(DraftMissing(step: .presentation, sentence: "La présentation de l’idée en détail")) }
        if let theme = proposal.themeName, !rulebook.themes.contains(theme) {
            missing.append(DraftMissing(step: .idea, sentence: "Un autre thème : le règlement ne propose plus « \(theme) »"))
        }
        return missing
    }
}
