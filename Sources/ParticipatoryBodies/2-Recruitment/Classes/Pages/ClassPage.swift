import Database
import HTML
import L10n
import Vocabulary
import Web

/// The adult who carries a class keeps its pupils, their authorisations and their vote; the officer confirms the delegates.
struct ClassPage: Page {
    static let path: Path = "/instances/:assembly/classes/:class"

    let file: ClassFile

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(file: try ClassStore.file(visit, db)) }

    private var found: SchoolClass { file.schoolClass }

    func title(_ t: Texts) -> String { "\(found.name), \(found.school)" }
    func trail(_ t: Texts) -> [Crumb] { file.assembly.trail(t) + [Crumb(t("Classes"), file.assembly.link + "/classes")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(
            main: """
                \(section(t("Élèves"), id: "eleves") { pupils(view) })\
                \(ClassRules.mayVote(file).map { file.carries ? view.refusal($0) : .empty } ?? section(t("Vote de la classe"), id: "vote") { voting(view) })
                """,
            aside: "\(state(view))\(ClassRules.mayConfirm(file).map { file.standing.isOfficer ? view.refusal($0) : .empty } ?? view.action(file.link + "/confirmation", "Confirmer les délégués", style: .primary))\(handOver(view))")
    }

    private func pupils(_ view: View) -> HTML {
        let t = view.t, mayCarry = ClassRules.mayCarry(file) == nil
        return """
            \(if: found.pupils.isEmpty, "<p class=\"muted\">\(t("Aucun élève pour l’instant. Seul le prénom est inscrit."))</p>")\
            \(if: mayCarry && !found.pupils.isEmpty, view.form(file.link + "/autorisations", key: "a") { view in
                "\(view.checkboxes("pupil", legend: "Autorisation des parents reçue", help: "Le papier reste à l’école.", choices: found.pupils.map { Choice("\($0.id)", text: $0.givenName) }, values: found.eligible.map { "\($0.id)" }, required: false))\(view.submit("Enregistrer", style: .secondary))"
            })\
            \(if: !mayCarry, "<ul>\(each: found.pupils, { "<li>\($0.givenName)</li>" })</ul>")\
            \(if: ClassRules.mayRemove(file) == nil && !found.pupils.isEmpty, removing(view))\
            \(if: mayCarry, adding(view))
            """
    }

    private func adding(_ view: View) -> HTML {
        details(view.t("Inscrire des élèves"), isOpen: found.pupils.isEmpty, view.form(file.link + "/eleves", key: "e", listsErrors: true) { view in
            """
            \(view.textArea("girls", label: "Filles", help: "Un prénom par ligne.", required: false, rows: 3))\(view.textArea("boys", label: "Garçons", required: false, rows: 3))\
            \(view.submit("Inscrire", style: .secondary))
            """
        })
    }

    private func removing(_ view: View) -> HTML {
        details(view.t("Retirer un élève"), view.form(file.link + "/retrait", key: "r") { view in
            "\(view.select("pupil", label: "Élève", choices: found.pupils.map { Choice("\($0.id)", text: $0.givenName) }))\(view.submit("Retirer", style: .danger))"
        })
    }

    private func voting(_ view: View) -> HTML {
        view.form(file.link + "/vote", key: "v", listsErrors: true) { view in
            """
            <p>\(view.t("La classe vote sur papier, devant tous : chacun choisit une fille et un garçon."))</p>\
            \(view.numberField("voters", label: "Votants", value: found.voters > 0 ? found.voters : nil, min: 1, max: 60))\
            \(each: found.eligible, { view.numberField("votes-\($0.id)", label: "\($0.givenName)", value: $0.votes, required: false, min: 0, max: 60) })\
            \(view.checkboxes("drawn", legend: "Si des élèves sont à égalité, qui le sort a désigné", choices: found.eligible.map { Choice("\($0.id)", text: $0.givenName) }, required: false))\
            \(view.submit("Enregistrer le vote"))
            """
        }
    }

    private func state(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Adulte"), HTML(text: found.carrierName)), (t("Autorisations"), HTML(text: "\(found.eligible.count) / \(found.pupils.count)"))]
        if let voted = found.votedAt { pairs.append((t("A voté le"), view.time(voted))) }
        if found.votedAt != nil, let delegates = found.delegates() { pairs.append((t("Délégués"), HTML(text: t.list(delegates.map(\.givenName))))) }
        return panel(t("La classe"), facts(pairs))
    }

    private func handOver(_ view: View) -> HTML {
        guard ClassRules.mayCreate(file.standing) == nil else { return .empty }
        return details(view.t("Confier à un autre adulte"), view.form(file.link + "/passage", key: "h", listsErrors: true) { view in
            "\(view.emailField(label: "Adresse électronique", help: "Celle de son compte.", autocomplete: "off"))\(view.submit("Confier", style: .secondary))"
        })
    }
}
