import L10n
import Vocabulary
import Web

/// The letters about an event.
enum EventLetters {
    static func recipient(_ person: EventSignUp.Person) -> Letter.Recipient? {
        if let account = person.account { return .account(account) }
        return person.email.map { .address($0, name: person.name, language: person.language) }
    }

    /// To somebody who comes: when and where, then why we write.
    static func toPerson(_ signUp: EventSignUp, _ event: Event, _ subject: Message, _ paragraphs: [Message], _ world: World) -> [Letter] {
        guard let recipient = recipient(signUp.person) else { return [] }
        return [
            Letter(
                to: recipient, kind: .necessary, subject: subject, paragraphs: paragraphs + whenAndWhere(event),
                button: Letter.Button("Voir ou annuler mon inscription", EventKey.link(signUp.id, world), isSecret: true))
        ]
    }

    /// To the colleague who wrote down somebody without an address: she calls her.
    static func toCaller(_ signUp: EventSignUp, _ event: Event, _ subject: Message, _ paragraphs: [Message] = []) -> [Letter] {
        guard recipient(signUp.person) == nil, let agent = signUp.enteredBy else { return [] }
        return [
            Letter(
                to: .account(agent), kind: .task, subject: subject, paragraphs: ["\(signUp.person.name)"] + paragraphs + whenAndWhere(event),
                button: Letter.Button("Voir l’événement", event.deskLink))
        ]
    }

    /// Asks somebody without an account whether the address is hers.
    static func toConfirm(_ signUp: EventSignUp, _ event: Event, _ world: World) -> [Letter] {
        guard let recipient = recipient(signUp.person) else { return [] }
        return [
            Letter(
                to: recipient, kind: .necessary, subject: "Confirmez votre venue : \(event.plan.title)",
                paragraphs: ["Votre place sera retenue quand vous aurez confirmé votre adresse."] + whenAndWhere(event)
                    + ["Si ce n’est pas vous, ne faites rien : cette adresse sera oubliée."],
                button: Letter.Button("Confirmer ma venue", EventKey.link(signUp.id, world), isSecret: true))
        ]
    }

    /// To somebody of the city who works there, or is expected.
    static func toStaff(_ account: AccountID, _ event: Event, _ subject: Message, _ paragraphs: [Message] = [], kind: Letter.Kind = .task) -> Letter {
        Letter(
            to: .account(account), kind: kind, subject: subject, paragraphs: paragraphs + whenAndWhere(event), button: Letter.Button("Voir l’événement", event.link))
    }

    static func whenAndWhere(_ event: Event) -> [Message] {
        let plan = event.plan
        let access: [Message] = plan.access.isEmpty ? [] : ["\(plan.access)"]
        let link: [Message] = plan.link.isEmpty ? [] : ["À distance : \(plan.link)"]
        return ["Le \(plan.startsAt), \(plan.place)."] + access + link
    }
}
