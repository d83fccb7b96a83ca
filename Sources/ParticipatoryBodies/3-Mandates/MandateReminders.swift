import Database
import Platform
import Vocabulary
package import Web

/// Tells members and officers six then three months before a term ends; notes the terms that have ended.
/// Each once: what was said is a row that is written in the transaction of the letter.
package enum MandateReminders {
    /// How many months before, the nearest first.
    static let notices = [3, 6]

    package static func run(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try MandateStore.endOverdue(at: now, db)
            let ending = try MandateStore.ending(before: now.adding(months: 6), at: now, db)
            for seat in ending {
                guard let months = notices.first(where: { seat.until <= now.adding(months: $0) }) else { continue }
                guard try ReminderStore.take("seat-end-\(months)", seat.seat.number, of: seat.account, due: seat.until, at: now, db) else { continue }
                try Outbox.post(toMember(seat), world, at: now, db)
            }
            try tellOfficers(ending, world, at: now, db)
        }
    }

    /// One letter for all the seats of a body that end together.
    private static func tellOfficers(_ ending: [MandateStore.Ending], _ world: World, at now: Instant, _ db: Writing) throws {
        for (assembly, seats) in Dictionary(grouping: ending, by: \.assembly).sorted(by: { $0.key < $1.key }) {
            guard let first = seats.min(by: { $0.until < $1.until }), let months = notices.first(where: { first.until <= now.adding(months: $0) }) else { continue }
            let together = seats.filter { $0.until == first.until }
            let scopes = try AssemblyStore.assembly(assembly, db).scopes
            for officer in try GrantStore.holders(of: [.assemblyOfficer], on: scopes, at: now, db)
            where try ReminderStore.take("assembly-renewal-\(months)", assembly.number, of: officer, due: first.until, at: now, db) {
                try Outbox.post(toOfficer(first, together.count, officer), world, at: now, db)
            }
        }
    }

    private static func toMember(_ seat: MandateStore.Ending) -> Letter {
        Letter(
            to: .account(seat.account), kind: .necessary, subject: "\(seat.assemblyName) : votre mandat finit le \(day: seat.until)",
            paragraphs: ["Votre mandat finit le \(day: seat.until). La page de l’instance dit comment elle sera renouvelée, et si vous pouvez continuer."],
            button: Letter.Button("Voir mon siège", Assembly.link(seat.slug) + "/mon-siege"))
    }

    private static func toOfficer(_ seat: MandateStore.Ending, _ count: Int, _ officer: AccountID) -> Letter {
        Letter(
            to: .account(officer), kind: .task, subject: "\(seat.assemblyName) : renouvellement à préparer avant le \(day: seat.until)",
            paragraphs: [count == 1
                ? "Un mandat finit le \(day: seat.until). Le membre concerné est prévenu."
                : "\(count) mandats finissent le \(day: seat.until). Les membres concernés sont prévenus."],
            button: Letter.Button("Voir les membres", "/bureau/instances/\(seat.slug)/membres"))
    }
}
