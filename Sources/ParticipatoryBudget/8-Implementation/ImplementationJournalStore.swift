import Database
import Platform
import Vocabulary

/// What the journal says of the works.
enum ImplementationJournalStore {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "works.open": "Suivi des réalisations ouvert", "work.entrust": "Projet confié", "work.stage": "Étape changée", "work.milestone": "Jalon ajouté",
                "work.reach": "Jalon atteint", "work.postpone": "Jalon reporté", "work.cancel-milestone": "Jalon annulé", "work.spend": "Dépense notée",
                "work.cancel-spending": "Dépense annulée", "work.budget": "Budget changé", "work.scope": "Projet changé", "work.news": "Nouvelle publiée",
                "work.withdraw-news": "Nouvelle retirée", "work.photo-add": "Photo ajoutée au suivi", "work.photo-remove": "Photo retirée du suivi",
                "work.file-add": "Document ajouté au suivi", "work.file-remove": "Document retiré du suivi",
                "work.propose-abandonment": "Abandon proposé", "work.abandon": "Projet abandonné", "work.decline-abandonment": "Abandon écarté",
            ],
            kinds: ["work": .init("Réalisation") { ids, _, db in try works(ids, db) }])
    }

    private static func works(_ ids: Set<Int>, _ db: Reading) throws -> [Int: JournalSubject] {
        let found = try db.all("""
            select w.id, p.number, p.title, e.slug, e.published_at is not null
            from works w
            join projects p on p.id = w.project_id
            join editions e on e.id = p.edition_id
            where w.id in (\(list: Array(ids)))
            """) { row in (id: row.int(), number: row.int(), title: row.text(), slug: row.text(), isPublished: row.bool()) }
        return found.reduce(into: [:]) {
            $0[$1.id] = JournalSubject($1.title, path: $1.isPublished ? "/editions/\($1.slug)/realisations/\($1.number)" : nil)
        }
    }

    /// The work that a proposal became, for the whole of its history.
    static func work(of proposal: Int, _ db: Reading) throws -> Int? {
        try db.first("select w.id from works w join projects p on p.id = w.project_id where p.proposal_id = \(proposal)") { $0.int() }
    }
}
