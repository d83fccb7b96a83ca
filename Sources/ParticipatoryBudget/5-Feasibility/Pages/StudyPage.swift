import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Officers and the services that take part see the whole file of a study: proposal, opinions, conclusion, what comes next.
struct StudyPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number"
    static var surroundings: Surroundings { .desk }

    let file: StudyFile
    let formerOpinions: [(contribution: ID<Contribution>, opinion: Opinion)]
    let formerSyntheses: [(conclusion: Synthesis.Conclusion, at: Instant, reason: String)]
    let requests: [Completion]
    /// The text as it stood when each was asked.
    var before: [ID<Completion>: ProposalVersion] = [:]
    var files: [Document] = []
    var sheet = CostSheet()
    var near: [NearProposal] = []
    var opinionsOfBodies: [BodyOpinions.Given] = []
    var bodies: [BodyOpinions.Body] = []
    var decisions: [SessionDecision] = []
    var workshops: [Workshop] = []
    var conflicts: [PlaceConflict] = []
    /// Those that may be asked something.
    var services: [(id: ServiceID, name: String)] = []
    let refusals: Refusals
    let actor: Actor
    let now: Instant

    /// Why each act that starts from this page cannot be done, or nil.
    struct Refusals: Sendable {
        var assign: Refusal?
        var askBody: Refusal? = .notNow("Les instances ne sont pas saisies d’ici.")
        var sign: Refusal?
        var joinFile: Refusal?
        var requestDetails: Refusal?
        var askService: Refusal? = .notNow("Les services ne sont pas interrogés d’ici.")
        var reopen: Refusal?
        var reportConflict: Refusal? = .notNow("Les conflits de lieu ne se signalent pas d’ici.")
        var planWorkshop: Refusal? = .notNow("Les ateliers ne s’organisent pas d’ici.")
        var validate: Refusal? = .notNow("Aucune conclusion n’attend de validation.")
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try FeasibilityStore.file(visit, db)
        let (actor, now) = (visit.actor, visit.now)
        if let refusal = FeasibilityRules.mayRead(file, actor) { throw refusal }
        let requests = try CompletionStore.all(file.proposal.id, db)
        return Self(
            file: file, formerOpinions: try file.study.map { try FeasibilityStore.formerOpinions($0.id, db) } ?? [],
            formerSyntheses: try file.study.map { try FeasibilityStore.formerSyntheses($0.id, db) } ?? [], requests: requests,
            before: try NearProposalStore.textsBefore(file.own, db),
            files: try file.files(db), sheet: try file.study.map { try CostLineStore.sheet($0.id, db) } ?? CostSheet(), near: try NearProposalStore.near(file.proposal, db),
            opinionsOfBodies: try visit.world.bodyOpinions.given(file.proposal.id.number, db), bodies: try visit.world.bodyOpinions.bodies(db),
            decisions: try ServiceSessionStore.decisions(on: file.proposal.id, db), workshops: try WorkshopStore.all(file.proposal.id, db),
            conflicts: try file.study == nil ? [] : PlaceConflictStore.of(file.proposal.id, in: file.edition.id, db), services: try ServiceStore.all(db).filter(\.isActive).map { ($0.id, $0.name) },
            refusals: Refusals(
                assign: FeasibilityRules.mayAssign(file, actor, at: now), askBody: FeasibilityRules.mayAskBody(file, actor, at: now), sign: FeasibilityRules.maySign(file, actor, at: now),
                joinFile: FeasibilityRules.mayJoinFile(file, actor, at: now),
                requestDetails: FeasibilityRules.mayRequestDetails(file, isWaiting: requests.contains { $0.answeredAt == nil && now < $0.dueAt }, actor, at: now),
                askService: StudyQuestionRules.mayAsk(file, actor, at: now),
                reopen: FeasibilityRules.mayReopen(file, actor, at: now), reportConflict: PlaceConflictRules.mayReport(file, actor, at: now), planWorkshop: WorkshopRules.mayPlan(file, actor, at: now), validate: StudyServiceRules.mayValidate(file, validators: try file.synthesis.map { try StudyServiceStore.validators(of: $0.id, at: visit.now, db) } ?? [], actor)
            ),
            actor: actor, now: now
        )
    }

    func title(_ t: Texts) -> String { t("Étude n°\u{A0}\(String(file.proposal.number ?? 0)) : \(file.proposal.title)") }
    func trail(_ t: Texts) -> [Crumb] {
        let list = actor.has(.projectOfficer, on: file.scopes)
            ? Crumb(t("Étude par les services"), FeasibilityLinks.queue(file.edition))
            : actor.hasAnywhere(.serviceReferent) ? Crumb(t("Études de mon service"), FeasibilityLinks.serviceQueue) : nil
        return [Crumb(t("Mon bureau"), "/bureau")] + [list].compactMap(\.self)
    }

    func body(_ view: View) -> HTML {
        columns(
            main: """
                \(view.proposalToStudy(file.own, near: near))\
                \(if: file.study != nil, opinions(view) + questions(view))\
                \(view.placeConflicts(conflicts, file, refusals.reportConflict))\(exchanges(view))\(view.workshops(workshops, file, refusals.planWorkshop))
                """,
            aside: "\(standing(view))\(view.sessionDecisions(decisions, file.edition))\(costing(view))\(conclusion(view))\(validation(view))\(reopening(view))\(view.nearProposals(near, file.edition))\(view.askingBodies(file, opinionsOfBodies, bodies, refusals.askBody))"
        )
    }

    private func standing(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Étape"), badge(t(file.stage.name), file.stage.tone))]
        if let study = file.study {
            pairs.append((t("Service pilote"), HTML(text: study.leadName)))
            pairs.append((t("Conclusion attendue le"), "\(view.time(study.dueAt))\(lateness(study.dueAt, t))"))
            if !study.question.isEmpty { pairs.append((t("Question"), HTML(text: study.question))) }
        }
        return panel(t("Où en est l’étude"), """
            \(facts(pairs))\
            \(refusals.assign.map { view.refusal($0) } ?? view.linkButton(file.link + "/attribution", file.study == nil ? "Confier à un service" : "Changer les services ou les dates", style: .secondary))
            """)
    }

    /// Who is late: the lead service, or those whose opinion it waits for.
    private func lateness(_ due: Instant, _ t: Texts) -> HTML {
        guard file.stage.isUnderStudy, due <= now else { return .empty }
        let awaited = file.contributions.filter { $0.opinion == nil }.map(\.serviceName)
        return " " + (awaited.isEmpty ? badge(t("En retard"), .error) : badge(t("Attend l’avis : \(t.list(awaited))"), .warning))
    }

    private func opinions(_ view: View) -> HTML {
        let t = view.t
        return section(t("Avis des services"), id: "avis") {
            """
            \(if: file.contributions.isEmpty, "<p>\(t("Aucun autre service n’est consulté."))</p>")\
            \(view.contributions(file.contributions) { answer($0, view) })\
            \(if: !formerOpinions.isEmpty, details(t("Avis remplacés"), "\(each: formerOpinions, { view.opinion($0.opinion) })"))
            """
        }
    }

    /// The way to one's own opinion; nothing for a service that is not one's own.
    private func answer(_ contribution: Contribution, _ view: View) -> HTML {
        guard actor.answers(for: contribution.service) else { return .empty }
        if let refusal = FeasibilityRules.mayGiveOpinion(file, contribution.service, actor, at: now) { return view.refusal(refusal) }
        let label: Message = contribution.opinion == nil ? "Donner l’avis" : "Remplacer l’avis"
        return view.linkButton("\(file.link)/avis/\(contribution.service)", label, style: contribution.opinion == nil ? .primary : .secondary)
    }

    private func questions(_ view: View) -> HTML {
        let t = view.t
        if file.questions.isEmpty, refusals.askService != nil { return .empty }
        return section(t("Questions posées à un service"), id: "questions") {
            """
            \(each: file.questions, { question in view.studyQuestion(question, link: follow(question, view)) })\
            \(refusals.askService.map { view.refusal($0) } ?? view.askingService(file.link + "/questions", services))
            """
        }
    }

    /// The way to answer, or to say what comes of an answer, for whom may.
    private func follow(_ question: StudyQuestion, _ view: View) -> HTML {
        if StudyQuestionRules.mayAnswer(file, question, actor) == nil { return view.linkButton(file.link(to: question), "Répondre") }
        if StudyQuestionRules.maySettle(file, question, actor, at: now) == nil { return view.linkButton(file.link(to: question), "Donner suite") }
        return StudyQuestionRules.mayWithdraw(file, question, actor, at: now) == nil ? view.linkButton(file.link(to: question), "Retirer la question", style: .quiet) : .empty
    }

    private func conclusion(_ view: View) -> HTML {
        let t = view.t
        let signed: HTML = file.synthesis.map {
            """
            \(view.conclusion($0))\(view.readability(of: $0.publicReason))<p class="muted">\(t("Signée par \($0.signedByName), le \($0.signedAt)"))</p>\(milestones($0.milestones, t))\
            \(view.files(files, of: file.link, isReleased: $0.milestones.releasedAt != nil, refusal: refusals.joinFile))
            """
        } ?? .empty
        let isSetAside = file.synthesis?.conclusion == .unfeasible && file.synthesis?.milestones.releasedAt != nil && file.edition.calendar[.shortlist] != nil
        return panel(t("Conclusion"), """
            \(signed)\(refusals.sign.map { file.synthesis == nil ? view.refusal($0) : .empty } ?? view.linkButton(file.link + "/conclusion", "Conclure l’étude"))\
            \(if: isSetAside, view.linkButton(FeasibilityLinks.panelReturn(file.edition, file.proposal.number ?? 0), "Retour au panel", style: .secondary))
            """)
    }

    /// What the lines add up to, and the way to them.
    private func costing(_ view: View) -> HTML {
        let t = view.t
        guard file.study != nil else { return .empty }
        var pairs: [(term: String, value: HTML)] = []
        if let estimate = sheet.estimate { pairs.append((t("Coût du projet"), HTML(text: t.money(estimate)))) }
        if let running = sheet.runningCost { pairs.append((t("Fonctionnement par an"), HTML(text: t.money(running)))) }
        return panel(t("Chiffrage"), "\(if: !pairs.isEmpty, facts(pairs))\(view.linkButton(file.link + "/chiffrage", "Chiffrer ligne par ligne", style: .secondary))")
    }

    /// For the head of the service alone.
    private func validation(_ view: View) -> HTML {
        guard refusals.validate == nil else { return .empty }
        let hasErrors = view.form.error("send_back") != nil
        return panel(view.t("Valider pour le service"), """
            \(view.action(file.link + "/validation", "Valider la conclusion", style: .primary))\
            \(details(view.t("La rendre au service"), isOpen: hasErrors, view.form(file.link + "/validation/renvoi", listsErrors: hasErrors) {
                "\(view.textArea("send_back", label: "Motif", rows: 3, maxLength: 1000))\(view.submit("Rendre la conclusion", style: .secondary))"
            }))
            """)
    }

    private func milestones(_ milestones: Synthesis.Milestones, _ t: Texts) -> HTML {
        """
        \(milestones.notifiedAt.map { "<p>\(t("Porteur prévenu le \($0)."))</p>" })\(milestones.releasedAt.map { "<p>\(t("Publiée le \($0)."))</p>" })
        """
    }

    private func exchanges(_ view: View) -> HTML {
        let t = view.t
        return section(t("Précisions demandées au porteur"), id: "precisions") {
            """
            \(each: requests, { request in panel(nil, """
                <p><strong>\(request.question)</strong></p>\
                \(if: request.answeredAt == nil, "<p class=\"muted\">\(t("Réponse attendue le \(day: request.dueAt)."))</p>")\
                \(request.answeredAt.map { "<blockquote>\(request.answer)</blockquote><p class=\"muted\">\(t("Répondu le \($0)"))</p>" })\
                \(if: request.answeredAt != nil, view.difference(from: before[request.id], to: file.proposal))
                """) })\
            \(refusals.requestDetails.map { view.refusal($0) } ?? requestForm(view))
            """
        }
    }

    private func requestForm(_ view: View) -> HTML {
        let isOpen = view.form.error("request") != nil || view.form.error("answer_due") != nil
        return details(view.t("Demander une précision"), isOpen: isOpen, view.form(file.link + "/precisions", listsErrors: isOpen) {
            """
            \(view.textArea("request", label: "Votre demande", help: "Le porteur la lira telle quelle.", rows: 4, maxLength: 1000))\
            \(view.dateField("answer_due", label: "Réponse souhaitée le", value: now + .days(10), min: now))\
            \(view.submit("Envoyer la demande", style: .secondary))
            """
        })
    }

    private func reopening(_ view: View) -> HTML {
        let t = view.t
        let past: HTML = formerSyntheses.isEmpty ? .empty : details(t("Conclusions reprises"), """
            <ul>\(each: formerSyntheses, { "<li>\(t($0.conclusion.name)), \(view.time($0.at)) : \($0.reason)</li>" })</ul>
            """)
        guard file.synthesis != nil else { return past }
        if let refusal = refusals.reopen { return view.refusal(refusal) + past }
        let isOpen = view.form.error("reason") != nil || view.form.error("due") != nil
        return details(t("Rouvrir l’étude"), isOpen: isOpen, view.form(file.link + "/reouverture", listsErrors: isOpen) {
            """
            \(view.textArea("reason", label: "Motif", help: "Le porteur le lira s’il a déjà été prévenu.", rows: 3, maxLength: 1000))\
            \(view.dateField("due", label: "Nouvelle conclusion attendue le", min: now))\
            \(view.submit("Rouvrir l’étude", style: .danger))
            """
        }) + past
    }
}
