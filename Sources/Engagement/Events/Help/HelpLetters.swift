import L10n
import Vocabulary
import Web

/// The letters to those who help at an event, and to the elected members who are there with them.
enum HelpLetters {
    static func letter(to account: AccountID, _ slot: HelpSlot, _ event: Event, _ subject: Message, _ paragraphs: [Message]) -> Letter {
        let material: [Message] = event.plan.material.isEmpty ? [] : ["Matériel : \(event.plan.material.split(separator: "\n").joined(separator: ", "))."]
        return Letter(
            to: .account(account), kind: .necessary, subject: subject, paragraphs: paragraphs + ["\(slot.task) : le \(slot.startsAt), \(event.plan.place)."] + material,
            button: Letter.Button("Voir mes heures d’aide", event.link + "/aide"))
    }

    static func toElected(_ elected: AccountID?, _ slot: HelpSlot, _ event: Event) -> [Letter] {
        guard let elected else { return [] }
        return [
            Letter(
                to: .account(elected), kind: .task, subject: "Vous êtes attendu·e : \(event.plan.title)",
                paragraphs: ["Avec les habitants qui donnent de leur temps : \(slot.task), le \(slot.startsAt).", "\(event.plan.place)"], button: Letter.Button("Voir l’événement", event.link))
        ]
    }

    static func toReleased(_ elected: AccountID?, _ slot: HelpSlot, _ event: Event) -> [Letter] {
        guard let elected else { return [] }
        return [
            Letter(
                to: .account(elected), kind: .task, subject: "Vous n’êtes plus attendu·e : \(event.plan.title)", paragraphs: ["\(slot.task), le \(slot.startsAt)."],
                button: Letter.Button("Voir l’événement", event.link))
        ]
    }
}
