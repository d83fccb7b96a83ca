import Database
import Platform
import Vocabulary

/// What the journal says of the bodies and their charters.
enum StatuteJournal {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "assembly.create": "Instance créée", "assembly.save": "Instance modifiée", "assembly.college": "Collège réglé",
                "assembly.charter": "Charte publiée", "assembly.close": "Instance close",
            ],
            kinds: ["assembly": JournalWords.Kind("Instance") { ids, _, db in
                let found = try AssemblyStore.all(db).filter { ids.contains($0.id.number) }
                return Dictionary(uniqueKeysWithValues: found.map { ($0.id.number, JournalSubject($0.name, path: $0.openedAt == nil ? nil : $0.link)) })
            }])
    }
}
