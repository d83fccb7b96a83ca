import Database
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
    /// Draws once with the seed, from what was published and nothing else.
    func draw(seed: String, _ visit: Visit, _ db: Writing) throws -> Drawn {
        let drawn = try lottery().draw(seed: seed)
        guard drawn.digest == digest else { throw Refusal.notNow("Ce dont on tire n’est plus ce qui a été publié : le tirage ne se fait pas.") }
        guard try DrawStore.end(id, drawn, by: try visit.account(), at: visit.now, db) else { throw Refusal.notNow("Ce tirage est fait : il ne se refait pas.") }
        return drawn
    }

    /// What the journal says of it.
    func entry(_ drawn: Drawn, _ assembly: Assembly) -> JournalEntry {
        JournalEntry("assembly.draw", "assembly", assembly.id.number, reason: "\(collegeName) : graine « \(drawn.seed) », billet \(drawn.ticket)", isPublic: true)
    }
}
