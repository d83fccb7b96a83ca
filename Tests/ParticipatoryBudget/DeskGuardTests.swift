import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// Who may do nothing at the desk does nothing there: every act and every page, for each person without the role.
@Suite struct `The door of the desk` {
    private static let values = [
        "edition": "2026", "kind": "eligibility", "outcome": "eligible", "section": "criteres", "service": "1", "token": "x",
    ]

    /// The addresses of the desk, each named part filled.
    private static func addresses(_ verb: String) -> [String] {
        ParticipatoryBudget.routes.paths.filter { $0.hasPrefix("\(verb) /bureau") }.map { path in
            path.dropFirst(verb.count + 1).split(separator: "/").map { part in
                guard part.hasPrefix(":") else { return String(part) }
                let name = part.dropFirst().prefix { $0 != "." }
                return (values[String(name)] ?? "1") + part.dropFirst(name.count + 1)
            }.reduce("") { $0 + "/" + $1 }
        }
    }

    private func people(_ site: EligibilityTown) async throws -> [Town.Person?] {
        let moderator = try await site.town.person("Mona", (.moderator, .city)), auditor = try await site.town.person("Gaël", (.auditor, .city))
        return [nil, site.ana, moderator, auditor]
    }

    @Test(arguments: Backend.all) func `no act of the instruction is open to a visitor, a resident, a moderator or a guarantor`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        await site.refuse()
        let acts = Self.addresses("POST").filter { address in
            ["/recevabilite", "/preselection", "/etudes", "/criteres", "/retards", "/bureau/service", "/appel-au-panel", "/bilan/"].contains { address.contains($0) }
        }
        #expect(acts.count > 45, "\(acts.count) acts found")
        for person in try await people(site) {
            for address in acts {
                let answer = await site.town.post(address, ["title": "x", "reason": "Un motif assez long."], as: person)
                let isTurnedAway = answer.status >= 400 && answer.status < 500 || answer.location?.hasPrefix("/connexion") == true
                #expect(isTurnedAway, "\(person?.name ?? "visitor") \(address): \(answer.status)")
            }
        }
        #expect(try await site.stage(1) == .toCheck)
    }

    @Test(arguments: Backend.all) func `no page of the desk is shown to a visitor or a resident`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        for person in [nil, site.ana] as [Town.Person?] {
            for address in Self.addresses("GET") {
                let answer = await site.town.get(address, as: person)
                #expect(answer.status != 200 && answer.status < 500, "\(person?.name ?? "visitor") \(address): \(answer.status)")
            }
        }
    }

    @Test(arguments: Backend.all) func `no page of the desk fails for who runs the edition`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        await site.refuse()
        for address in Self.addresses("GET") where !address.hasSuffix(".pdf") {
            let answer = await site.town.get(address, as: site.omar)
            #expect(answer.status < 500, "\(address): \(answer.status)")
            if answer.status == 200, answer.text.hasPrefix("<!doctype") || answer.text.hasPrefix("<!DOCTYPE") {
                #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(address)")
            }
        }
    }
}
