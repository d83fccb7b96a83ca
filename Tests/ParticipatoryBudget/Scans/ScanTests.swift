import Database
import TestTown
import Testing
import Vocabulary
@testable import ParticipatoryBudget
@testable import Web

/// Scanned sheets, from the printed ballot paper to the two entries that are compared.
@Suite(.enabled(if: Scanner().missing.isEmpty, "poppler-utils or libzbar0 is not installed")) struct `Scanned sheets` {
    private static func key(_ sheet: Int, _ choices: String, _ verdict: String = "valid", in scanned: ScannedTown, as person: Town.Person) async -> Int {
        await scanned.town.post("\(scanned.paper.urnLink)/saisie", ["sheet": "\(sheet)", "verdict": verdict, "choices": choices], as: person).status
    }

    @Test(arguments: Backend.all) func `the machine reads what is sure and leaves the rest to people, each with its reason`(_ backend: Backend) async throws {
        let scanned = try await ScannedTown(backend, sheets: 8), town = scanned.town, paper = scanned.paper, boxes = scanned.layout.boxes
        #expect(boxes.count == 4, "three projects and the blank vote")
        var ticked = scanned.sheet(scanned.printed[1]), doubtful = scanned.sheet(scanned.printed[2], 2), codeless = scanned.sheet(scanned.printed[3], 0)
        ticked.tick(boxes[3])
        doubtful.dot(boxes[0])
        codeless.whiten(scanned.layout.code)
        var first = scanned.sheet(scanned.printed[0], 0, 1).laid(sine: 0.026)
        first.dust(seed: 7)
        let sheets = [
            first, ticked.laid(sine: -0.03).upsideDown, doubtful, codeless, TestSheet(scanned.printed[4]), scanned.sheet(scanned.printed[5], 0, 1, 2),
            scanned.sheet(scanned.printed[6]), scanned.sheet(scanned.foreign, 1),
        ]
        #expect(await scanned.send(sheets, from: 1, as: paper.agathe).status == 303)
        #expect(await town.get(scanned.link, as: paper.agathe).text.contains("data-refresh=\"5\""))
        try await ScanReading.run(town.world)
        try await ScanReading.run(town.world)
        #expect(try await scanned.outcomes() == [.read, .read, .doubtful, .codeless, .stub, .against, .unmarked, .foreign])
        let entries = try await scanned.entries()
        #expect(entries.map(\.sheet) == [1, 2] && entries.allSatisfy { $0.isRead && $0.pass == 1 } && entries[1].verdict == .blank)
        let choices = [try await paper.vote.choice(1), try await paper.vote.choice(2)]
        #expect(entries.first?.choices == "\(choices[0]),\(choices[1])")
        let page = await town.get(scanned.link, as: paper.agathe)
        #expect(page.text.contains("Une case douteuse") && page.text.contains("2 feuilles lues"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [] && !page.text.contains("data-refresh"))
    }

    @Test(arguments: Backend.all) func `a person who does not see the reading keys each sheet after it, and a third settles before its picture`(_ backend: Backend) async throws {
        let scanned = try await ScannedTown(backend, sheets: 3), town = scanned.town, paper = scanned.paper
        var doubtful = scanned.sheet(scanned.printed[2])
        doubtful.dot(scanned.layout.boxes[1])
        #expect(await scanned.send([scanned.sheet(scanned.printed[0], 0), scanned.sheet(scanned.printed[1], 1), doubtful], from: 1, as: paper.agathe).status == 303)
        try await ScanReading.run(town.world)
        #expect(await town.get("/bureau", as: paper.vote.officer).text.contains("Feuilles que le scanner laisse à lire"))
        let own = await town.get("\(paper.urnLink)/saisie", as: paper.agathe).text
        #expect(own.contains("Feuille n°\u{A0}3") && own.contains("lue par la machine") && own.contains("/numerisation/images/"), "hers is the first entry of 1 and 2")
        #expect(await Self.key(1, "1", in: scanned, as: paper.agathe) == 303)
        #expect(try await scanned.entries().count == 2, "who had the sheets read is not the second")
        let second = await town.get("\(paper.urnLink)/saisie", as: paper.bruno).text
        #expect(second.contains("Feuille n°\u{A0}1") && !second.contains("machine") && !second.contains("/numerisation/images/"))
        #expect(await Self.key(1, "1", in: scanned, as: paper.bruno) == 303)
        #expect(await Self.key(2, "3", in: scanned, as: paper.bruno) == 303)
        let settling = await town.get("\(paper.urnLink)/ecarts/2", as: paper.carole).text
        #expect(settling.contains("Lecture par la machine") && settling.contains("/numerisation/images/"))
        #expect(await town.get("\(paper.urnLink)/ecarts/2", as: paper.agathe).status == 403, "she had it read")
        let picture = try #require(settling.split(separator: "\"").first { $0.contains("/numerisation/images/") }.map(String.init))
        let image = await town.get(picture, as: paper.carole)
        #expect(image.status == 200 && image.response.header("content-type") == "image/jpeg" && image.response.header("cache-control") == "private, no-store")
        let stranger = try await town.person("Stan")
        #expect(await town.get(picture, as: stranger).status == 403)
        #expect(await town.get(picture).status != 200)
        #expect(await town.post("\(paper.urnLink)/ecarts/2", ["verdict": "valid", "choices": "2"], as: paper.carole).status == 303)
        for person in [paper.agathe, paper.bruno] { #expect(await Self.key(3, "", "blank", in: scanned, as: person) == 303) }
        _ = await town.post("\(paper.urnLink)/lots", ["batch": "1", "used": "3", "spoiled": "0", "unused": "0"], as: paper.agathe)
        #expect(await town.post("\(paper.urnLink)/signer", ["gap": "Personne n’a été émargé dans cet essai."], as: paper.agathe).status == 303)
        #expect(await town.post("\(paper.urnLink)/contresigner", as: paper.bruno).status == 303)
        #expect(try await paper.vote.count("select count(*) from scanned_sheets") == 0, "nothing is kept")
        #expect(try await paper.vote.count("select count(*) from paper_scans") == 0)
        #expect(await town.get(picture, as: paper.carole).status != 200)
        #expect(try await paper.vote.count("select count(*) from ballots where channel = 'paper'") == 3)
        #expect(await town.post("\(PaperTown.desk)/bulletins/2/compte", ["spoiled": "0", "unused": "1"], as: paper.vote.officer).status == 303)
        #expect(await town.post("/bureau/editions/2026/resultats/depouiller", as: paper.vote.officer).status == 303)
        #expect(await town.get("/editions/2026/proces-verbal", as: paper.vote.officer).text.contains("2 feuilles lues d’abord par un scanner"))
    }

    @Test(arguments: Backend.all) func `no sheet bears a code of its own, and a scan taken back leaves what people keyed`(_ backend: Backend) async throws {
        let scanned = try await ScannedTown(backend, sheets: 4), town = scanned.town, paper = scanned.paper
        #expect(await Self.key(1, "1", in: scanned, as: paper.bruno) == 303, "by hand, before")
        #expect(await scanned.send([scanned.sheet(scanned.printed[0], 0), scanned.sheet(scanned.printed[1], 1)], from: 1, as: paper.agathe).status == 303)
        try await ScanReading.run(town.world)
        #expect(try await scanned.outcomes() == [.keyed, .read])
        #expect(try await scanned.entries().count == 2)
        #expect(await scanned.send([scanned.sheet(scanned.printed[2], 0)], from: 2, as: paper.agathe).status == 422, "sheet 2 was sent")
        var codes: Set<String> = []
        for page in scanned.printed { codes.formUnion(try await town.world.scanner.codes(on: page).map(\.text).filter { !SheetCode.isStub($0) }) }
        #expect(codes.count == 1, "what falls in the urn tells no sheet from another")
        let scans = try await paper.vote.count("select min(id) from paper_scans")
        #expect(await town.post("\(scanned.link)/retirer", ["scan": "\(scans)", "reason": "non"], as: paper.agathe).status == 422)
        #expect(await town.post("\(scanned.link)/retirer", ["scan": "\(scans)", "reason": "La pile était retournée."], as: paper.agathe).status == 303)
        #expect(await town.post("\(scanned.link)/retirer", ["scan": "\(scans)", "reason": "La pile était retournée."], as: paper.agathe).status == 404)
        #expect(try await scanned.entries().map(\.sheet) == [1])
        #expect(await scanned.send([scanned.sheet(scanned.printed[1], 1), scanned.sheet(scanned.printed[2], 1)], from: 1, to: 2, as: paper.agathe).status == 303, "again")
    }

    @Test func `a pile that lost a sheet is told, and who may not count sends nothing`() async throws {
        let scanned = try await ScannedTown(.sqlite, sheets: 3), town = scanned.town, paper = scanned.paper, sheet = scanned.sheet(scanned.printed[0], 0)
        let short = await scanned.send([sheet, sheet], from: 1, to: 3, as: paper.agathe)
        #expect(short.status == 422 && short.text.contains("passées ensemble"))
        #expect(await scanned.send([sheet], from: 4, as: paper.agathe).status == 422, "the urn has three")
        let words = await town.post(scanned.link, ["first": "1", "last": "1"], as: paper.agathe, files: ["file": [Town.upload("pas une image", named: "a.pdf")]])
        #expect(words.status == 422 && words.text.contains("ne s’ouvre pas"))
        let stranger = try await town.person("Stan")
        #expect(await scanned.send([sheet], from: 1, as: stranger).status == 403)
        #expect(await town.get(scanned.link, as: stranger).status == 403)
        #expect(try await paper.vote.count("select count(*) from paper_scans") == 0)
    }

    @Test func `without its programs the reading says what lacks, and goes on when asked`() async throws {
        let scanned = try await ScannedTown(.sqlite, sheets: 1), town = scanned.town, paper = scanned.paper
        #expect(await scanned.send([scanned.sheet(scanned.printed[0], 0)], from: 1, as: paper.agathe).status == 303)
        var world = town.world
        world.scanner = Scanner(painter: "/nonexistent/pdftoppm", codeReader: CodeReader(library: "libnonexistent.so.0"))
        #expect(world.scanner.missing == ["poppler-utils", "libzbar0"])
        try await ScanReading.run(world)
        #expect(await town.get(scanned.link, as: paper.agathe).text.contains("il manque poppler-utils, libzbar0"))
        let scan = try await paper.vote.count("select id from paper_scans")
        #expect(await town.post("\(scanned.link)/reprendre", ["scan": "\(scan)"], as: paper.agathe).status == 303)
        try await ScanReading.run(town.world)
        #expect(try await scanned.outcomes() == [.read])
    }

    @Test func `sheets with grades are read by lines, one mark in each`() async throws {
        let scanned = try await ScannedTown(.sqlite, BallotRule(kind: .grades), sheets: 2) { $0.allocation.order = .majorityJudgment }, paper = scanned.paper
        #expect(scanned.layout.boxes.count == 3 * BallotGrade.allCases.count + (BallotRule(kind: .grades).allowsBlank ? 1 : 0))
        #expect(await scanned.send([scanned.sheet(scanned.printed[0], 0, 7, 9), scanned.sheet(scanned.printed[1], 0, 1)], from: 1, as: paper.agathe).status == 303)
        try await ScanReading.run(scanned.town.world)
        #expect(try await scanned.outcomes() == [.read, .against])
        let numbers = [try await paper.vote.choice(1), try await paper.vote.choice(3)]
        #expect(try await scanned.entries().first?.choices == "\(numbers[0]):3,\(numbers[1]):2", "the lowest grade is that of who marks nothing")
    }

    @Test(arguments: Backend.all) func `a long file gives way to others, and goes on where it was; the same file is not sent twice`(_ backend: Backend) async throws {
        let scanned = try await ScannedTown(backend, sheets: 4), town = scanned.town, paper = scanned.paper
        let sheets = [scanned.sheet(scanned.printed[0], 0), scanned.sheet(scanned.printed[1], 1)]
        #expect(await scanned.send(sheets, from: 1, as: paper.agathe).status == 303)
        let again = await scanned.send(sheets, from: 3, as: paper.agathe)
        #expect(again.status == 422 && again.text.contains("feuilles 1 à 2"))
        #expect(await scanned.send(sheets.reversed(), from: 3, as: paper.agathe).status == 303)
        let others = try await paper.vote.count("select max(id) from paper_scans")
        for turn in 1...4 {
            try await ScanReading.run(town.world, for: .seconds(0))
            #expect(try await scanned.outcomes().count == turn, "one page a turn")
            #expect(try await paper.vote.count("select pages_read from paper_scans where id = \(others)") == turn / 2)
        }
        let choices = [try await paper.vote.choice(1), try await paper.vote.choice(2)]
        #expect(try await scanned.entries().sorted { $0.sheet < $1.sheet }.map(\.choices) == [choices[0], choices[1], choices[1], choices[0]])
    }
}
