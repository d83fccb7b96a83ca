import Database
import Platform
import Vocabulary
import Web

/// What waits for a person, by her roles: each line leads to where it is done.
enum DeskTasks {
    static func all(_ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let all = try EditionStore.all(db), editions = all.filter { !$0.isImported }
        let tasks = try service(visit, db) + works(all, visit, db) + officer(editions, visit, db) + checks(editions, visit, db) + secondEyes(editions, visit, db) + instruction(editions, visit, db)
            + rulebooks(editions, visit, db) + panels(editions, visit, db) + SealingTasks.all(editions, visit, db) + PaperTasks.all(editions, visit, db) + others(visit, db) + beginnings(all, visit.actor, db) + visit.world.waitingElsewhere(visit, db)
        return tasks.filter { $0.count > 0 }.sorted { $0.urgency < $1.urgency }
    }

    /// A city that has just begun: what is still to be set, in order.
    private static func beginnings(_ editions: [Edition], _ actor: Actor, _ db: Reading) throws -> [DeskTask] {
        func task(_ what: Message, _ isMissing: Bool, _ link: String) -> DeskTask { DeskTask(what: what, count: isMissing ? 1 : 0, link: link, urgency: .soon) }
        var tasks: [DeskTask] = []
        if actor.has(.administrator) {
            tasks += [
                task("Donner le nom et les coordonnées de la ville", try CityStore.city(db).name == City.unnamed.name, "/bureau/ville"),
                task("Ajouter les quartiers", try TerritoryStore.all(db).isEmpty, "/bureau/territoires"),
                task("Ajouter les services", try ServiceStore.all(db).isEmpty, "/bureau/services"),
            ]
        }
        if actor.has(.projectOfficer) { tasks.append(task("Ouvrir une première édition", editions.isEmpty, DeskLinks.editions)) }
        return tasks
    }

    // MARK: Services

    private static func service(_ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard visit.actor.hasAnywhere(.serviceReferent) else { return [] }
        let tasks = try FeasibilityStore.tasks(of: visit.actor.servicesAnsweredFor, db)
        let late = tasks.filter { $0.isLate(at: visit.now) }
        let soon = tasks.filter { !$0.isLate(at: visit.now) && $0.dueAt <= visit.now + .days(7) }
        return [
            DeskTask(what: "Études de votre service en retard", count: late.count, link: FeasibilityLinks.serviceQueue, urgency: .late),
            DeskTask(what: "Études de votre service attendues cette semaine", count: soon.count, link: FeasibilityLinks.serviceQueue, urgency: .soon),
            DeskTask(
                what: "Versions aménagées qui attendent la réponse du porteur",
                count: try FeasibilityStore.awaitingProposer(visit.actor.servicesAnsweredFor, at: visit.now, db).count, link: FeasibilityLinks.serviceQueue),
            DeskTask(what: "Autres études de votre service", count: tasks.count - late.count - soon.count, link: FeasibilityLinks.serviceQueue),
        ]
    }

    /// The works that these services make, edition by edition.
    private static func works(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard visit.actor.hasAnywhere(.serviceReferent) else { return [] }
        let services = visit.actor.servicesAnsweredFor
        let works = Dictionary(grouping: try ImplementationStore.works(of: services, db), by: \.edition)
        let service = services.flatMap { $0.count == 1 ? "&service=\($0[0])" : nil } ?? ""
        return editions.flatMap { edition -> [DeskTask] in
            func task(_ what: Message, _ concern: WorkConcern, _ urgency: DeskTask.Urgency) -> DeskTask {
                DeskTask(
                    what: what, count: works[edition.id, default: []].count { $0.concerns(at: visit.now).contains(concern) },
                    link: "\(DeskLinks.works(edition.slug))?a-regarder=\(concern.rawValue)\(service)", urgency: urgency, edition: edition)
            }
            return [
                task("Réalisations de votre service en retard", .late, .late), task("Réalisations de votre service sans nouvelles depuis trois mois", .silent, .soon),
            ]
        }
    }

    // MARK: The officer of an edition

    private static func officer(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let mine = editions.filter { !visit.actor.reach($0.scope, [.projectOfficer]).isEmpty }
        let whole = mine.filter { visit.actor.has(.projectOfficer, on: $0.scope) }
        let counts = try EditionCountsStore.counts(whole.map(\.id), at: visit.now, db)
        return try mine.flatMap { edition in
            let known = whole.contains(edition) ? counts[edition.id] ?? EditionCounts() : nil
            return try eligibility(edition, visit, db) + studies(edition, visit, db) + (known.map { try ending(edition, $0, at: visit.now, db) } ?? [])
        }
    }

    /// As the queue counts them, each line leading to the tab that shows them.
    private static func eligibility(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let (calendar, now) = (edition.calendar, visit.now)
        guard calendar[.eligibility] != nil, calendar.hasOpened(.deposit, at: now), !calendar.hasOpened(.vote, at: now) else { return [] }
        let lines = try lines(edition, visit.actor, db)
        func task(_ what: Message, _ stage: EligibilityStage, _ urgency: DeskTask.Urgency) -> DeskTask {
            DeskTask(what: what, count: lines.count { $0.stage(at: now) == stage }, link: EligibilityLinks.queue(edition, stage), urgency: urgency, edition: edition)
        }
        let urgency: DeskTask.Urgency = calendar.hasClosed(.eligibility, at: now) ? .late : .waiting
        let mine = visit.actor.account.map { account in
            DeskTask(
                what: "Propositions à examiner qui vous sont confiées", count: lines.count { $0.examiner == account && $0.stage(at: now) == .toExamine },
                link: EligibilityLinks.queue(edition, .toExamine) + "&examinateur=\(account)", urgency: .soon, edition: edition)
        }
        let completed = DeskTask(
            what: "Propositions complétées par leur porteur, à reprendre", count: lines.count { $0.hasAnsweredCompletion && $0.stage(at: now) == .toExamine },
            link: EligibilityLinks.queue(edition, .toExamine), urgency: .returned, edition: edition)
        let examination = [mine].compactMap(\.self) + [completed, task("Propositions à examiner", .toExamine, urgency)]
        guard visit.actor.has(.projectOfficer, on: edition.scope) else { return examination }
        return examination + [
            DeskTask(
                what: "Décisions de recevabilité à annoncer", count: lines.count { $0.stage(at: now) == .toAnnounce },
                link: EligibilityLinks.notices(edition), urgency: urgency, edition: edition),
            DeskTask(
                what: "Décisions de recevabilité à publier", count: lines.count { $0.stage(at: now) == .toRelease },
                link: EligibilityLinks.notices(edition), urgency: urgency, edition: edition),
        ]
    }

    private static func lines(_ edition: Edition, _ actor: Actor, _ db: Reading) throws -> [EligibilityLine] {
        let reach = actor.reach(edition.scope, [.projectOfficer])
        return try EligibilityStore.lines(edition.id, db).filter { reach.covers($0.territory) }
    }

    /// Studies are asked about only while they may move.
    private static func studies(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let (calendar, now) = (edition.calendar, visit.now)
        guard calendar.hasOpened(.feasibility, at: now), !calendar.hasOpened(.vote, at: now) else { return [] }
        let reach = visit.actor.reach(edition.scope, [.projectOfficer])
        let lines = try FeasibilityStore.lines(edition.id, at: now, db).filter { reach.covers($0.territory) }
        func count(_ stage: StudyStage) -> Int { lines.count { $0.stage == stage } }
        let following = [
            DeskTask(
                what: "Études en retard dans les services", count: lines.count { $0.isLate(at: now) },
                link: FeasibilityLinks.queue(edition) + "?retard=1", urgency: .late, edition: edition),
            DeskTask(
                what: "Propositions à confier aux services", count: count(.toAssign), link: FeasibilityLinks.queue(edition, .toAssign), edition: edition),
        ]
        guard reach.isWhole else { return following }
        let conflicts = try PlaceConflictStore.all(edition.id, db)
        return following + [
            DeskTask(
                what: "Projets au même endroit à départager", count: conflicts.count { $0.settled == nil },
                link: FeasibilityLinks.conflicts(edition), edition: edition),
            DeskTask(
                what: "Conclusions à annoncer aux porteurs", count: count(.toAnnounce), link: FeasibilityLinks.announcements(edition), edition: edition),
            DeskTask(
                what: "Conclusions à publier", count: count(.toRelease), link: FeasibilityLinks.announcements(edition), edition: edition),
        ]
    }

    private static func ending(_ edition: Edition, _ counts: EditionCounts, at now: Instant, _ db: Reading) throws -> [DeskTask] {
        let calendar = edition.calendar
        let works = DeskLinks.works(edition.slug) + "?a-regarder="
        var tasks = [
            DeskTask(what: "Projets lauréats dont le suivi est à ouvrir", count: counts.winnersWithoutWork, link: DeskLinks.works(edition.slug), urgency: .soon, edition: edition),
            DeskTask(what: "Projets lauréats à confier à un porteur", count: counts.worksWithoutOwner, link: works + "sans-porteur", edition: edition),
            DeskTask(what: "Réalisations en retard sur leur calendrier", count: counts.worksLate, link: works + "retard", urgency: .late, edition: edition),
        ]
        let isReady = calendar.hasOpened(.feasibility, at: now) || calendar[.feasibility] == nil && calendar.hasClosed(.deposit, at: now)
        if isReady, calendar[.vote] != nil, !calendar.hasOpened(.vote, at: now) {
            tasks.append(DeskTask(
                what: "Idées à mettre au vote, ou à laisser hors du bulletin", count: try ProjectStore.candidates(edition, db).count, link: DeskLinks.vote(edition.slug), edition: edition))
        }
        tasks += try watch(edition, at: now, db)
        if calendar.hasOpened(.vote, at: now), !counts.isProclaimed {
            let alike = try LikenessStore.waiting(edition.id, db)
            tasks.append(DeskTask(what: "Noms de votants qui se ressemblent, à comparer", count: alike, link: RegisterDeskPage.link(edition), edition: edition))
        }
        if calendar[.vote] != nil, !calendar.hasClosed(.vote, at: now), try isPublicBallotFlawed(edition, at: now, db) {
            tasks.append(DeskTask(what: "Bulletin public qui ne peut pas être rempli", count: 1, link: DeskLinks.vote(edition.slug), urgency: .late, edition: edition))
        }
        if calendar.hasClosed(.vote, at: now), !counts.isProclaimed, counts.voters > 0 {
            tasks.append(DeskTask(what: "Vote à dépouiller et à proclamer", count: 1, link: DeskLinks.results(edition.slug), urgency: .soon, edition: edition))
        }
        return tasks
    }

    /// Patterns that wait for somebody to look, votes that wait until the close.
    private static func watch(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [DeskTask] {
        guard edition.calendar.hasOpened(.vote, at: now) else { return [] }
        let told = try WatchNoticeStore.waiting(edition.id, db), held = edition.calendar.isOpen(.vote, at: now) ? try QuarantineStore.waiting(edition.id, db) : 0
        return [
            DeskTask(what: "Rapprochements à regarder dans la veille du vote", count: told, link: WatchPage.link(edition), urgency: .soon, edition: edition),
            DeskTask(what: "Votes qui attendent une vérification", count: held, link: RegisterDeskPage.link(edition), urgency: .late, edition: edition),
        ]
    }

    /// Once a study was reopened, for instance.
    private static func isPublicBallotFlawed(_ edition: Edition, at now: Instant, _ db: Reading) throws -> Bool {
        guard try ProjectStore.catalogue(edition.id, db).isPublic(edition, at: now) else { return false }
        return try BallotPaper(edition, Booth.rules(edition, db), db).flaw != nil
    }

    // MARK: Those who check, validate, moderate, score, send

    private static func checks(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let roles: [Role] = [.reviewer, .projectOfficer]
        guard let account = visit.actor.account, roles.contains(where: visit.actor.hasAnywhere) else { return [] }
        let waiting = try DeskStore.reviewsToCheck(by: account, db)
        return try editions.filter { !visit.actor.reach($0.scope, roles).isEmpty }.map {
            let reach = visit.actor.reach($0.scope, roles)
            let count = try reach.isWhole ? waiting[$0.id] ?? 0 : EligibilityStore.lines($0.id, db).count { line in
                reach.covers(line.territory) && line.stage(at: visit.now) == .toCheck && line.decidedBy != account
            }
            return DeskTask(what: "Décisions d’un collègue à vérifier", count: count, link: EligibilityLinks.queue($0, .toCheck), edition: $0)
        }
    }

    /// What others signed or proposed, for whoever may answer it.
    private static func secondEyes(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard let account = visit.actor.account, EligibilityRules.deciders.contains(where: visit.actor.hasAnywhere) else { return [] }
        let appeals = try DeskStore.appealsToDecide(by: account, db), abandonments = try DeskStore.abandonmentsToConfirm(by: account, db)
        return editions.flatMap { edition in
            func count(_ places: [DeskStore.Place], _ roles: [Role]) -> Int {
                let reach = visit.actor.reach(edition.scope, roles)
                return places.count { $0.edition == edition.id && reach.covers($0.territory) }
            }
            return [
                DeskTask(
                    what: "Recours à décider", count: count(appeals, EligibilityRules.deciders), link: EligibilityLinks.queue(edition, .appealed),
                    urgency: .soon, edition: edition),
                DeskTask(
                    what: "Abandons à confirmer ou à écarter", count: count(abandonments, ImplementationRules.countersigners),
                    link: DeskLinks.works(edition.slug) + "?a-regarder=abandon", urgency: .soon, edition: edition),
            ]
        }
    }

    private static func rulebooks(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let roles: [Role] = [.elected, .projectOfficer]
        guard let account = visit.actor.account, roles.contains(where: visit.actor.hasAnywhere) else { return [] }
        let waiting = try DeskStore.rulebooksToValidate(by: account, db), (validated, voted) = try DeskStore.rulebooksToFinish(db)
        return editions.flatMap { edition -> [DeskTask] in
            func task(_ what: Message, _ counts: [EditionID: Int]) -> DeskTask {
                DeskTask(what: what, count: counts[edition.id] ?? 0, link: DeskLinks.rules(edition.slug), urgency: .soon, edition: edition)
            }
            guard roles.contains(where: { visit.actor.has($0, on: edition.scope) }) else { return [] }
            let toValidate = task("Règlement à valider", waiting)
            guard visit.actor.has(.projectOfficer, on: edition.scope) else { return [toValidate] }
            return [toValidate, task("Délibération du règlement à inscrire", validated), task("Règlement à publier", voted)]
        }
    }

    /// Asked of the panel only while its marks are awaited.
    private static func panels(_ editions: [Edition], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard visit.actor.hasAnywhere(.panelMember), let account = visit.actor.account else { return [] }
        return try editions.filter { $0.calendar.hasOpened(.shortlist, at: visit.now) && !$0.calendar.hasOpened(.vote, at: visit.now) }.map {
            let juries = try SelectionStore.juries(of: account, $0, db)
            return DeskTask(what: "Propositions à noter", count: juries.reduce(0) { $0 + $1.awaitedCount }, link: DeskLinks.panel, urgency: .soon, edition: $0)
        }
    }

    /// Reports are for moderators; appeals also for whoever runs the edition.
    private static func moderation(_ actor: Actor, _ db: Reading) throws -> [DeskTask] {
        func task(_ what: Message, _ list: ModerationList) throws -> DeskTask {
            let count = try ModerationStore.count(list, for: actor, db) + ProposalModerationStore.count(list, for: actor, db)
            return DeskTask(what: what, count: count, link: DeskLinks.moderation + "?liste=" + list.rawValue, urgency: .soon)
        }
        let appeals = try task("Recours contre un masquage", .appealed)
        return actor.hasAnywhere(.moderator) ? [try task("Signalements à lire", .reported), appeals] : [appeals]
    }

    /// What must not be found by chance: an altered journal, a job that stands still.
    private static func upkeep(_ actor: Actor, at now: Instant, _ db: Reading) throws -> [DeskTask] {
        let troubled = try Lease.troubled(at: now, db)
        let journal = DeskTask(
            what: "Le journal des actes n’est plus entier", count: troubled.contains(where: JournalSealing.jobs.contains) ? 1 : 0, link: "/bureau/journal", urgency: .late)
        guard actor.has(.administrator) else { return [journal] }
        return [journal, DeskTask(what: "Tâches automatiques qui ne vont pas bien", count: troubled.count, link: "/bureau/technique", urgency: .late)]
    }

    private static func others(_ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let actor = visit.actor
        var tasks: [DeskTask] = []
        if DiscussionRules.mayReadModeration(actor) == nil { tasks += try moderation(actor, db) }
        if PaperLetterRules.mayHandle(actor) == nil {
            tasks.append(DeskTask(what: "Courriers à imprimer, à remettre ou à poster", count: try PaperLetterStore.waitingCount(PaperReach(actor), db), link: PaperLetterLinks.waiting))
        }
        if actor.has(.administrator) || actor.has(.auditor) { tasks += try upkeep(actor, at: visit.now, db) }
        if actor.has(.administrator) || actor.has(.projectOfficer) {
            tasks.append(DeskTask(what: "Courriers qui n’ont pas pu partir", count: try DeskStore.stuckLetters(db), link: DeskLinks.letters, urgency: .soon))
        }
        return tasks
    }
}

extension DeskTask {
    /// Of an edition that this house knows whole.
    init(what: Message, count: Int, link: String, urgency: Urgency = .waiting, edition: Edition) {
        self.init(what: what, count: count, link: link, urgency: urgency, edition: PublishedEdition(title: edition.title, link: edition.link))
    }
}
