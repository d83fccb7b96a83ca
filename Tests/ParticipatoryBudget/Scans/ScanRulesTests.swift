import Database
import TestTown
import Testing
import Vocabulary
@testable import ParticipatoryBudget
@testable import Web

/// Who has sheets read by the machine, of which votes, and the parts of a code.
@Suite struct `Rules of scanned sheets` {
    private static func file(_ rule: BallotRule, isScannable: Bool) async throws -> UrnOnTable {
        let paper = try await PaperTown(.sqlite, rule), urn = paper.urn, edition = paper.vote.edition, officer = paper.vote.officer, town = paper.town
        _ = await town.post("\(PaperTown.desk)/bulletins", isScannable ? ["format": "a4", "sheets": "1", "scannable": "1"] : ["format": "a4", "sheets": "1"], as: officer)
        _ = await town.post("\(PaperTown.desk)/bulletins/1/urne", ["urn": "\(urn)"], as: officer)
        _ = await town.post("\(paper.link)/urnes/sceller", ["urn": "\(urn)", "closing": "Z-9"], as: paper.agathe)
        town.set(now: VoteTown.closes)
        _ = await town.post("\(paper.urnLink)/feuilles", ["sheets": "1"], as: paper.agathe)
        return try await town.database.read { try UrnOnTable.load(urn, of: try EditionStore.edition(edition, $0), for: nil, $0) }
    }

    @Test func `role by moment by ballot: the counters, after the close, for boxes that are ticked`() async throws {
        let file = try await Self.file(BallotRule(minimum: 1, maximum: 2), isScannable: true), now = VoteTown.closes
        func actor(_ role: Role) -> Actor { Actor(account: ID(900), name: "A", grants: [Grant(role: role, scope: .city, from: Instant(milliseconds: 0))]) }
        for role in Role.allCases {
            let may = ScanRules.maySend(file, missing: [], actor(role), at: now) == nil
            #expect(may == [.projectOfficer, .receptionAgent].contains(role), "\(role)")
        }
        let officer = actor(.projectOfficer)
        #expect(ScanRules.maySend(file, missing: [], officer, at: now - .minutes(1)) != nil, "the vote is open")
        #expect(ScanRules.maySend(file, missing: ["libzbar0"], officer, at: now)?.reason.key.contains("ne sait pas lire") == true)
        var signed = file
        signed.urn.signedAt = now
        #expect(ScanRules.maySend(signed, missing: [], officer, at: now) != nil && ScanRules.mayTakeBack(signed, officer, at: now) != nil)
        #expect(ScanRules.mayLook(signed, officer, at: now) == nil, "until the second signature")
        signed.urn.countersignedAt = now
        #expect(ScanRules.mayLook(signed, officer, at: now) != nil)
        let plain = try await Self.file(BallotRule(minimum: 1, maximum: 2), isScannable: false)
        #expect(ScanRules.maySend(plain, missing: [], officer, at: now)?.reason.key.contains("Aucun lot") == true)
        let points = try await Self.file(BallotRule(kind: .points), isScannable: true)
        #expect(ScanRules.maySend(points, missing: [], officer, at: now)?.reason.key.contains("on écrit des chiffres") == true)
    }

    @Test func `a code is read back by this server alone, and all the sheets of a batch bear the same`() async throws {
        let town = try await Town(TestDatabases.fresh(.sqlite))
        let batch = BallotBatch(id: ID(4), edition: ID(1), urn: nil, number: 3, format: .a4, sheets: 2, made: 0, fault: "", orderedAt: Town.noon, cancelledAt: nil)
        let one = SheetCode(batch, town.world)
        #expect(SheetCode.read(one.text, town.world) == one && one.batch == 3 && one.text.hasPrefix("PARVISB/1/3/"))
        #expect(SheetCode.read(one.text.replacing("/3/", with: "/4/"), town.world) == nil, "another batch")
        var world = town.world
        world.secret[0] ^= 1
        #expect(SheetCode.read(one.text, world) == nil, "another server")
        #expect(SheetCode.read("PARVIS/2026/3/1", town.world) == nil && SheetCode.isStub("PARVIS/2026/3/1") && !SheetCode.isStub(one.text))
    }

    @Test func `a plane seen askew is put straight again by four points`() throws {
        let printed = [PagePoint(0, 0), PagePoint(100, 0), PagePoint(100, 200), PagePoint(0, 200)]
        let scanned = [PagePoint(10, 20), PagePoint(112, 24), PagePoint(105, 230), PagePoint(4, 222)]
        let place = try #require(Straightening(of: printed, on: scanned))
        for (from, to) in zip(printed, scanned) { #expect(place(from).distance(to: to) < 1e-6) }
        #expect(Straightening(of: [PagePoint(0, 0), PagePoint(1, 1), PagePoint(2, 2), PagePoint(0, 5)], on: scanned) == nil)
        #expect(BoxReading(inked: 0.01) == .empty && BoxReading(inked: 0.05) == .doubtful && BoxReading(inked: 0.3) == .marked && BoxReading(inked: 0.9) == .doubtful)
    }
}
