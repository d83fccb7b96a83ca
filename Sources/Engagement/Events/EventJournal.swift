import Database
import Platform
import Vocabulary
import Web

/// What the journal says of the events: what the city announced and told, never who came.
enum EventJournal {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "event.announce": "Événement préparé", "event.revise": "Événement modifié", "event.publish": "Événement publié", "event.cancel": "Événement annulé",
                "event.sign-up": "Inscription à un événement", "event.give-up": "Inscription à un événement annulée",
                "event.staff": "Équipe d’un événement changée", "event.attendance": "Présences à un événement notées", "event.report": "Compte rendu d’un événement publié",
                "event.stands": "Programme d’un forum ouvert", "event.invite": "Porteurs de projet invités à un forum", "event.stand": "Place d’un forum prise ou rendue",
                "event.help": "Heures d’aide d’un événement changées", "event.give-help": "Aide à un événement offerte ou rendue", "event.debrief": "Heure d’aide racontée",
            ],
            kinds: ["event": JournalWords.Kind("Événement", find: find)])
    }

    private static func find(_ ids: Set<Int>, _ visit: Visit, _ db: Reading) throws -> [Int: JournalSubject] {
        let events = try EventStore.those(ids, db).filter { EventRules.mayRead($0, visit.actor) == nil }
        return Dictionary(uniqueKeysWithValues: events.map { ($0.id.number, JournalSubject($0.plan.title, path: $0.link)) })
    }
}
