import L10n
import Vocabulary

/// A count in plain words: why each project won or not, how a tie was settled, by which rule.
struct CountWords {
    let record: CountRecord
    let currency: Currency

    init(_ record: CountRecord, _ currency: Currency) { (self.record, self.currency) = (record, currency) }

    private var givesPoints: Bool { record.rule.ranksByPoints }

    private func money(_ amount: Euros) -> Message {
        currency.code == "EUR" ? "\(amount)" : "\(amount.cents / 100) \(currency.code)"
    }

    /// Amounts of other currencies are told without their cents: rounded up, for what nobody passed.
    private func upTo(_ amount: Euros) -> Message { money(currency.code == "EUR" ? amount : Euros((amount.cents + 99) / 100)) }

    /// By eliminations no total tells what a project had when it was put aside: its number is that of the ballots that name it.
    private func score(_ line: CountRecord.ProjectLine) -> Message {
        if let grade = line.grading { return "la mention « \(grade.name) »" }
        if record.rule.isRunoff { return line.score == 1 ? "1 bulletin qui le cite" : "\(line.score) bulletins qui le citent" }
        if givesPoints { return line.score == 1 ? "1 point" : "\(line.score) points" }
        return line.score == 1 ? "1 voix" : "\(line.score) voix"
    }

    private func envelope(_ round: CountRecord.RoundLine) -> Message {
        let name = record.envelopes[round.envelope].name
        return name.isEmpty ? "l’enveloppe de toute la ville" : "l’enveloppe « \(name) »"
    }

    /// The one reason, in one or two sentences.
    func reason(_ line: CountRecord.ProjectLine) -> Message {
        guard let fate = line.fate else { return "Avec \(score(line)), il n’a pas été examiné." }
        var words = outcome(line, fate)
        if let missing = line.missingVotes {
            words = switch (missing, givesPoints) {
            case (1, true): "\(words) Il lui a manqué 1 point."
            case (_, true): "\(words) Il lui a manqué \(missing) points."
            case (1, false): "\(words) Il lui a manqué 1 voix."
            case (_, false): "\(words) Il lui a manqué \(missing) voix."
            }
        }
        return line.winningCost.map { "\(words) En coûtant au plus \(money($0)), il aurait été lauréat." } ?? words
    }

    private func outcome(_ line: CountRecord.ProjectLine, _ fate: CountRecord.RoundLine) -> Message {
        switch fate.outcome {
        case "taken" where fate.isByQuota == true:
            return "Lauréat avec \(score(line)), par le minimum que le règlement réserve à son thème ou à son quartier : il restait \(money(fate.leftBefore)) dans \(envelope(fate))."
        case "taken" where fate.isMandatory == true:
            return "Financé avant tous les autres, quel que soit le vote, comme le règlement le prévoit ; il a reçu \(score(line))."
        case "taken" where fate.isByReserve == true:
            return "Lauréat avec \(score(line))\u{A0}: il restait \(money(fate.leftBefore)), et une réserve hors budget a donné les \(money(fate.missing ?? .zero)) qui manquaient."
        case "taken" where fate.mostPaid != nil && !givesPoints:
            return "Lauréat avec \(score(line)) : les personnes qui l’ont choisi l’ont payé ensemble, au plus \(upTo(fate.mostPaid ?? .zero)) chacune."
        case "taken" where fate.isPaidByShares == true || fate.effectiveVotes != nil:
            return "Lauréat avec \(score(line)) : les personnes qui l’ont choisi pouvaient le payer ensemble avec leurs parts."
        case "taken" where record.rule.method == "max-utility":
            return "Lauréat avec \(score(line)) : il fait partie de l’ensemble de projets que le règlement cherche."
        case "taken": return "Lauréat avec \(score(line)) : à son tour il restait \(money(fate.leftBefore)) dans \(envelope(fate))."
        case "taken-in-part": return "Lauréat avec \(score(line)), pour la partie que \(envelope(fate)) pouvait encore payer."
        case "skipped" where record.rule.isPaidByVoters:
            return "Avec \(score(line)), les personnes qui l’ont choisi n’avaient pas ensemble de quoi le payer, et les \(money(fate.leftBefore)) restés à la fin n’y suffisaient pas."
        case "skipped":
            return "Avec \(score(line)), il coûtait \(money(fate.missing ?? .zero)) de plus que ce qui restait dans \(envelope(fate)), \(money(fate.leftBefore))."
        case "stopped-here":
            return "Le décompte s’est arrêté à ce projet : avec \(score(line)), il coûtait \(money(fate.missing ?? .zero)) de plus que ce qui restait dans \(envelope(fate))."
        case "not-reached" where record.rule.isPaidByVoters:
            return "Avec \(score(line)), les personnes qui l’ont choisi n’avaient pas encore ensemble de quoi le payer quand le décompte s’est arrêté, au projet n° \(fate.other ?? 0)."
        case "not-reached": return "Avec \(score(line)), il venait après le projet n°\u{A0}\(fate.other ?? 0), où le décompte s’est arrêté."
        case "enough-winners": return "Avec \(score(line)), il venait après le dernier lauréat : le nombre maximal était atteint."
        case "too-few-votes": return "Avec \(score(line)), il n’atteint pas le minimum de \(fate.minimum ?? 0)."
        case "excluded": return "Le projet n°\u{A0}\(fate.other ?? 0), qui ne peut pas être réalisé en même temps, est lauréat."
        case "unaffordable": return "Les personnes qui l’ont choisi n’avaient plus ensemble de quoi le payer."
        case "no-supporter": return "Personne ne l’a choisi."
        default: return "D’autres projets, ensemble, satisfont davantage de votes."
        }
    }

    func tie(_ tie: CountRecord.TieLine, titles: [Int: String], _ t: Texts) -> String {
        let names = tie.among.map { "« \(titles[$0] ?? "") »" }
        let chosen = tie.chosen.map { "« \(titles[$0] ?? "") »" }
        if isElimination(tie) {
            return t("À égalité : \(t.list(names)). Mis de côté d’abord : \(names.last ?? ""), par la règle « \(key(tie.by)) ».")
        }
        if tie.chosen.isEmpty { return t("À égalité : \(t.list(names)). Aucun n’est lauréat.") }
        // What the rule prefers may not fit in what is left.
        if tie.chosen != Array(tie.among.prefix(tie.chosen.count)) {
            return t("À égalité : \(t.list(names)), dans l’ordre de la règle « \(key(tie.by)) ». Lauréats : \(t.list(chosen)).")
        }
        return t("À égalité : \(t.list(names)). Retenu d’abord : \(t.list(chosen)), par la règle « \(key(tie.by)) ».")
    }

    /// One of the tied was put aside, the last by the rule; all are considered together only where nobody chose them first.
    private func isElimination(_ tie: CountRecord.TieLine) -> Bool {
        guard record.rule.isRunoff, let place = record.ties.firstIndex(of: tie) else { return false }
        return record.rounds.count { $0.tie == place } < 2
    }

    private func key(_ name: String) -> Message {
        switch name {
        case "votes": "le plus de voix"
        case "cost-asc": "le moins cher"
        case "cost-desc": "le plus cher"
        case "id-number": "le plus petit numéro"
        case "channel:internet": "le plus de voix sur internet"
        case "channel:paper": "le plus de voix sur papier"
        case let name where name.hasPrefix("category:"): "le thème « \(String(name.dropFirst(9))) » d’abord"
        case let name where name.hasPrefix("seed:"): "tirage au sort public à partir de « \(String(name.dropFirst(5))) »"
        default: "l’ordre des numéros"
        }
    }

    // MARK: The rule

    /// The rule of a vote that was not run here, sentence by sentence.
    func rule(_ t: Texts) -> [String] {
        let rule = record.rule
        var sentences = [t(method(rule))]
        if !rule.shares.isEmpty {
            let same = Set(rule.shares.map(\.cents)).count == 1
            sentences.append(same
                ? t("\(rule.shares.count) territoires ont chacun \(money(Euros(cents: rule.shares[0].cents))), servis d’abord ; puis toute la ville, avec ce qui reste.")
                : t("\(rule.shares.count) enveloppes sont servies d’abord ; puis toute la ville, avec ce qui reste."))
        }
        if rule.isGreedy {
            sentences.append(rule.notFitting == "skip"
                ? t("Un projet qui ne tient pas dans ce qui reste est passé : on regarde le suivant.")
                : t("On s’arrête au premier projet qui ne tient pas dans ce qui reste."))
            if let percent = rule.reservePercent { sentences.append(t("Une réserve hors budget complète ce projet quand il reste au moins \(percent)\u{A0}% de son coût.")) }
        }
        if rule.minimumVotes > 0 { sentences.append(t("Il faut au moins \(rule.minimumVotes) voix pour être lauréat.")) }
        sentences.append(t("À égalité, on départage ainsi : \(rule.ties.map { t(key($0)) }.joined(separator: t(", puis ")))."))
        return sentences
    }

    private func method(_ rule: CountRule) -> Message {
        switch (rule.method, rule.utility) {
        case ("equal-shares", _): "Parts égales : chaque personne reçoit la même part du budget et paie, avec les autres, les projets qu’elle a choisis."
        case ("instant-runoff", _): "Chaque bulletin compte pour le premier de ses choix encore en course. Le projet qui en a le moins sort, et ses bulletins vont à leur choix suivant, jusqu’au dernier projet\u{A0}: il est le premier, celui qui est sorti juste avant le deuxième."
        case ("bounded-overspending", _), ("phragmen", _), ("max-utility", _), ("majority-judgment", _):
            AllocationRuleChoice.Order(rawValue: rule.method)?.name ?? "\(rule.method)"
        case (_, "points"): "Les projets sont classés par nombre de points."
        case (_, "borda"): "Les projets sont classés par points de rang : le premier choix en vaut le plus, le dernier aucun."
        default: rule.ranking == "per-cost" ? "Les projets sont classés par nombre de voix pour un euro." : "Les projets sont classés par nombre de voix."
        }
    }
}
