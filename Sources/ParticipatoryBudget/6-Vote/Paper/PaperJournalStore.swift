import Database
import Platform
import Vocabulary

/// What the journal says of the vote on paper. Of voters it says nothing.
enum PaperJournalStore {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "paper.add-place": "Bureau de vote ajouté", "paper.change-place": "Bureau de vote modifié", "paper.remove-place": "Bureau de vote retiré",
                "paper.renew-code": "Code d’un bureau de vote renouvelé",
                "paper.give-shift": "Permanence confiée", "paper.take-back-shift": "Permanence retirée", "paper.open-urn": "Urne scellée et mise en service",
                "paper.close-urn": "Urne fermée et scellée", "paper.check-off": "Émargement au bureau de vote", "paper.check-off-class": "Émargement d’une classe",
                "paper.check-off-namesake": "Émargement d’un homonyme, pièce vue",
                "paper.attach": "Personne inscrite sur la liste d’un bureau", "paper.refuse-name": "Inscription refusée : ce nom est à vérifier", "paper.release": "Personne retirée de la liste d’un bureau",
                "paper.keep-list": "Liste d’un bureau gardée par une tablette", "paper.return-list": "Liste d’un bureau rendue",
                "paper.lose-list": "Tablette qui gardait une liste dite perdue", "paper.send-queue": "Émargements envoyés par une tablette",
                "paper.undo-check-off": "Émargement annulé", "paper.order-ballots": "Lot de bulletins commandé", "paper.give-batch": "Lot de bulletins confié à une urne",
                "paper.cancel-batch": "Lot de bulletins annulé", "paper.note-sheets": "Feuilles d’une urne comptées", "paper.account-batch": "Talons d’un lot comptés",
                "paper.account-stock": "Lot resté sans urne compté",
                "paper.take-back-sheet": "Saisie d’une feuille reprise", "paper.settle-sheet": "Feuille tranchée", "paper.send-scan": "Feuilles numérisées envoyées à la lecture",
                "paper.take-back-scan": "Numérisation de feuilles retirée", "paper.sign-urn": "Urne signée",
                "paper.countersign-urn": "Urne contresignée", "paper.unsign-urn": "Signature d’une urne retirée",
                "paper.open-kiosk": "Écran du bureau prêté pour voter", "paper.take-back-screen": "Écran prêté rendu au bureau", "paper.open-totals": "Urne comptée par ses totaux", "paper.key-totals": "Totaux d’une urne saisis",
                "paper.take-back-totals": "Totaux d’une urne à saisir de nouveau",
            ],
            kinds: [
                "polling-place": .init("Bureau de vote") { ids, _, db in
                    try db.all("select id, name from polling_places where id in (\(list: Array(ids)))") { ($0.int(), $0.text()) }
                        .reduce(into: [:]) { $0[$1.0] = JournalSubject($1.1) }
                },
                "urn": .init("Urne") { ids, _, db in
                    try db.all("select id, label from urns where id in (\(list: Array(ids)))") { ($0.int(), $0.text()) }
                        .reduce(into: [:]) { $0[$1.0] = JournalSubject($1.1) }
                },
            ])
    }
}
