import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the folders and files of a body, and what changes them.
enum SharedFileStore {
    static func folders(_ assembly: AssemblyID, _ db: Reading) throws -> [Folder] {
        try db.all("select id, name from file_folders where assembly_id = \(assembly) order by name, id") { Folder(id: $0.id(), name: $0.text()) }
    }

    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [SharedFile] { try list("d.assembly_id = \(assembly)", db) }

    /// The file in the path, of this very body.
    static func subject(_ visit: Visit, _ db: Reading) throws -> SharedFileSubject {
        let standing = try AssemblyStore.standing(visit, db), id: ID<SharedFile> = try visit.id("file")
        if let refusal = SpaceRules.mayRead(standing) { throw refusal }
        guard let file = try list("d.assembly_id = \(standing.assembly.id) and f.id = \(id)", db).first else { throw NotFound() }
        return SharedFileSubject(standing: standing, file: file, documents: try DocumentStore.all(of: SharedFile.subject, id.number, db))
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [SharedFile] {
        let versions: [(ID<SharedFile>, SharedFile.Version)] = try db.all("""
            select v.file_id, v.number, v.document_id, v.note, a.display_name, v.at
            from file_versions v join shared_files f on f.id = v.file_id join file_folders d on d.id = f.folder_id join accounts a on a.id = v.by_id
            where f.withdrawn_at is null and \(condition) order by v.number desc
            """) { ($0.id(), SharedFile.Version(number: $0.int(), document: $0.id(), note: $0.text(), byName: $0.text(), at: $0.instant())) }
        let byFile = Dictionary(grouping: versions, by: \.0).mapValues { $0.map(\.1) }
        return try db.all("""
            select f.id, f.folder_id, f.title, f.by_id from shared_files f join file_folders d on d.id = f.folder_id
            where f.withdrawn_at is null and \(condition) order by f.title, f.id
            """) { row in
            let id: ID<SharedFile> = row.id()
            return SharedFile(id: id, folder: row.id(), title: row.text(), by: row.id(), versions: byFile[id] ?? [])
        }
    }

    // MARK: Changing

    /// False: a folder has this name already.
    static func create(_ folder: String, in assembly: AssemblyID, by person: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            insert into file_folders (assembly_id, name, by_id, at) values (\(assembly), \(folder), \(person), \(now)) on conflict (assembly_id, name) do nothing
            """) == 1
    }

    static func share(_ stored: StoredFile, as title: String, in folder: ID<Folder>, by person: AccountID, at now: Instant, _ db: Writing) throws -> ID<SharedFile> {
        let id: ID<SharedFile> = ID(try db.insert("insert into shared_files (folder_id, title, by_id, at) values (\(folder), \(title), \(person), \(now)) returning id"))
        try add(stored, to: id, title, number: 1, note: "", by: person, at: now, db)
        return id
    }

    /// What was there before stays under its own number.
    static func add(
        _ stored: StoredFile, to file: ID<SharedFile>, _ title: String, number: Int, note: String, by person: AccountID, at now: Instant, _ db: Writing
    ) throws {
        let document = try DocumentStore.add(stored, to: SharedFile.subject, file.number, alternativeText: title, isPublic: false, isInternal: true, by: person, at: now, db)
        try db.run("""
            insert into file_versions (file_id, number, document_id, note, by_id, at) values (\(file), \(number), \(document), \(note), \(person), \(now))
            """)
    }

    /// Its versions leave the disk with it.
    static func withdraw(_ file: ID<SharedFile>, at now: Instant, _ db: Writing) throws {
        try db.run("update shared_files set withdrawn_at = \(now) where id = \(file) and withdrawn_at is null")
        try DocumentStore.removeAll(of: SharedFile.subject, file.number, at: now, db)
    }
}
