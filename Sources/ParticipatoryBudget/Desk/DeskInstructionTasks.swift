import Database
import Platform
import Vocabulary
import Web

/// What waits for a person around the instruction: sessions, minutes, returns to the panel.
extension DeskTasks {
    static func instruction(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        try sessions(editions, visit, db) + volunteers(editions, visit, db) + returns(editions, visit, db) + validations(editions, visit, db) + answers(editions, visit, db) + returned(editions, visit, db) + delays(editions, visit, db)
            + reports(editions, visit, db) + picks(editions, visit, db)
    }

    /// Conclusions that wait for the head of a service.
    private static func validations(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard let account = visit.actor.account, visit.actor.hasAnywhere(.serviceReferent) else { return [] }
        let waiting = try StudyServiceStore.toValidate(by: account, at: visit.now, db)
        return editions.map { edition in
            let mine = waiting.filter { $0.edition == edition.id }
            return DeskTask(
                what: "Conclusions de votre service à valider", count: mine.count, link: mine.first.map { FeasibilityLinks.study(edition, $0.number) } ?? "",
                urgency: .soon, edition: edition)
        }
    }

    /// What came back: decisions that the group overturned, conclusions given back, opened again or declined by the proposer.
    private static func returned(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard let account = visit.actor.account else { return [] }
        let overturned = visit.actor.isOfficial ? try EligibilityStore.overturned(of: account, db) : []
        let decisions = editions.map { edition in
            let mine = overturned.filter { $0.edition == edition.id }
            return DeskTask(
                what: "Vos décisions de recevabilité qui reviennent, à revoir", count: mine.count, link: mine.first.map { EligibilityLinks.review(edition, $0.number) } ?? "",
                urgency: .returned, edition: edition)
        }
        guard visit.actor.hasAnywhere(.serviceReferent) else { return decisions }
        let studies = try FeasibilityStore.returned(to: visit.actor.servicesAnsweredFor, db)
        return decisions + editions.map { edition in
            let own = studies.filter { $0.edition == edition.id }
            return DeskTask(
                what: "Études qui vous reviennent, à conclure de nouveau", count: own.count, link: own.first.map { FeasibilityLinks.study(edition, $0.number) } ?? "", urgency: .returned, edition: edition)
        }
    }

    /// For who speaks for a body: what the city waits for from it.
    private static func picks(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let open = editions.filter { $0.calendar.hasOpened(.shortlist, at: visit.now) && !$0.calendar.hasOpened(.vote, at: visit.now) }
        let awaited = try open.map { (edition: $0, awaited: try PickStore.awaited($0.id, db)) }.filter { !$0.awaited.isEmpty }
        guard !awaited.isEmpty else { return [] }
        let led = Set(try visit.world.bodyOpinions.led(visit, db).map(\.id))
        return awaited.map { line in
            let mine = line.awaited.filter { led.contains($0.body) }
            return DeskTask(
                what: "Coups de cœur de votre instance à donner", count: mine.count,
                link: mine.first.map { ShortlistLinks.picks(line.edition, $0.selection, $0.body) } ?? "", urgency: .soon, edition: line.edition)
        }
    }

    /// What a colleague wrote of an edition, until it is published.
    private static func reports(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard let account = visit.actor.account, WrittenReportRules.readers.contains(where: visit.actor.hasAnywhere) else { return [] }
        let waiting = try WrittenReportStore.toPublish(by: account, db)
        return editions.filter { waiting.contains($0.id) && WrittenReportRules.mayRead($0, visit.actor) == nil }.map {
            DeskTask(what: "Bilan à relire et à publier", count: 1, link: WrittenReportLinks.writing($0), edition: $0)
        }
    }

    /// Answers of the services to questions asked beside the studies.
    private static func answers(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard let account = visit.actor.account, visit.actor.hasAnywhere(.projectOfficer) else { return [] }
        let waiting = try StudyQuestionStore.toSettle(by: account, db)
        return editions.filter { StudyQuestionRules.silence($0, visit.now) == nil }.map { edition in
            let reach = visit.actor.reach(edition.scope, [.projectOfficer])
            let count = waiting.count { $0.edition == edition.id && reach.covers($0.territory) }
            return DeskTask(what: "Réponses des services auxquelles donner suite", count: count, link: FeasibilityLinks.questions(edition), urgency: .soon, edition: edition)
        }
    }

    /// Sessions within the week, of the cross-department group and of the services, and minutes that another person wrote.
    private static func sessions(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard let account = visit.actor.account, visit.actor.isOfficial else { return [] }
        func tasks(_ what: Message, _ found: [(edition: EditionID, session: ID<GroupSession>)], _ link: (Edition, ID<GroupSession>) -> String) -> [DeskTask] {
            editions.map { edition in
                let mine = found.filter { $0.edition == edition.id }
                return DeskTask(what: what, count: mine.count, link: mine.first.map { link(edition, $0.session) } ?? "", urgency: .soon, edition: edition)
            }
        }
        return try tasks("Séances du groupe transversal cette semaine", GroupSessionStore.toHold(.check, by: account, at: visit.now, db), EligibilityLinks.session)
            + tasks("Comptes rendus du groupe transversal à signer", GroupSessionStore.toSign(.check, by: account, db), EligibilityLinks.session)
            + tasks("Séances des services cette semaine", GroupSessionStore.toHold(.services, by: account, at: visit.now, db), FeasibilityLinks.session)
            + tasks("Comptes rendus des services à signer", GroupSessionStore.toSign(.services, by: account, db), FeasibilityLinks.session)
    }

    /// Those who answered a call that is over, until the first of them goes on a list.
    private static func volunteers(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        try editions.compactMap { edition -> DeskTask? in
            guard visit.actor.has(.projectOfficer, on: edition.scope), !edition.calendar.hasClosed(.shortlist, at: visit.now) else { return nil }
            guard let call = try PanelCallStore.call(edition.id, db), !call.isOpen(at: visit.now) else { return nil }
            let volunteers = try PanelCallStore.volunteers(edition.id, db)
            let waiting = volunteers.allSatisfy { $0.listedAt == nil } ? volunteers.count : 0
            return DeskTask(what: "Volontaires du panel à lire", count: waiting, link: ShortlistLinks.callDesk(edition), edition: edition)
        }
    }

    /// Projects set aside that the panel has not been told of, questions that wait, and for the panel itself what it may read.
    private static func returns(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let actor = visit.actor
        guard actor.isSignedIn else { return [] }
        return try editions.filter { $0.calendar[.shortlist] != nil && $0.calendar.hasOpened(.feasibility, at: visit.now) && !$0.calendar.hasClosed(.vote, at: visit.now) }.flatMap { edition -> [DeskTask] in
            let sits = try PanelReturnStore.panel(edition.id, db).contains { $0 == actor.account }
            guard sits || actor.has(.projectOfficer, on: edition.scope) else { return [] }
            let lines = try PanelReturnStore.lines(edition.id, db).filter { $0.publishedAt == nil }, link = FeasibilityLinks.panelReturns(edition)
            let read = DeskTask(what: "Retours des services à lire", count: lines.count(where: \.isWritten), link: link, edition: edition)
            let sessions = try ReturnSessionStore.sessions(edition.id, db).filter { $0.isSoon(at: visit.now) }
            let meeting = DeskTask(
                what: "Séances de retour au panel cette semaine", count: sessions.count, link: sessions.first.map { FeasibilityLinks.returnSession(edition, $0.id) } ?? link,
                urgency: .soon, edition: edition)
            guard actor.has(.projectOfficer, on: edition.scope) else { return [read, meeting] }
            return [
                meeting,
                DeskTask(what: "Retours au panel à écrire", count: lines.count { !$0.isWritten }, link: link, edition: edition),
                DeskTask(what: "Questions du panel sans réponse", count: lines.reduce(0) { $0 + $1.openQuestions }, link: link, urgency: .soon, edition: edition),
            ]
        }
    }

    /// Before a step ends with files open, then once it is late, until residents are told why.
    private static func delays(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        try editions.filter { visit.actor.has(.projectOfficer, on: $0.scope) && !$0.calendar.hasOpened(.vote, at: visit.now) }.flatMap { edition -> [DeskTask] in
            let notes = try DelayNoteStore.notes(edition.id, db)
            return try DelayRules.kinds.compactMap { kind -> DeskTask? in
                let isExplained = notes[kind]?.holds(at: visit.now) ?? false
                guard let end = edition.calendar[kind]?.closesAt, end <= visit.now + .days(7), end > visit.now || !isExplained else { return nil }
                let open = try open(kind, edition, at: visit.now, db)
                return end <= visit.now
                    ? DeskTask(what: "Étape en retard : \(kind.name). Dites pourquoi aux habitants.", count: open, link: RulebookLinks.delay(edition, kind), urgency: .late, edition: edition)
                    : DeskTask(what: "Étape qui finit cette semaine : \(kind.name). Dossiers encore ouverts.", count: open, link: queue(kind, edition), urgency: .soon, edition: edition)
            }
        }
    }

    private static func queue(_ kind: PhaseKind, _ edition: Edition) -> String {
        switch kind {
        case .eligibility: EligibilityLinks.queue(edition)
        case .shortlist: ShortlistLinks.desk(edition)
        case .deposit, .feasibility, .vote, .results, .implementation: FeasibilityLinks.queue(edition)
        }
    }

    private static func open(_ kind: PhaseKind, _ edition: Edition, at now: Instant, _ db: Reading) throws -> Int {
        switch kind {
        case .eligibility: try EligibilityStore.lines(edition.id, db).count { $0.milestones?.releasedAt == nil }
        case .shortlist: try SelectionStore.selections(edition.id, db).count { $0.stage != .released }
        case .feasibility: try FeasibilityStore.lines(edition.id, at: now, db).count { $0.stage != .released }
        case .deposit, .vote, .results, .implementation: 0
        }
    }
}
