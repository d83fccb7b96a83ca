import Database
import Vocabulary

/// The questions asked of the calls for projects of a body, and what changes them.
enum CallStore {
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Call] {
        try db.all("""
            select id, title, words, link, closes_at, most, at, withdrawn_at from body_calls where assembly_id = \(assembly) and withdrawn_at is null
            order by closes_at desc, id desc
            """) { row in
            Call(
                id: row.id(), title: row.text(), words: row.text(), link: row.text(), closesAt: row.instant(), most: row.optionalEuros(), at: row.instant(),
                withdrawnAt: row.optionalInstant())
        }
    }

    static func announce(_ call: Call, of assembly: AssemblyID, by person: AccountID, _ db: Writing) throws {
        try db.run("""
            insert into body_calls (assembly_id, title, words, link, closes_at, most, at, by_id)
            values (\(assembly), \(call.title), \(call.words), \(call.link), \(call.closesAt), \(call.most), \(call.at), \(person))
            """)
    }

    static func withdraw(_ call: ID<Call>, of assembly: AssemblyID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update body_calls set withdrawn_at = \(now) where id = \(call) and assembly_id = \(assembly) and withdrawn_at is null") == 1
    }
}
