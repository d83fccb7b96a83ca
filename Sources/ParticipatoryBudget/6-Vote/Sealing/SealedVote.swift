import HTML
import L10n
import Vocabulary
import Web

/// What a voter reads of a sealed box once her ballot is in it: what her receipt is for, whether she may still replace her vote.
struct SealedVote: Sendable {
    var isSealed = false
    var isReplaceable = false
    var mayReplace = false

    init(_ booth: Booth, at now: Instant) {
        (isSealed, isReplaceable, mayReplace) = (booth.sealing.isSealed, booth.isReplaceable, booth.mayReplace(at: now))
    }

    func html(_ edition: Edition, _ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Votre bulletin est scellé dans l’urne : il ne porte ni votre nom ni l’heure, et ne s’ouvrira qu’après la clôture, avec les codes de plusieurs membres du bureau."))</p>
            <p>\(t("Le reçu qui s’affiche juste après le dépôt prouve que votre bulletin est dans la liste publique, pas ce qu’il dit. Personne ne peut le redonner : si vous l’avez perdu, votre vote compte quand même."))
            <a href="\(SealingLinks.urn(edition))">\(t("Vérifier mon reçu"))</a></p>
            \(if: isReplaceable, "<p>\(t("Vous pouvez remplacer votre vote jusqu’à la clôture. D’ici là, un lien chiffré garde trace de votre bulletin scellé, sans que personne puisse le lire ; il est détruit à la clôture. Le premier bulletin reste dans la liste, barré."))</p>")
            \(if: mayReplace, "<p>\(view.linkButton(VoteLinks.ballot(edition) + "?remplacer=1", "Remplacer mon vote", style: .secondary))</p>")
            """
    }
}
