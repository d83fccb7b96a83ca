import Platform

/// What the journal says of who joins the bodies.
enum RecruitmentJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "assembly.join": "Adhésion à une instance", "assembly.apply": "Candidature à une instance", "assembly.withdraw": "Candidature retirée",
            "assembly.decide": "Réponse à une candidature", "assembly.announce-draw": "Tirage au sort annoncé",
            "assembly.draw": "Tirage au sort fait", "assembly.cancel-draw": "Tirage au sort annulé",
            "election.announce": "Élection annoncée", "election.stand": "Candidature à une élection", "election.withdraw": "Candidature à une élection retirée",
            "election.check-off": "Émargement sur papier", "election.paper": "Urne dépouillée", "election.proclaim": "Résultat d’une élection proclamé",
            "election.cancel": "Élection annulée",
            "assembly.accept-call": "Personne tirée : elle accepte", "assembly.refuse-call": "Personne tirée : elle refuse", "assembly.note-call": "Réponse d’une personne tirée notée",
            "class.enter": "Classe inscrite", "class.hand-over": "Classe confiée", "class.authorise": "Autorisations des parents notées", "class.remove": "Élève retiré",
            "class.vote": "Vote d’une classe noté", "class.confirm": "Délégués d’une classe confirmés",
        ])
    }
}
