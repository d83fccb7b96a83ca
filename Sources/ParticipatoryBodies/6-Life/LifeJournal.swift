import Platform

/// What the journal says of the life of the bodies between their meetings.
enum LifeJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "life.news": "Nouvelle publiée", "life.withdraw-news": "Nouvelle retirée", "life.write": "Message écrit à une instance", "life.answer": "Message ajouté à un échange",
            "life.poll": "Sondage ouvert entre membres",
            "life.call": "Appel à projets annoncé", "life.withdraw-call": "Appel à projets retiré",
            "training.create": "Formation ajoutée", "training.session": "Session de formation ajoutée", "training.attendance": "Présences à une formation notées",
            "practice.share": "Pratique partagée", "practice.withdraw": "Pratique retirée",
        ])
    }
}
