import Database
import FoundationEssentials
import L10n
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// What other cities made of their winners, imported.
@Suite struct `Delivered projects import` {
    static let paris = "/work/shared/data/paris/paris-bp-projets-gagnants-1341.csv"
    static let rennes = "/work/shared/data/rennes/rennes-bp-laureats-2016-2019.csv"
    static let hasFiles = (try? Data(contentsOf: URL(filePath: paris))) != nil && (try? Data(contentsOf: URL(filePath: rennes))) != nil

    private static let header = ParisProjects.columns.joined(separator: ";")
    private static let square = "2019;12;Un square;Nature;Budget participatif d’arrondissement;Rue A;13;12000;Espaces verts;TRAVAUX;2020-01;NON REGISTRE;2020-05;2021-06;Non ouvert"
    private static let kiosk = "2018;11;Un kiosque;Culture;Budget participatif parisien;Rue B;4;3000;Voirie;FIN;2019-01;2019-02;2019-03;2019-06;2020-09"

    private func run(_ text: String, _ source: DeliveredProjectsImport.Source = .paris, on town: Town) async throws -> DeliveredProjectsImport.Report {
        try await town.database.write { try DeliveredProjectsImport.run(Array(text.utf8), source, at: Town.noon, $0) }
    }

    private func works(_ slug: String, _ town: Town) async throws -> [(work: Work, milestones: [Milestone])] {
        try await town.database.read { db in
            let edition = try EditionStore.edition(slug, for: .visitor, db)
            return try ImplementationStore.works(edition.id, db).map { ($0, try ImplementationStore.milestones($0.id, db)) }
        }
    }

    private func imports(_ town: Town) async throws -> Int {
        try await town.database.read { try $0.count("select count(*) from editions where imported_from <> ''") }
    }

    @Test(arguments: Backend.all) func `a year is an edition, its promised month and its opening stand side by side`(_ backend: Backend) async throws {
        let town = try await Town(TestDatabases.fresh(backend))
        let report = try await run([Self.header, Self.square, Self.kiosk].joined(separator: "\n"), on: town)
        #expect(report.editions.map(\.link) == ["/editions/paris-2018", "/editions/paris-2019"])
        #expect(report.projects == 2 && report.problems == [])

        let kiosk = try #require(try await works("paris-2018", town).first)
        #expect(kiosk.work.stage == .delivered && kiosk.work.budget == Euros(3000) && kiosk.work.owner?.name == "Voirie")
        #expect(kiosk.work.territoryName == "Tout Paris" && kiosk.work.projectNumber == 1)
        let delivery = try #require(kiosk.milestones.last)
        #expect(delivery.plannedAt == Instant(dateInput: "2019-06-01") && delivery.actualAt == Instant(dateInput: "2020-09-01"))

        let square = try #require(try await works("paris-2019", town).first)
        #expect(square.work.stage == .works && square.work.territoryName == "13e arrondissement")
        #expect(square.milestones.map { $0.actualAt != nil } == [true, true, false])
    }

    @Test(arguments: Backend.all) func `a second import is refused`(_ backend: Backend) async throws {
        let town = try await Town(TestDatabases.fresh(backend))
        _ = try await run([Self.header, Self.square].joined(separator: "\n"), on: town)
        await #expect(throws: Refusal.self) { _ = try await run([Self.header, Self.kiosk].joined(separator: "\n"), on: town) }
        #expect(try await imports(town) == 1)
    }

    @Test(arguments: [
        (square.replacing("12000", with: "beaucoup"), "line 3: budget_global_projet_gagnant: “beaucoup” is not an amount"),
        (square.replacing("2020-05", with: "2020-13"), "line 3: lancement_travaux_projet: “2020-13” is not a month"),
        (square.replacing("TRAVAUX", with: "PAUSE"), "line 3: avancement_projet: “PAUSE” is not a stage"),
        (square.replacing("2019;12", with: "l’an dernier;12"), "line 3: edition: “l’an dernier” is not a year"),
        (square.replacing("2019;12", with: "2019;11"), "line 3: project 11 already stands on line 2"),
        (square + ";x", "line 3: 16 cells instead of 15"),
    ]) func `a malformed line is told and nothing is written`(_ line: String, _ problem: String) async throws {
        let town = try await Town(TestDatabases.fresh(.sqlite))
        let report = try await run([Self.header, Self.kiosk, line].joined(separator: "\n"), on: town)
        #expect(report.problems == [problem] && report.projects == 0)
        #expect(try await imports(town) == 0)
    }

    @Test func `the places of one project of Rennes are one project`() async throws {
        let town = try await Town(TestDatabases.fresh(.sqlite))
        let report = try await run("""
            numero;annee_budget;libelle;description;etat;quartier;longitude;latitude
            2-461;;Des fauteuils;Deux de plus.;En cours;;-1.7;48.1
            2-461;2017;"Des fauteuils
            Piscine";Deux de plus.;Réalisé;Centre;;
            2-9;2017;Un mur;;Non réalisable;Centre;;
            2-8;2017;Un banc;;A l'étude;Centre;;
            """, .rennes, on: town)
        #expect(report.editions.map(\.link) == ["/editions/rennes-2017"] && report.problems == [])
        let works = try await works("rennes-2017", town).map(\.work)
        #expect(works.map(\.stage) == [.works, .abandoned, .studies])
        #expect(works.map(\.latitude) == [48.1, nil, nil] && works.allSatisfy { $0.owner?.name == "Ville de Rennes" })
        for address in ["/editions/rennes-2017/realisations", "/editions/rennes-2017/realisations/1"] {
            let page = await town.get(address)
            let tellsMoney = page.text.contains("€")
            #expect(page.status == 200 && !tellsMoney, "a file without costs: no amount is shown")
        }
    }

    @Test(.enabled(if: hasFiles, "no real files in /work/shared/data"), arguments: Backend.all)
    func `the real files come in whole, and their pages stand`(_ backend: Backend) async throws {
        let town = try await Town(TestDatabases.fresh(backend))
        for (path, source, editions, projects) in [(Self.paris, .paris, 10, 1341), (Self.rennes, .rennes, 4, 168)] as [(String, DeliveredProjectsImport.Source, Int, Int)] {
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            let report = try await town.database.write { try DeliveredProjectsImport.run(bytes, source, at: Town.noon, $0) }
            #expect(report.problems == [] && report.editions.count == editions && report.projects == projects)
        }
        let abandoned = try await town.database.read { try $0.count("select count(*) from works where stage = 'abandoned'") }
        let delivered = try await town.database.read { try $0.count("select count(*) from works where stage = 'delivered'") }
        #expect(abandoned == 60 && delivered == 1063)
        for address in ["/editions/paris-2016", "/editions/paris-2016/realisations", "/editions/paris-2014/realisations/1", "/editions/rennes-2016/realisations"] {
            let page = await town.get(address)
            #expect(page.status == 200, "\(address)")
            #expect(WellFormed.faults(inDocument: Array(page.text.utf8)).prefix(3) == [], "\(address)")
        }
    }
}
