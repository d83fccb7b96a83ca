import Database
import Foundation
import L10n
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// A town whose site is its territories, with small files of squares.
struct TerritoryTown {
    let town: Town
    let admin: Town.Person

    init(_ backend: Backend) async throws {
        town = try await Town(try await TestDatabases.fresh(backend), routes: TerritoryRoutes.routes)
        admin = try await town.person("admin", (.administrator, .city))
    }

    /// A square of a hundredth of a degree whose south-west corner is so many hundredths from 4,80 east and 45,70 north.
    static func square(_ east: Int, _ north: Int, _ properties: String, side: Int = 1) -> String {
        func corner(_ x: Int, _ y: Int) -> String { "[\(480 + x)e-2,\(4570 + y)e-2]" }
        let ring = [corner(east, north), corner(east + side, north), corner(east + side, north + side), corner(east, north + side), corner(east, north)]
        return #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}}"#
    }

    static func file(_ features: String...) -> String { #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"# }

    /// What the file of a person is when it reaches the act.
    static func upload(_ content: String) throws -> [String: [UploadedFile]] {
        let path = NSTemporaryDirectory() + "territories-\(UUID().uuidString).geojson"
        try content.write(toFile: path, atomically: true, encoding: .utf8)
        return ["file": [UploadedFile(temporaryPath: path, name: "quartiers.geojson", size: content.utf8.count)]]
    }

    func send(_ content: String, as person: Town.Person? = nil) async throws -> Town.Answer {
        await town.post("/bureau/territoires", as: person ?? admin, files: try Self.upload(content))
    }

    func territories() async throws -> [String: Territory] {
        let all = try await town.database.read { try TerritoryStore.withOutlines($0) }
        return Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
    }
}

/// Arrondissements and neighbourhoods brought in from open data.
@Suite struct `Territories from GeoJSON` {
    typealias T = TerritoryTown

    @Test(arguments: Backend.all) func `a file is shown before it is imported, then imported once`(backend: Backend) async throws {
        let site = try await TerritoryTown(backend)
        let file = T.file(T.square(0, 0, #""code":"q1","nom":"Le Centre","pop":"1 200""#), T.square(1, 0, #""code":"q9","nom":"Neuf","pop":300"#), T.square(2, 0, #""nom":"Sans code""#))
        let sent = try await site.send(file)
        let page = try #require(sent.location)
        #expect(sent.status == 303)
        let shown = await site.town.get(page, as: site.admin)
        for words in ["À ajouter", "À changer", "le nom, les habitants, le contour", "Il n’a pas de code"] { #expect(shown.text.contains(words), "\(words)") }
        #expect(WellFormed.faults(inDocument: Array(shown.text.utf8)).isEmpty)
        #expect(try await site.territories()["q9"] == nil, "nothing is written yet")
        let fields = ["kind": "neighbourhood", "code": "code", "name": "nom", "inhabitants": "pop", "parent": "", "expected": "1-1-1"]
        #expect(await site.town.post(page, fields, as: site.admin).location == "/bureau/territoires")
        let after = try await site.territories()
        #expect(after["q1"]?.name == "Le Centre" && after["q1"]?.inhabitants == 1200 && after["q9"]?.name == "Neuf")
        #expect(after["q9"]?.parent == after["ville"]?.id && after["q2"]?.name == "Les Rives", "what the file does not name stays")
        let again = await site.town.post(page, fields, as: site.admin)
        #expect(again.status == 422 && again.text.contains("ont changé entre-temps"))
        let list = await site.town.get("/bureau/territoires", as: site.admin)
        #expect(list.text.contains("Neuf") && WellFormed.faults(inDocument: Array(list.text.utf8)).isEmpty)
    }

    @Test func `a file that cannot be read is refused in a sentence`() async throws {
        let site = try await TerritoryTown(.sqlite)
        let refusals = [
            ("{", "n’est pas un GeoJSON lisible"), (T.file(), "ne contient aucun objet"),
            (#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"Rue"},"geometry":{"type":"LineString","coordinates":[[4.8,45.7],[4.9,45.7]]}}]}"#, "seuls les points, les polygones"),
            (#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"Lambert"},"geometry":{"type":"Polygon","coordinates":[[[842000,6519000],[843000,6519000],[843000,6520000],[842000,6519000]]]}}]}"#, "ne sont pas en degrés"),
            (T.file(T.square(0, 0, "")), "aucune propriété"),
        ]
        for (content, words) in refusals {
            let answer = try await site.send(content)
            #expect(answer.status == 422 && answer.text.contains(words), "\(words)")
        }
        #expect(await site.town.post("/bureau/territoires", as: site.admin).text.contains("Choisissez un fichier GeoJSON"))
    }

    @Test func `only those who keep the map of the city may change it`() async throws {
        let site = try await TerritoryTown(.sqlite)
        let officer = try await site.town.person("omar", (.projectOfficer, .city)), agent = try await site.town.person("ada", (.receptionAgent, .city))
        let sent = try await site.send(T.file(T.square(0, 0, #""code":"q9","nom":"Neuf""#)), as: officer)
        #expect(sent.status == 303)
        for person in [agent, nil] {
            for path in ["/bureau/territoires", "/bureau/territoires/2", sent.location!] {
                let status = await site.town.get(path, as: person).status
                #expect(status == (person == nil ? 303 : 403), "\(path)")
            }
        }
        #expect(try await site.send(T.file(), as: agent).status == 403)
        #expect(await site.town.post(sent.location!, ["kind": "neighbourhood", "expected": "1-0-0"], as: agent).status == 403)
        #expect(await site.town.post(sent.location!, ["kind": "neighbourhood", "code": "code", "name": "nom", "expected": "1-0-0"], as: officer).status == 303)
    }

    @Test(arguments: Backend.all) func `neighbourhoods find their arrondissement, and a point its neighbourhood`(backend: Backend) async throws {
        let site = try await TerritoryTown(backend)
        let sectors = try TerritoryFile(Array(T.file(T.square(0, 0, #""id":"s1","nom":"Ouest""#, side: 2), T.square(2, 0, #""id":"s2","nom":"Est""#, side: 2)).utf8))
        let quarters = try TerritoryFile(Array(T.file(T.square(0, 0, #""id":"n1","nom":"Un""#), T.square(3, 1, #""id":"n2","nom":"Deux""#)).utf8))
        try await site.town.database.write { db in
            _ = try TerritoryImportStore.run(sectors, .init(kind: .sector, code: "id", name: "nom"), db)
            _ = try TerritoryImportStore.run(quarters, .init(kind: .neighbourhood, code: "id", name: "nom"), db)
        }
        let known = try await site.territories()
        #expect(known["n1"]?.parent == known["s1"]?.id && known["n2"]?.parent == known["s2"]?.id && known["s1"]?.parent == known["ville"]?.id)
        for (query, words) in [
            ("latitude=45,7150&longitude=4.835", "Deux, Est"), ("latitude=45.705&longitude=4.825", "Est"), ("latitude=48.85&longitude=2.35", "hors de la ville"),
            ("latitude=ici&longitude=4", "Ce point n’existe pas"),
        ] {
            // By hand: without a frame there is no map, and so no field to find a place by.
            let page = try await site.town.database.read { db in
                try NeighbourhoodsPage.load(Visit(world: site.town.world, actor: .visitor, now: site.town.now, t: Texts(.french), query: FormValues(encoded: query)), db)
            }
            var view = View(t: Texts(.french), now: site.town.now)
            view.ground = MapGround(outlines: "/quartiers.geojson?v=1")
            let body = String(decoding: page.body(view).bytes, as: UTF8.self)
            #expect(body.contains(words), "\(query)")
        }
        let outlines = await site.town.get("/quartiers.geojson?v=2")
        #expect(outlines.status == 200 && outlines.text.contains(#""name":"Deux""#) && !outlines.text.contains("Ouest"), "the narrowest are drawn")
        #expect(outlines.response.header("cache-control")?.contains("immutable") == true)
        #expect(await site.town.get("/quartiers.geojson").response.header("cache-control") == "public, max-age=0, must-revalidate")
    }

    @Test func `what cannot be taken says why, line by line`() throws {
        let known = [
            Territory(id: ID(1), kind: .city, code: "ville", name: "Ville"), Territory(id: ID(2), parent: ID(1), kind: .sector, code: "s1", name: "Ouest"),
        ]
        let file = try TerritoryFile(Array(T.file(
            T.square(0, 0, #""code":"a","nom":"A""#), T.square(1, 0, #""code":"a","nom":"Encore""#), T.square(2, 0, #""code":"s1","nom":"Autre sorte""#),
            T.square(3, 0, #""code":"b","nom":"""#), T.square(4, 0, #""code":"c","nom":"C","pop":"beaucoup""#),
            #"{"type":"Feature","properties":{"code":"d","nom":"Point"},"geometry":{"type":"Point","coordinates":[4.8,45.7]}}"#
        ).utf8))
        let plan = try TerritoryImport(file.features, among: known, .init(kind: .neighbourhood, code: "code", name: "nom", inhabitants: "pop"))
        let reasons = plan.refused.map { line in if case .refused(let reason) = line.fate { "\(line.number) " + Texts(.french)(reason) } else { "" } }
        #expect(plan.added.map(\.territory.code) == ["a"] && reasons.count == 5)
        for (reason, words) in zip(reasons, ["2 Ce code est déjà celui de l’objet", "3 Ce code est déjà celui de «\u{A0}Ouest", "4 Il n’a pas de nom", "n’est pas un nombre d’habitants", "6 Il n’a pas de contour"]) {
            #expect(reason.contains(words), "\(reason)")
        }
        #expect(throws: FormErrors.self) { try TerritoryImport(file.features, among: known, .init(kind: .sector, code: "code", name: "nom", parent: "s1")) }
        #expect(throws: FormErrors.self) { try TerritoryImport(file.features, among: known, .init(kind: .neighbourhood, code: "code", name: "nom", parent: "nulle part")) }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: lyon), "the shared data are not on this machine"), arguments: Backend.all)
    func `Lyon and Villeurbanne come in as they are published, and the map stays light`(backend: Backend) async throws {
        let site = try await TerritoryTown(backend)
        let file = try TerritoryFile([UInt8](FileManager.default.contents(atPath: Self.lyon)!))
        #expect(file.likely == .init(kind: .sector, code: "insee", name: "nom"))
        let plan = try await site.town.database.write { db in
            _ = try db.run("delete from territories where kind = 'neighbourhood'")
            return try TerritoryImportStore.run(file, file.likely, db)
        }
        #expect(plan.added.count == 10 && plan.refused.isEmpty)
        let again = try await site.town.database.read { try TerritoryImportStore.plan(file, file.likely, $0) }
        #expect(again.unchanged.count == 10 && again.added.isEmpty && again.changed.isEmpty)
        let known = try await site.territories()
        // Bellecour, the Tête d'Or park, the Villeurbanne town hall, Fourvière.
        for (longitude, latitude, code) in [(4.8320, 45.7578, "69382"), (4.8555, 45.7770, "69386"), (4.8800, 45.7665, "69266"), (4.8226, 45.7623, "69385")] {
            let found = known.values.filter { $0.shape?.contains(GeoPoint(longitude: longitude, latitude: latitude)) == true }.map(\.code)
            #expect(found == [code])
        }
        let drawn = try #require(try await site.town.database.read { try TerritoryMap.outlines($0) })
        #expect(drawn.utf8.count < 40_000, "\(drawn.utf8.count) bytes")
    }

    static let lyon = "/work/shared/data/geo/lyon-arrondissements-villeurbanne.geojson"
}
