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
        // Rules of age are asked of the year once told: it is mended, under the eye of the journal, never taken back to tell another.
        if account.birthYear != nil, form.raw("born").isEmpty { form.error("born", "Cette année se corrige, elle ne s’efface pas.") }
        if displayName == AccountStore.deletedName { form.error("display", "Choisissez un autre nom.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Account { try AccountStore.account(try visit.account(), db) }
    static func refusal(_ account: Account, _ visit: Visit) -> Refusal? { nil }

    func perform(_ account: Account, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if let territory = person.territory, try !TerritoryStore.all(db).contains(where: { $0.id == territory }) {
            throw FormErrors("territory", "Choisissez dans la liste.")
        }
        var entries = displayName == account.displayName ? [] : [JournalEntry("account.rename", "account", account.id.number)]
        if let former = account.birthYear, let year = person.birthYear, former != year {
            if try EditionTitleStore.isVoteOpen(at: visit.now, db) {
                throw FormErrors("born", "Un vote est ouvert\u{A0}: l’année de naissance ne change pas avant sa clôture.")
            }
            entries.append(JournalEntry("account.change-birth-year", "account", account.id.number, reason: "\(former) → \(year)"))
        }
        // At a polling place an account is found by its name.
        let named = SearchText.fold("\(account.givenName) \(account.familyName)")
        if !account.familyName.isEmpty, SearchText.fold("\(person.givenName) \(person.familyName)") != named, try EditionTitleStore.isVoteOpen(at: visit.now, db) {
            throw FormErrors("family", "Un vote est ouvert\u{A0}: le prénom et le nom ne changent pas avant sa clôture.")
        }
        try AccountStore.save(person, displayName: displayName, language: language, of: account.id, db)
        return Outcome(to: AccountPage.link, saying: "Votre profil est à jour.", journal: entries)
    }
}
