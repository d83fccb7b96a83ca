import Database
import Dispatch
import Sortition
import Vocabulary
import Web

extension FormReader {
    /// The numbers of the public event that was announced.
    mutating func publicSeed() -> String {
        let seed = PanelDraw.seed(text("seed", max: 200))
        if seed.count < 4, !raw("seed").isEmpty { error("seed", "Écrivez les nombres rendus publics.") }
        return seed
    }
}

extension PanelDraw {
    private static let lane = DispatchQueue(label: "draws")

    /// Chances over a large pool take long: one draw at a time is computed, on a thread of its own.
    static func aside<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { waiting in
            lane.async { waiting.resume(with: Result { try work() }) }
        }
    }

    /// What the seed that is typed gives of the draw that waits for it, before the transaction of the act.
    static func drawn(_ form: FormValues, _ visit: Visit) async throws -> Drawn {
        var reader = FormReader(form, now: visit.now)
        let seed = reader.publicSeed()
        if !reader.errors.isEmpty { throw reader.errors }
        guard let draw = try await visit.world.database.read({ try DrawSubject(visit, $0).pending }) else { throw NotFound() }
        return try await aside { try draw.lottery().draw(seed: seed) }
    }

    /// Ends it, once, with what the seed gave: from what was published and nothing else.
    func end(_ drawn: Drawn?, _ visit: Visit, _ db: Writing) throws -> Drawn {
        guard let drawn, drawn.digest == digest else { throw Refusal.notNow("Ce dont on tire n’est plus ce qui a été publié : le tirage ne se fait pas.") }
        guard try DrawStore.end(id, drawn, by: try visit.account(), at: visit.now, db) else { throw Refusal.notNow("Ce tirage est fait : il ne se refait pas.") }
        return drawn
    }

    /// What the journal says of it.
    func entry(_ drawn: Drawn, _ assembly: Assembly) -> JournalEntry {
        JournalEntry("assembly.draw", "assembly", assembly.id.number, reason: "\(collegeName) : graine « \(drawn.seed) », billet \(drawn.ticket)", isPublic: true)
    }
}
