import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What a body asks: for everyone, its text, its steps and the city's answer; for who runs the body, the next act.
struct RecommendationPage: Page {
    static let path: Path = "/instances/:assembly/demandes/:number"

    let file: RecommendationFile
    let former: [Reply]
    /// The meetings that may still take it up.
    let ahead: [Meeting]
    let services: [MunicipalService]
    /// Whether the reader may see the meeting that speaks of it.
    let seesMeeting: Bool
    var asked: AskedOpinionStore.Asked?
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try RecommendationStore.file(visit, db), standing = file.standing
        let meeting = try file.recommendation.debate.map { try MeetingStore.meeting($0.meeting, in: standing.assembly.id, db) }
        return Self(
            file: file, former: try RecommendationStore.formerReplies(file.recommendation.id, db),
            ahead: file.standing.runs ? try ahead(file.assembly, db) : [],
            services: file.standing.runs ? try ServiceStore.all(db).filter(\.isActive) : [],
            seesMeeting: meeting.map { MeetingRules.mayRead(standing, $0) == nil } ?? false,
            asked: try AskedOpinionStore.asked(file.recommendation.id, db), now: visit.now)
    }

    static func ahead(_ assembly: Assembly, _ db: Reading) throws -> [Meeting] {
        try MeetingStore.all(assembly.id, db).filter { ($0.stage == .planned || $0.stage == .convened) && !$0.isSecondCall }.reversed()
    }

    private var recommendation: Recommendation { file.recommendation }

    func title(_ t: Texts) -> String { recommendation.name(t) }
    func trail(_ t: Texts) -> [Crumb] { file.assembly.trail(t) + [Crumb(t("Demandes et réponses"), file.assembly.link + "/demandes")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(
                title(t), kicker: t("\(t(recommendation.kind.name)) n° \(String(recommendation.number)), \(file.assembly.name)"), badges: view.state(recommendation)))\
            \(columns(
                main: """
                    \(asked.map { asking($0, t) })\
                    \(prose(Markdown.html(recommendation.body), language: t.languageOfWords))\
                    \(if: file.standing.readsNames, "<p class=\"muted\">\(t("Déposée par \(recommendation.authorName)."))</p>")\
                    \(answer(view))
                    """,
                aside: "\(signing(view))\(view.timeline(steps(view)))\(acts(view))"))
            """
    }

    /// Who asks for this opinion, by when, about what.
    private func asking(_ asked: AskedOpinionStore.Asked, _ t: Texts) -> HTML {
        if !asked.inName.isEmpty { return alert(.info, t("\(asked.inName) demande cet avis pour le \(day: asked.due).")) }
        return alert(.info, "<p>\(t("La ville demande cet avis pour le \(day: asked.due), sur la proposition")) <a href=\"\(url: asked.link)\">\(asked.title)</a></p>" as HTML)
    }

    private func answer(_ view: View) -> HTML {
        let t = view.t
        guard let reply = recommendation.reply else {
            guard let due = recommendation.dueAt, recommendation.stage == .transmitted else { return .empty }
            return due < now
                ? alert(.warning, t("La ville devait répondre avant le \(day: due). Elle est en retard."))
                : alert(.info, t("La ville répond avant le \(day: due)."))
        }
        return section(t("La réponse de la ville"), id: "reponse") {
            """
            <p>\(badge(t(reply.decision.name), reply.decision.tone))</p>\(prose(Markdown.html(reply.reason), language: t.languageOfWords))\
            <p class="muted">\(t("\(reply.signatory), le \(day: reply.givenAt)"))</p>\
            \(if: !former.isEmpty, details(t("Réponses précédentes"), "\(each: former, { "<p>\(t($0.decision.name)), \(view.time($0.givenAt)) : \($0.reason)</p>" })"))
            """
        }
    }

    private func steps(_ view: View) -> [Step] {
        let t = view.t, stage = recommendation.stage
        var steps = [Step(t("Déposée"), .done, when: view.time(recommendation.depositedAt))]
        if let at = recommendation.withdrawnAt { return steps + [Step(t("Retirée"), .stopped, when: view.time(at), text: "<p>\(recommendation.withdrawnReason)</p>")] }
        if recommendation.kind.isVoted {
            let debate = seesMeeting || recommendation.debate?.votes != nil ? recommendation.debate : nil
            let meeting: HTML = !seesMeeting ? .empty : debate.map { #"<a href="\#(url: "\(file.assembly.link)/reunions/\($0.meeting)")">\#($0.title)</a>"# } ?? .empty
            if let votes = debate?.votes {
                let words: HTML = "<p>\(t("\(votes.inFavour) pour, \(votes.against) contre, abstentions : \(votes.abstentions)"))<br>\(meeting)</p>"
                steps.append(Step(votes.isAdopted ? t("Adoptée") : t("Rejetée par l’instance"), votes.isAdopted ? .done : .stopped, when: debate.map { view.time($0.at) } ?? .empty, text: words))
                if !votes.isAdopted { return steps }
            } else {
                steps.append(Step(t("Vote de l’instance"), stage == .onAgenda ? .current : .next, when: stage == .onAgenda ? debate.map { view.time($0.at) } ?? .empty : .empty, text: stage == .onAgenda ? "<p>\(meeting)</p>" : .empty))
            }
        }
        steps.append(Step(t("Transmise à la ville"), recommendation.transmittedAt == nil ? (stage == .adopted ? .current : .next) : .done, when: recommendation.transmittedAt.map { view.time($0) } ?? .empty, text: recommendation.serviceName.map { "<p>\($0)</p>" } ?? .empty))
        steps.append(Step(t("Réponse"), stage == .answered ? .done : stage == .transmitted ? .current : .next, when: (recommendation.reply?.givenAt ?? recommendation.dueAt).map { view.time($0) } ?? .empty))
        return steps
    }

    private func acts(_ view: View) -> HTML {
        let t = view.t
        guard file.standing.actor.isSignedIn else { return .empty }
        let mayReply = RecommendationRules.mayReply(file) == nil
        return """
            \(if: file.standing.runs, panel(t("La suite"), next(view)))\
            \(if: mayReply, buttons(view.linkButton(file.link + "/reponse", recommendation.reply == nil ? "Répondre pour la ville" : "Remplacer la réponse", style: recommendation.reply == nil ? .primary : .secondary)))\
            \(if: RecommendationRules.mayWithdraw(file) == nil, withdrawal(view))
            """
    }

    private func signing(_ view: View) -> HTML {
        guard recommendation.kind == .petition else { return .empty }
        let t = view.t, needed = file.rules.petitionSignatures, refusal = RecommendationRules.maySign(file)
        return panel(t("Signatures"), """
            \(progress(t("Signatures"), value: recommendation.signatures, of: needed, inWords: t("\(recommendation.signatures) sur \(needed)")))\
            \(refusal == .signIn
                ? view.linkButton(Refusal.signInPath + "?retour=" + URLEncoding.queryValue(file.link), "Se connecter pour signer")
                : refusal.map { view.refusal($0) } ?? view.action(file.link + "/signature", "Signer la pétition", style: .primary))\
            \(if: RecommendationRules.mayUnsign(file) == nil, view.action(file.link + "/signature/retrait", "Retirer ma signature", style: .quiet))
            """)
    }

    private func next(_ view: View) -> HTML {
        let t = view.t
        let schedule: HTML = RecommendationRules.maySchedule(file, ahead).map { refusal in
            recommendation.stage == .deposited && recommendation.kind.isVoted ? view.refusal(refusal) + (refusal.wayOut.map { view.linkButton($0, refusal.wayOutName ?? "Continuer", style: .secondary) } ?? .empty) : .empty
        } ?? view.form(file.link + "/ordre-du-jour", listsErrors: false) {
            "\(view.select("meeting", label: "Réunion", choices: ahead.map { Choice("\($0.id)", text: "\($0.title), \(t.day($0.startsAt))") }))\(view.submit("Mettre à l’ordre du jour"))"
        }
        let transmit: HTML = RecommendationRules.mayTransmit(file).map { view.refusal($0) } ?? view.form(file.link + "/transmission", listsErrors: false) {
            """
            <p>\(t(file.rules.answerDays, one: "La charte donne un jour à la ville pour répondre.", many: "La charte donne \(file.rules.answerDays) jours à la ville pour répondre."))</p>\
            \(view.select("service", label: "Service qui répond", choices: services.map { Choice("\($0.id)", text: $0.name) }))\(view.submit("Transmettre à la ville"))
            """
        }
        return schedule + transmit
    }

    private func withdrawal(_ view: View) -> HTML {
        let isOpen = view.form.error("reason") != nil
        return details(view.t("Retirer la demande"), isOpen: isOpen, view.form(file.link + "/retrait", listsErrors: isOpen) {
            "\(view.textField("reason", label: "Motif", maxLength: 300))\(view.submit("Retirer la demande", style: .danger))"
        })
    }
}
