package import Database
package import Vocabulary

/// The questions asked of the documents: `subject` is the kind of thing they stand beside, `proposal`, `milestone`.
package enum DocumentStore {
    package static func all(of subject: String, _ id: Int, _ db: Reading) throws -> [Document] {
        try db.all("""
            select \(raw: Document.columns) from documents
            where subject = \(subject) and subject_id = \(id) and removed_at is null
            order by position, id
            """) { try Document(&$0) }
    }

    package static func all(of subject: String, _ id: Int, _ kind: Document.Kind, _ db: Reading) throws -> [Document] {
        try all(of: subject, id, db).filter { $0.kind == kind }
    }

    /// Those of each of these things, in one question.
    package static func all(of subject: String, _ ids: [Int], _ db: Reading) throws -> [Int: [Document]] {
        guard !ids.isEmpty else { return [:] }
        let pairs = try db.all("""
            select subject_id, \(raw: Document.columns) from documents
            where subject = \(subject) and subject_id in (\(list: ids)) and removed_at is null
            order by position, id
            """) { ($0.int(), try Document(&$0)) }
        return Dictionary(grouping: pairs) { $0.0 }.mapValues { $0.map(\.1) }
    }

    /// The first photo of each of these things, for lists, in one question.
    package static func firstPhotos(of subject: String, _ ids: [Int], _ db: Reading) throws -> [Int: Document] {
        guard !ids.isEmpty else { return [:] }
        let pairs = try db.all("""
            select subject_id, \(raw: Document.columns) from documents
            where subject = \(subject) and subject_id in (\(list: ids)) and removed_at is null and kind = 'photo' and is_public = true and hidden_at is null
            order by position, id
            """) { ($0.int(), try Document(&$0)) }
        return Dictionary(pairs) { first, _ in first }
    }

    package static func document(_ id: ID<Document>, _ db: Reading) throws -> Document {
        guard let document = try db.first(
            "select \(raw: Document.columns) from documents where id = \(id) and removed_at is null", { try Document(&$0) }
        ) else { throw NotFound() }
        return document
    }

    package static func count(of subject: String, _ id: Int, _ kind: Document.Kind, _ db: Reading) throws -> Int {
        try db.count("select count(*) from documents where subject = \(subject) and subject_id = \(id) and kind = \(kind) and removed_at is null")
    }

    @discardableResult
    package static func add(
        _ file: StoredFile, to subject: String, _ id: Int, alternativeText: String, isPublic: Bool, isInternal: Bool = false, by account: AccountID?, at now: Instant, _ db: Writing
    ) throws -> ID<Document> {
        ID(try db.insert("""
            insert into documents (
                subject, subject_id, kind, digest, small_digest, medium_digest, type, name, size, width, height, alternative_text,
                is_public, is_internal, position, added_by, added_at
            ) values (
                \(subject), \(id), \(file.kind), \(file.digest.hex), \(file.smallDigest?.hex), \(file.mediumDigest?.hex), \(file.type), \(file.name),
                \(file.size), \(file.width), \(file.height), \(alternativeText), \(isPublic), \(isInternal),
                (select coalesce(max(position), 0) + 1 from documents where subject = \(subject) and subject_id = \(id)), \(account), \(now)
            )
            returning id
            """))
    }

    /// Takes away a document of this very thing, and gives it; nil: it was gone, or is another's.
    package static func remove(_ id: ID<Document>, of subject: String, _ subjectID: Int, at now: Instant, _ db: Writing) throws -> Document? {
        guard let document = try all(of: subject, subjectID, db).first(where: { $0.id == id }) else { return nil }
        try remove(id, at: now, db)
        return document
    }

    /// The file itself stays until no document names it.
    package static func remove(_ id: ID<Document>, at now: Instant, _ db: Writing) throws {
        try db.run("update documents set removed_at = \(now) where id = \(id) and removed_at is null")
    }

    package static func removeAll(of subject: String, _ id: Int, at now: Instant, _ db: Writing) throws {
        try db.run("update documents set removed_at = \(now) where subject = \(subject) and subject_id = \(id) and removed_at is null")
    }

    /// Of every file that a document still names, its smaller versions too.
    static func digests(_ db: Reading) throws -> Set<String> {
        let rows = try db.all("select digest, small_digest, medium_digest from documents where removed_at is null") { row -> [String?] in
            [row.text(), row.optionalText(), row.optionalText()]
        }
        return Set(rows.joined().compactMap { $0 })
    }

    /// Rows of documents that were removed before this.
    static func forget(removedBefore moment: Instant, _ db: Writing) throws {
        _ = try db.run("delete from documents where removed_at < \(moment)")
    }

    /// From now on everyone may see them, but for what is meant for colleagues.
    package static func publish(_ subject: String, _ id: Int, _ db: Writing) throws {
        try db.run("update documents set is_public = true where subject = \(subject) and subject_id = \(id) and is_internal = false")
    }

    /// What they stand beside is taken back: they are everyone's no longer.
    package static func retract(_ subject: String, _ id: Int, _ db: Writing) throws {
        try db.run("update documents set is_public = false where subject = \(subject) and subject_id = \(id)")
    }

    /// From this moment nobody sees them but who added them and who moderates; nil: everyone again.
    package static func hide(_ subject: String, _ id: Int, since moment: Instant?, _ db: Writing) throws {
        try db.run("update documents set hidden_at = \(moment) where subject = \(subject) and subject_id = \(id) and removed_at is null")
    }
}
