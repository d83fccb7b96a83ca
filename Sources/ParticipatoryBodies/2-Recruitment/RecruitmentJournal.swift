import Platform

/// What the journal says of who joins the bodies.
enum RecruitmentJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "assembly.join": "Adhésion à une instance", "assembly.apply": "Candidature à une instance", "assembly.withdraw": "Candidature retirée",
            "assembly.decide": "Réponse à une candidature", "assembly.announce-draw": "Tirage au sort annoncé",
            "assembly.draw": "Tirage au sort fait", "assembly.cancel-draw": "Tirage au sort annulé",
        ])
    }
}
