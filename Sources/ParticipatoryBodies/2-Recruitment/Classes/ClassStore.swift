import Database
import Vocabulary
import Web

/// The questions asked of the classes of a children's council, and what changes them.
enum ClassStore {
    static func file(_ visit: Visit, _ db: Reading) throws -> ClassFile {
        let standing = try AssemblyStore.standing(visit, db), id: ID<SchoolClass> = try visit.id("class")
        guard let found = try all(standing.assembly.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        let file = ClassFile(standing: standing, schoolClass: found)
        if let refusal = ClassRules.mayRead(file) { throw refusal }
        return file
    }

    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [SchoolClass] {
        let pupils: [(ID<SchoolClass>, Pupil)] = try db.all("""
            select p.class_id, p.id, p.given_name, p.gender, p.authorised_at, p.votes, p.is_drawn from pupils p
            join school_classes c on c.id = p.class_id where c.assembly_id = \(assembly) and p.removed_at is null order by p.given_name, p.id
            """) { row in
            (row.id(), Pupil(id: row.id(), givenName: row.text(), gender: try row.choice(), authorisedAt: row.optionalInstant(), votes: row.int(), isDrawn: row.bool()))
        }
        let byClass = Dictionary(grouping: pupils, by: \.0).mapValues { $0.map(\.1) }
        return try db.all("""
            select c.id, c.school, c.name, c.carrier_id, a.display_name, c.voted_at, c.voted_by, c.voters, c.confirmed_at from school_classes c
            join accounts a on a.id = c.carrier_id where c.assembly_id = \(assembly) and c.ended_at is null order by c.school, c.name, c.id
            """) { row in
            let id: ID<SchoolClass> = row.id()
            return SchoolClass(
                id: id, school: row.text(), name: row.text(), carrier: row.id(), carrierName: row.text(), votedAt: row.optionalInstant(), votedBy: row.optionalID(), voters: row.int(),
                confirmedAt: row.optionalInstant(), pupils: byClass[id] ?? [])
        }
    }

    static func create(_ school: String, _ name: String, carrier: AccountID, of assembly: AssemblyID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> ID<SchoolClass> {
        ID(try db.insert("""
            insert into school_classes (assembly_id, school, name, carrier_id, created_at, created_by)
            values (\(assembly), \(school), \(name), \(carrier), \(now), \(officer)) returning id
            """))
    }

    /// The seats of its delegates follow the class.
    static func handOver(_ schoolClass: ID<SchoolClass>, to carrier: AccountID, _ db: Writing) throws {
        try db.run("update school_classes set carrier_id = \(carrier) where id = \(schoolClass)")
        try db.run("update seats set account_id = \(carrier) where left_at is null and pupil_id in (select id from pupils where class_id = \(schoolClass))")
    }

    static func add(_ givenName: String, _ gender: Seat.Gender, to schoolClass: ID<SchoolClass>, at now: Instant, _ db: Writing) throws {
        try db.run("insert into pupils (class_id, given_name, gender, added_at) values (\(schoolClass), \(givenName), \(gender), \(now))")
    }

    static func authorise(_ pupils: Set<ID<Pupil>>, of schoolClass: SchoolClass, at now: Instant, _ db: Writing) throws {
        for pupil in schoolClass.pupils {
            let isAuthorised = pupils.contains(pupil.id)
            if isAuthorised == (pupil.authorisedAt != nil) { continue }
            try db.run("update pupils set authorised_at = \(isAuthorised ? now : nil) where id = \(pupil.id)")
        }
    }

    /// Her given name goes with her.
    static func remove(_ pupil: ID<Pupil>, of schoolClass: ID<SchoolClass>, at now: Instant, _ db: Writing) throws {
        try db.run("update pupils set removed_at = \(now), given_name = '', authorised_at = null where id = \(pupil) and class_id = \(schoolClass)")
        try db.run("update seats set left_at = \(now), departure = 'unqualified' where pupil_id = \(pupil.number) and left_at is null")
    }

    static func vote(_ votes: [(pupil: ID<Pupil>, votes: Int)], drawn: Set<ID<Pupil>>, voters: Int, of schoolClass: ID<SchoolClass>, by person: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update school_classes set voted_at = \(now), voted_by = \(person), voters = \(voters) where id = \(schoolClass) and confirmed_at is null")
        for line in votes { try db.run("update pupils set votes = \(line.votes), is_drawn = \(drawn.contains(line.pupil)) where id = \(line.pupil) and class_id = \(schoolClass)") }
    }

    static func confirm(_ schoolClass: ID<SchoolClass>, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update school_classes set confirmed_at = \(now), confirmed_by = \(officer) where id = \(schoolClass) and confirmed_at is null") == 1
    }
}
