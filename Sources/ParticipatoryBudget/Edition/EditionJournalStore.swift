import Database
import Platform
import Vocabulary

/// What the journal says of an edition as a whole.
enum EditionJournalStore {
    static var words: JournalWords {
        JournalWords(kinds: ["edition": .init("Édition") { ids, _, db in try editions(ids, db) }])
    }

    private static func editions(_ ids: Set<Int>, _ db: Reading) throws -> [Int: JournalSubject] {
        let found = try db.all("select id, slug, title, published_at is not null from editions where id in (\(list: Array(ids)))") { row in
            (id: row.int(), slug: row.text(), title: row.text(), isPublished: row.bool())
        }
        return found.reduce(into: [:]) { $0[$1.id] = JournalSubject($1.title, path: $1.isPublished ? "/editions/\($1.slug)" : nil) }
    }
}
