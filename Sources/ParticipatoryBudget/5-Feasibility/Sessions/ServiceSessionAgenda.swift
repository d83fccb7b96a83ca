import Database
import HTML
import L10n
import Vocabulary
import Web

/// The sessions of the services: their agenda is the studies that need several of them.
extension ServiceSessionFile {
    static var kind: GroupSession.Kind { .services }
    static var sessionsPath: String { "/bureau/editions/:edition/etudes/seances" }
    static func inPath(_ visit: Visit, _ db: Reading) throws -> Self { try ServiceSessionStore.file(visit, db) }

    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? { ServiceSessionRules.mayRead(edition, actor) }
    static func mayPlan(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? { ServiceSessionRules.mayPlan(edition, actor, at: now) }
    func mayRead(_ actor: Actor) -> Refusal? { ServiceSessionRules.mayRead(self, actor) }
    func mayPrepare(_ actor: Actor, at now: Instant) -> Refusal? { ServiceSessionRules.mayPrepare(self, actor, at: now) }
    func mayClose(_ actor: Actor, at now: Instant) -> Refusal? { ServiceSessionRules.mayClose(self, actor, at: now) }

    static func concerned(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        try ServiceSessionStore.concerned(edition, at: now, db)
    }
    static func candidates(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [AgendaCandidate] {
        try ServiceSessionStore.candidates(edition.id, at: now, db).map { candidate in
            AgendaCandidate(
                id: candidate.line.proposal.number, label: "n°\u{A0}\(candidate.line.number) · \(candidate.line.title)",
                detail: candidate.services > 1 ? "\(candidate.services) services" : "Un seul service", isUsual: candidate.services > 1)
        }
    }
    static func add(_ candidates: [Int], to session: ID<GroupSession>, _ db: Writing) throws { try ServiceSessionStore.add(candidates.map { ID($0) }, to: session, db) }
    static func leaveUnseen(_ session: ID<GroupSession>, _ db: Writing) throws { try ServiceSessionStore.leaveUnseen(session, db) }

    static var journalActs: [GroupSessionAct: String] {
        [.plan: "feasibility.plan-session", .prepare: "feasibility.prepare-session", .notePresences: "feasibility.note-presences", .close: "feasibility.close-session", .sign: "feasibility.sign-minutes"]
    }

    static var words: GroupSessionWords {
        GroupSessionWords(
            title: "Séances des services", above: "Étude par les services", aboveLink: { FeasibilityLinks.queue($0) },
            intro: { "Les services se réunissent sur les projets qui en demandent plusieurs. Études partagées qui attendent une séance : \($0)." },
            example: "Par exemple : séance n°\u{A0}1, la place du marché.", invited: "Celles des services qui ont une étude en cours, et qui conduit l’édition. Elles reçoivent une convocation.",
            tooFew: "Invitez au moins deux personnes : une séance se tient à plusieurs.", takesAll: "Mettre à l’ordre du jour les études qui demandent plusieurs services",
            subject: { "Séance des services : le \(day: $0)" },
            invitation: { "Vous êtes invité à une séance entre services sur les projets qui en demandent plusieurs (\($0.title))." },
            onAgenda: { "Propositions à l’ordre du jour : \($0)." }, emptyAgenda: "L’ordre du jour est vide. Ajoutez-y des études en cours.", adding: "Ajouter des études en cours",
            unseen: "Ce que la séance n’a pas vu quitte l’ordre du jour et attend une autre séance.",
            toSign: "La séance des services est close. Vous y étiez : relisez son compte rendu. La signature d’une personne suffit.",
            minutes: { "\($0.title). Séance des services sur les projets qui en demandent plusieurs." })
    }

    // MARK: On the pages

    func agenda(_ view: View) -> HTML {
        let t = view.t
        if items.isEmpty { return emptyState(t(Self.words.emptyAgenda)) }
        let refusal = ServiceSessionRules.mayConduct(self, view.actor, at: view.now), isOpen = session.stage == .open
        let list = table(t("Propositions à l’ordre du jour"), isCaptionHidden: true, columns: [
            Column(t("Proposition"), isHeading: true), Column(t("Services")), Column(t("La séance")), Column(t("Écran"), isTitleHidden: true),
        ], rows: items) { item in
            [
                "<a href=\"\(url: link(to: item))\">n°\u{A0}\(item.number) · \(item.title)</a>", HTML(text: item.allServices(t)),
                "\(view.decision(item))\(if: !item.questions.isEmpty, "<br><span class=\"muted\">\(t(item.questions.count, one: "Une question posée", many: "\(item.questions.count) questions posées"))</span>")",
                showing(item, refusal, view),
            ]
        }
        return """
            \(if: isOpen, "<p class=\"row\">\(view.linkButton(link + "/ecran", "Ouvrir l’écran de la salle", style: .secondary))</p>")\
            \(if: isOpen, refusal.map { view.refusal($0) } ?? .empty)\(list)
            """
    }

    private func showing(_ item: ServiceSessionItem, _ refusal: Refusal?, _ view: View) -> HTML {
        if item.proposal == shown?.proposal { return badge(view.t("À l’écran"), .info) }
        return refusal == nil ? view.action(link + "/ecran", "Mettre à l’écran", fields: [("number", "\(item.number)")]) : .empty
    }

    func decided(_ view: View) -> HTML {
        let t = view.t
        let decisions = table(t("Ce que la séance a décidé"), columns: [
            Column(t("Proposition"), isHeading: true), Column(t("Services")), Column(t("Décision")), Column(t("Motif"), isProse: true),
        ], rows: items.filter { $0.decision != nil }) { item in
            [
                "n°\u{A0}\(item.number) · \(item.title)", HTML(text: item.allServices(t)), view.decision(item),
                "\(item.reason)\(if: !item.conditions.isEmpty, "<br><strong>\(t("Conditions"))</strong> \(item.conditions)")",
            ]
        }
        let asked = items.flatMap { item in item.questions.map { (number: item.number, question: $0) } }
        guard !asked.isEmpty else { return decisions }
        return decisions + table(t("Questions posées en séance"), columns: [
            Column(t("Proposition"), isHeading: true), Column(t("Service")), Column(t("Question"), isProse: true), Column(t("Attendue le")),
        ], rows: asked) { line in
            ["n°\u{A0}\(line.number)", HTML(text: line.question.serviceName), HTML(text: line.question.question), view.time(line.question.dueAt)]
        }
    }
}

extension ServiceSessionItem {
    /// The lead service first.
    func allServices(_ t: Texts) -> String { t.list([leadName] + services.map(\.name).filter { $0 != leadName }) }
}
