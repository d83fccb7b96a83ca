import Platform

/// What the journal says of the FAQ.
enum FaqJournal {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "faq.write": "Réponse de la FAQ écrite", "faq.validate": "Réponse de la FAQ validée", "faq.withdraw": "Réponse de la FAQ retirée", "faq.comment": "Réponse de la FAQ commentée",
                "faq.judge": "Réponse de la FAQ jugée", "faq.review": "Réponse de la FAQ relue",
            ],
            kinds: ["faq": JournalWords.Kind("Réponse de la FAQ")])
    }
}
