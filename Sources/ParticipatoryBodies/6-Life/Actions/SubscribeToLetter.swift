import Database
import Platform
import Vocabulary
import Web

/// Ask for the letter of a neighbourhood: nothing comes before the address is confirmed. Whoever had asked already hears the same words.
struct SubscribeToLetter: Action {
    typealias FormPage = NeighbourhoodLetterPage
    static let path: Path = "/lettre-de-quartier"
    static let limits = Limits(perTenMinutes: 10, changesPages: false)

    let email: EmailAddress
    let territory: TerritoryID?

    init(_ form: inout FormReader, _ territories: [Territory]) {
        email = form.email("email")
        let id: TerritoryID? = form.optionalID("territory")
        territory = id
        if let id, !territories.contains(where: { $0.id == id }) { form.error("territory", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> [Territory] { try TerritoryStore.all(db) }
    static func refusal(_ territories: [Territory], _ visit: Visit) -> Refusal? { nil }

    func perform(_ territories: [Territory], _ visit: Visit, _ db: Writing) throws -> Outcome {
        let letters = try SubscriptionStore.ask(email, territory, at: visit.now, db).map { [confirmation($0, visit)] } ?? []
        return Outcome(to: "/lettre-de-quartier", saying: "Un message vient de partir à cette adresse : ouvrez-le pour confirmer.", letters: letters)
    }

    private func confirmation(_ asked: Subscription, _ visit: Visit) -> Letter {
        Letter(
            to: .address(email, name: "", language: visit.t.language.code), kind: .necessary, subject: "Lettre de quartier : confirmez votre adresse",
            paragraphs: ["Quelqu’un, vous sans doute, a demandé la lettre de quartier à cette adresse. Sans votre confirmation, rien ne viendra."],
            button: Letter.Button("Recevoir la lettre", "/lettre-de-quartier/\(asked.id)/\(SubscriptionKey.key("confirm", asked, visit.world))", isSecret: true))
    }
}

/// Confirm an address by the secret that it received.
struct ConfirmSubscription: Action {
    typealias FormPage = ConfirmSubscriptionPage
    static let path: Path = "/lettre-de-quartier/:subscription/:key"

    init(_ form: inout FormReader, _ subscription: Subscription) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subscription { try ConfirmSubscriptionPage.found("confirm", visit, db) }
    static func refusal(_ subscription: Subscription, _ visit: Visit) -> Refusal? { nil }

    func perform(_ subscription: Subscription, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try SubscriptionStore.confirm(subscription.id, at: visit.now, db)
        return Outcome(to: "/lettre-de-quartier", saying: "C’est confirmé : la lettre vous arrivera une fois par semaine, quand il y a du nouveau.")
    }
}

/// Receive it no more: the address is forgotten at once. A mail program may send it by itself (RFC 8058).
struct EndSubscription: Action {
    typealias FormPage = EndSubscriptionPage
    static let path: Path = "/lettre-de-quartier/:subscription/:key/fin"
    static var isOneClick: Bool { true }

    init(_ form: inout FormReader, _ subscription: Subscription) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subscription { try ConfirmSubscriptionPage.found("end", visit, db) }
    static func refusal(_ subscription: Subscription, _ visit: Visit) -> Refusal? { nil }

    func perform(_ subscription: Subscription, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try SubscriptionStore.end(subscription.id, db)
        return Outcome(to: "/lettre-de-quartier", saying: "Vous ne recevrez plus la lettre. Votre adresse est effacée.")
    }
}
