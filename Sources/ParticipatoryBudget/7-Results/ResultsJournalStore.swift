import Database
import Platform
import Vocabulary

/// What the journal says of the count and its proclamation.
enum ResultsJournalStore {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "edition.import": "Édition reprise d’un fichier",
                "vote.count": "Dépouillement", "vote.recount": "Nouveau dépouillement", "vote.sign-record": "Procès-verbal signé", "paper.note-incident": "Incident noté", "results.prepare": "Proclamation préparée",
                "results.tell-proposers": "Porteurs prévenus des résultats", "results.publish": "Résultats publiés",
                "vote.forget-voters": "Liste des votants effacée",
            ],
            kinds: ["count": .init("Dépouillement") { ids, _, db in
                try db.all("select c.id, e.title from counts c join editions e on e.id = c.edition_id where c.id in (\(list: Array(ids)))") { ($0.int(), $0.text()) }
                    .reduce(into: [:]) { $0[$1.0] = JournalSubject($1.1) }
            }])
    }
}
