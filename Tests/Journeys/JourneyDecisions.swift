import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What officers, reviewers, the panel and the services decide.
extension JourneyTown {
    // MARK: Eligibility

    private func grid(_ number: Int, _ answers: [String]) async throws -> [String: [String]] {
        let edition = try await edition()
        let criteria = try await town.database.read { try EligibilityStore.criteria(edition.id, $0) }
        return Dictionary(uniqueKeysWithValues: zip(criteria, answers).map { ("answer-\($0.id)", [$1]) }).merging(["act": ["sign"]]) { $1 }
    }

    /// Omar answers the grid and signs.
    func officerSigns(_ number: Int, _ first: String = "yes", reason: String = "") async throws {
        let page = "\(Self.desk)/recevabilite/\(number)"
        var answers = try await grid(number, [first, "yes"])
        if let field = answers.keys.filter({ $0.hasPrefix("answer-") }).min(by: { ID<Criterion>(String($0.dropFirst(7)))! < ID<Criterion>(String($1.dropFirst(7)))! }), !reason.isEmpty {
            answers["reason-" + field.dropFirst(7)] = [reason]
        }
        await does(page, "/recevabilite/\(number)", answers, as: omar)
    }

    /// Rita, who did not sign, confirms.
    func reviewerConfirms(_ number: Int) async {
        #expect(await town.post("\(Self.desk)/recevabilite/\(number)/verification", ["verdict": "confirmed"], as: omar).status == 403)
        await does("\(Self.desk)/recevabilite/\(number)", "/verification", ["verdict": ["confirmed"]], as: rita)
    }

    /// The proposers are told, then everyone.
    func decisionsAreAnnounced(_ step: String, meanwhile: () async throws -> Void) async throws {
        await doesAll("\(Self.desk)/\(step)/annonce", "/annonce", ticking: "announce", as: omar)
        try await runJobs()
        try await meanwhile()
        let publisher = step == "etudes" ? olga : omar
        await doesAll("\(Self.desk)/\(step)/annonce", "/publication", ticking: "release", ["unread": ["1"]], as: publisher)
        try await runJobs()
        town.pass(.seconds(2))
    }

    // MARK: Shortlist

    /// Omar opens a selection of so many, with Paula and Pierre on the panel; gives its address.
    func officerOpensTheSelection(of size: Int) async throws -> String {
        let opened = await does("\(Self.desk)/preselection", "/preselection", [
            "title": ["Tri citoyen"], "size": ["\(size)"], "method": ["scores"], "criterion-1": ["Utile à beaucoup de monde"], "scale-1": ["5"],
        ], as: omar)
        let page = try #require(opened.location)
        for member in [paula, pierre] { await does(page, "/membres", ["member": ["\(member.account)"]], as: omar) }
        return page
    }

    /// A member of the panel gives marks, number by number.
    func marks(_ marks: [Int: Int], _ selection: String, as member: Town.Person) async {
        let jury = "/bureau/jury/\(selection.split(separator: "/").last ?? "")"
        for (number, mark) in marks {
            let page = await town.get("\(jury)/\(number)", as: member)
            let field = page.form("/\(number)")?.fields.keys.first { $0.hasPrefix("score-") }
            let offered = page.form("/\(number)")?.offered.keys.first { $0.hasPrefix("score-") }
            await does("\(jury)/\(number)", "/\(number)", [field ?? offered ?? "": ["\(mark)"]], as: member)
        }
    }

    /// The marks are closed, the list decided and signed, the proposers told, the list published.
    func panelListIsPublished(_ kept: [Int], _ selection: String, meanwhile: () async throws -> Void) async throws {
        await does(selection, "/cloture", as: omar)
        var ids: [String] = []
        for number in kept { ids.append("\(try await proposal(number).id)") }
        await does(selection + "/liste", "/liste", ["keep": ids, "statement": ["Le panel a retenu les idées utiles au plus grand nombre."]], as: omar)
        await does(selection + "/annonce", "/annonce", as: omar)
        try await runJobs()
        try await meanwhile()
        await does(selection + "/annonce", "/publication", ["unread": ["1"]], as: omar)
        try await runJobs()
        town.pass(.seconds(2))
    }

    // MARK: Feasibility

    /// Aude names who answers for each service.
    func administratorNamesWhoAnswers() async {
        for (service, person) in [(parks, paul), (roads, rosa)] {
            await does("/bureau/services/\(service)", "/\(service)", ["referent": ["\(person.name.lowercased())@town.test"]], as: aude)
        }
    }

    func officerEntrusts(_ number: Int, to lead: ServiceID, asking others: [ServiceID] = [], by day: String) async {
        var answers = ["lead": ["\(lead)"], "due": [day], "question": ["Est-ce réalisable ici ?"]]
        for other in others { answers["ask-\(other)"] = ["1"]; answers["due-\(other)"] = [day] }
        await does("\(Self.desk)/etudes/\(number)/attribution", "/attribution", answers, as: omar)
    }

    func serviceGivesItsOpinion(_ number: Int, _ service: ServiceID, as person: Town.Person) async {
        await does("\(Self.desk)/etudes/\(number)/avis/\(service)", "/avis/\(service)", [
            "verdict": ["favourable"], "reason": ["Aucun réseau ne passe à cet endroit."], "note": ["Vu sur place."], "estimate": ["5 000"], "section": ["investment"],
        ], as: person)
    }

    func leadConcludes(_ number: Int, cost: String, _ more: [String: [String]] = [:], as person: Town.Person) async {
        let answers = [
            "conclusion": ["feasible"], "estimate": [cost], "section": ["investment"], "running": ["500"], "delay": ["8"],
            "reason": ["Le terrain s’y prête et rien ne s’y oppose."],
        ]
        await does("\(Self.desk)/etudes/\(number)/conclusion", "/conclusion", answers.merging(more) { $1 }, as: person)
    }
}
