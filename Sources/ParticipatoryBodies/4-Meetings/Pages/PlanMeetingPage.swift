import Database
import HTML
import L10n
import Vocabulary
import Web

/// The bureau or the officer prepares a new meeting of a body.
struct PlanMeetingPage: Page {
    static let path: Path = "/instances/:assembly/reunions/nouvelle"

    let assembly: Assembly
    let maySecondCall: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = MeetingRules.mayPlan(standing) { throw refusal }
        return Self(assembly: standing.assembly, maySecondCall: try MeetingPlan.maySecondCall(standing.assembly, visit, db))
    }

    func title(_ t: Texts) -> String { t("Nouvelle réunion") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        view.form("\(assembly.link)/reunions/nouvelle", guardsDraft: true) {
            "\(view.meetingFields(nil, maySecondCall: maySecondCall))\(buttons(view.submit("Continuer vers l’ordre du jour"), view.linkButton(assembly.link, "Annuler", style: .quiet)))"
        }
    }
}

extension View {
    /// What a meeting is: the same fields to plan it and to change it.
    func meetingFields(_ meeting: Meeting?, maySecondCall: Bool) -> HTML {
        """
        \(if: meeting?.convenedAt == nil, select("kind", label: "Nature", choices: Meeting.Kind.allCases.map { Choice($0.rawValue, $0.name) }, value: (meeting?.kind ?? .plenary).rawValue))\
        \(textField("title", label: "Titre", value: meeting?.title, maxLength: 120))\
        <div class="row">\(dateTimeField("starts", label: "Début", value: meeting?.startsAt))\(dateTimeField("ends", label: "Fin", value: meeting?.endsAt))</div>\
        \(textField("place", label: "Lieu et adresse", value: meeting?.place, maxLength: 200))\
        \(textField("access", label: "Accès", help: "Marches, ascenseur, boucle pour appareils auditifs, arrêt de bus.", value: meeting?.access, required: false, maxLength: 300))\
        \(textField("link", label: "Lien pour suivre à distance", value: meeting?.link, required: false, maxLength: 300))\
        \(numberField("capacity", label: "Places", help: "Rien : sans limite.", value: meeting?.capacity, required: false, min: 1, max: 5000))\
        \(checkbox("public", label: "Ouverte à tous", checked: meeting?.isPublic ?? true))\
        \(checkbox("childcare", label: "Garde d’enfants prévue", checked: meeting?.hasChildcare ?? false))\
        \(if: meeting?.convenedAt == nil && (maySecondCall || meeting?.isSecondCall == true), checkbox("second_call", label: "Seconde convocation : sans quorum", help: "Après une réunion qui n’a pas réuni le quorum.", checked: meeting?.isSecondCall ?? false))
        """
    }
}
