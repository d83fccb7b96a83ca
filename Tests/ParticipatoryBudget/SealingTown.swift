import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The town whose vote has a sealed box: a bureau of an elected member, an officer and a resident, two of whom open it. The vote opened ten
/// days ago; it closes in an hour.
struct SealingTown {
    private(set) var vote: VoteTown
    /// Élise, Omar, Rose.
    let members: [Town.Person]
    private(set) var codes: [ShareCode] = []

    static let desk = "/bureau/editions/2026/vote/bureau"
    static let urn = "/editions/2026/urne"
    static func page(_ kind: String = "urne") -> String { "/editions/2026/bureau-de-vote/\(kind)" }
    static let beforeOpening = Town.noon - .days(11)

    /// - Parameter keyed: whether the members have noted their codes, so that people may vote.
    init(_ backend: Backend, keyed: Bool = true, replaceable: Bool = false) async throws {
        vote = try await VoteTown(backend) { $0.ballot.isReplaceable = replaceable ? true : nil }
        let town = vote.town
        town.set(now: Self.beforeOpening)
        // As long as the bureau, the officer has been here.
        vote.officer = try await town.person("Olive", (.projectOfficer, .edition(vote.edition)))
        members = [
            try await town.person("Elise", (.elected, .city)), try await town.person("Omar", (.projectOfficer, .city)), try await town.person("Rose"),
        ]
        if keyed {
            #expect(await name().status == 303)
            for member in members { codes.append(try await note(as: member)) }
        }
        town.set(now: Town.noon)
    }

    var town: Town { vote.town }

    func name(_ change: [String: String] = [:], as person: Town.Person? = nil) async -> Town.Answer {
        var fields = [
            "email-1": "elise@town.test", "capacity-1": "elected", "email-2": "omar@town.test", "capacity-2": "officer",
            "email-3": "rose@town.test", "capacity-3": "resident", "threshold": "2",
        ]
        fields.merge(change) { $1 }
        return await town.post(Self.desk, fields, as: person ?? vote.officer)
    }

    /// A member opens her page, notes the code that it shows, and confirms it.
    func note(as member: Town.Person, _ kind: String = "urne") async throws -> ShareCode {
        let page = await town.get(Self.page(kind), as: member)
        let code = try #require(page.form("/code")?.fields["code"]?.first)
        let answer = await town.post(Self.page(kind) + "/code", ["code": code, "ending": String(code.suffix(8)).lowercased()], as: member)
        #expect(answer.status == 303, "\(answer.text)")
        return try #require(ShareCode(typed: code))
    }

    func enter(_ code: String, as member: Town.Person, _ kind: String = "urne") async -> Town.Answer {
        await town.post(Self.page(kind) + "/ouverture", ["password-code": code], as: member)
    }

    /// Casts, and gives the receipt that the voter reads.
    @discardableResult
    func cast(_ number: Int, as person: Town.Person, replacing: Bool = false) async throws -> String {
        var fields = try await vote.fields(number)
        if replacing { fields["replace"] = ["1"] }
        let answer = await town.post(VoteTown.ballot, lists: fields, as: person)
        #expect(answer.status == 303, "\(answer.text)")
        return Self.receipt(answer.notice ?? "")
    }

    /// The sixteen groups at the end of the sentence.
    static func receipt(_ notice: String) -> String { notice.split(separator: " ").suffix(16).joined() }

    /// The next night comes, and the list with it.
    func night() async throws {
        town.pass(.days(1))
        try await ListKeeping.run(town.world, least: 1)
    }

    func close() async throws {
        town.set(now: VoteTown.closes + .seconds(15))
        try await VotePassages.run(town.world)
    }

    /// The first two members enter their codes, and the job passes.
    func open() async throws {
        for place in 0..<2 { #expect(await enter(codes[place].text, as: members[place]).status == 303) }
        try await BoxOpening.run(town.world)
    }

    func ceremony(_ kind: CeremonyKind = .vote) async throws -> Ceremony {
        let edition = vote.edition
        return try #require(try await town.database.read { try CeremonyStore.ceremony(edition, of: kind, $0) })
    }

    func roots() async throws -> [ListRoot] {
        let edition = vote.edition
        return try await town.database.read { try SealedBoxStore.roots(edition, $0) }
    }

    func count() async -> Town.Answer { await town.post("/bureau/editions/2026/resultats/depouiller", as: vote.officer) }
}
