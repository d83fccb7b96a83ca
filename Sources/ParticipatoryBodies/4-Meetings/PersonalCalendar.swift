import Database
import L10n
import Vocabulary
import Web

/// A person's meetings at an address that only she has: signed, never stored, changed when she asks.
struct PersonalCalendar: Download {
    static let path: Path = "/mes-instances/agenda/:person/:key"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let person: AccountID = try visit.id("person")
        guard Secrets.equal(try visit.parameter("key"), key(person, try CalendarKeyStore.version(person, db), visit.world)) else { throw NotFound() }
        let pairs = try CalendarKeyStore.meetings(of: person, since: visit.now - .days(90), db)
        let assemblies = Dictionary(uniqueKeysWithValues: try AssemblyStore.all(db).map { ($0.id, $0) })
        let dates = try SharedDateStore.all(of: person, since: visit.now - .days(90), at: visit.now, db)
        let events = pairs.compactMap { pair in assemblies[pair.assembly].map { CalendarFile.Event(pair.meeting, $0) } }
            + dates.compactMap { line in assemblies[line.assembly].map { CalendarFile.Event(line.date, $0) } }
        return CalendarFile(events.sorted { $0.starts < $1.starts }, named: visit.t("Mes instances")).response(visit, isPrivate: true)
    }

    static func link(_ person: AccountID, _ db: Reading, _ world: World) throws -> String {
        "/mes-instances/agenda/\(person)/\(key(person, try CalendarKeyStore.version(person, db), world))"
    }

    private static func key(_ person: AccountID, _ version: Int, _ world: World) -> String {
        Secrets.base64url(Array(Secrets.hmacSHA256(Array("calendar \(person) \(version)".utf8), key: world.secret).prefix(18)))
    }
}

/// Change the address of one's calendar: whoever had the former one reads no more.
struct RenewCalendarAddress: Action {
    typealias FormPage = CalendarAddressPage
    static let path: Path = "/mes-instances/agenda"

    init(_ form: inout FormReader, _ person: AccountID) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> AccountID { try visit.account() }
    static func refusal(_ person: AccountID, _ visit: Visit) -> Refusal? { visit.actor.isSignedIn ? nil : .signIn }

    func perform(_ person: AccountID, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CalendarKeyStore.renew(person, db)
        return Outcome(to: "/mes-instances/agenda", saying: "L’adresse a changé : l’ancienne ne donne plus rien.")
    }
}
