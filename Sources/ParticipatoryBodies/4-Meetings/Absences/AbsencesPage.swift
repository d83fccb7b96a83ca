import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who follow a body read who has missed as many meetings as its charter allows; its officer tells them, then may end their seats.
struct AbsencesPage: Page {
    static let path: Path = "/bureau/instances/:assembly/absences"
    static var surroundings: Surroundings { .desk }

    let file: Absences
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try AbsenceStore.file(visit, db)
        if let refusal = AssemblyRules.mayRead(file.standing) { throw refusal }
        return Self(file: file, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Absences répétées") }
    func trail(_ t: Texts) -> [Crumb] { file.standing.assembly.deskTrail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        if file.most == 0 { return emptyState(t("La charte de cette instance n’a pas de règle d’absence.")) }
        return """
            <p class="intro">\(t(file.most, one: "La charte permet de mettre fin au mandat de qui manque une réunion sans excuse.", many: "La charte permet de mettre fin au mandat de qui manque \(file.most) réunions de suite, sans excuse."))</p>\
            <p>\(t("La personne est prévenue d’abord. Elle a quinze jours pour répondre ; si elle revient, rien ne change."))</p>\
            \(if: file.seats.isEmpty, emptyState(t("Personne n’en est là.")))\
            \(each: file.seats, { line($0, view) })
            """
    }

    private func line(_ seat: Seat, _ view: View) -> HTML {
        let t = view.t, warned = file.warnedAt(seat)
        return panel(seat.name, """
            \(facts([(t("Collège"), HTML(text: seat.collegeName)), (t("Prévenu·e le"), warned.map { view.time($0) } ?? "—")]))\
            \(if: AbsenceRules.mayWarn(file, seat) == nil, view.action("\(file.link)/\(seat.id)/alerte", "Prévenir cette personne"))\
            \(if: warned != nil, AbsenceRules.mayEnd(file, seat, at: now).map { view.refusal($0) } ?? ending(seat, view))
            """)
    }

    private func ending(_ seat: Seat, _ view: View) -> HTML {
        view.form("\(file.link)/\(seat.id)/fin", key: "s\(seat.id)", listsErrors: true) { view in
            """
            \(view.textField("reason", label: "Ce que la personne a répondu", help: "Ou qu’elle n’a pas répondu. Elle le lira.", maxLength: 300))\
            \(view.submit("Mettre fin au mandat", style: .danger))
            """
        }
    }
}
