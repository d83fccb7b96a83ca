import Database
import Platform
import Vocabulary
import Web

/// What waits for a person in the bodies: each line leads to where it is done. Few questions, however many bodies there are.
enum BodiesTasks {
    static func all(_ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard let account = visit.actor.account else { return [] }
        let isOfficer = visit.actor.hasAnywhere(.assemblyOfficer), isModerator = visit.actor.hasAnywhere(.moderator), bureaus = try SeatStore.bureaus(of: account, at: visit.now, db)
        var tasks = try service(visit, db) + projects(account, visit, db)
        guard isOfficer || isModerator || !bureaus.isEmpty else { return tasks }
        let assemblies = try AssemblyStore.all(db).filter { $0.closedAt == nil }
        let kept = isOfficer ? assemblies.filter { Standing(assembly: $0, actor: visit.actor).isOfficer } : []
        if !kept.isEmpty { tasks += try officer(kept.map(\.id), visit, db) + seats(kept, at: visit.now, db) + draws(kept, at: visit.now, db) }
        tasks += try opinions(assemblies.filter { bureaus.contains($0.id) }, db)
        let run = assemblies.filter { bureaus.contains($0.id) || kept.contains($0) }
        tasks += try meetings(run, visit, db)
        tasks += try mail(run, db)
        return try tasks + reported(assemblies.filter { SpaceRules.moderates(Standing(assembly: $0, actor: visit.actor)) }, account, db)
    }

    private static func officer(_ kept: [AssemblyID], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        [
            DeskTask(
                what: "Réponses de la ville aux instances en retard", count: try FollowUpStore.counts(FollowUpStore.Scope(assemblies: kept), at: visit.now, db).late,
                link: FollowUpPage.link, urgency: .late),
            DeskTask(what: "Candidatures à des instances", count: try RecruitmentStore.waiting(in: kept, db), link: AssembliesBoardPage.link, urgency: .soon),
        ]
    }

    /// Substitutes to be called, and temporary bodies whose report is to be written.
    private static func seats(_ kept: [Assembly], at now: Instant, _ db: Reading) throws -> [DeskTask] {
        let vacancies = try MandateStore.vacancies(in: kept.map(\.id), at: now, db)
        return kept.compactMap { assembly in
            vacancies[assembly.id].map { DeskTask(what: "Suppléants à appeler : \(assembly.name)", count: $0, link: assembly.deskLink + "/membres", urgency: .soon) }
        } + kept.filter { $0.openedAt != nil && $0.endsAt.map { $0 < now } ?? false }.map {
            DeskTask(what: "Bilan à écrire : \($0.name)", count: 1, link: $0.deskLink + "/fin", urgency: .soon)
        }
    }

    /// Draws whose seed is public: everybody waits for them.
    private static func draws(_ kept: [Assembly], at now: Instant, _ db: Reading) throws -> [DeskTask] {
        let byID = Dictionary(kept.map { ($0.id, $0) }) { first, _ in first }
        return try DrawStore.due(in: kept.map(\.id), at: now, db).compactMap { line in
            byID[line.assembly].map {
                DeskTask(what: "Tirage au sort à faire : \(line.name)", count: 1, link: "\($0.deskLink)/colleges/\(line.college)/\(line.isFromList ? "liste" : "tirage")", urgency: .soon)
            }
        }
    }

    /// What the city asks the bodies of whose bureau one is, and that they have not voted.
    private static func opinions(_ assemblies: [Assembly], _ db: Reading) throws -> [DeskTask] {
        guard !assemblies.isEmpty else { return [] }
        let waiting = try AskedOpinionStore.waiting(db)
        return assemblies.compactMap { assembly in
            waiting[assembly.id].map { DeskTask(what: "Avis demandés à \(assembly.name)", count: $0, link: assembly.link + "/demandes", urgency: .soon) }
        }
    }

    /// What was written to the bodies of whose bureau one is, or that one keeps.
    private static func mail(_ assemblies: [Assembly], _ db: Reading) throws -> [DeskTask] {
        let waiting = try ConversationStore.waiting(db)
        return assemblies.compactMap { assembly in
            waiting[assembly.id].map { DeskTask(what: "Messages à \(assembly.name)", count: $0, link: assembly.link + "/courrier", urgency: .soon) }
        }
    }

    /// Subjects that members propose, and actions past their day, in the bodies whose meetings one prepares.
    private static func meetings(_ assemblies: [Assembly], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard !assemblies.isEmpty else { return [] }
        let proposed = try AgendaStore.waiting(at: visit.now, db), late = try AgendaStore.lateActions(at: visit.now, db)
        let subjects = assemblies.compactMap { assembly in
            proposed[assembly.id].map {
                DeskTask(what: "Sujets proposés : \(assembly.name)", count: $0.count, link: "\(assembly.link)/reunions/\($0.meeting)/preparation", urgency: .soon)
            }
        }
        let actions = assemblies.compactMap { assembly in
            late[assembly.id].map {
                DeskTask(what: "Actions en retard : \(assembly.name)", count: $0.count, link: "\(assembly.link)/reunions/\($0.meeting)/compte-rendu", urgency: .late)
            }
        }
        return try subjects + rhythm(assemblies, visit, db) + todo(assemblies, visit, db) + actions
    }

    /// Bodies that must meet before a day, and whose meeting nobody has planned.
    private static func rhythm(_ assemblies: [Assembly], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        try assemblies.filter { MeetingRhythm($0.kind) != nil }.compactMap { assembly -> DeskTask? in
            guard let due = assembly.meetingDue(try MeetingStore.all(assembly.id, db), at: visit.now), due < visit.now + .days(45) else { return nil }
            return DeskTask(what: "Réunion à prévoir : \(assembly.name)", count: 1, link: assembly.link + "/reunions/nouvelle", urgency: due < visit.now ? .late : .soon)
        }
    }

    /// Meetings to convene, minutes to send and to have adopted.
    private static func todo(_ assemblies: [Assembly], _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let byBody = Dictionary(grouping: try ActionStore.todo(at: visit.now, db), by: \.assembly)
        return assemblies.flatMap { assembly in
            MeetingTodo.allCases.compactMap { todo -> DeskTask? in
                let lines = (byBody[assembly.id] ?? []).filter { $0.todo == todo }
                guard let first = lines.first else { return nil }
                return DeskTask(what: todo.name(assembly.name), count: lines.count, link: todo.link(assembly, first.meeting), urgency: .soon)
            }
        }
    }

    /// Posts that members reported, in the bodies that one moderates.
    private static func reported(_ assemblies: [Assembly], _ account: AccountID, _ db: Reading) throws -> [DeskTask] {
        guard !assemblies.isEmpty else { return [] }
        let waiting = try TopicStore.waiting(for: account, db), appeals = try TopicStore.appeals(for: account, db)
        return assemblies.compactMap { assembly in
            appeals[assembly.id].map { DeskTask(what: "Relectures demandées entre membres : \(assembly.name)", count: $0, link: assembly.link + "/moderation#relectures", urgency: .soon) }
        } + assemblies.compactMap { assembly in
            waiting[assembly.id].map { DeskTask(what: "Messages signalés entre membres : \(assembly.name)", count: $0, link: assembly.link + "/moderation", urgency: .soon) }
        }
    }

    /// Projects across the services that one leads, whose next step is past its day.
    private static func projects(_ account: AccountID, _ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        try JointProjectStore.late(of: account, at: visit.now, db).compactMap { id, count in
            let assembly = try AssemblyStore.assembly(id, db)
            if assembly.closedAt != nil { return nil }
            return DeskTask(what: "Projets transversaux en retard : \(assembly.name)", count: count, link: assembly.link + "/chantiers", urgency: .late)
        }
    }

    private static func service(_ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        guard visit.actor.hasAnywhere(.serviceReferent) else { return [] }
        let services = try ServiceStore.all(db).map(\.id).filter { visit.actor.has(.serviceReferent, on: .service($0)) }
        guard !services.isEmpty else { return [] }
        let counts = try FollowUpStore.counts(FollowUpStore.Scope(assemblies: [], services: services), at: visit.now, db)
        return [DeskTask(what: "Demandes des instances à répondre", count: counts.owed, link: FollowUpPage.link, urgency: counts.late > 0 ? .late : .soon)]
    }
}
