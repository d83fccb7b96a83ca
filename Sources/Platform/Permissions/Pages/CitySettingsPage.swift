import Database
import HTML
import L10n
import Vocabulary
import Web

/// How the city shows itself: name, slogan, colours, contact. For administrators.
struct CitySettingsPage: Page {
    static let path: Path = "/bureau/ville"
    static let link = "/bureau/ville"
    static var surroundings: Surroundings { .desk }

    let city: City

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.mayAdminister(visit.actor) { throw refusal }
        return CitySettingsPage(city: try CityStore.city(db))
    }

    func title(_ t: Texts) -> String { t("La ville") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        """
        \(pageHeader(title(view.t), intro: view.t("Ce que tout le monde voit en haut et en bas de chaque page.")))
        \(view.form(Self.link, guardsDraft: true) { """
            \(view.fieldset("Identité") { """
                \(view.textField("name", label: "Nom", help: "Par exemple : Budget participatif de Valmont.", value: city.name, maxLength: 80))
                \(view.textField("slogan", label: "Devise", value: city.slogan, required: false, maxLength: 120))
                \(view.textField("mayor", label: "Maire", help: "Le nom qui signe la proclamation des résultats.", value: city.mayor, required: false, maxLength: 80))
                """ })
            \(view.fieldset("Couleurs", help: "Deux couleurs suffisent. Les contrastes sont ajustés tout seuls, de jour comme de nuit.") { """
                \(colour("primary", "Couleur principale", city.primaryColor, view))
                \(colour("accent", "Couleur d’accent", city.accentColor, view))
                """ })
            \(view.fieldset("Contact") { """
                \(view.emailField(label: "Adresse électronique", value: city.contactEmail, required: false, autocomplete: "off"))
                \(view.phoneField(value: city.contactPhone))
                \(view.textArea("address", label: "Adresse postale", value: city.contactAddress, required: false, rows: 3, maxLength: 300))
                """ })
            \(view.fieldset("Mentions légales") { """
                \(view.textArea("host", label: "Hébergeur du site", help: "Nom, adresse et téléphone : la loi demande de les publier.", value: city.host, required: false, rows: 3, maxLength: 300))
                \(view.textArea("data-protection", label: "Délégué à la protection des données", help: "Comment le joindre.", value: city.dataProtection, required: false, rows: 2, maxLength: 300))
                """ })
            \(view.fieldset("Subventions") { """
                \(view.moneyField("grant-without-agreement", label: "Montant à partir duquel une convention est obligatoire", help: "Au-delà, un projet confié à un tiers demande une convention écrite. Le décret du 6 juin 2001 fixe 23 000 €.", value: city.grantWithoutAgreement))
                """ })
            \(buttons(view.submit("Enregistrer")))
            """ })
        \(section(view.t("Logo"), id: "logo") { logo(view) })
        """
    }

    private func logo(_ view: View) -> HTML {
        """
        \(city.logo.map { #"<p><img src="/fichiers/\#($0)" alt="\#(view.t("Logo actuel"))" height="64"></p>"# })
        \(view.form("/bureau/ville/logo", files: true, listsErrors: false) { """
            \(view.fileField("logo", label: city.logo == nil ? "Image" : "Nouvelle image", help: "JPEG, PNG ou WebP, plutôt large que haute, 10 Mo au plus.", accept: "image/*", required: true))
            \(buttons(view.submit("Envoyer le logo", style: .secondary)))
            """ })
        \(if: city.logo != nil, view.action("/bureau/ville/logo/retirer", "Retirer le logo", style: .quiet))
        """
    }

    /// The colour as the form would save it, drawn beside its field.
    private func colour(_ field: String, _ label: Message, _ value: String, _ view: View) -> HTML {
        let shown = Colour(hex: view.form.value(field) ?? value)?.hex ?? Colour(hex: value)?.hex ?? Colour.defaultPrimary.hex
        return """
            <div class="row">\(view.textField(field, label: label, help: "Six chiffres ou lettres après un dièse, comme #17574a.", value: value, maxLength: 7, width: .short))\
            <svg width="96" height="48" aria-hidden="true" focusable="false"><rect width="96" height="48" rx="6" fill="#\(shown)"/></svg></div>
            """
    }
}
