import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where a person says who she is. Only she sees it; others see the name she shows.
struct ProfilePage: Page {
    static let path: Path = "/mon-compte/profil"
    static let link = "/mon-compte/profil"

    let account: Account
    let neighbourhoods: [Territory]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        ProfilePage(account: try AccountStore.account(try visit.account(), db), neighbourhoods: try TerritoryStore.narrowest(db))
    }

    func title(_ t: Texts) -> String { t("Mon profil") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon compte"), AccountPage.link)] }

    func body(_ view: View) -> HTML {
        let year = CityTime.city.clock(at: view.now).year
        return """
            \(view.form(Self.link, guardsDraft: true) { """
                \(view.fieldset("Votre nom") { """
                    <div class="row">\(view.textField("given", label: "Prénom", value: account.givenName, maxLength: 80, autocomplete: "given-name"))\
                    \(view.textField("family", label: "Nom de famille", value: account.familyName, maxLength: 80, autocomplete: "family-name"))</div>
                    \(view.textField("display", label: "Nom montré aux autres", help: "Il accompagne vos idées et vos commentaires. Un prénom suffit.", value: account.displayName, maxLength: 80, autocomplete: "nickname"))
                    """ })
                \(view.fieldset("Votre lien avec la ville", help: "Déclaré sur l’honneur : aucun justificatif n’est demandé. Il sert aux éditions qui réservent une étape à certains habitants.") { """
                    \(view.radios("link", legend: "Ce qui vous lie à la ville", choices: CityLink.allCases.map { Choice($0.rawValue, $0.name) }, value: account.link?.rawValue, required: false))
                    \(if: !neighbourhoods.isEmpty, view.select("territory", label: "Votre quartier", choices: neighbourhoods.map { Choice($0.id.description, text: $0.name) }, value: account.territory?.description, empty: "Je préfère ne pas le dire"))
                    \(view.numberField("born", label: "Année de naissance", help: "Seulement pour les éditions qui fixent un âge. Jamais montrée.", value: account.birthYear, required: false, min: 1900, max: year))
                    """ })
                \(view.fieldset("Vous écrire") { """
                    \(view.select("language", label: "Langue de vos courriels", choices: Language.all.map { Choice($0.code, text: $0.name) }, value: account.language))
                    \(view.phoneField(value: account.phone))
                    \(view.textArea("postal", label: "Adresse postale", help: "Seulement si vous préférez le papier.", value: account.postalAddress, required: false, rows: 3, maxLength: 300))
                    """ })
                \(buttons(view.submit("Enregistrer"), view.linkButton(AccountPage.link, "Annuler", style: .quiet)))
                """ })
            """
    }
}
