import Database
import HTML
import L10n
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The pages of feasibility, made by hand and rendered.
@Suite struct `Pages of feasibility` {
    typealias Rules = `Rules of feasibility`

    static func view(_ person: Rules.Person, _ language: Language = .french) -> View {
        View(t: Texts(language), actor: person.actor, now: Rules.day(15), address: "/bureau")
    }

    static func study(_ stage: StudyStage, _ person: Rules.Person) -> StudyPage {
        let file = Rules.file(stage), actor = person.actor, now = Rules.day(15)
        return StudyPage(
            file: file, formerOpinions: [], formerSyntheses: [], requests: [],
            refusals: StudyPage.Refusals(
                assign: FeasibilityRules.mayAssign(file, actor, at: now), sign: FeasibilityRules.maySign(file, actor, at: now),
                requestDetails: FeasibilityRules.mayRequestDetails(file, isWaiting: false, actor, at: now),
                reopen: FeasibilityRules.mayReopen(file, actor, at: now)),
            actor: actor, now: now)
    }

    @Test(arguments: StudyStage.allCases) func `the study page is well formed at each stage, for each reader`(stage: StudyStage) {
        for person in [Rules.Person.officer, .lead, .contributor, .elected] {
            let html = Self.study(stage, person).body(Self.view(person))
            #expect(WellFormed.faults(in: html) == [], "\(person)")
            #expect(!html.text.contains("<arbres>"))
        }
    }

    @Test func `a button gives way to the sentence that says why`() {
        let open = Self.study(.toConclude, .lead).body(Self.view(.lead)).text
        #expect(open.contains("/etudes/12/conclusion"))
        let waiting = Self.study(.waitingForOpinions, .lead).body(Self.view(.lead)).text
        #expect(!waiting.contains("/etudes/12/conclusion") && waiting.contains("L’avis de Voirie est attendu"))
    }

    @Test func `the forms are well formed, before and after errors`() {
        let file = Rules.file(.toConclude), services = [MunicipalService(id: Rules.parks, name: "Parcs"), MunicipalService(id: Rules.roads, name: "Voirie")]
        var wrong = Self.view(.lead)
        wrong.form = FormState(values: ["reason": ["<b>"], "estimate": ["x"]], errors: [("estimate", "Écrivez un montant."), ("", "Trop tard.")])
        for view in [Self.view(.lead), wrong] {
            let bodies = [
                OpinionPage(file: file, contribution: file.contributions[0]).body(view),
                ConclusionPage(file: file, limits: CostLimits(cap: Euros(50_000), sections: [])).body(view),
                AssignStudyPage(file: file, services: services, now: Rules.day(15)).body(view),
                AmendmentPage(file: Rules.file(.waitingForProposer), synthesis: FeasibilitySamples.synthesis(at: .waitingForProposer)!).body(view),
            ]
            for body in bodies { #expect(WellFormed.faults(in: body) == []) }
        }
    }

    @Test func `whoever answers or signs reads by when`() {
        let waiting = Rules.file(.waitingForOpinions), asked = Rules.file(.waitingForProposer)
        let opinion = OpinionPage(file: waiting, contribution: waiting.contributions[0]).body(Self.view(.contributor)).text
        #expect(opinion.contains("Avis attendu le") && !opinion.contains("En retard") && !opinion.contains("Conditions <span class=\"optional\">"))
        let conclusion = ConclusionPage(file: Rules.file(.toConclude), limits: CostLimits(cap: nil, sections: [])).body(Self.view(.lead)).text
        #expect(conclusion.contains("Conclusion attendue le"))
        let amendment = AmendmentPage(file: asked, synthesis: FeasibilitySamples.synthesis(at: .waitingForProposer)!).body(Self.view(.author)).text
        #expect(amendment.contains("Sans réponse, elle n’avance plus.") && amendment.contains("La réponse est possible jusqu’au"))
    }

    @Test func `the letters that will leave are read before they leave`() {
        let page = AnnouncementPage(
            edition: Rules.file(.toAnnounce).edition, toAnnounce: [Rules.file(.toAnnounce)], toRelease: [], byPost: [Rules.file(.toAnnounce).proposal.id], unread: UnreadLetters(count: 2),
            refusal: nil, actor: Rules.Person.officer.actor)
        let html = page.body(Self.view(.officer))
        #expect(WellFormed.faults(in: html) == [])
        #expect(html.text.contains("réalisable sous conditions") && html.text.contains("Arroser.") && html.text.contains("à envoyer par la poste"))
    }

    @Test func `the note for colleagues reaches no resident`() async throws {
        let site = try await FeasibilityTown(.sqlite)
        await site.assign()
        await site.advise(1, ["note": "SECRET-INTERNE"])
        await site.conclude()
        await site.announce()
        await site.release()
        let written = try await site.town.database.read { db in
            try db.count("select count(*) from letters where body like '%SECRET-INTERNE%'")
                + db.count("select count(*) from journal where reason like '%SECRET-INTERNE%'")
        }
        #expect(written == 0)
        #expect(await site.town.get("/editions/2026/propositions/1", as: site.ana).text.contains("SECRET-INTERNE") == false)
        #expect(await site.town.get("\(FeasibilityTown.link)/1", as: site.paul).text.contains("SECRET-INTERNE"))
    }
}
