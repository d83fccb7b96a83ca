import Database
import Vocabulary

/// What the journal says of accounts.
enum AccountJournal {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "account.add": "Compte créé par une commande", "account.change-address": "Adresse électronique changée",
                "account.change-birth-year": "Année de naissance corrigée", "account.change-password": "Mot de passe changé",
                "account.claim": "Compte ouvert sur invitation", "account.create": "Compte créé", "account.delete": "Compte supprimé",
                "account.rename": "Nom changé",
            ],
            kinds: [
                "account": .init("Personne") { ids, visit, db in
                    let isOpen = PermissionRules.maySeePeople(visit.actor) == nil
                    return try AccountStore.names(ids.map { AccountID($0) }, db).reduce(into: [:]) { found, person in
                        found[person.key.number] = JournalSubject(person.value, path: isOpen ? "/bureau/personnes/\(person.key)" : nil)
                    }
                },
            ])
    }
}
