import Database
import HTML
import L10n
import Vocabulary
import Web

/// A member deposits a wish, a referral, a question or an opinion; where the charter knows petitions, any resident opens one.
struct DepositRecommendationPage: Page {
    static let path: Path = "/instances/:assembly/demandes/deposer"

    let assembly: Assembly
    let kinds: [Recommendation.Kind]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), kinds = try kinds(standing, db)
        if kinds.isEmpty, let refusal = RecommendationRules.mayDeposit(standing) { throw refusal }
        return Self(assembly: standing.assembly, kinds: kinds)
    }

    /// What this person may deposit.
    static func kinds(_ standing: Standing, _ db: Reading) throws -> [Recommendation.Kind] {
        let petition = RecommendationRules.mayPetition(standing, try CharterStore.inForce(standing.assembly.id, db)?.rules) == nil
        return Recommendation.Kind.allCases.filter { $0 == .petition ? petition : RecommendationRules.mayDeposit(standing) == nil }
    }

    func title(_ t: Texts) -> String { t("Déposer une demande") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        view.form("\(assembly.link)/demandes/deposer", guardsDraft: true) {
            """
            \(view.radios("kind", legend: "Nature", choices: kinds.map { Choice($0.rawValue, $0.name, help: $0.meaning) }, value: kinds.count == 1 ? kinds[0].rawValue : nil))\
            \(view.textField("title", label: "Titre", help: "Ce que vous demandez, en une ligne.", maxLength: 150))\
            \(view.textArea("body", label: "La demande et ses raisons", help: "Tout le monde la lira.", rows: 8, maxLength: 5000))\
            \(buttons(view.submit("Déposer"), view.linkButton(assembly.link, "Annuler", style: .quiet)))
            """
        }
    }
}
