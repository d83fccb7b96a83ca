import Database
@testable import Platform
import Storage
import TestTown
import Testing
import Vocabulary
import Web

/// Who may open a file.
@Suite struct `Documents through the door` {
    @Test(arguments: Backend.all) func `the photo of a draft is its author's alone, whatever one's role`(backend: Backend) async throws {
        let town = try await Town(try await TestDatabases.fresh(backend), routes: DocumentRoutes.routes)
        let ines = try await town.person("ines"), now = town.now
        let digest = try town.world.files.put(Array("une photo".utf8))
        let photo = StoredFile(kind: .photo, digest: digest, type: "image/webp", name: "cour.webp", size: 9)
        let (draft, known) = try await town.database.write { db in
            (
                try DocumentStore.add(photo, to: "proposal", 1, alternativeText: "", isPublic: false, by: ines.account, at: now, db),
                try DocumentStore.add(photo, to: "proposal", 2, alternativeText: "", isPublic: true, by: ines.account, at: now, db)
            )
        }
        #expect(await town.get("/fichiers/\(draft)/grand", as: ines).status == 200)
        #expect(await town.get("/fichiers/\(draft)/grand").status == 404)
        for role in Role.allCases {
            let other = try await town.person(role.rawValue, (role, .city))
            #expect(await town.get("/fichiers/\(draft)/grand", as: other).status == 404, "\(role)")
            #expect(await town.get("/fichiers/\(known)/grand", as: other).status == 200, "\(role)")
        }
    }
}
