import Database
import Storage
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The published file, counted again by anyone.
@Suite struct `Results archive` {
    /// A vote of five with a tie, counted.
    private func files() async throws -> [ZipArchive.File] {
        let vote = try await VoteTown(.sqlite)
        for (rank, choices) in [[1], [1], [2, 3], [3], [2], []].enumerated() {
            let person = try await vote.town.person("Voter\(rank)")
            var fields = ["act": ["cast"], "link": ["lives"], "honour": ["1"], "choice": [String]()]
            for number in choices { fields["choice"]!.append(try await vote.choice(number)) }
            if choices.isEmpty { fields["blank"] = ["1"] }
            #expect(await vote.town.post(VoteTown.ballot, lists: fields, as: person).status == 303)
        }
        vote.town.set(now: VoteTown.closes + .seconds(15))
        #expect(await vote.town.post("/bureau/editions/2026/resultats/depouiller", as: vote.officer).status == 303)
        let edition = vote.edition
        let bytes = try await vote.town.database.read { db in
            try ResultsArchive.bytes(try EditionStore.edition(edition, db), try #require(try ResultsStore.count(edition, db)), db)
        }
        return try ZipArchive.files(bytes, limit: 1 << 20)
    }

    /// The archive with one file written otherwise, its digests mended or not.
    private func tampered(_ files: [ZipArchive.File], _ name: String, _ old: String, _ new: String, digests: Bool) throws -> Verification {
        var files = files.map { file in
            guard file.name == name else { return file }
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(text.contains(old))
            return ZipArchive.File(name, Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
        }
        if digests {
            let sums = files[..<2].map { "\(Secrets.hex(Secrets.sha256($0.bytes)))  \($0.name)\n" }.joined()
            files[2] = ZipArchive.File("SHA256SUMS", Array(sums.utf8))
        }
        return try ResultsArchive.verify(try ZipArchive.bytes(files))
    }

    private func wrong(_ verification: Verification) -> [Int] { verification.checks.indices.filter { !verification.checks[$0].isRight } }

    @Test func `what was counted is what the file gives, turn by turn`() async throws {
        let files = try await files()
        #expect(files.map(\.name) == ["bulletins.pb", "proces-verbal.json", "SHA256SUMS", "LISEZ-MOI.txt"])
        let verification = try ResultsArchive.verify(try ZipArchive.bytes(files))
        #expect(verification.isRight && verification.checks.count == 15 && !verification.isAnchored)
    }

    @Test func `a changed ballot, winner, or digest shows`() async throws {
        let files = try await files()
        // Somebody's vote moved to another project: digest, votes, and what follows.
        let ballots = String(decoding: files[0].bytes, as: UTF8.self).split(separator: "VOTES\n")[1]
        let line = try #require(ballots.split(separator: "\n").first { $0.hasSuffix(";1") })
        let moved = try tampered(files, "bulletins.pb", "\n\(line)\n", "\n\(line.dropLast())2\n", digests: false)
        #expect(wrong(moved).contains(0) && wrong(moved).contains(2) && !moved.isRight)
        // The digests mended, the votes still do not agree.
        #expect(try wrong(tampered(files, "bulletins.pb", "\n\(line)\n", "\n\(line.dropLast())2\n", digests: true)).contains(2))
        // A winner that did not win.
        let winners = try tampered(files, "proces-verbal.json", #""winners":["#, #""winners":[1,"#, digests: true)
        #expect(wrong(winners).contains(3))
        #expect(winners.checks[3].difference != nil)
        let swapped = try tampered(files, "proces-verbal.json", #""winners":[1,2]"#, #""winners":[2,1]"#, digests: true)
        #expect(swapped.checks[3].difference == "Ce sont les mêmes projets, mais dans un autre ordre ou plusieurs fois.")
        // A tie said to be broken by something else.
        #expect(try wrong(tampered(files, "proces-verbal.json", #""by":"cost-asc""#, #""by":"id""#, digests: true)).contains(5))
        // More money spent than there was.
        #expect(try wrong(tampered(files, "proces-verbal.json", #""spent":"#, #""spent":1"#, digests: true)).contains(4))
    }

    @Test func `a record about other projects, another budget or rule, or too few voters does not pass`() async throws {
        let files = try await files()
        // The winner's number exchanged with a loser's, everywhere in the record: votes follow from their places, numbers do not.
        let record = String(decoding: files[1].bytes, as: UTF8.self)
        let swapped = record.replacing(#""number":1,"#, with: #""number":99,"#).replacing(#""number":3,"#, with: #""number":1,"#)
            .replacing(#""number":99,"#, with: #""number":3,"#).replacing(#""winners":[3]"#, with: #""winners":[1]"#)
        #expect(swapped != record)
        let forged = try tampered(files, "proces-verbal.json", record, swapped, digests: true)
        #expect(wrong(forged).contains(7) && !forged.isRight)
        #expect(try wrong(tampered(files, "bulletins.pb", "\nbudget;", "\nbudget;1", digests: true)).contains(10))
        #expect(try wrong(tampered(files, "bulletins.pb", "--not-fitting skip", "--not-fitting stop", digests: true)).contains(11))
        #expect(try wrong(tampered(files, "proces-verbal.json", #""voters":6"#, #""voters":1"#, digests: true)) == [12])
        let title = try tampered(files, "bulletins.pb", "description;", "description;x", digests: true)
        #expect(title.isRight, "what is not counted is told by the digest alone")
    }

    @Test func `the votes that were missing are compared too, and a record that does not say them still stands`() async throws {
        let files = try await files()
        #expect(try wrong(tampered(files, "proces-verbal.json", #""missingVotes":"#, #""missingVotes":1"#, digests: true)) == [14])
        let record = String(decoding: files[1].bytes, as: UTF8.self)
        let older = record.replacing(/"missingVotes":\d+,/, with: "").replacing(/,"winningCost":\d+/, with: "")
        #expect(older != record && !older.contains("winningCost"))
        #expect(try tampered(files, "proces-verbal.json", record, older, digests: true).isRight)
    }

    @Test(arguments: [(#""method":"greedy""#, #""method":"luck""#), (#""ties":["cost-asc""#, #""ties":["luck""#), (#""completions":[]"#, #""completions":["luck"]"#)])
    func `a rule of unknown words is refused`(old: String, new: String) async throws {
        let files = try await files()
        #expect(throws: Refusal.self) { try tampered(files, "proces-verbal.json", old, new, digests: true) }
    }

    @Test func `an archive that is not the published one is told by its digest`() async throws {
        let files = try await files()
        let digest = try ResultsArchive.verify(try ZipArchive.bytes(files)).digest
        #expect(try ResultsArchive.verify(try ZipArchive.bytes(files), digest: digest.uppercased()).isRight)
        #expect(digest == Secrets.sha256Hex(files[2].bytes))
        let other = try ResultsArchive.verify(try ZipArchive.bytes(files), digest: String(repeating: "0", count: 64))
        #expect(!other.isRight && wrong(other) == [15])
    }

    /// Of two files of one name, one program checks the first and another shows the last.
    @Test func `two files of one name are refused`() async throws {
        let files = try await files()
        for file in files[..<3] { #expect(throws: Refusal.self) { try ResultsArchive.verify(try ZipArchive.bytes(files + [file])) } }
    }

    @Test func `what is no results file is refused with a sentence`() async throws {
        #expect(throws: Refusal.self) { try ResultsArchive.verify(Array("PK but not really".utf8)) }
        #expect(throws: Refusal.self) { try ResultsArchive.verify(try ZipArchive.bytes([ZipArchive.File("a.txt", [65])])) }
        let files = try await files()
        #expect(throws: Refusal.self) { try tampered(files, "proces-verbal.json", "{", "[", digests: true) }
        #expect(throws: Refusal.self) { try tampered(files, "bulletins.pb", "PROJECTS", "PROJETS", digests: true) }
    }
}
