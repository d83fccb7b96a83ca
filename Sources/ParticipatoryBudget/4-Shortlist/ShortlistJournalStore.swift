import Database
import Platform
import Vocabulary

/// What the journal says of the citizens’ selection.
enum ShortlistJournalStore {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "shortlist.open": "Présélection ouverte", "shortlist.correct": "Présélection corrigée", "shortlist.take-back": "Liste reprise",
                "shortlist.add-member": "Membre ajouté au panel", "shortlist.remove-member": "Membre retiré du panel",
                "shortlist.declare-tie": "Lien déclaré avec une idée", "shortlist.take-back-tie": "Lien avec une idée retiré", "shortlist.mark": "Notes données", "shortlist.close-marking": "Notation close",
                "shortlist.pick": "Choix d’une instance", "shortlist.withdraw-pick": "Choix d’une instance retiré", "shortlist.invite-bodies": "Instances invitées à choisir", "shortlist.decide": "Présélection arrêtée", "shortlist.notify": "Présélection annoncée",
                "shortlist.call": "Appel à volontaires pour le panel", "shortlist.end-call": "Appel à volontaires clos", "shortlist.offer": "Volontaire pour le panel",
                "shortlist.withdraw-offer": "Volontaire retirée", "shortlist.list-volunteers": "Volontaires inscrits sur la liste du panel",
                "shortlist.enter-candidates": "Liste du panel saisie", "shortlist.invite": "Invitations au panel", "shortlist.remind-candidate": "Invitation au panel renvoyée", "shortlist.replace-candidate": "Suppléant du panel appelé", "shortlist.accept-seat": "Place au panel acceptée",
                "shortlist.decline-seat": "Place au panel déclinée", "shortlist.plan-session": "Panel convoqué", "shortlist.note-attendance": "Présences au panel", "shortlist.form-groups": "Groupes du panel formés",
                "shortlist.note-deliberation": "Délibération du panel notée", "shortlist.close-session": "Séance du panel close", "shortlist.key-marks": "Feuille de notes recopiée",
                "shortlist.release": "Présélection publiée",
            ],
            kinds: ["selection": .init("Présélection") { ids, _, db in
                try db.all("select id, title from selections where id in (\(list: Array(ids)))") { ($0.int(), $0.text()) }
                    .reduce(into: [:]) { $0[$1.0] = JournalSubject($1.1) }
            }])
    }
}
