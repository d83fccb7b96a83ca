import Database
import Platform
import Vocabulary
import Web

/// What waits for a person in the bodies: each line leads to where it is done.
enum BodiesTasks {
    static func all(_ visit: Visit, _ db: Reading) throws -> [WaitingTask] {
        guard let account = visit.actor.account else { return [] }
        let assemblies = try AssemblyStore.all(db).filter { $0.closedAt == nil }
        let kept = assemblies.filter { Standing(assembly: $0, actor: visit.actor).isOfficer }
        return try officer(kept, visit, db) + bureau(assemblies, account, visit, db) + service(visit, db)
    }

    private static func officer(_ kept: [Assembly], _ visit: Visit, _ db: Reading) throws -> [WaitingTask] {
        guard !kept.isEmpty else { return [] }
        let ids = kept.map(\.id), figures = try AssemblyFiguresStore.all(at: visit.now, db)
        func sum(_ value: (AssemblyFigures) -> Int) -> Int { ids.reduce(0) { $0 + (figures[$1].map(value) ?? 0) } }
        return [
            WaitingTask("Réponses de la ville aux instances en retard", count: sum(\.late), link: FollowUpPage.link, urgency: .late),
            WaitingTask("Candidatures à des instances", count: sum(\.applications), link: AssembliesBoardPage.link, urgency: .soon),
            WaitingTask("Actions des instances en retard", count: sum(\.lateActions), link: AssembliesBoardPage.link, urgency: .late),
        ]
    }

    /// What was written to the bodies of whose bureau one is.
    private static func bureau(_ assemblies: [Assembly], _ account: AccountID, _ visit: Visit, _ db: Reading) throws -> [WaitingTask] {
        let mine = try SeatStore.bureaus(of: account, at: visit.now, db)
        return try assemblies.filter { mine.contains($0.id) || Standing(assembly: $0, actor: visit.actor).isOfficer }.compactMap { assembly in
            let count = try ConversationStore.waiting([assembly.id], db)
            return count == 0 ? nil : WaitingTask("Messages à \(assembly.name)", count: count, link: assembly.link + "/courrier", urgency: .soon)
        }
    }

    private static func service(_ visit: Visit, _ db: Reading) throws -> [WaitingTask] {
        let services = try ServiceStore.all(db).map(\.id).filter { visit.actor.has(.serviceReferent, on: .service($0)) }
        guard !services.isEmpty else { return [] }
        let counts = try FollowUpStore.counts(FollowUpStore.Scope(assemblies: [], services: services), at: visit.now, db)
        return [WaitingTask("Demandes des instances à répondre", count: counts.owed, link: FollowUpPage.link, urgency: counts.late > 0 ? .late : .soon)]
    }
}
