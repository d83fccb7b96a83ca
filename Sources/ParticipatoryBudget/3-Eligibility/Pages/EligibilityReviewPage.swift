import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Officers see the proposal beside the grid of criteria, what was decided and by whom, and go to the next one from here.
struct EligibilityReviewPage: Page {
    static let path: Path = "/bureau/editions/:edition/recevabilite/:number"
    static var surroundings: Surroundings { .desk }

    let file: EligibilityFile
    let filter: EligibilityFilter
    let neighbours: EligibilityNeighbours
    var files: [Document] = []
    var near: [NearProposal] = []
    /// The text as it stood when each completion was asked.
    var before: [ID<Completion>: ProposalVersion] = [:]
    let refusals: Refusals
    let now: Instant
    var examiner: Examiner?
    var colleagues: [Examiner] = []

    /// Why each act that starts from this page cannot be done, or nil.
    struct Refusals: Sendable {
        var prepare: Refusal?
        var sign: Refusal?
        var ask: Refusal?
        var check: Refusal?
        var joinFile: Refusal?
        var reopen: Refusal?
        var decideAppeal: Refusal?
        var merge: Refusal?
        var entrust: Refusal?
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try EligibilityStore.file(visit, db)
        let (actor, now) = (visit.actor, visit.now)
        if let refusal = EligibilityRules.mayRead(file, actor) { throw refusal }
        let filter = EligibilityFilter(visit.query)
        let numbers = try EligibilityStore.lines(file.edition, for: actor, db).filter { filter.keeps($0, at: now) }.map(\.number)
        return Self(
            file: file, filter: filter, neighbours: EligibilityNeighbours(of: file.number, in: numbers),
            files: try file.files(db), near: try NearProposalStore.near(file.proposal, db), before: try NearProposalStore.textsBefore(file.own, db),
            refusals: Refusals(
                prepare: EligibilityRules.mayPrepare(file, actor, at: now), sign: EligibilityRules.maySign(file, actor, at: now),
                ask: EligibilityRules.mayAsk(file, actor, at: now), check: EligibilityRules.mayCheck(file, actor, at: now),
                joinFile: EligibilityRules.mayJoinFile(file, actor, at: now), reopen: EligibilityRules.mayReopen(file, actor, at: now), decideAppeal: EligibilityRules.mayDecideAppeal(file, actor),
                merge: ProposalRules.mayProposeMerge(file.own, actor, at: now), entrust: EligibilityRules.mayEntrust(file, actor, at: now)
            ),
            now: now, examiner: try ExaminerStore.examiner(of: file.proposal.id, db), colleagues: try ExaminerStore.colleagues(file.edition, at: now, db)
        )
    }

    func title(_ t: Texts) -> String { t("Proposition n°\u{A0}\(String(file.number))\u{A0}: \(file.proposal.title)") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(file.edition.title, file.edition.deskLink), Crumb(t("Examen de la recevabilité"), EligibilityLinks.queue(file.edition) + filter.query())]
    }

    func body(_ view: View) -> HTML {
        let stage = file.stage(at: now)
        return """
            \(pageHeader(
                file.proposal.title, kicker: view.t("Proposition n°\u{A0}\(String(file.number))"),
                badges: "\(badge(view.t(stage.name), stage.tone)) \(file.review.map { badge(view.t($0.outcome.name), $0.outcome.tone) })"))
            \(passage(view))
            \(columns(
                main: """
                    <div class="is-narrow-only">\(Web.details(view.t("Lire la proposition"), "\(prose(Markdown.html(file.proposal.body)))\(view.documents(file.own.documents))"))</div>\
                    \(decision(view))\(appeal(view))\(grid(view))\(completions(view))\(reopening(view))
                    """,
                aside: """
                    \(view.entrusting(file, examiner, colleagues, refusals.entrust))\
                    \(view.proposalToExamine(file.proposal, file.own.documents, link: ProposalLinks.page(file.edition, file.number), near: near))\
                    \(view.nearProposals(near, file.edition))\
                    \(if: refusals.merge == nil, view.linkButton(ProposalLinks.merge(file.edition, file.number), "Réunir avec une idée proche", style: .secondary))
                    """))
            """
    }

    /// To the neighbours in the list one came from.
    private func passage(_ view: View) -> HTML {
        func link(_ number: Int?, _ label: Message) -> HTML {
            number.map { view.linkButton(EligibilityLinks.review(file.edition, $0) + filter.query(), label, style: .quiet) } ?? .empty
        }
        return """
            <nav class="row" aria-label="\(view.t("Propositions voisines"))">\(link(neighbours.previous, "Précédente"))\(link(neighbours.next, "Suivante"))</nav>
            """
    }

    // MARK: The decision in force

    private func decision(_ view: View) -> HTML {
        let t = view.t
        guard let review = file.review else { return past(view) }
        let changed: HTML = file.isChangedSinceDecision ? alert(.warning, t("Le texte a changé depuis la signature, le \(file.proposal.updatedAt). Relisez-le.")) : .empty
        return section(t("La décision"), id: "decision") {
            """
            \(changed)\(facts(signatures(review, view)))\
            \(if: !review.publicReason.isEmpty, "<p><strong>\(t("Motif, pour le public"))</strong></p>\(paragraphs(review.publicReason))")\
            \(if: !review.whereElse.isEmpty, "<p><strong>\(t("Vers qui se tourner"))</strong> \(review.whereElse)</p>")\
            \(if: !review.internalNote.isEmpty, alert(.neutral, title: t("Note pour les collègues"), "<p>\(review.internalNote)</p>"))\
            \(view.files(files, of: file.link, isReleased: review.milestones.releasedAt != nil, refusal: refusals.joinFile))\
            \(checking(view))
            """
        } + past(view)
    }

    private func signatures(_ review: EligibilityReview, _ view: View) -> [(term: String, value: HTML)] {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Signée par"), "\(review.decidedByName), \(view.time(review.decidedAt, hour: true))")]
        if review.milestones.isOnAppeal { pairs.append((t("Décision"), HTML(text: t("prise sur recours")))) }
        if let at = review.milestones.checkedAt { pairs.append((t("Vérifiée par"), "\(review.checkedByName ?? ""), \(view.time(at, hour: true))")) }
        if let at = review.milestones.notifiedAt { pairs.append((t("Porteur prévenu le"), view.time(at, hour: true))) }
        if let at = review.milestones.releasedAt { pairs.append((t("Publiée le"), view.time(at, hour: true))) }
        return pairs
    }

    private func checking(_ view: View) -> HTML {
        guard file.stage(at: now) == .toCheck else { return .empty }
        if let refusal = refusals.check { return view.refusal(refusal) }
        let hasErrors = view.form.error("verdict") != nil || view.form.error("check_reason") != nil
        return panel(view.t("Vérifier cette décision"), level: 3, view.form(file.link + "/verification" + filter.query(), listsErrors: hasErrors) {
            """
            \(view.radios("verdict", legend: "Après lecture, la décision est", choices: [
                Choice("confirmed", "Confirmée"), Choice("overturned", "Infirmée", help: "La proposition revient à l’examen, avec votre motif."),
            ], value: "confirmed"))\
            \(view.textArea("check_reason", label: "Motif, si vous l’infirmez", required: false, rows: 3, maxLength: 1000))\
            \(view.submit("Signer la vérification"))
            """
        })
    }

    private func past(_ view: View) -> HTML {
        guard !file.formerReviews.isEmpty else { return .empty }
        let t = view.t
        return Web.details(t("Décisions reprises"), """
            <ul>\(each: file.formerReviews, { former in """
                <li>\(t(former.outcome.name)), \(t("signée par \(former.decidedBy) le \(day: former.decidedAt)")). \
                \(t("Reprise le \(day: former.supersededAt) : \(former.supersededReason)"))</li>
                """ })</ul>
            """)
    }

    private func paragraphs(_ text: String) -> HTML {
        "\(each: text.split(separator: "\n", omittingEmptySubsequences: true), { "<p>\($0)</p>" })"
    }

    // MARK: The appeal

    private func appeal(_ view: View) -> HTML {
        let t = view.t
        guard let appeal = file.appeal else { return .empty }
        return section(t("Le recours"), id: "recours") {
            """
            <p class="muted">\(t("Formé par \(appeal.by) le \(appeal.at)"))</p><blockquote>\(paragraphs(appeal.body))</blockquote>\
            \(if: !appeal.isOpen, "<p><strong>\(appeal.outcome == .upheld ? t("Admis") : t("Rejeté"))</strong> \(appeal.answer)</p>")\
            \(if: appeal.isOpen, refusals.decideAppeal.map { view.refusal($0) } ?? appealForm(view))
            """
        }
    }

    private func appealForm(_ view: View) -> HTML {
        let hasErrors = view.form.error("appeal_outcome") != nil || view.form.error("appeal_answer") != nil
        return view.form(file.link + "/recours", listsErrors: hasErrors) {
            """
            \(view.radios("appeal_outcome", legend: "Le recours est", choices: [
                Choice("upheld", "Admis", help: "La proposition devient recevable : une nouvelle décision remplace celle-ci."), Choice("rejected", "Rejeté"),
            ]))\
            \(view.textArea("appeal_answer", label: "Votre réponse, avec ses motifs", help: "Le porteur, puis les habitants la liront.", rows: 5, maxLength: 3000))\
            \(view.submit("Signer la réponse"))
            """
        }
    }

    // MARK: The grid

    private func grid(_ view: View) -> HTML {
        let t = view.t
        if let refusal = refusals.prepare {
            let isDecided = file.review != nil
            return section(t("La grille"), id: "grille") { "\(if: !isDecided, view.refusal(refusal))\(if: !file.answers.isEmpty, view.answeredGrid(file))" }
        }
        let names = Set(file.criteria.flatMap { ["answer-\($0.id)", "reason-\($0.id)", "standard-\($0.id)"] } + ["where_else", "note"])
        let hasErrors = view.form.errors.contains { names.contains($0.field) }
        return section(t("La grille"), id: "grille") {
            """
            \(refusals.sign.map { alert(.info, t($0.reason)) })\
            \(view.form(file.link + filter.query(), guardsDraft: true, listsErrors: hasErrors) { view.gridFields(file, maySign: refusals.sign == nil) })
            """
        }
    }

    // MARK: What is asked of the proposer

    private func completions(_ view: View) -> HTML {
        let t = view.t
        guard !file.own.completions.isEmpty || refusals.ask == nil else { return .empty }
        return section(t("Compléments demandés au porteur"), id: "complement") {
            """
            \(each: file.own.completions, { request in panel(nil, """
                <p><strong>\(request.question)</strong></p>\
                \(if: request.answeredAt == nil, "<p class=\"muted\">\(t("Réponse attendue jusqu’au \(request.dueAt)."))</p>")\
                \(request.answeredAt.map { "<blockquote>\(paragraphs(request.answer))</blockquote><p class=\"muted\">\(t("Répondu le \($0)"))</p>" })\(if: request.answeredAt != nil, view.difference(from: before[request.id], to: file.proposal))
                """) })\
            \(if: refusals.ask == nil, completionForm(view))
            """
        }
    }

    private func completionForm(_ view: View) -> HTML {
        let questions = file.answers.filter { $0.value == .toComplete }
        let hasErrors = view.form.error("question") != nil || view.form.error("due") != nil
        return Web.details(view.t("Demander un complément"), isOpen: hasErrors || !questions.isEmpty, view.form(file.link + "/complement" + filter.query(), listsErrors: hasErrors) {
            """
            \(view.textArea("question", label: "Votre demande", help: "Le porteur la lira telle quelle.", value: questions.map(\.reason).filter { !$0.isEmpty }.joined(separator: "\n\n"), rows: 4, maxLength: 1500))\
            \(view.dateField("due", label: "Réponse attendue jusqu’au", value: now + .days(file.completionDays), min: now))\
            \(view.submit("Envoyer la demande", style: .secondary))
            """
        })
    }

    private func reopening(_ view: View) -> HTML {
        guard file.review != nil else { return .empty }
        if let refusal = refusals.reopen { return view.refusal(refusal) }
        let hasErrors = view.form.error("reopen_reason") != nil
        return Web.details(view.t("Reprendre la décision"), isOpen: hasErrors, view.form(file.link + "/reprise", listsErrors: hasErrors) {
            """
            \(view.textArea("reopen_reason", label: "Motif", help: "Le porteur le lira s’il a déjà été prévenu.", rows: 3, maxLength: 1000))\
            \(view.submit("Reprendre la décision", style: .danger))
            """
        })
    }
}
