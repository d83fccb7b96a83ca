import Database
import HTML
import L10n
import Vocabulary
import Web

/// The bureau or the officer changes a meeting before it opens; members are told when it is already convened.
struct ReviseMeetingPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/modifier"

    let file: MeetingFile
    let ties: MeetingPlan.Ties

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayRevise(file) { throw refusal }
        return Self(file: file, ties: try MeetingPlan.Ties(file.assembly, visit, db))
    }

    func title(_ t: Texts) -> String { t("Modifier la réunion") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        """
        \(if: file.meeting.convenedAt != nil, alert(.warning, view.t("Les convocations sont parties : chaque membre recevra le changement.")))\
        \(view.form("\(file.link)/modifier", guardsDraft: true) {
            "\(view.meetingFields(file.meeting, ties))\(if: file.meeting.convenedAt != nil, urgency(view))\(buttons(view.submit("Enregistrer"), view.linkButton(file.link + "/preparation", "Annuler", style: .quiet)))"
        })
        """
    }

    private func urgency(_ view: View) -> HTML {
        view.textField(
            "urgency", label: "Motif de l’urgence", help: "Si la nouvelle date ne laisse pas le délai de la charte.",
            value: file.meeting.urgency, required: false, maxLength: 300)
    }
}
