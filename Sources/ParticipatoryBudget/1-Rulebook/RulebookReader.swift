import Platform
import Vocabulary
import Web

/// Reads each step of the guided form into a rulebook.
enum RulebookReader {
    static func read(_ section: RulebookSection, into old: Rulebook, _ form: inout FormReader) -> Rulebook {
        var book = old
        switch section {
        case .people: people(&book, &form)
        case .criteria: criteria(&book, &form)
        case .money: money(&book, &form)
        case .calendar: calendar(&book, &form)
        case .ballot: ballot(&book, &form)
        case .allocation: allocation(&book, &form)
        case .words: book.summary = form.text("summary", max: 3000)
        }
        return book
    }

    private static func people(_ book: inout Rulebook, _ form: inout FormReader) {
        book.proposers.minimumAge = form.int("proposers-age", in: 0...99)
        book.proposers.links = Set(form.choices("proposers-links"))
        book.proposers.acceptsLegalPersons = form.isChecked("legal-persons")
        book.voters.minimumAge = form.int("voters-age", in: 0...99)
        book.voters.links = Set(form.choices("voters-links"))
        book.voters.acceptsLegalPersons = false
        book.projectCap = form.optionalMoney("cap")
        book.maximumProposalsPerPerson = form.optionalInt("per-person", in: 1...100)
        book.completionDays = form.int("completion-days", in: 1...90)
        book.appealDays = form.int("appeal-days", in: 0...90)
    }

    private static func criteria(_ book: inout Rulebook, _ form: inout FormReader) {
        book.themes = lines(form.text("themes", max: 2000))
        if Set(book.themes).count < book.themes.count { form.error("themes", "Un thème est écrit deux fois.") }
        var criteria: [CriterionRule] = []
        for index in 0..<60 where !form.raw("question-\(index)").isEmpty {
            let code = form.raw("code-\(index)")
            criteria.append(CriterionRule(
                code: code.isEmpty ? freeCode(book.criteria + criteria) : code, question: form.text("question-\(index)", max: 200),
                help: form.optionalText("help-\(index)", max: 500) ?? "",
                reasons: lines(form.optionalText("reasons-\(index)", max: 4000) ?? "").map { StandardReason(reason: $0) }
            ))
        }
        book.criteria = criteria
    }

    private static func freeCode(_ criteria: [CriterionRule]) -> String {
        var number = criteria.count + 1
        while criteria.contains(where: { $0.code == "critere-\(number)" }) { number += 1 }
        return "critere-\(number)"
    }

    private static func money(_ book: inout Rulebook, _ form: inout FormReader) {
        var envelopes: [EnvelopeRule] = []
        for index in 0..<200 where !form.raw("name-\(index)").isEmpty {
            envelopes.append(EnvelopeRule(
                name: form.text("name-\(index)", max: 100), territory: form.optionalText("territory-\(index)", max: 80),
                theme: form.optionalText("theme-\(index)", max: 100), amount: form.money("amount-\(index)"),
                section: form.choice("section-\(index)", .investment), budgetReference: form.optionalText("reference-\(index)", max: 120) ?? "",
                isRingFenced: form.isChecked("fenced-\(index)")
            ))
        }
        book.envelopes = envelopes
    }

    private static func calendar(_ book: inout Rulebook, _ form: inout FormReader) {
        var phases: [Phase] = []
        for kind in PhaseKind.allCases {
            let opens = kind == .deposit ? form.moment("opens-\(kind.rawValue)") : form.optionalMoment("opens-\(kind.rawValue)")
            let closes = form.optionalMoment("closes-\(kind.rawValue)")
            guard let opens else { continue }
            if let closes, closes <= opens { form.error("closes-\(kind.rawValue)", "La clôture vient après l’ouverture.") }
            phases.append(Phase(kind: kind, opensAt: opens, closesAt: closes))
        }
        book.calendar = Calendar(phases)
    }

    private static func ballot(_ book: inout Rulebook, _ form: inout FormReader) {
        book.ballot.kind = form.choice("kind", .approval)
        book.ballot.minimum = form.int("minimum", in: 1...200)
        book.ballot.maximum = form.int("maximum", in: 1...200)
        if book.ballot.minimum > book.ballot.maximum { form.error("maximum", "Le maximum est plus petit que le minimum.") }
        book.ballot.mandatoryTerritory = form.optionalText("mandatory", max: 80)
        book.ballot.totalPoints = form.int("points", in: 1...1000)
        book.ballot.maximumPointsPerProject = form.int("points-each", in: 1...1000)
        book.ballot.allowsBlank = form.isChecked("blank")
    }

    private static func allocation(_ book: inout Rulebook, _ form: inout FormReader) {
        book.allocation.order = form.choice("order", .votes)
        book.allocation.notFitting = form.choice("not-fitting", .stop)
        book.allocation.ties = [form.choice("tie-1", AllocationRuleChoice.Tie.lowerCost)] + ([form.optionalChoice("tie-2")].compactMap { $0 })
        book.allocation.seed = form.optionalText("seed", max: 200) ?? ""
        book.allocation.carriesOver = form.isChecked("carries")
        book.allocation.maximumWinners = form.optionalInt("winners", in: 1...1000)
        book.allocation.minimumVotes = form.optionalInt("votes", in: 1...1_000_000)
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        }.filter { !$0.isEmpty }
    }
}
