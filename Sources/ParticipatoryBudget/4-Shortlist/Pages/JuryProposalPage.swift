import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A member reads one proposal and marks it, alone; the next one is a step away.
struct JuryProposalPage: Page {
    static let path: Path = "/bureau/jury/:selection/:number"
    static var surroundings: Surroundings { .desk }

    /// A proposal before one member.
    struct Subject: Sendable {
        var jury: JuryFile
        var proposal: Proposal

        var following: [Proposal] { jury.file.candidates.filter { ($0.number ?? 0) > (proposal.number ?? 0) } }
        var preceding: [Proposal] { jury.file.candidates.filter { ($0.number ?? 0) < (proposal.number ?? 0) } }
    }

    let subject: Subject
    /// Its photos and its files.
    let documents: [Document]
    let refusalToMark: Refusal?
    let refusalToTakePart: Refusal?
    let refusalToTakeBack: Refusal?

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        if let refusal = ShortlistRules.maySit(visit.actor) { throw refusal }
        let jury = try SelectionStore.jury(visit, db)
        let number = try visit.number("number")
        guard let proposal = jury.file.candidates.first(where: { $0.number == number }) else { throw NotFound() }
        return Subject(jury: jury, proposal: proposal)
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try subject(visit, db)
        let refusal = ShortlistRules.mayTakePart(subject.jury.file, visit.actor, at: visit.now)
        if let refusal, !subject.jury.file.isMember(visit.actor.account) { throw refusal }
        return Self(
            subject: subject, documents: try DocumentStore.all(of: "proposal", subject.proposal.id.number, db),
            refusalToMark: ShortlistRules.mayMark(subject.jury, subject.proposal, visit.actor, at: visit.now),
            refusalToTakePart: refusal, refusalToTakeBack: ShortlistRules.mayTakeBackTie(subject.jury, subject.proposal, visit.actor, at: visit.now))
    }

    var jury: JuryFile { subject.jury }
    var proposal: Proposal { subject.proposal }
    func link(_ proposal: Proposal) -> String { ShortlistLinks.jury(jury.file.selection.id, proposal.number ?? 0) }

    func title(_ t: Texts) -> String { t("n° \(String(proposal.number ?? 0)) : \(proposal.title)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Panel citoyen"), ShortlistLinks.jury), Crumb(jury.file.selection.title, jury.file.juryLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(progress(t("Votre avancement"), value: jury.markedCount, of: max(1, jury.expectedCount), inWords: t("\(jury.markedCount) sur \(jury.expectedCount)")))\
            <nav class="row" aria-label="\(t("Propositions voisines"))">\
            \(subject.preceding.last.map { view.linkButton(link($0), "Précédente", style: .quiet) })\
            \(subject.following.first.map { view.linkButton(link($0), "Suivante", style: .quiet) })</nav>
            \(columns(
                main: view.proposalToExamine(proposal, documents, link: ProposalLinks.page(jury.file.edition, proposal.number ?? 0)),
                aside: "\(panel(t("Votre avis"), refusalToMark.map { view.refusal($0) } ?? marks(view)))\(tie(view))"))
            """
    }

    private func marks(_ view: View) -> HTML {
        let hasErrors = view.form.errors.contains { $0.field != "tie" }
        return view.form(link(proposal), listsErrors: hasErrors) {
            switch jury.file.selection.method {
            case .scores: "\(each: jury.file.selection.criteria, { scale($0, view) })\(buttons(view.submit("Enregistrer et lire la suivante")))"
            case .ranking: """
                \(view.numberField("rank", label: "Votre rang", help: "1 pour votre préférée. Vide si vous ne la retenez pas. Un rang déjà donné passe à celle-ci.", value: jury.ranks[proposal.id], required: false, min: 1, max: jury.file.selection.size))\
                \(buttons(view.submit("Enregistrer et lire la suivante")))
                """
            }
        }
    }

    private func scale(_ criterion: SelectionCriterion, _ view: View) -> HTML {
        let given = jury.scores[proposal.id]?[criterion.id].map { String($0) }
        if criterion.scale > 5 {
            return view.numberField("score-\(criterion.id)", label: "\(criterion.name)", help: "De 0 à \(criterion.scale).", value: given.flatMap { Int($0) }, min: 0, max: criterion.scale)
        }
        return view.radios("score-\(criterion.id)", legend: "\(criterion.name)", choices: (0...criterion.scale).map { Choice(String($0), text: String($0)) }, value: given)
    }

    private func tie(_ view: View) -> HTML {
        let t = view.t
        if let reason = jury.ties[proposal.id] {
            return "\(if: !reason.isEmpty, "<p class=\"muted\">\(t("Lien déclaré : \(reason)"))</p>")\(if: refusalToTakeBack == nil, mistake(view))"
        }
        guard refusalToTakePart == nil, !jury.own.contains(proposal.id) else { return .empty }
        let hasErrors = view.form.error("tie") != nil
        return details(t("J’ai un lien avec cette proposition"), isOpen: hasErrors, view.form(link(proposal) + "/lien", listsErrors: hasErrors) {
            """
            \(view.textField("tie", label: "Lequel", help: "Par exemple : un proche la porte, j’habite à côté, je travaille pour l’association.", maxLength: 300))\
            \(view.submit("Déclarer ce lien", style: .secondary))
            """
        })
    }

    private func mistake(_ view: View) -> HTML {
        let hasErrors = view.form.error("tie_mistake") != nil
        return details(view.t("J’ai déclaré ce lien par erreur"), isOpen: hasErrors, view.form(link(proposal) + "/lien/retrait", listsErrors: hasErrors) {
            """
            \(view.textField("tie_mistake", label: "Pourquoi", help: "Votre réponse est gardée au journal.", maxLength: 300))\
            \(view.submit("Retirer ce lien", style: .secondary))
            """
        })
    }
}
