import TestTown
import Testing
import Web

/// What the guided form is answered with, step by step.
struct Rules {
    var participants: [String: [String]] = [
        "proposers-age": ["11"], "proposers-links": ["lives", "works", "studies"], "legal-persons": ["1"], "voters-age": ["16"],
        "voters-links": ["lives", "works"], "cap": ["60 000"], "per-person": ["2"], "completion-days": ["10"], "appeal-days": ["15"],
    ]
    var criteria: [String: [String]] = [
        "themes": ["Nature en ville\nÉcoles\nSolidarités"], "question-0": ["Le projet est-il de la compétence de la ville ?"],
        "reasons-0": ["Le péage des ponts ne relève pas de la ville."], "question-1": ["Le projet sert-il l’intérêt général ?"],
    ]
    var money: [String: [String]] = [
        "name-0": ["Toute la ville"], "amount-0": ["100 000"], "section-0": ["investment"], "reference-0": ["Délibération 2026-118 du 16 novembre 2026"],
    ]
    var calendar: [String: [String]]
    var ballot: [String: [String]] = ["kind": ["approval"], "minimum": ["1"], "maximum": ["3"], "blank": ["1"]]
    var allocation: [String: [String]] = ["order": ["votes"], "not-fitting": ["skip"], "tie-1": ["cost-asc"], "tie-2": ["id-number"]]
    var words: [String: [String]] = ["summary": ["Vous proposez, la ville étudie, vous votez : 100 000 € pour vos idées."]]

    var steps: [(path: String, answers: [String: [String]])] {
        [
            ("participants", participants), ("criteres", criteria), ("enveloppes", money), ("calendrier", calendar), ("bulletin", ballot),
            ("repartition", allocation), ("resume", words),
        ]
    }

    /// A window of the calendar, as it is typed.
    static func window(_ kind: String, _ opens: String, _ closes: String? = nil) -> [String: [String]] {
        ["opens-\(kind)": [opens], "closes-\(kind)": [closes ?? ""]]
    }

    static func windows(_ windows: [String: [String]]...) -> [String: [String]] { windows.reduce(into: [:]) { $0.merge($1) { $1 } } }
}

/// From the first word of the rules to their publication.
extension JourneyTown {
    static func rules(_ version: Int) -> String { "\(desk)/reglement/\(version)" }

    /// Omar opens the edition and answers the guided form to its end.
    func officerWritesTheRules(_ rules: Rules) async {
        let opened = await does(
            "/bureau/editions", "/bureau/editions", ["title": ["Budget participatif 2027"], "slug": [Self.slug], "summary": ["Vos idées pour la ville."], "copied": [""]], as: omar)
        #expect(opened.location == Self.rules(1) + "/participants")
        for (index, step) in rules.steps.enumerated() {
            let saved = await does("\(Self.rules(1))/\(step.path)", "/\(step.path)", step.answers.merging(["then": ["next"]]) { $1 }, as: omar)
            let next = index + 1 < rules.steps.count ? "\(Self.rules(1))/\(rules.steps[index + 1].path)" : Self.rules(1)
            #expect(saved.location == next)
        }
    }

    /// Submitted, sent back with an opinion, submitted again, validated by another person, voted by the council, published.
    func rulesGoThroughTheCircuit(_ version: Int = 1, resolution: String, on day: String, publishedAt moment: String) async throws {
        let page = Self.rules(version)
        await does(page, "/soumettre", as: omar)
        #expect(await town.post(page + "/valider", as: omar).status == 403, "who drafted does not validate")
        #expect(await town.post(page + "/publier", as: omar).status == 409, "not before the council")
        await does(page, "/avis", ["body": ["Le résumé pourrait dire le montant."]], as: elsa)
        await does(page, "/renvoyer", ["reason": ["Le résumé pourrait dire le montant."]], as: elsa)
        await does(page, "/soumettre", as: omar)
        await does(page, "/valider", as: elsa)
        #expect(await town.get(Self.edition).status == (version == 1 ? 404 : 200), "nothing is public yet")
        try await comes(moment)
        await does(page, "/deliberation", ["resolution": [resolution], "day": [day]], as: omar)
        await does(page, "/publier", as: omar)
    }

    /// Omar begins another version, says why, and answers one step of the form anew.
    func officerChangesTheRules(_ version: Int, _ step: String, _ answers: [String: [String]], because reason: String) async {
        await does(Self.desk + "/reglement", "/reglement", ["reason": [reason]], as: omar)
        await does("\(Self.rules(version))/\(step)", "/\(step)", answers.merging(["then": ["next"]]) { $1 }, as: omar)
    }

    /// Everyone reads the rules that hold, with the council's resolution.
    func everyoneReadsTheRules(_ words: String...) async {
        let page = await town.get(Self.edition + "/reglement")
        #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        for word in words { says(page, word) }
    }
}
