import Platform

/// What the journal says of the meetings.
enum MeetingJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "meeting.date": "Date ajoutée à l’agenda d’une instance", "meeting.date-withdraw": "Date retirée de l’agenda d’une instance", "meeting.plan": "Réunion préparée", "meeting.revise": "Réunion modifiée", "meeting.convene": "Réunion convoquée", "meeting.cancel": "Réunion annulée",
            "meeting.item": "Sujet inscrit à l’ordre du jour", "meeting.item-revise": "Sujet de l’ordre du jour modifié", "meeting.item-off": "Sujet retiré de l’ordre du jour", "meeting.propose": "Sujet proposé", "meeting.settle": "Réponse à un sujet proposé",
            "meeting.open": "Séance ouverte", "meeting.attendance": "Présences notées", "meeting.vote": "Vote d’une instance", "meeting.mend-vote": "Vote d’une instance rectifié", "meeting.decision": "Décision prise sans vote", "meeting.close": "Séance close",
            "meeting.minutes": "Compte rendu envoyé aux membres", "meeting.rewrite": "Compte rendu corrigé", "meeting.correct": "Correction demandée", "meeting.correction": "Réponse à une correction",
            "meeting.adopt": "Compte rendu adopté", "meeting.document": "Document joint à une réunion", "meeting.document-remove": "Document d’une réunion retiré", "meeting.present": "Présence dite par le code de la salle",
            "meeting.commission": "Commission créée", "meeting.compose-commission": "Commission composée", "meeting.action": "Action décidée", "meeting.done": "Action faite",
            "seat.warn": "Membre prévenu de ses absences", "seat.end-absent": "Mandat interrompu pour absences",
        ])
    }
}
