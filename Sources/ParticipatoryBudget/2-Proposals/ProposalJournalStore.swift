import Database
import Platform
import Vocabulary

/// What the journal says of the ideas.
enum ProposalJournalStore {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "proposal.deposit": "Idée déposée", "proposal.edit": "Idée modifiée", "proposal.withdraw": "Idée retirée", "proposal.complete": "Complément donné",
                "proposal.invite": "Co-auteur invité", "proposal.cosign": "Idée co-signée", "proposal.cosign-decline": "Co-signature déclinée",
                "proposal.leave": "Co-signature retirée", "proposal.merge-ask": "Réunion de deux idées demandée",
                "proposal.merge-consent": "Réunion acceptée", "proposal.merge-refuse": "Réunion refusée", "proposal.merge": "Idée réunie à une autre",
                "proposal.photo-add": "Photo ajoutée", "proposal.photo-remove": "Photo retirée",
                "proposal.file-add": "Document ajouté", "proposal.file-remove": "Document retiré",
            ],
            kinds: ["proposal": .init("Idée") { ids, _, db in try proposals(ids, db) }])
    }

    /// One that is hidden keeps its number only.
    private static func proposals(_ ids: Set<Int>, _ db: Reading) throws -> [Int: JournalSubject] {
        let found = try db.all("""
            select p.id, p.number, p.title, e.slug, p.hidden_at is not null, e.published_at is not null
            from proposals p
            join editions e on e.id = p.edition_id
            where p.id in (\(list: Array(ids))) and p.number is not null
            """) { row in
            (id: row.int(), number: row.int(), title: row.text(), slug: row.text(), isHidden: row.bool(), isPublished: row.bool())
        }
        return found.reduce(into: [:]) { subjects, proposal in
            let path = proposal.isPublished ? "/editions/\(proposal.slug)/propositions/\(proposal.number)" : nil
            subjects[proposal.id] = JournalSubject(proposal.isHidden ? "n° \(proposal.number)" : "n° \(proposal.number) · \(proposal.title)", path: path)
        }
    }
}
