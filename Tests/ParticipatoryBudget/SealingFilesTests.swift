import Database
import Platform
import Storage
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget
#if canImport(Glibc)
import Glibc
#endif

/// What anybody finds in the public files of a sealed vote, with Parvis and with a program in another language (`Tests/Counting/verify.py`).
@Suite struct `Public files of a sealed vote` {
    private static let hasPython = system("command -v python3 >/dev/null") == 0
    private static let verifier = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Counting/verify.py"

    private static func folder() -> String {
        var template = Array("/tmp/parvis-urn-XXXXXX".utf8CString)
        mkdtemp(&template)
        return template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    private static func write(_ bytes: [UInt8], _ path: String) {
        let file = fopen(path, "wb")!
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    /// Whether the other program finds all right.
    private static func agrees(_ arguments: String, in folder: String) -> Bool {
        system("cd \(folder) && python3 \(verifier) \(arguments) >/dev/null 2>&1") == 0
    }

    /// A vote over two days with a vote that was replaced, counted; the roots as somebody kept them on the first day.
    private func counted() async throws -> (site: SealingTown, roots: String, receipts: [String]) {
        let site = try await SealingTown(.sqlite, replaceable: true), town = site.town
        town.set(now: Town.noon - .days(4))
        try await ListKeeping.run(town.world)
        var receipts: [String] = []
        let nadia = try await town.person("Nadia")
        receipts.append(try await site.cast(1, as: nadia))
        for number in 1...5 { receipts.append(try await site.cast(number % 3 + 1, as: try await town.person("Voter\(number)"))) }
        try await site.night()
        let kept = await town.get("/editions/2026/racines.txt").text
        receipts.append(try await site.cast(3, as: nadia, replacing: true))
        try await site.night()
        try await site.close()
        try await site.open()
        #expect(await site.count().status == 303)
        return (site, kept, receipts)
    }

    @Test func `the files are found right by both, and each change is found by both`() async throws {
        let (site, kept, receipts) = try await counted(), edition = site.vote.edition
        let urn = await site.town.get("/editions/2026/urne.txt").text
        let zip = try await site.town.database.read { db in
            try ResultsArchive.bytes(try EditionStore.edition(edition, db), try #require(try ResultsStore.count(edition, db)), db)
        }
        let signer = Secrets.hex(BoxKeys(site.town.world).signer.publicKey), folder = Self.folder()
        Self.write(Array(urn.utf8), folder + "/urn.txt")
        Self.write(Array(kept.utf8), folder + "/kept.txt")
        Self.write(zip, folder + "/results.zip")
        let right = try UrnVerification(Array(urn.utf8), since: Array(kept.utf8), receipts: [receipts[1], String(receipts[3].prefix(20))], signer: signer)
        #expect(right.isRight && right.ballots == 7 && right.revoked == 1, "\(right.checks)")
        let arguments = "urn.txt --since kept.txt --receipt \(receipts[1]) --receipt \(receipts[3].prefix(20)) --signer \(signer) --results results.zip"
        if Self.hasPython { #expect(Self.agrees(arguments, in: folder)) }
        #expect(try !UrnVerification(Array(urn.utf8), receipts: [receipts[0]]).isRight, "it was replaced: its voter knows, nobody else may")
        #expect(try !UrnVerification(Array(urn.utf8), receipts: [String(repeating: "0a", count: 32)]).isRight)
        #expect(try !UrnVerification(Array(urn.utf8), signer: String(repeating: "0a", count: 32)).isRight)
        // The last night had every ballot already: without its last line, the list is whole and open.
        let open = Array((urn.split(separator: "\n").dropLast().joined(separator: "\n") + "\n").utf8)
        #expect(try UrnVerification(Array(urn.utf8), mustBeClosed: true).isRight)
        #expect(try UrnVerification(open).isRight && !UrnVerification(open, mustBeClosed: true).isRight)
        try Self.hold(zip, UrnVerification(Array(urn.utf8)), against: UrnVerification(open))
        for (name, changed) in Self.changes(of: urn) {
            Self.write(Array(changed.utf8), folder + "/changed.txt")
            let ours = try? UrnVerification(Array(changed.utf8), since: Array(kept.utf8), signer: signer).isRight
            #expect(ours != true, "\(name)")
            if Self.hasPython { #expect(!Self.agrees("changed.txt --since kept.txt --signer \(signer)", in: folder), "\(name), in Python") }
        }
    }

    /// The results say which list they come out of, and how many ballots: another list, or other figures, are seen.
    private static func hold(_ zip: [UInt8], _ list: UrnVerification, against other: UrnVerification) throws {
        #expect(try ResultsArchive.verify(zip, list: list).isRight && !ResultsArchive.verify(zip, list: other).isRight)
        var files = try ZipArchive.files(zip, limit: 1 << 20)
        let record = String(decoding: files[1].bytes, as: UTF8.self)
        #expect(record.contains(#""lines":8,"others":0,"revoked":1"#), "\(record)")
        files[1] = ZipArchive.File(files[1].name, Array(record.replacing(#""others":0"#, with: #""others":1"#).utf8))
        files[2] = ZipArchive.File("SHA256SUMS", Array(files[..<2].map { "\(Secrets.hex(Secrets.sha256($0.bytes)))  \($0.name)\n" }.joined().utf8))
        let wrong = try ResultsArchive.verify(try ZipArchive.bytes(files)).checks.filter { !$0.isRight }
        #expect(wrong.map(\.subject) == ["Bulletins de l’urne scellée"])
    }

    /// What a dishonest city could publish the day after.
    private static func changes(of urn: String) -> [(String, String)] {
        let lines = urn.split(separator: "\n").map(String.init)
        let ballots = lines.indices.filter { lines[$0].hasPrefix("ballot ") }, roots = lines.indices.filter { lines[$0].hasPrefix("root ") }
        func with(_ change: (inout [String]) -> Void) -> String {
            var copy = lines
            change(&copy)
            return copy.joined(separator: "\n") + "\n"
        }
        return [
            ("the lines are gone, the roots are there", with { $0.removeAll { $0.hasPrefix("ballot ") || $0.hasPrefix("revoked ") } }),
            ("everything is gone", with { $0.removeSubrange(4...) }),
            ("the revocation is written as a ballot", with { lines in
                lines = lines.map { line in
                    line.hasPrefix("revoked ") ? "ballot " + Secrets.base64url(Array("parvis revocation \(line.dropFirst(8))".utf8)) : line
                }
            }),
            ("it is sealed for another key", with { $0[2] = "key " + String(repeating: "0b", count: 32) }),
            ("two ballots change places", with { $0.swapAt(ballots[0], ballots[1]) }),
            ("a ballot is gone", with { $0.remove(at: ballots[2]) }),
            ("a ballot is added", with { $0.insert("ballot " + Secrets.base64url([UInt8](repeating: 5, count: 304)), at: ballots[0]) }),
            ("a ballot stands in the place of another", with { $0[ballots[3]] = "ballot " + Secrets.base64url([UInt8](repeating: 5, count: 304)) }),
            ("the revocation is gone", with { $0.removeAll { $0.hasPrefix("revoked ") } }),
            ("a root says another size", with { $0[roots[1]] = $0[roots[1]].replacing("root 2 6 ", with: "root 2 5 ") }),
            ("the root that was kept is gone", with { $0.remove(at: roots[1]) }),
            ("the last roots are gone", with { $0.removeLast(2) }),
            ("the close is denied", with { $0[$0.count - 1] = $0[$0.count - 1].replacing(" closed ", with: " open ") }),
            ("somebody else signs", with { $0[3] = "signer " + String(repeating: "0a", count: 32) }),
        ]
    }

    @Test func `the list is a file on the disk, another one at each root, and whoever has it already gets nothing`() async throws {
        let site = try await SealingTown(.sqlite), town = site.town, address = "/editions/2026/urne.txt"
        town.set(now: Town.noon - .days(4))
        try await ListKeeping.run(town.world)
        let first = await town.get(address), tag = try #require(first.response.header("etag"))
        guard case .file(let path, let size) = first.response.body else { Issue.record("it was made in memory"); return }
        #expect(first.text.utf8.count == size && first.text.contains("\nroot 1 0 "))
        try await site.cast(1, as: try await town.person("Nadia"))
        #expect(await town.get(address, headers: ["if-none-match": tag]).status == 304, "what lies at the slot is not in the list")
        try await site.night()
        let second = await town.get(address, headers: ["if-none-match": tag])
        #expect(second.status == 200 && second.text.contains("\nroot 2 1 ") && second.text.contains("\nballot "))
        guard case .file(let other, _) = second.response.body else { Issue.record("it was made in memory"); return }
        #expect(other != path)
    }

    @Test func `a file that is no list is refused in words`() throws {
        #expect(throws: Refusal.self) { try UrnVerification(Array("parvis urn 1\nballot =\n".utf8)) }
        #expect(throws: Refusal.self) { try UrnVerification(Array("parvis urn 1\nroot 1 x\n".utf8)) }
        #expect(throws: Refusal.self) { try UrnVerification(Array("bonjour\n".utf8)) }
        #expect(UrnVerification.isUrn(Array("parvis urn 1\n".utf8)) && !UrnVerification.isUrn(Array("PK".utf8)))
    }

    @Test func `until a vote has a bureau there is no list, and the page says so`() async throws {
        let vote = try await VoteTown(.sqlite)
        for path in ["urne", "urne.txt", "racines.txt"] { #expect(await vote.town.get("/editions/2026/\(path)").status == 409) }
    }
}

/// What the codes on paper and the texts in the box are made of.
@Suite struct `Codes and sealed texts` {
    @Test func `a code is read back however it is typed, and one wrong character is seen`() throws {
        for seed in 0..<50 {
            let code = ShareCode(drawn: Array(Secrets.sha256("code \(seed)").prefix(28)))
            #expect(ShareCode(typed: code.groups.joined(separator: " ").lowercased()) == code && ShareCode(typed: code.groups.joined(separator: "-")) == code)
            var wrong = Array(code.text)
            wrong[seed % 32] = wrong[seed % 32] == "7" ? "8" : "7"
            #expect(ShareCode(typed: String(wrong)) == nil && ShareCode(typed: String(code.text.dropLast())) == nil)
        }
        #expect(ShareCode.plain("o1 IlL-0") == "011110")
    }

    @Test func `all ballots of a vote are as long, and each says which vote it is of`() {
        let edition = EditionID(7), length = SealedText.length(projects: 20)
        let texts = ["", "1", "1,2,3,4", (1...20).map { "\($0):5" }.joined(separator: ",")].map { SealedText.bytes($0, in: edition, length: length) }
        #expect(Set(texts.map(\.count)) == [length] && length.isMultiple(of: 256))
        #expect(texts.map { SealedText.choices($0, in: edition) } == ["", "1", "1,2,3,4", (1...20).map { "\($0):5" }.joined(separator: ",")])
        #expect(SealedText.choices(texts[1], in: EditionID(8)) == nil && SealedText.choices(Array("1".utf8), in: edition) == nil)
        #expect(SealedText.choices(SealedText.bytes(String(repeating: "1,", count: 2000), in: edition, length: length), in: edition)?.count == 4000, "none is lost")
    }

    @Test func `more than half open the box, never one alone`() {
        #expect([3, 4, 5, 6, 7].map { SealingRules.thresholds(of: $0) } == [2...3, 3...4, 3...5, 4...6, 4...7])
    }
}
