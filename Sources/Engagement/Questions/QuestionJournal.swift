import Platform

/// What the journal says of the questions of residents. It never repeats their words.
enum QuestionJournal {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "question.ask": "Question posée", "question.enter": "Question saisie par un agent", "question.write": "Question complétée", "question.take": "Question prise en charge",
                "question.assign": "Question transmise", "question.hand-back": "Question revenue dans la file", "question.sort": "Question classée", "question.note": "Note ajoutée", "question.answer": "Question répondue", "question.close": "Question close",
                "question.join": "Questions réunies", "question.reopen": "Question rouverte", "question.rate": "Réponse jugée", "question.topic": "Thème des questions enregistré",
                "question.template": "Modèle de réponse enregistré",
            ],
            kinds: ["question": JournalWords.Kind("Question")])
    }
}
