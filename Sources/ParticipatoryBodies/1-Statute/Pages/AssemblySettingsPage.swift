import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// An officer changes what a body is, and names the elected member who follows it.
struct AssemblySettingsPage: Page {
    static let path: Path = "/bureau/instances/:assembly/reglages"
    static var surroundings: Surroundings { .desk }

    let standing: Standing
    let territories: [Territory]
    let elected: [(account: AccountID, name: String)]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = StatuteRules.mayCompose(standing) { throw refusal }
        return Self(
            standing: standing, territories: try TerritoryStore.all(db).filter { $0.kind != .city }, elected: try elected(standing.assembly, at: visit.now, db))
    }

    static func elected(_ assembly: Assembly, at now: Instant, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        let scopes = assembly.territories.isEmpty ? [Scope.city] : assembly.territories.map { .territory($0.id) }
        var seen = Set<AccountID>()
        return try scopes.flatMap { try GrantStore.holders(of: .elected, on: $0, at: now, db) }.filter { seen.insert($0.account).inserted }
    }

    func title(_ t: Texts) -> String { t("Réglages") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.deskTrail(t) }

    func body(_ view: View) -> HTML {
        let assembly = standing.assembly
        return """
            \(view.form("\(assembly.deskLink)/reglages", guardsDraft: true) {
                """
                \(view.assemblyFields(assembly.kind, assembly, territories))\
                \(view.select("referent", label: "Élu·e référent·e", choices: elected.map { Choice("\($0.account)", text: $0.name) }, value: assembly.referent?.description, empty: "Personne", required: false))\
                \(buttons(view.submit("Enregistrer"), view.linkButton(assembly.deskLink, "Annuler", style: .quiet)))
                """
            })\
            \(StatuteRules.mayClose(standing).map { view.refusal($0) } ?? view.linkButton("\(assembly.deskLink)/fin", "Mettre fin à l’instance", style: .danger))
            """
    }
}
