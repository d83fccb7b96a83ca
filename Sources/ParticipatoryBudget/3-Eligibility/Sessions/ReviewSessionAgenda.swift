import Database
import HTML
import L10n
import Vocabulary
import Web

/// The sessions of the cross-department group: their agenda is the decisions that colleagues signed.
extension ReviewSessionFile {
    static var kind: GroupSession.Kind { .check }
    static var sessionsPath: String { "/bureau/editions/:edition/recevabilite/seances" }
    static func inPath(_ visit: Visit, _ db: Reading) throws -> Self { try ReviewSessionStore.file(visit, db) }

    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal? { ReviewSessionRules.mayRead(edition, actor) }
    static func mayPlan(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? { ReviewSessionRules.mayPlan(edition, actor, at: now) }
    func mayRead(_ actor: Actor) -> Refusal? { ReviewSessionRules.mayRead(self, actor) }
    func mayPrepare(_ actor: Actor, at now: Instant) -> Refusal? { ReviewSessionRules.mayPrepare(self, actor, at: now) }
    func mayClose(_ actor: Actor, at now: Instant) -> Refusal? { ReviewSessionRules.mayClose(self, actor, at: now) }

    static func concerned(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        try GroupSessionStore.colleagues(edition, at: now, db)
    }
    static func candidates(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [AgendaCandidate] {
        try ReviewSessionStore.candidates(edition.id, at: now, db).map { waiting in
            AgendaCandidate(id: waiting.review.number, label: "n°\u{A0}\(waiting.line.number) · \(waiting.line.title)", detail: waiting.line.outcome?.name ?? "")
        }
    }
    static func add(_ candidates: [Int], to session: ID<GroupSession>, _ db: Writing) throws { try ReviewSessionStore.add(candidates.map { ID($0) }, to: session, db) }
    static func leaveUnseen(_ session: ID<GroupSession>, _ db: Writing) throws { try ReviewSessionStore.leaveUnseen(session, db) }

    static var journalActs: [GroupSessionAct: String] {
        [.plan: "eligibility.plan-session", .prepare: "eligibility.prepare-session", .notePresences: "eligibility.note-presences", .close: "eligibility.close-session", .sign: "eligibility.sign-minutes"]
    }

    static var words: GroupSessionWords {
        GroupSessionWords(
            title: "Séances du groupe transversal", above: "Examen de la recevabilité", aboveLink: { EligibilityLinks.queue($0) },
            intro: { "Le groupe transversal relit ensemble les décisions signées par les collègues. Décisions qui attendent une séance : \($0)." },
            example: "Par exemple : séance n°\u{A0}2, espaces verts.", invited: "Elles reçoivent une convocation. La présence se note le jour même.",
            tooFew: "Invitez au moins deux personnes : personne ne relit seul ce qu’il a écrit.", takesAll: "Mettre à l’ordre du jour toutes les décisions qui attendent",
            subject: { "Groupe transversal : séance du \(day: $0)" },
            invitation: { "Vous êtes invité à relire avec le groupe transversal des décisions de recevabilité (\($0.title))." },
            onAgenda: { "Décisions à l’ordre du jour : \($0)." }, emptyAgenda: "L’ordre du jour est vide. Ajoutez-y des décisions à relire.",
            adding: "Ajouter des décisions à relire", unseen: "Ce que le groupe n’a pas vu quitte l’ordre du jour et attend une autre séance.",
            toSign: "La séance du groupe transversal est close. Vous y étiez : relisez son compte rendu. La signature d’une personne suffit.",
            minutes: { "\($0.title). Relecture des décisions de recevabilité par le groupe transversal." })
    }

    // MARK: On the pages

    func agenda(_ view: View) -> HTML {
        let t = view.t
        if items.isEmpty { return emptyState(t(Self.words.emptyAgenda)) }
        let open = Set(items.filter { !$0.isChanged && ReviewSessionRules.mayDecide($0, self, view.actor, at: view.now) == nil }.map(\.id))
        if open.isEmpty {
            let refusal = session.stage == .open ? ReviewSessionRules.mayDecide(self, view.actor, at: view.now) : nil
            return "\(refusal.map { view.refusal($0) })\(rows(view, open))"
        }
        return view.form(link + "/ensemble", listsErrors: false) {
            """
            <p class="muted">\(t("Ouvrez chaque décision pour la confirmer ou l’infirmer. Les cas semblables se cochent et se confirment ensemble ; un texte modifié depuis la signature se lit à part."))</p>\
            \(rows(view, open))\(view.bulkBar("Pour les lignes cochées", view.submit("Confirmer ensemble")))
            """
        }
    }

    private func rows(_ view: View, _ open: Set<ID<ReviewSessionItem>>) -> HTML {
        let t = view.t, withBoxes = !open.isEmpty
        // Alike side by side: same decision, same reason.
        let sorted = items.sorted { ($0.outcome.rawValue, $0.publicReason, $0.number) < ($1.outcome.rawValue, $1.publicReason, $1.number) }
        let columns = (withBoxes ? [Column(t("Cocher"), isTitleHidden: true)] : []) + [
            Column(t("Proposition"), isHeading: true), Column(t("Décision")), Column(t("Motif"), isProse: true), Column(t("Signée par")), Column(t("Le groupe")),
        ]
        return table(t("Décisions à l’ordre du jour"), isCaptionHidden: true, columns: columns, rows: sorted) { item in
            let box = open.contains(item.id) ? view.rowBox("item", value: "\(item.id)", label: "n°\u{A0}\(item.number) · \(item.title)") : HTML.empty
            return (withBoxes ? [box] : []) + [
                "<a href=\"\(url: "\(link)/decisions/\(item.number)")\">n°\u{A0}\(item.number) · \(item.title)</a>", badge(t(item.outcome.name), item.outcome.tone),
                HTML(text: item.publicReason), HTML(text: item.decidedByName),
                "\(view.verdict(item))\(if: !item.reason.isEmpty, "<br><span class=\"muted\">\(item.reason)</span>")",
            ]
        }
    }

    func decided(_ view: View) -> HTML {
        let t = view.t
        func count(_ verdict: ReviewSessionItem.Verdict) -> Int { items.count { $0.verdict == verdict } }
        return """
            <p>\(t("Décisions confirmées : \(count(.confirmed)). Infirmées : \(count(.overturned)). Reportées : \(count(.postponed))."))</p>\
            \(table(t("Ce que le groupe a décidé"), columns: [
                Column(t("Proposition"), isHeading: true), Column(t("Décision relue")), Column(t("Signée par")), Column(t("Le groupe")), Column(t("Motif"), isProse: true),
            ], rows: items.filter { $0.verdict != nil }) { item in
                ["n°\u{A0}\(item.number) · \(item.title)", HTML(text: t(item.outcome.name)), HTML(text: item.decidedByName), view.verdict(item), HTML(text: item.reason)]
            })
            """
    }
}

extension View {
    func verdict(_ item: ReviewSessionItem) -> HTML {
        switch item.verdict {
        case .confirmed?: badge(t(ReviewSessionItem.Verdict.confirmed.name), .success)
        case .overturned?: badge(t(ReviewSessionItem.Verdict.overturned.name), .warning)
        case .postponed?: badge(t(ReviewSessionItem.Verdict.postponed.name))
        case nil: item.isGone ? badge(t("Reprise ou vérifiée ailleurs")) : badge(t("À voir"), .info)
        }
    }
}
