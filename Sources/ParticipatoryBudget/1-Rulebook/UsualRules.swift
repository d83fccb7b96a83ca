import Vocabulary

/// The rules that a new edition starts from: most French cities’ themes, criteria and dates, each to keep, change or remove.
/// The money and the words are the council’s: they stay to be written.
enum UsualRules {
    static func rulebook(voteIn year: Int, at now: Instant) -> Rulebook {
        var rules = Rulebook()
        rules.voters.acceptsLegalPersons = false
        rules.themes = themes
        rules.criteria = criteria
        rules.calendar = UsualCalendar.proposed(voteIn: year, at: now)
        return rules
    }

    /// The rules of an earlier edition, without what was decided for it alone: the dates, the council’s votes on the money, the text of the draw, the numbers of projects.
    static func copy(of earlier: Rulebook, voteIn year: Int, at now: Instant) -> Rulebook {
        var rules = earlier
        let usual = UsualCalendar.proposed(voteIn: year, at: now)
        // A city that skipped a step goes on without it.
        rules.calendar = earlier.calendar.phases.isEmpty ? usual : Calendar(usual.phases.filter { earlier.calendar[$0.kind] != nil })
        rules.allocation.seed = ""
        (rules.allocation.exclusiveGroups, rules.allocation.mandatory) = ([], [])
        rules.envelopes = rules.envelopes.map { var envelope = $0; envelope.budgetReference = ""; return envelope }
        return rules
    }

    private static let themes = [
        "Nature et climat", "Rues et déplacements", "Enfance et jeunesse", "Sport et santé", "Culture et patrimoine", "Solidarité et accessibilité", "Cadre de vie",
    ]

    private static let criteria = [
        CriterionRule(
            code: "territoire", question: "Le projet se situe dans la ville", help: "Sur un terrain ou dans un bâtiment de la Ville, ou que son propriétaire met à disposition.",
            reasons: [StandardReason(reason: "Le lieu se trouve sur une autre commune\u{A0}: la Ville ne peut pas y faire de travaux.", whereElse: "La mairie de cette commune.")]),
        CriterionRule(
            code: "interet-general", question: "Le projet sert l’intérêt général", help: "Il profite au plus grand nombre\u{A0}; il est ouvert et gratuit.",
            reasons: [StandardReason(reason: "Le projet profiterait à un groupe fermé ou à une seule personne.")]),
        CriterionRule(
            code: "competence", question: "Le projet relève de la Ville", help: "Écoles, rues, parcs, équipements de quartier.", legalNote: "CGCT, article L2121-29",
            reasons: [
                StandardReason(reason: "Les collèges relèvent du Département.", whereElse: "Le conseil départemental."),
                StandardReason(reason: "Les lycées relèvent de la Région.", whereElse: "Le conseil régional."),
            ]),
        CriterionRule(
            code: "investissement", question: "La dépense est un investissement", help: "Construire, planter, équiper. Ni salaires, ni spectacles, ni achats courants.",
            reasons: [StandardReason(reason: "Le projet consiste surtout à payer un poste ou une animation.")]),
        CriterionRule(
            code: "fonctionnement", question: "Le projet ne crée pas de dépense annuelle importante", help: "L’entretien reste à la portée des services, ou quelqu’un s’engage à l’assurer.",
            reasons: [StandardReason(reason: "L’entretien coûterait trop cher chaque année, et personne ne s’est engagé à l’assurer.")]),
        CriterionRule(
            code: "nouveaute", question: "Le projet n’est ni déjà fait ni déjà prévu",
            reasons: [StandardReason(reason: "La Ville a déjà programmé et financé ce projet.")]),
        CriterionRule(
            code: "valeurs", question: "Le projet respecte la laïcité, l’égalité et la dignité de chacun", help: "Il n’est ni religieux, ni politique, ni commercial, ni discriminatoire.",
            reasons: [StandardReason(reason: "Le projet ferait la promotion d’une entreprise, d’un parti ou d’un culte.")]),
        CriterionRule(
            code: "porteur", question: "Personne n’est payé pour réaliser sa propre idée",
            reasons: [StandardReason(reason: "La personne qui propose fournirait elle-même le projet, contre paiement.")]),
    ]
}
