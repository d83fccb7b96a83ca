import Platform

/// What the journal says of the studies.
enum FeasibilityJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "feasibility.assign": "Étude confiée", "feasibility.request-details": "Précision demandée", "feasibility.ask-body": "Avis demandé à une instance", "feasibility.opinion": "Avis d’un service",
            "feasibility.sign": "Étude conclue", "feasibility.answer-amendment": "Réponse à la version aménagée", "feasibility.announce": "Étude annoncée",
            "feasibility.release": "Étude publiée", "feasibility.reopen": "Étude reprise",
            "feasibility.ask-service": "Question posée à un service", "feasibility.answer-service": "Réponse d’un service", "feasibility.settle-question": "Suite donnée à une réponse",
            "feasibility.withdraw-question": "Question à un service retirée",
            "feasibility.plan-session": "Séance des services prévue", "feasibility.prepare-session": "Ordre du jour des services", "feasibility.note-presences": "Présences à la séance des services",
            "feasibility.decide-in-session": "Décidé en séance des services", "feasibility.close-session": "Séance des services close", "feasibility.sign-minutes": "Compte rendu des services signé",
            "feasibility.plan-workshop": "Atelier avec les porteurs prévu", "feasibility.tell-workshop": "Atelier avec les porteurs raconté",
            "feasibility.add-cost": "Ligne de chiffrage ajoutée", "feasibility.remove-cost": "Ligne de chiffrage retirée", "feasibility.retire-price": "Prix habituel retiré",
            "feasibility.set-up": "Étude par les services réglée", "feasibility.settle-conflict": "Projets au même endroit",
            "feasibility.set-head": "Direction d’un service enregistrée", "feasibility.validate": "Conclusion validée", "feasibility.send-back": "Conclusion rendue au service",
            "feasibility.declare-absence": "Absence déclarée", "feasibility.end-absence": "Absence finie",
            "feasibility.write-return": "Retour au panel écrit", "feasibility.ask-return": "Question du panel", "feasibility.answer-return": "Réponse au panel",
            "feasibility.publish-return": "Retour au panel publié",
            "feasibility.plan-return-session": "Séance de retour au panel prévue", "feasibility.move-return-session": "Séance de retour au panel déplacée",
            "feasibility.cancel-return-session": "Séance de retour au panel annulée", "feasibility.note-return-attendance": "Présences au retour au panel",
            "feasibility.record-return": "Retour au panel noté en séance", "feasibility.close-return-session": "Séance de retour au panel close",
            "feasibility.file-add": "Document joint à l’étude", "feasibility.file-remove": "Document retiré de l’étude",
        ])
    }
}
