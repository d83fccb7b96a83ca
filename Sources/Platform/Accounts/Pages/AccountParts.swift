import HTML
import L10n
import Vocabulary
import Web

/// What a person accepts by opening an account, in a few sentences, and the box.
func acceptedConditions(_ view: View) -> HTML {
    let t = view.t
    return """
        \(details(t("Ce que vous acceptez"), prose("""
            <ul>
            <li>\(t("Vos prénom et nom accompagnent vos idées et vos commentaires. Vous pourrez choisir un autre nom à montrer."))</li>
            <li>\(t("Votre adresse électronique n’est jamais publiée. Elle sert à vous connecter et à vous répondre."))</li>
            <li>\(t("Personne ne peut savoir pour quoi vous avez voté."))</li>
            <li>\(t("Vous écrivez avec respect. Ce qui enfreint la loi ou vise une personne est masqué, avec un motif."))</li>
            <li>\(t("Vous pouvez à tout moment voir, corriger, emporter ou effacer vos données."))</li>
            </ul>
            """)))
        \(view.checkbox("conditions", label: "J’ai lu ces quelques règles et je les accepte", required: true))
        """
}

/// What a link that opens nothing any more says, and what to do.
func deadLink(_ view: View, _ sentence: String, _ wayOut: HTML) -> HTML {
    alert(.warning, sentence) + buttons(wayOut)
}
