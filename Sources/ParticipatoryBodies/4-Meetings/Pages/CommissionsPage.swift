import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone sees the commissions of a body and who works there; members enter and leave, the bureau creates and composes.
struct CommissionsPage: Page {
    static let path: Path = "/instances/:assembly/commissions"

    let standing: Standing
    let commissions: [Commission]
    let seats: [Seat]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        return Self(standing: standing, commissions: try CommissionStore.all(id, db), seats: try SeatStore.members(of: id, at: visit.now, db))
    }

    private var link: String { standing.assembly.link + "/commissions" }

    func title(_ t: Texts) -> String { t("Commissions : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, working = commissions.filter { $0.endedAt == nil }, ended = commissions.filter { $0.endedAt != nil }
        return """
            \(if: commissions.isEmpty, emptyState(t("Cette instance n’a pas de commission : elle travaille en plénière.")))\
            \(each: working, { commission($0, view) })\
            \(if: !ended.isEmpty, section(t("Travaux finis")) { "<ul>\(each: ended, { "<li>\($0.name)</li>" })</ul>" })\
            \(if: CommissionRules.mayCreate(standing) == nil, creating(view))
            """
    }

    private func commission(_ commission: Commission, _ view: View) -> HTML {
        let t = view.t, members = seats.filter { commission.seats.contains($0.id) }
        let subject = CommissionSubject(standing: standing, commission: commission, seats: seats)
        let names = members.compactMap { standing.readsNames ? $0.name : $0.publicName }
        return panel(commission.name, """
            \(if: !commission.purpose.isEmpty, "<p>\(commission.purpose)</p>")\
            <p class="muted">\(t(members.count, one: "1 membre", many: "\(members.count) membres"))\(if: !names.isEmpty, " : \(t.list(names))")</p>\
            \(if: CommissionRules.mayJoin(subject) == nil, view.action("\(link)/\(commission.id)/membre", isIn(commission) ? "Quitter cette commission" : "Rejoindre cette commission"))\
            \(if: CommissionRules.mayCompose(subject) == nil, composing(commission, view))
            """)
    }

    private func isIn(_ commission: Commission) -> Bool { standing.seat.map { commission.seats.contains($0.id) } ?? false }

    private func composing(_ commission: Commission, _ view: View) -> HTML {
        details(view.t("Composer"), view.form("\(link)/\(commission.id)", key: "c\(commission.id)") { inner in
            """
            \(inner.checkboxes("seats", legend: "Membres", choices: seats.map { Choice("\($0.id)", text: $0.name) }, values: commission.seats.map { "\($0)" }, required: false))\
            \(inner.checkbox("ended", label: "La commission a fini ses travaux"))\(inner.submit("Enregistrer", style: .secondary))
            """
        })
    }

    private func creating(_ view: View) -> HTML {
        let isOpen = view.form.error("name") != nil || view.form.error("purpose") != nil
        return details(view.t("Créer une commission"), isOpen: isOpen, view.form(link, listsErrors: isOpen) {
            """
            \(view.textField("name", label: "Nom", help: "Par exemple : Circulation et vélos.", maxLength: 80))\
            \(view.textArea("purpose", label: "Ce sur quoi elle travaille", required: false, rows: 2, maxLength: 500))\(view.submit("Créer"))
            """
        })
    }
}
