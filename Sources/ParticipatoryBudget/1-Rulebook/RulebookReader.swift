import Platform
import Vocabulary
import Web

/// Reads each step of the guided form into a rulebook.
enum RulebookReader {
    static func read(_ section: RulebookSection, of subject: RulebookSubject, _ form: inout FormReader) -> Rulebook {
        var book = subject.version.rulebook
        switch section {
        case .people: people(&book, &form)
        case .criteria: criteria(&book, &form)
        case .money: money(&book, subject.territories, &form)
        case .calendar: calendar(&book, &form)
        case .ballot: ballot(&book, &form)
        case .allocation: allocation(&book, subject.territories, &form)
        case .words: book.summary = form.text("summary", max: 3000)
        }
        return book
    }

    private static func people(_ book: inout Rulebook, _ form: inout FormReader) {
        book.proposers.minimumAge = form.int("proposers-age", in: 0...99)
        book.proposers.links = Set(form.choices("proposers-links"))
        book.proposers.acceptsLegalPersons = form.isChecked("legal-persons")
        book.proposers.areBodyMembers = form.isChecked("body-members") ? true : nil
        book.voters.minimumAge = form.int("voters-age", in: 0...99)
        book.voters.links = Set(form.choices("voters-links"))
        book.voters.acceptsLegalPersons = false
        book.projectCap = form.optionalMoney("cap")
        if book.projectCap == .zero, !form.errors.byField.contains(where: { $0.field == "cap" }) { form.error("cap", "Laissez ce champ vide s’il n’y a pas de plafond.") }
        book.maximumProposalsPerPerson = form.optionalInt("per-person", in: 1...100)
        book.maximumLength = form.int("length", in: 200...20_000)
        book.completionDays = form.int("completion-days", in: 1...90)
        book.appealDays = form.int("appeal-days", in: 0...90)
    }

    // MARK: Criteria

    private static func criteria(_ book: inout Rulebook, _ form: inout FormReader) {
        book.themes = lines(form.text("themes", max: 2000))
        if Set(book.themes).count < book.themes.count { form.error("themes", "Un thème est écrit deux fois.") }
        for theme in book.themes where theme.count > 80 { form.error("themes", "Raccourcissez « \(theme) » à 80 caractères.") }
        var criteria: [CriterionRule] = []
        for index in 0..<60 where !form.isChecked("remove-\(index)") {
            if form.raw("question-\(index)").isEmpty {
                let isTyped = ["help", "legal", "reasons"].contains { !form.raw("\($0)-\(index)").isEmpty }
                if isTyped { form.error("question-\(index)", "Écrivez ce qui doit être vrai.") }
                continue
            }
            let code = form.raw("code-\(index)")
            let isKnown = book.criteria.contains { $0.code == code }
            criteria.append(CriterionRule(
                code: isKnown ? code : freeCode(book.criteria + criteria), question: form.text("question-\(index)", max: 200),
                help: form.optionalText("help-\(index)", max: 500) ?? "", legalNote: form.optionalText("legal-\(index)", max: 300) ?? "",
                reasons: lines(form.optionalText("reasons-\(index)", max: 4000) ?? "").map(reason),
                mayNotApply: form.isChecked("set-aside-\(index)"), isCorrectable: !form.isChecked("final-\(index)")
            ))
        }
        book.criteria = criteria
    }

    static func freeCode(_ criteria: [CriterionRule]) -> String {
        var number = criteria.count + 1
        while criteria.contains(where: { $0.code == "critere-\(number)" }) { number += 1 }
        return "critere-\(number)"
    }

    /// A reason, then where else to turn after a bar: `Le lycée relève de la Région. | Le conseil régional.`
    static func reason(_ line: String) -> StandardReason {
        let parts = line.split(separator: "|", maxSplits: 1).map(trimmed)
        return StandardReason(reason: parts.first ?? "", whereElse: parts.count > 1 ? parts[1] : "")
    }

    // MARK: Money

    private static func money(_ book: inout Rulebook, _ territories: [Territory], _ form: inout FormReader) {
        var envelopes: [EnvelopeRule] = []
        for index in 0..<200 where !form.isChecked("remove-\(index)") {
            if form.raw("name-\(index)").isEmpty {
                if !form.raw("amount-\(index)").isEmpty { form.error("name-\(index)", "Donnez un nom à cette enveloppe.") }
                continue
            }
            envelopes.append(envelope(index, &form))
        }
        if let each = form.optionalMoney("each"), each > .zero {
            let kind = form.raw("each-kind")
            let taken = Set(envelopes.compactMap(\.territory))
            for territory in territories where territory.kind.rawValue == kind && !taken.contains(territory.code) {
                envelopes.append(EnvelopeRule(name: territory.name, territory: territory.code, amount: each))
            }
        }
        if let reference = form.optionalText("reference", max: 120) {
            for index in envelopes.indices where envelopes[index].budgetReference.isEmpty { envelopes[index].budgetReference = reference }
        }
        book.envelopes = envelopes
    }

    private static func envelope(_ index: Int, _ form: inout FormReader) -> EnvelopeRule {
        let envelope = EnvelopeRule(
            name: form.text("name-\(index)", max: 100), territory: form.optionalText("territory-\(index)", max: 80),
            theme: form.optionalText("theme-\(index)", max: 100), amount: form.money("amount-\(index)"),
            section: form.choice("section-\(index)", .investment), budgetReference: form.optionalText("reference-\(index)", max: 120) ?? "",
            isRingFenced: form.isChecked("fenced-\(index)")
        )
        if envelope.territory != nil, envelope.theme != nil { form.error("theme-\(index)", "Choisissez un territoire ou un thème, pas les deux.") }
        return envelope
    }

    private static func calendar(_ book: inout Rulebook, _ form: inout FormReader) {
        var phases: [Phase] = []
        for kind in PhaseKind.allCases {
            let opens = kind == .deposit ? form.moment("opens-\(kind.rawValue)") : form.optionalMoment("opens-\(kind.rawValue)")
            let closes = form.optionalMoment("closes-\(kind.rawValue)")
            guard let opens else {
                if closes != nil { form.error("opens-\(kind.rawValue)", "Indiquez aussi l’ouverture de cette étape.") }
                continue
            }
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
        book.ballot.acceptsTotals = form.isChecked("totals") ? true : nil
        book.ballot.isReplaceable = form.isChecked("replaceable") ? true : nil
        book.ballot.mandatoryTheme = form.optionalText("mandatory-theme", max: 80)
        let most = form.optionalInt("district-maximum", in: 1...200), least = form.optionalInt("district-minimum", in: 0...200) ?? 0
        if let most, least > most { form.error("district-maximum", "Le maximum est plus petit que le minimum.") }
        book.ballot.district = most.map { DistrictPart(minimum: least, maximum: $0) }
        book.proof = form.optionalChoice("proof")
        book.publishesTurnout = form.isChecked("turnout")
    }

    private static func allocation(_ book: inout Rulebook, _ territories: [Territory], _ form: inout FormReader) {
        typealias Tie = AllocationRuleChoice.Tie
        book.allocation.order = form.optionalChoice("other-order") ?? form.choice("order", .votes)
        book.allocation.worth = form.optionalChoice("worth") ?? .cost
        book.allocation.completion = form.optionalChoice("completion") ?? .add1u
        book.allocation.yieldsToVotes = form.isChecked("yields")
        book.allocation.notFitting = form.choice("not-fitting", .stop)
        let more: [Tie] = ["tie-2", "tie-3", "tie-4", "tie-5"].compactMap { form.optionalChoice($0) }
        book.allocation.ties = ([form.choice("tie-1", Tie.lowerCost)] + more).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        book.allocation.seed = form.optionalText("seed", max: 200) ?? ""
        if book.allocation.ties.contains(.publicSeed), book.allocation.seed.isEmpty { form.error("seed", "Écrivez le texte public du tirage au sort.") }
        book.allocation.tieTheme = form.optionalText("tie-theme", max: 100) ?? ""
        if book.allocation.ties.contains(.theme), !book.themes.contains(book.allocation.tieTheme) { form.error("tie-theme", "Choisissez le thème qui passe d’abord.") }
        book.allocation.carriesOver = form.isChecked("carries")
        book.allocation.maximumWinners = form.optionalInt("winners", in: 1...1000)
        book.allocation.minimumVotes = form.optionalInt("votes", in: 1...1_000_000)
        book.allocation.minimumPercent = form.optionalInt("percent", in: 1...100)
        book.allocation.quotas = quotas(book, territories, &form)
        book.allocation.exclusiveGroups = lines(form.optionalText("exclusive", max: 2000) ?? "").map { numbers($0, "exclusive", &form) }
        if book.allocation.exclusiveGroups.contains(where: { $0.count == 1 }) { form.error("exclusive", "Un groupe a au moins deux projets.") }
        book.allocation.mandatory = numbers(form.optionalText("funded", max: 500) ?? "", "funded", &form)
        if book.allocation.exclusiveGroups.contains(where: { $0.count(where: book.allocation.mandatory.contains) > 1 }) {
            form.error("funded", "Deux de ces projets s’excluent : un seul peut être financé avant les autres.")
        }
        book.allocation.comparesRules = form.isChecked("compares")
    }

    /// `12, 15`: numbers on the ballot, each once.
    private static func numbers(_ text: String, _ field: String, _ form: inout FormReader) -> [Int] {
        text.split(separator: ",").reduce(into: []) { numbers, part in
            guard let number = Int(trimmed(part)), (1...1_000_000).contains(number) else {
                return form.error(field, "Écrivez des numéros de projets, séparés par des virgules.")
            }
            if !numbers.contains(number) { numbers.append(number) }
        }
    }

    /// `theme:Nature` or `territory:q1`, then how many.
    private static func quotas(_ book: Rulebook, _ territories: [Territory], _ form: inout FormReader) -> [QuotaRule] {
        var quotas: [QuotaRule] = []
        for index in 0..<200 where !form.isChecked("remove-\(index)") {
            let chosen = form.raw("quota-\(index)").split(separator: ":", maxSplits: 1).map(String.init)
            guard chosen.count == 2 else {
                if !form.raw("least-\(index)").isEmpty { form.error("quota-\(index)", "Choisissez un thème ou un quartier.") }
                continue
            }
            let quota = QuotaRule(
                theme: chosen[0] == "theme" ? chosen[1] : nil, territory: chosen[0] == "territory" ? chosen[1] : nil,
                atLeast: form.int("least-\(index)", in: 1...1000))
            let isKnown = quota.theme.map(book.themes.contains) ?? territories.contains { $0.code == quota.territory }
            if !isKnown { form.error("quota-\(index)", "Choisissez un thème ou un quartier.") }
            if quotas.contains(where: { $0.theme == quota.theme && $0.territory == quota.territory }) {
                form.error("quota-\(index)", "Ce thème ou ce quartier a déjà un minimum.")
            }
            quotas.append(quota)
        }
        return quotas
    }

    private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(trimmed).filter { !$0.isEmpty } }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
