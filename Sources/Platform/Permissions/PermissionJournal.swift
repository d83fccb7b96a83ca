import Database
import Vocabulary

/// What the journal says of roles, services, counters and the city's own row.
enum PermissionJournal {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "role.grant": "Rôle confié", "role.revoke": "Rôle retiré", "service.create": "Service créé", "service.change": "Service modifié",
                "place.create": "Lieu d’accueil créé", "place.change": "Lieu d’accueil modifié", "city.change": "Identité de la ville modifiée",
                "city.logo": "Logo de la ville changé", "account.invite": "Invitation à ouvrir un compte",
                "account.replace-address": "Adresse électronique remplacée",
            ],
            kinds: [
                "city": .init("Ville") { ids, _, db in
                    let name = try CityStore.city(db).name
                    return ids.reduce(into: [:]) { $0[$1] = JournalSubject(name) }
                },
                "service": .init("Service") { ids, _, db in
                    try ServiceStore.all(db).reduce(into: [:]) { found, service in
                        if ids.contains(service.id.number) { found[service.id.number] = JournalSubject(service.name) }
                    }
                },
                "place": .init("Lieu d’accueil") { ids, _, db in
                    try ReceptionPlaceStore.all(db).reduce(into: [:]) { found, place in
                        if ids.contains(place.id.number) { found[place.id.number] = JournalSubject(place.name) }
                    }
                },
            ])
    }
}
