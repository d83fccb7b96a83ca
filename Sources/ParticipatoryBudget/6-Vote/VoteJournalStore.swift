import Database
import Platform
import Vocabulary

/// What the journal says of the vote. It knows nothing of ballots.
enum VoteJournalStore {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "project.add": "Projet inscrit au vote", "project.change": "Projet modifié", "project.remove": "Projet retiré du vote",
                "project.leave-off": "Idée laissée hors du bulletin", "project.put-back": "Idée de nouveau proposée pour le bulletin",
                "vote.announce-numbers": "Tirage au sort des numéros annoncé",
                "vote.draw-numbers": "Numéros tirés au sort", "vote.publish-catalogue": "Catalogue publié", "vote.open": "Ouverture du vote", "vote.close": "Fermeture du vote",
                "vote.hold": "Vote mis en attente", "vote.decide-held": "Décision sur un vote en attente", "watch.hold": "Votes retenus pour vérification",
                "watch.lift": "Votes de nouveau acceptés", "watch.look": "Rapprochement regardé", "register.compare": "Deux noms comparés",
                "vote.see-identity": "Pièce d’identité vue au guichet",
                "letter-codes.order": "Codes par courrier commandés", "letter-codes.print": "Codes par courrier imprimés", "letter-codes.revoke": "Codes par courrier annulés",
            ],
            kinds: ["project": .init("Projet") { ids, _, db in
                try db.all("select id, number, title from projects where id in (\(list: Array(ids)))") { ($0.int(), $0.int(), $0.text()) }
                    .reduce(into: [:]) { $0[$1.0] = JournalSubject("n° \($1.1) · \($1.2)") }
            }])
    }
}
