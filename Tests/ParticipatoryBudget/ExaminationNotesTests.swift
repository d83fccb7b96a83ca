import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// What an officer writes beside a grid is there when she, or a colleague, comes back to it.
@Suite struct `Notes beside a grid` {
    private static let notes = ["note": "Voir le plan de 1987.", "where_else": "Le Département."]

    @Test(arguments: Backend.all) func `they are kept with a grid that nobody has signed`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), desk = EligibilityTown.desk
        #expect(await site.examine(1, "yes", Self.notes, act: "save").status == 303)
        let page = await site.town.get("\(desk)/1", as: site.olga).text
        #expect(page.contains("Voir le plan de 1987.") && page.contains("Le Département."))
        #expect(await site.examine(1, "yes", ["note": "Vu."], act: "save").status == 303)
        let later = await site.town.get("\(desk)/1", as: site.omar).text
        #expect(later.contains("Vu.") && !later.contains("Le Département."), "what was emptied is empty")
    }

    @Test(arguments: Backend.all) func `they come back with a decision that is overturned, and leave with a signature`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        #expect(await site.examine(1, "no", Self.notes.merging(["reason-\(site.criteria[0].id)": "Sur la commune voisine."]) { $1 }).status == 303)
        let left = try await site.town.database.read { try $0.count("select count(*) from eligibility_draft_notes") }
        #expect(left == 0, "the decision holds them")
        #expect(await site.check(1, "overturned", "La parcelle est bien dans la ville.").status == 303)
        let page = await site.town.get("\(EligibilityTown.desk)/1", as: site.omar)
        #expect(page.text.contains("Voir le plan de 1987.") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }
}
