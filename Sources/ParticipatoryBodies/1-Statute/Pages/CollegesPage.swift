import Database
import HTML
import L10n
import Vocabulary
import Web

/// An officer settles the colleges of a body: who sits in it, how many, by which way.
struct CollegesPage: Page {
    static let path: Path = "/bureau/instances/:assembly/colleges"
    static var surroundings: Surroundings { .desk }

    let standing: Standing
    let colleges: [College]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = AssemblyRules.mayRead(standing) { throw refusal }
        return Self(standing: standing, colleges: try AssemblyStore.colleges(standing.assembly.id, db))
    }

    func title(_ t: Texts) -> String { t("Collèges") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.deskTrail(t) }

    func body(_ view: View) -> HTML {
        let refusal = StatuteRules.mayCompose(standing)
        return """
            \(view.deskTabs(standing.assembly, at: "/colleges"))\
            \(each: colleges, { college in
                panel(college.name, """
                    \(summary(college, view.t))\(if: refusal == nil, details(view.t("Modifier"), isOpen: isTyped(college, view), form(college, view)))
                    """)
            })\
            \(refusal.map { view.notice($0) } ?? details(view.t("Ajouter un collège"), isOpen: isTyped(nil, view), form(nil, view)))
            """
    }

    private func isTyped(_ college: College?, _ view: View) -> Bool { view.form.isFilled && view.form.value("college") ?? "" == college.map { "\($0.id)" } ?? "" }

    private func summary(_ college: College, _ t: Texts) -> HTML {
        var pairs: [(term: String, value: HTML)] = [
            (t("Entrée"), HTML(text: t(college.entry.name))),
            (t("Sièges"), HTML(text: college.seats.map { t.number($0) } ?? t("Sans limite"))),
        ]
        if college.substitutes > 0 { pairs.append((t("Suppléants"), HTML(text: t.number(college.substitutes)))) }
        pairs.append((t("Habitants"), HTML(text: college.isResidents ? t("Compte pour la majorité d’habitants") : t("Non"))))
        pairs.append((t("Parité"), HTML(text: college.hasParity ? t("Autant de femmes que d’hommes") : t("Non"))))
        return facts(pairs)
    }

    private func form(_ college: College?, _ view: View) -> HTML {
        let key = college.map { "c\($0.id)" } ?? "new"
        var view = view
        if !isTyped(college, view) { view.form = FormState() }
        return view.form("\(standing.assembly.deskLink)/colleges", key: key) { view in
            """
            \(view.hidden("college", college.map { "\($0.id)" } ?? ""))\
            \(view.textField("name", label: "Nom du collège", value: college?.name, maxLength: 80))\
            \(view.select("entry", label: "Comment on y entre", choices: College.Entry.allCases.map { Choice($0.rawValue, $0.name) }, value: college?.entry.rawValue))\
            <div class="row">\(view.numberField("seats", label: "Sièges", help: "Rien : sans limite.", value: college?.seats, required: false, min: 1, max: 500))\
            \(view.numberField("substitutes", label: "Suppléants", value: college?.substitutes ?? 0, min: 0, max: 500))</div>\
            \(view.checkbox("residents", label: "Compte pour la majorité d’habitants", checked: college?.isResidents ?? true))\
            \(view.checkbox("parity", label: "Autant de femmes que d’hommes", checked: college?.hasParity ?? false))\
            \(view.submit(college == nil ? "Ajouter" : "Enregistrer", style: .secondary))
            """
        }
    }
}
