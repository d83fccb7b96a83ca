import Platform

/// What the journal says of what the bodies ask.
enum RecommendationJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "recommendation.deposit": "Demande déposée", "recommendation.sign": "Pétition signée", "recommendation.unsign": "Signature retirée d’une pétition", "recommendation.schedule": "Demande à l’ordre du jour", "recommendation.withdraw": "Demande retirée",
            "recommendation.ask-opinion": "Avis demandé à une instance", "recommendation.transmit": "Demande transmise à la ville", "recommendation.reply": "Réponse de la ville",
        ])
    }
}
