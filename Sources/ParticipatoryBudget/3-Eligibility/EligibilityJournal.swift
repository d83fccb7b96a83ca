import Platform

/// What the journal says of eligibility.
enum EligibilityJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "eligibility.prepare": "Grille préparée", "eligibility.share-out": "Examen réparti", "eligibility.entrust": "Examen confié",
            "eligibility.sign": "Recevabilité décidée", "eligibility.check": "Recevabilité vérifiée", "eligibility.keep-reason": "Motif de refus gardé",
            "eligibility.withdraw-reason": "Motif de refus retiré", "eligibility.ask-completion": "Complément demandé",
            "eligibility.notify": "Recevabilité annoncée", "eligibility.release": "Recevabilité publiée", "eligibility.reopen": "Recevabilité reprise",
            "eligibility.save-letters": "Courriers de recevabilité réécrits",
            "eligibility.plan-session": "Séance du groupe transversal prévue", "eligibility.prepare-session": "Ordre du jour du groupe transversal",
            "eligibility.note-presences": "Présences au groupe transversal", "eligibility.close-session": "Séance du groupe transversal close",
            "eligibility.sign-minutes": "Compte rendu du groupe transversal signé",
            "eligibility.appeal": "Recours sur la recevabilité", "eligibility.decide-appeal": "Recours sur la recevabilité décidé",
            "eligibility.file-add": "Document joint à la recevabilité", "eligibility.file-remove": "Document retiré de la recevabilité",
        ])
    }
}
