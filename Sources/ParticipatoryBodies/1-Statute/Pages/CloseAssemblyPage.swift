import Database
import HTML
import L10n
import Vocabulary
import Web

/// An officer puts an end to a body, with the report of what it did.
struct CloseAssemblyPage: Page {
    static let path: Path = "/bureau/instances/:assembly/fin"
    static var surroundings: Surroundings { .desk }

    let standing: Standing

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = StatuteRules.mayClose(standing) { throw refusal }
        return Self(standing: standing)
    }

    func title(_ t: Texts) -> String { t("Mettre fin à l’instance") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.deskTrail(t) }

    func body(_ view: View) -> HTML {
        let assembly = standing.assembly
        return """
            \(alert(.warning, view.t("Les mandats en cours prennent fin. La page, les comptes rendus et les réponses restent lisibles par tous.")))\
            \(view.form("\(assembly.deskLink)/fin", guardsDraft: true) {
                """
                \(view.textArea("report", label: "Bilan de l’instance", help: "Ce qu’elle a fait, ce que la ville en retient. Tout le monde le lira.", rows: 10, maxLength: 10_000))\
                \(buttons(view.submit("Mettre fin à l’instance", style: .danger), view.linkButton(assembly.deskLink, "Annuler", style: .quiet)))
                """
            })
            """
    }
}
