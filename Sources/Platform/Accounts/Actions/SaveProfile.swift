import Database
import L10n
import Vocabulary
import Web

/// A person says who she is and how to write to her.
struct SaveProfile: Action {
    typealias FormPage = ProfilePage
    static let path: Path = "/mon-compte/profil"

    let person: CounterPerson
    let displayName, language: String

    init(_ form: inout FormReader, _ account: Account) {
        let year = CityTime.city.clock(at: form.now).year
        person = CounterPerson(
            givenName: form.text("given", max: 80), familyName: form.text("family", max: 80), email: account.email,
            phone: form.optionalText("phone", max: 30) ?? "", postalAddress: form.optionalText("postal", max: 300) ?? "",
            birthYear: form.optionalInt("born", in: 1900...year), territory: form.optionalID("territory"), link: form.optionalChoice("link"))
        displayName = form.text("display", max: 80)
        language = (Language(form.raw("language")) ?? .french).code
        if displayName == AccountStore.deletedName { form.error("display", "Choisissez un autre nom.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Account { try AccountStore.account(try visit.account(), db) }
    static func refusal(_ account: Account, _ visit: Visit) -> Refusal? { nil }

    func perform(_ account: Account, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if let territory = person.territory, try !TerritoryStore.all(db).contains(where: { $0.id == territory }) {
            throw FormErrors("territory", "Choisissez dans la liste.")
        }
        try AccountStore.save(person, displayName: displayName, language: language, of: account.id, db)
        let entries = displayName == account.displayName ? [] : [JournalEntry("account.rename", "account", account.id.number)]
        return Outcome(to: AccountPage.link, saying: "Votre profil est à jour.", journal: entries)
    }
}
