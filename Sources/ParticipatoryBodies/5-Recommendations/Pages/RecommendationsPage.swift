import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone reads what a body has asked, and what the city answered, in time or late.
struct RecommendationsPage: Page {
    static let path: Path = "/instances/:assembly/demandes"

    let standing: Standing
    let recommendations: [Recommendation]
    /// What this person may deposit.
    let kinds: [Recommendation.Kind]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        return Self(standing: standing, recommendations: try RecommendationStore.all(of: standing, db), kinds: try DepositRecommendationPage.kinds(standing, db))
    }

    func title(_ t: Texts) -> String { t("Demandes et réponses : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, assembly = standing.assembly
        return """
            \(buttons(kinds.isEmpty ? .empty : view.linkButton(assembly.link + "/demandes/deposer", kinds == [.petition] ? "Ouvrir une pétition" : "Déposer une demande")))\
            \(recommendations.isEmpty ? emptyState(t("Aucune demande pour l’instant.")) : table(
                t("Demandes"), isCaptionHidden: true,
                columns: [Column(t("Demande"), isHeading: true), Column(t("Nature")), Column(t("Déposée le")), Column(t("Où on en est"))], rows: recommendations
            ) { recommendation in
                [
                    #"<a href="\#(url: recommendation.link(assembly))">\#(recommendation.name(t))</a>"#, HTML(text: t(recommendation.kind.name)),
                    view.time(recommendation.depositedAt), view.state(recommendation),
                ]
            })
            """
    }
}

extension View {
    /// Where a recommendation stands; late is said in public.
    func state(_ recommendation: Recommendation) -> HTML {
        if let reply = recommendation.reply, recommendation.stage == .answered {
            return "\(badge(t(reply.decision.name), reply.decision.tone))\(if: recommendation.wasLate, " \(badge(t("En retard"), .warning))")"
        }
        if let due = recommendation.dueAt, recommendation.stage == .transmitted {
            return recommendation.isLate(at: now) ? badge(t("Réponse en retard"), .error) : "\(badge(t(recommendation.stage.name), .info)) \(t("avant le \(day: due)"))"
        }
        if recommendation.kind == .petition, recommendation.stage == .deposited {
            return badge(t(recommendation.signatures, one: "\(recommendation.signatures) signature", many: "\(recommendation.signatures) signatures"), .info)
        }
        return badge(t(recommendation.stage.name), recommendation.stage.tone)
    }
}
