import Database
@testable import ParticipatoryBudget
import TestTown
import Testing

/// Those who write a reason see whether residents will read it with ease.
@Suite struct `Readability of a reason` {
    @Test func `short words in short sentences are easy, long ones are not`() throws {
        let plain = try #require(Readability("Une conduite de gaz passe sous la place. Les arbres ne tiendraient pas."))
        let heavy = try #require(Readability("L’imperméabilisation préalable des infrastructures souterraines nécessiterait une réinstrumentation hydrogéologique pluridisciplinaire."))
        #expect(plain.level == .easy && plain.index > 80, "\(plain.index)")
        #expect(heavy.level == .hard && heavy.index < 10, "\(heavy.index)")
        #expect(plain.longestSentence == 8 && !plain.hasLongSentence)
    }

    @Test func `long sentences and acronyms are named, a few words are not judged`() throws {
        let found = try #require(Readability(String(repeating: "le vent souffle et ", count: 8) + "le PLU, modifié par le PLU et les VRD, attend."))
        #expect(found.hasLongSentence && found.acronyms == ["PLU", "VRD"])
        #expect(Readability("Non.") == nil && Readability("") == nil)
    }

    @Test(arguments: Backend.all) func `a heavy reason comes back once, and who writes it may keep her words`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), acronym = "Le PLU protège toute la place des Tanneurs."
        await site.assign()
        #expect(await site.advise(1, ["reason": acronym]).status == 422)
        let long = String(repeating: "le vent souffle sur la place et ", count: 6)
        #expect(await site.advise(1, ["reason": long]).text.contains("coupez-la"))
        #expect(await site.advise(1, ["reason": acronym, "keep_words": "1"]).status == 303)
        let form = await site.conclude(1, ["reason": acronym])
        #expect(form.status == 422 && form.text.contains("Garder ces mots") && form.text.contains("Lisibilité"))
        #expect(WellFormed.faults(inDocument: Array(form.text.utf8)) == [])
        #expect(await site.conclude(1, ["reason": "Le plan de la ville protège toute la place."]).status == 303)
    }

    @Test(arguments: Backend.all) func `it stands under the conclusion, for the services only`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend)
        await site.assign(asking: false)
        await site.conclude(1, ["conclusion": "unfeasible", "estimate": "", "section": "", "running": "", "delay": "", "reason": "Le PLU protège toute la place des Tanneurs.", "keep_words": "1"])
        let page = await site.town.get(FeasibilityTown.link + "/1", as: site.omar)
        #expect(page.text.contains("Lisibilité") && page.text.contains("Sigles à écrire en toutes lettres") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }
}
