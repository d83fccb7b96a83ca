import Platform

/// What the journal says of the rules.
enum RulebookJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "edition.create": "Édition créée", "edition.present": "Présentation de l’édition changée",
            "rulebook.draft": "Nouvelle version du règlement commencée", "rulebook.save": "Règlement modifié", "rulebook.discard": "Version du règlement abandonnée",
            "rulebook.comment": "Avis donné sur le règlement", "rulebook.submit": "Règlement soumis à validation", "rulebook.validate": "Règlement validé",
            "rulebook.send-back": "Règlement rendu à la rédaction", "rulebook.resolution": "Délibération inscrite", "rulebook.publish": "Règlement publié",
            "edition.explain-delay": "Retard expliqué",
            "library.add": "Critère ajouté à la bibliothèque", "library.save": "Critère de la bibliothèque modifié", "library.retire": "Critère retiré de la bibliothèque",
            "library.keep": "Critères gardés dans la bibliothèque", "rulebook.take-criteria": "Critères repris de la bibliothèque",
            "rulebook.file-add": "Document joint au règlement", "rulebook.file-remove": "Document retiré du règlement",
        ])
    }
}
