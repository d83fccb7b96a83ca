import Platform

/// What the journal says of the sealed box. Never a code, nor a share.
enum SealingJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "sealing.name-bureau": "Bureau du vote nommé", "sealing.give-up": "Vote sans urne scellée", "sealing.rehearse": "Répétition du bureau",
            "sealing.confirm": "Code d’un membre du bureau confirmé", "sealing.make-key": "Clé de l’urne faite", "sealing.enter": "Code d’un membre du bureau entré",
            "sealing.publish-root": "Racine de la liste des bulletins publiée", "sealing.open-box": "Urne ouverte", "sealing.fault": "Ouverture de l’urne arrêtée", "sealing.resume": "Ouverture de l’urne reprise",
        ])
    }
}
