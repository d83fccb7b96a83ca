import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone sees which classes take part in a children's council; the officer enters them; no child is named here.
struct ClassesPage: Page {
    static let path: Path = "/instances/:assembly/classes"

    let standing: Standing
    let classes: [SchoolClass]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        guard standing.assembly.kind == .childrensCouncil else { throw NotFound() }
        return Self(standing: standing, classes: try ClassStore.all(standing.assembly.id, db))
    }

    func title(_ t: Texts) -> String { t("Classes : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(classes.isEmpty ? emptyState(t("Aucune classe n’est encore inscrite.")) : table(
                t("Classes"), isCaptionHidden: true, columns: [Column(t("Classe"), isHeading: true), Column(t("École")), Column(t("Où elle en est"))], rows: classes
            ) { [name($0), HTML(text: $0.school), state($0, t)] })\
            \(if: ClassRules.mayCreate(standing) == nil, entering(view))
            """
    }

    private func name(_ found: SchoolClass) -> HTML {
        let isTheirs = ClassRules.mayRead(ClassFile(standing: standing, schoolClass: found)) == nil
        return isTheirs ? #"<a href="\#(url: found.link(standing.assembly))">\#(found.name)</a>"# : HTML(text: found.name)
    }

    private func state(_ found: SchoolClass, _ t: Texts) -> HTML {
        if found.confirmedAt != nil { return badge(t("Délégués élus"), .success) }
        return found.votedAt == nil ? badge(t("Vote à venir")) : badge(t("A voté"), .info)
    }

    private func entering(_ view: View) -> HTML {
        details(view.t("Inscrire une classe"), isOpen: view.form.isFilled, view.form(standing.assembly.link + "/classes") {
            """
            \(view.textField("school", label: "École", maxLength: 100))\(view.textField("name", label: "Classe", help: "Par exemple : CM2 de Mme Bertin.", maxLength: 40))\
            \(view.emailField(label: "Adresse électronique de l’adulte qui la porte", help: "Celle de son compte.", autocomplete: "off"))\(view.submit("Inscrire"))
            """
        })
    }
}
