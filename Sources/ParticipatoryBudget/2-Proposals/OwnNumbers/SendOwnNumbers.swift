import Database
import L10n
import Platform
import Vocabulary
import Web

/// Send the numbers of her ideas to whoever deposited with that address. The answer is the same whether anybody did.
struct SendOwnNumbers: Action {
    typealias FormPage = OwnNumbersPage
    static let path: Path = "/ou-en-est/mes-numeros"
    static let home = "/ou-en-est"
    static let limits = Limits(perTenMinutes: 10, changesPages: false)

    let email: EmailAddress

    init(_ form: inout FormReader, _ subject: Bool) { email = form.email("email") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Bool { true }
    static func refusal(_ subject: Bool, _ visit: Visit) -> Refusal? { nil }

    func perform(_ subject: Bool, _ visit: Visit, _ db: Writing) throws -> Outcome {
        Outcome(
            to: Self.home, saying: "Si des idées ont été déposées avec cette adresse, un courriel part avec leurs numéros.",
            letters: try letter(visit, db).map { [$0] } ?? [])
    }

    /// Once a day at most: nobody fills another's mailbox.
    private func letter(_ visit: Visit, _ db: Writing) throws -> Letter? {
        guard let account = try AccountStore.account(email, db)?.id else { return nil }
        let ideas = try ProposalStore.numbered(by: account, db)
        guard !ideas.isEmpty, try ReminderStore.take("own-numbers", account.number, of: account, due: CityTime.city.startOfDay(visit.now), at: visit.now, db) else { return nil }
        let link = ideas.count == 1 ? ideas[0].link + "/suivi" : Self.home
        return Letter(
            to: .account(account), kind: .necessary, subject: "Les numéros de vos idées",
            paragraphs: ["Vous avez demandé à retrouver vos idées."] + ideas.map { idea -> Message in "n° \(idea.number) : « \(idea.title) »" } + ["Si ce n’est pas vous, ne faites rien."],
            button: Letter.Button("Où en est mon projet ?", link))
    }
}
