import Database
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The addresses of the city: brought by a file, found by words.
@Suite struct `The addresses of the city` {
    private static let page = "/bureau/territoires/adresses"
    private static let file = """
        id;numero;rep;nom_voie;code_postal;lon;lat
        1;12;;Rue Haute;14000;4.80;45.75
        2;12;bis;Rue Haute;14000;4.81;45.75
        3;40;;Rue Haute;14000;4.82;45.75
        4;3;;Rue Haute de la Tour;14000;4.90;45.76
        5;1;;Impasse de l’Église;14000;4.91;45.77
        6;;;Rue Sans Numéro;14000;4.91;45.77
        7;5;;Rue Lointaine;14000;999;45
        """

    private func found(_ words: String, _ town: Town) async throws -> AddressFound { try await town.database.read { db in try AddressStore.find(words, db) } }

    private func number(_ words: String, _ town: Town) async throws -> String? { if case .address(let address) = try await found(words, town) { address.words } else { nil } }

    @Test(arguments: Backend.all) func `who keeps the map gives them, a new file takes the place of the former`(backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend), routes: TerritoryRoutes.routes)
        let admin = try await town.person("Ada", (.administrator, .city)), resident = try await town.person("Rob")
        func sent(_ text: String) -> [String: [UploadedFile]] { ["file": [Town.upload(text, named: "adresses.csv")]] }
        #expect(await town.get(Self.page).location?.hasPrefix("/connexion") == true)
        #expect(await town.post(Self.page, as: resident, files: sent(Self.file)).status == 403)
        for wrong in ["", "numero;rue\n1;Haute\n", "numero;nom_voie;lon;lat\nx;Haute;4;45\n"] { #expect(await town.post(Self.page, as: admin, files: sent(wrong)).status == 422, "\(wrong)") }
        #expect(try await found("12 rue Haute", town) == .nothing)
        #expect(await town.post(Self.page, as: admin, files: sent(Self.file)).status == 303)
        #expect(try await town.database.read { db in try AddressStore.count(db) } == 5)
        #expect(try await number("12, rue HAUTE", town) == "12 Rue Haute")
        #expect(try await number("12 bis rue haute", town) == "12 bis Rue Haute")
        #expect(try await number("12bis rue haute", town) == "12 bis Rue Haute")
        #expect(try await number("12 rue Haute, 14000 Caen", town) == "12 Rue Haute", "what follows the street says no more")
        #expect(try await number("38 rue haute", town) == "40 Rue Haute", "the nearest number")
        #expect(try await number("1 impasse de l’eglise", town) == "1 Impasse de l’Église")
        #expect(try await number("3 tour", town) == "3 Rue Haute de la Tour")
        #expect(try await found("rue haute", town) == .streets(["Rue Haute"]), "which number?")
        #expect(AddressStore.number("4 bis haute") == "4 bis" && AddressStore.number("haute") == "")
        #expect(try await found("4 haute", town) == .streets(["Rue Haute", "Rue Haute de la Tour"]))
        #expect(try await found("place inconnue", town) == .nothing)
        #expect(try await found("12", town) == .nothing)
        #expect(await town.post(Self.page, as: admin, files: sent("numero,nom_voie,lon,lat\n7,Quai Neuf,4.8,45.7\n")).status == 303)
        #expect(try await found("12 rue Haute", town) == .nothing)
        #expect(try await number("7 quai neuf", town) == "7 Quai Neuf")
    }
}
