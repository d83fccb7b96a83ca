import Vocabulary

/// Something that does not hold together in a rulebook, with the step of the form that mends it.
struct RulebookFault: Sendable, Equatable {
    var section: RulebookSection
    var sentence: Message
}

/// What does not hold together in a rulebook, in sentences for whoever drafts it.
enum RulebookCheck {
    /// Faults that prevent submission, in the order of the form.
    static func faults(_ book: Rulebook, territories: Set<String>) -> [RulebookFault] {
        let found: [(RulebookSection, [Message])] = [
            (.criteria, criteria(book)), (.money, money(book, territories)), (.calendar, calendar(book.calendar)),
            (.ballot, ballot(book, territories)), (.allocation, rule(book) + ties(book) + quotas(book, territories)),
            (.words, book.summary.isEmpty ? ["Écrivez le résumé que liront les habitants."] : []),
        ]
        return found.flatMap { section, sentences in sentences.map { RulebookFault(section: section, sentence: $0) } }
    }

    private static func criteria(_ book: Rulebook) -> [Message] {
        var faults: [Message] = []
        if book.themes.isEmpty { faults.append("Nommez au moins un thème.") }
        if book.criteria.isEmpty, book.calendar[.eligibility] != nil { faults.append("Écrivez au moins un critère de recevabilité.") }
        return faults
    }

    private static func money(_ book: Rulebook, _ territories: Set<String>) -> [Message] {
        var faults: [Message] = []
        if book.envelopes.isEmpty { faults.append("Ajoutez au moins une enveloppe.") }
        if Set(book.envelopes.map(\.name)).count < book.envelopes.count { faults.append("Deux enveloppes portent le même nom.") }
        let unvoted = book.envelopes.filter(\.budgetReference.isEmpty).map { "« \($0.name) »" }
        if !unvoted.isEmpty { faults.append("Indiquez la décision budgétaire qui vote l’argent : il en manque une pour \(unvoted.joined(separator: ", ")).") }
        for envelope in book.envelopes {
            if envelope.amount <= .zero { faults.append("L’enveloppe « \(envelope.name) » est vide.") }
            if let code = envelope.territory, !territories.contains(code) { faults.append("Le territoire de l’enveloppe « \(envelope.name) » n’existe pas.") }
            if let theme = envelope.theme, !book.themes.contains(theme) { faults.append("Le thème de l’enveloppe « \(envelope.name) » n’est pas dans la liste.") }
            if envelope.territory != nil, envelope.theme != nil { faults.append("L’enveloppe « \(envelope.name) » a un territoire et un thème : choisissez l’un des deux.") }
            if envelope.isRingFenced, envelope.territory == nil, envelope.theme == nil {
                faults.append("L’enveloppe « \(envelope.name) » est réservée : dites à quel territoire ou à quel thème.")
            }
        }
        // The count spends one sum for each territory or theme: it would mix what the budget keeps apart.
        let scopes = Dictionary(grouping: book.envelopes) { "\($0.territory ?? "")/\($0.theme ?? "")" }.sorted { $0.key < $1.key }
        for (_, same) in scopes where Set(same.map(\.section)).count > 1 {
            let names = same.map { "« \($0.name) »" }.joined(separator: ", ")
            faults.append("Ces enveloppes servent les mêmes projets avec de l’investissement et du fonctionnement : \(names). Le dépouillement ne les distinguerait pas. Gardez une seule section, ou donnez à chacune son territoire ou son thème.")
        }
        if let cap = book.projectCap, let largest = book.envelopes.map(\.amount).max(), cap > largest {
            faults.append("Le plafond par projet (\(cap)) dépasse la plus grande enveloppe (\(largest)).")
        }
        return faults
    }

    private static func calendar(_ calendar: Calendar) -> [Message] {
        var faults: [Message] = []
        if calendar[.deposit] == nil { faults.append("Le calendrier n’a pas de période de dépôt.") }
        // Windows may overlap, but none may open before the one it depends on.
        let windows = PhaseKind.allCases.compactMap { calendar[$0] }
        for (earlier, later) in zip(windows, windows.dropFirst()) where later.opensAt < earlier.opensAt {
            faults.append("« \(later.kind.name) » s’ouvre avant « \(earlier.kind.name) ».")
        }
        return faults + vote(calendar)
    }

    private static func vote(_ calendar: Calendar) -> [Message] {
        guard let vote = calendar[.vote] else { return [] }
        var faults: [Message] = []
        if let study = calendar[.feasibility]?.closesAt, vote.opensAt < study { faults.append("Le vote s’ouvre avant la fin des études.") }
        guard let closesAt = vote.closesAt else { return faults + ["Le vote doit avoir une heure de clôture."] }
        if let results = calendar[.results], results.opensAt < closesAt { faults.append("Les résultats paraîtraient avant la clôture du vote.") }
        return faults
    }

    private static func ballot(_ book: Rulebook, _ territories: Set<String>) -> [Message] {
        let ballot = book.ballot
        var faults: [Message] = []
        if ballot.kind == .ranking, ballot.minimum < 2, book.allocation.order != .instantRunoff { faults.append("Demandez de classer au moins deux projets : le dernier d’un bulletin ne reçoit aucun point.") }
        if ballot.minimum > ballot.maximum { faults.append("Le bulletin demande au moins \(ballot.minimum) projets et au plus \(ballot.maximum).") }
        if let code = ballot.mandatoryTerritory, !territories.contains(code) { faults.append("Le territoire imposé sur le bulletin n’existe pas.") }
        if let theme = ballot.mandatoryTheme, !book.themes.contains(theme) { faults.append("Le thème imposé sur le bulletin n’est pas dans la liste.") }
        if ballot.district != nil, ballot.kind != .approval { faults.append("Un bulletin en deux parties, la ville et un quartier, demande un choix d’un nombre de projets.") }
        if ballot.district != nil, ballot.mandatoryTerritory != nil { faults.append("Un bulletin en deux parties ne peut pas imposer en plus un territoire.") }
        if ballot.kind == .points, ballot.maximumPointsPerProject > ballot.totalPoints { faults.append("On ne peut donner à un projet plus de points qu’il n’y en a.") }
        return faults + totals(book)
    }

    /// What totals by urn forbid.
    private static func totals(_ book: Rulebook) -> [Message] {
        guard book.ballot.acceptsTotals == true else { return [] }
        var faults: [Message] = []
        if book.ballot.kind != .approval || book.ballot.district != nil {
            faults.append("Des totaux par urne ne se comptent que pour un vote par choix, en une partie : les points, les rangs et les mentions demandent chaque bulletin.")
        }
        if book.allocation.order != .votes, book.allocation.order != .votesPerCost {
            faults.append("Des totaux par urne ne se comptent qu’avec une règle qui additionne les voix : les parts égales et les autres règles proportionnelles demandent chaque bulletin.")
        }
        if book.allocation.minimumPercent != nil { faults.append("Un minimum en pourcentage des bulletins demande chaque bulletin : retirez-le, ou n’acceptez pas de totaux par urne.") }
        if book.allocation.comparesRules { faults.append("La comparaison avec d’autres règles demande chaque bulletin : retirez-la, ou n’acceptez pas de totaux par urne.") }
        return faults
    }

    /// A rule that cannot count such ballots.
    private static func rule(_ book: Rulebook) -> [Message] {
        switch (book.allocation.order, book.ballot.kind) {
        case (.phragmen, .points), (.phragmen, .grades): ["La règle de Phragmén compte des choix, et ce bulletin donne des points : changez l’un ou l’autre."]
        case (.phragmen, .ranking): ["La règle de Phragmén compte des choix, et ce bulletin les classe : changez l’un ou l’autre."]
        case (.majorityJudgment, .approval), (.majorityJudgment, .knapsack), (.majorityJudgment, .ranking):
            ["Le jugement majoritaire compte des mentions, et ce bulletin n’en donne pas : choisissez un vote par mentions ou par points."]
        case (.instantRunoff, .approval), (.instantRunoff, .knapsack), (.instantRunoff, .points), (.instantRunoff, .grades):
            ["Les éliminations successives comptent des rangs, et ce bulletin n’en donne pas\u{A0}: choisissez un vote par classement."]
        default: []
        }
    }

    private static func ties(_ book: Rulebook) -> [Message] {
        let allocation = book.allocation
        var faults: [Message] = []
        // Two projects may cost the same: only a number or a draw tells any two apart.
        if !allocation.ties.contains(.lowerNumber), !allocation.ties.contains(.publicSeed) {
            faults.append("Deux projets à égalité peuvent avoir le même coût : ajoutez le plus petit numéro ou le tirage au sort.")
        }
        if allocation.ties.contains(.publicSeed), allocation.seed.isEmpty { faults.append("Le tirage au sort entre ex æquo demande un texte public, annoncé avant le vote.") }
        if allocation.ties.contains(.theme), !book.themes.contains(allocation.tieTheme) { faults.append("Le thème qui passe d’abord à égalité n’est plus dans la liste.") }
        return faults
    }

    /// A minimum that names nobody, that no money can serve, or more winners than there may be.
    private static func quotas(_ book: Rulebook, _ territories: Set<String>) -> [Message] {
        let quotas = book.allocation.quotas, served = Set(book.envelopes.compactMap(\.territory))
        var faults: [Message] = []
        for quota in quotas {
            if let theme = quota.theme, !book.themes.contains(theme) { faults.append("Le minimum de lauréats porte sur un thème qui n’est plus dans la liste : « \(theme) ».") }
            guard let code = quota.territory else { continue }
            if !territories.contains(code) { faults.append("Le territoire d’un minimum de lauréats n’existe pas.") }
            // A project draws on one envelope: where territories have theirs, another territory would count nobody.
            else if !served.isEmpty, !served.contains(code) { faults.append("Un minimum de lauréats porte sur un territoire qui n’a pas d’enveloppe, alors que d’autres en ont une.") }
        }
        for sum in [quotas.filter { $0.theme != nil }, quotas.filter { $0.territory != nil }].map({ $0.map(\.atLeast).reduce(0, +) }) {
            if let most = book.allocation.maximumWinners, sum > most { faults.append("Les minimums demandent \(sum) lauréats, et il y en a au plus \(most).") }
        }
        return faults
    }
}
