import Platform

/// What the journal says of the life of the bodies between their meetings.
enum LifeJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "life.news": "Nouvelle publiée", "life.withdraw-news": "Nouvelle retirée", "life.write": "Message écrit à une instance", "life.begin": "Message écrit au nom d’une instance", "life.answer": "Message ajouté à un échange",
            "life.poll": "Sondage ouvert entre membres",
            "life.topic": "Sujet ouvert entre membres", "life.topic-close": "Sujet clos", "life.report": "Message entre membres signalé", "life.hide": "Message entre membres masqué",
            "life.keep": "Signalement entre membres classé", "life.appeal": "Relecture d’un message masqué demandée", "life.decide-appeal": "Relecture d’un message masqué décidée", "life.show-again": "Message entre membres remis",
            "life.folder": "Dossier créé entre membres", "life.file": "Fichier partagé entre membres", "life.file-version": "Version d’un fichier ajoutée",
            "life.file-withdraw": "Fichier partagé retiré",
            "life.joint-project": "Projet transversal ouvert", "life.joint-project-point": "Point d’étape d’un projet transversal",
            "life.call": "Appel à projets annoncé", "life.withdraw-call": "Appel à projets retiré",
            "training.create": "Formation ajoutée", "training.session": "Session de formation ajoutée", "training.cancel": "Session de formation annulée", "training.withdraw": "Formation retirée du catalogue", "training.material": "Support de formation ajouté", "training.material-remove": "Support de formation retiré", "training.attendance": "Présences à une formation notées",
            "practice.share": "Pratique partagée", "practice.link": "Veille reliée à une pratique", "practice.withdraw": "Pratique retirée",
        ])
    }
}
