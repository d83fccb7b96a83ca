import Database
import Vocabulary

/// What the journal says of the territories and of the files that bring them.
enum TerritoryJournal {
    static var words: JournalWords {
        JournalWords(
            acts: ["territory.change": "Quartier modifié", "territory.file": "Fichier de quartiers reçu", "territory.import": "Quartiers importés", "territory.addresses": "Adresses de la ville importées"],
            kinds: [
                "document": .init("Fichier"),
                "territory": .init("Quartier") { ids, _, db in
                    try TerritoryStore.all(db).reduce(into: [:]) { found, territory in
                        if ids.contains(territory.id.number) { found[territory.id.number] = JournalSubject(territory.name) }
                    }
                },
            ])
    }
}
