import Database
import HTML
import L10n
import Vocabulary
import Web

/// The bureau or the officer prepares a new meeting of a body.
struct PlanMeetingPage: Page {
    static let path: Path = "/instances/:assembly/reunions/nouvelle"

    let assembly: Assembly
    let ties: MeetingPlan.Ties

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = MeetingRules.mayPlan(standing) { throw refusal }
        return Self(assembly: standing.assembly, ties: try MeetingPlan.Ties(standing.assembly, visit, db))
    }

    func title(_ t: Texts) -> String { t("Nouvelle réunion") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        view.form("\(assembly.link)/reunions/nouvelle", guardsDraft: true) {
            "\(view.meetingFields(nil, ties))\(view.repeatFields(usual: assembly.kind == .referentsNetwork ? 2 : nil))\(buttons(view.submit("Continuer vers l’ordre du jour"), view.linkButton(assembly.link, "Annuler", style: .quiet)))"
        }
    }
}

extension View {
    /// Whether it comes back, and how often. A network of referents meets every two months, for a year.
    func repeatFields(usual: Int?) -> HTML {
        let names: [Int: Message] = [1: "Chaque mois", 2: "Tous les deux mois", 3: "Chaque trimestre", 6: "Tous les six mois"]
        let choices = MeetingPlan.Repeat.distances.map { Choice("\($0)", names[$0] ?? "") }
        return details(t("Rendez-vous qui se répètent"), isOpen: usual != nil || form.error("times") != nil, """
            \(select("repeat", label: "Revient", choices: choices, value: usual.map { "\($0)" }, empty: "Une seule fois", required: false))\
            \(numberField("times", label: "Combien de fois en tout", value: usual.map { 12 / $0 }, required: false, min: 2, max: 12))
            """)
    }

    /// What a meeting is: the same fields to plan it and to change it.
    func meetingFields(_ meeting: Meeting?, _ ties: MeetingPlan.Ties) -> HTML {
        """
        \(if: meeting == nil && !ties.firstCalls.isEmpty, select("second_call_of", label: "Seconde convocation", help: "Après une réunion sans quorum : même nature, même ordre du jour, et aucun quorum.", choices: ties.firstCalls.map { Choice("\($0.id)", text: "\($0.title), \(t.day($0.startsAt))") }, empty: "Non, une réunion nouvelle", required: false))\
        \(if: meeting?.convenedAt == nil && meeting?.isSecondCall != true, select("kind", label: "Nature", choices: Meeting.Kind.allCases.map { Choice($0.rawValue, $0.name) }, value: (meeting?.kind ?? .plenary).rawValue))\
        \(if: meeting?.convenedAt == nil && meeting?.isSecondCall != true && !ties.commissions.isEmpty, select("commission", label: "Commission", help: "Pour une réunion de commission : elle convoque et compte ses membres.", choices: ties.commissions.map { Choice("\($0.id)", text: $0.name) }, value: (meeting?.commission).map { "\($0)" }, empty: "Aucune", required: false))\
        \(textField("title", label: "Titre", value: meeting?.title, maxLength: 120))\
        <div class="row">\(dateTimeField("starts", label: "Début", value: meeting?.startsAt))\(dateTimeField("ends", label: "Fin", value: meeting?.endsAt))</div>\
        \(textField("place", label: "Lieu et adresse", value: meeting?.place, maxLength: 200))\
        \(textField("access", label: "Accès", help: "Marches, ascenseur, boucle pour appareils auditifs, arrêt de bus.", value: meeting?.access, required: false, maxLength: 300))\
        \(textField("link", label: "Lien pour suivre à distance", value: meeting?.link, required: false, maxLength: 300))\
        \(numberField("capacity", label: "Places", help: "Rien : sans limite.", value: meeting?.capacity, required: false, min: 1, max: 5000))\
        \(checkbox("public", label: "Ouverte à tous", checked: meeting?.isPublic ?? true))\
        \(checkbox("childcare", label: "Garde d’enfants prévue", checked: meeting?.hasChildcare ?? false))
        """
    }
}
