import L10n

/// How the winners are found, in words.
extension RulebookText {
    /// How the winners are found, sentence by sentence.
    var allocation: [String] {
        let rule = book.allocation
        var sentences = order
        if book.envelopes.count > 1 {
            sentences.append(rule.carriesOver
                ? t("Chaque enveloppe est attribuée à part ; ce qui reste d’un territoire va à l’enveloppe de toute la ville.")
                : t("Chaque enveloppe est attribuée à part ; ce qui reste n’est pas reporté."))
            if rule.carriesOver, book.envelopes.contains(where: \.isRingFenced) { sentences.append(t("Ce qui reste d’une enveloppe réservée n’est pas reporté.")) }
        }
        if rule.order == .equalShares || rule.order == .boundedOverspending, book.envelopes.contains(where: { $0.territory != nil || $0.theme != nil }) {
            sentences.append(t("L’argent d’un territoire ou d’un thème est partagé entre les personnes qui y ont choisi au moins un projet ; elles seules le dépensent."))
        }
        if rule.order.ranks { sentences.append(notFitting) }
        if let votes = rule.minimumVotes, votes > 0 {
            sentences.append(givesPoints
                ? t(votes, one: "Il faut au moins un point pour être lauréat.", many: "Il faut au moins \(votes) points pour être lauréat.")
                : t("Il faut au moins \(votes) voix pour être lauréat."))
        }
        if let percent = rule.minimumPercent {
            sentences.append(givesPoints
                ? t("Il faut au moins \(percent) points pour cent bulletins pour être lauréat.")
                : t("Il faut être choisi sur au moins \(percent)\u{A0}% des bulletins pour être lauréat."))
        }
        if let winners = rule.maximumWinners { sentences.append(t(winners, one: "Il y a un seul lauréat.", many: "Il y a au plus \(winners) lauréats.")) }
        for quota in rule.quotas {
            let whose = quota.theme ?? quota.territory.map { territories[$0] ?? $0 } ?? ""
            sentences.append(t(
                quota.atLeast, one: "Il y a au moins un lauréat pour « \(whose) », si l’argent suffit.",
                many: "Il y a au moins \(quota.atLeast) lauréats pour « \(whose) », si l’argent suffit."))
        }
        if !rule.mandatory.isEmpty {
            sentences.append(t(
                rule.mandatory.count, one: "Le projet n°\u{A0}\(rule.mandatory[0]) est financé avant tous les autres, quel que soit le vote.",
                many: "Les projets n°\u{A0}\(numbers(rule.mandatory)) sont financés avant tous les autres, quel que soit le vote."))
        }
        sentences += rule.exclusiveGroups.map { t("Parmi les projets n°\u{A0}\(numbers($0)), un seul peut être lauréat : le premier retenu.") }
        sentences.append(ties)
        if rule.comparesRules { sentences.append(t("La page des résultats montre aussi ce que d’autres règles auraient donné avec les mêmes bulletins.")) }
        return sentences
    }

    private var notFitting: String {
        switch book.allocation.notFitting {
        case .skip: t("Un projet qui ne tient pas dans ce qui reste est passé : on regarde le suivant.")
        case .stop: t("On s’arrête au premier projet qui ne tient pas dans ce qui reste.")
        case .partial: t("Le premier projet qui ne tient pas dans ce qui reste reçoit ce qui reste, et on s’arrête là.")
        }
    }

    /// Points are shared out, or come from ranks and grades.
    private var givesPoints: Bool { book.ballot.kind.isNumbered && book.allocation.order != .instantRunoff }

    private var order: [String] {
        switch book.allocation.order {
        case .votes where book.ballot.kind == .ranking: [t("Les projets sont classés par points de rang : le premier choix en vaut le plus, le dernier aucun.")]
        case .votes: [givesPoints ? t("Les projets sont classés par nombre de points.") : t("Les projets sont classés par nombre de voix.")]
        case .votesPerCost: [givesPoints ? t("Les projets sont classés par nombre de points pour un euro.") : t("Les projets sont classés par nombre de voix pour un euro.")]
        case .equalShares: [t("Chaque personne qui vote reçoit la même part de l’argent. Un projet est retenu quand celles et ceux qui l’ont choisi peuvent le payer ensemble ; d’abord celui qui demande le moins à chacun \(perWorth).")] + completions
        case .boundedOverspending:
            [
                t("Chaque personne qui vote reçoit la même part de l’argent et paie, avec les autres, les projets qu’elle a choisis ; d’abord celui qui demande le moins à chacun \(perWorth)."),
                t("Un projet que ces personnes ne peuvent payer qu’en partie peut être retenu : il compte d’autant moins qu’il manque davantage, et elles n’ont alors plus rien."),
            ]
        case .phragmen:
            [t("Chaque personne qui vote reçoit de l’argent petit à petit, toutes au même rythme. Un projet est retenu dès que celles et ceux qui l’ont choisi peuvent le payer ensemble. On s’arrête au premier qui ne tient pas dans ce qui reste.")]
        case .maxUtility: [best]
        case .majorityJudgment:
            [
                t("Les points sont des mentions ; ne rien donner, c’est donner zéro. La mention d’un projet est celle de la personne du milieu, quand on range tous les votants de la mention la plus basse à la plus haute."),
                t("Les projets sont classés par mention. À mention égale, on retire une à une les mentions du milieu, jusqu’à ce qu’elles diffèrent."),
            ]
        case .instantRunoff:
            [t("Chaque bulletin compte pour le premier de ses choix encore en course. Le projet qui en a le moins sort, et ses bulletins vont à leur choix suivant, jusqu’au dernier projet\u{A0}: il est le premier, celui qui est sorti juste avant le deuxième.")]
        }
    }

    /// What the payments are compared by.
    private var perWorth: String {
        givesPoints ? t("pour un point") : book.allocation.worth == .cost ? t("pour un euro dépensé") : t("pour un projet de plus")
    }

    private var best: String {
        givesPoints ? t("Parmi tous les ensembles de projets que l’argent peut payer, on retient celui qui rassemble le plus de points.")
            : book.allocation.worth == .cost
            ? t("Parmi tous les ensembles de projets que l’argent peut payer, on retient celui qui rassemble le plus de voix, chacune comptant pour le coût du projet.")
            : t("Parmi tous les ensembles de projets que l’argent peut payer, on retient celui qui rassemble le plus de voix.")
    }

    private var completions: [String] {
        let most = givesPoints ? t("le plus de points pour un euro") : t("le plus de voix")
        let completion = switch book.allocation.completion {
        case .add1u: t("Les parts augmentent d’un euro à la fois tant que l’argent suffit ; ce qui reste va aux projets qui ont \(most).")
        case .add1: t("Les parts augmentent d’un euro à la fois tant que l’argent suffit ; ce qui reste n’est pas attribué.")
        case .greedy: t("Ce qui reste va aux projets qui ont \(most).")
        case .exhaustive: t("Ensuite, des personnes aident à payer des projets qu’elles n’ont pas choisis, le moins possible chacune, tant que l’argent suffit.")
        case .none: t("Ce qui reste n’est pas attribué.")
        }
        guard book.allocation.yieldsToVotes else { return [completion] }
        return [completion, t("Les projets qui ont \(most) sont retenus à la place si davantage de personnes les préfèrent.")]
    }

    private func numbers(_ numbers: [Int]) -> String { t.list(numbers.map(String.init)) }

    private var ties: String {
        let words = book.allocation.ties.map { tie in
            switch tie {
            case .moreVotes: t("le plus de voix")
            case .theme: t("un projet du thème « \(book.allocation.tieTheme) »")
            case .lowerCost: t("le projet le moins cher")
            case .higherCost: t("le projet le plus cher")
            case .lowerNumber: t("le plus petit numéro")
            case .publicSeed: t("un tirage que chacun peut refaire, à partir du texte « \(book.allocation.seed) »")
            case .onlineVotes: t("le plus de voix sur internet, si dix personnes au moins ont voté de chaque manière")
            case .paperVotes: t("le plus de voix sur papier, si dix personnes au moins ont voté de chaque manière")
            }
        }
        return words.isEmpty ? "" : t("À égalité, on départage ainsi : \(words.joined(separator: t(", puis "))).")
    }
}
