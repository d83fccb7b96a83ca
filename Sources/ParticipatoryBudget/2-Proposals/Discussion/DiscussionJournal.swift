import Platform

/// What the journal says of the discussion. It repeats no comment.
enum DiscussionJournal {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "comment.write": "Commentaire écrit", "comment.edit": "Commentaire modifié", "comment.remove": "Commentaire retiré", "comment.report": "Commentaire signalé", "comment.hide": "Commentaire masqué",
                "comment.settle-reports": "Signalements classés", "comment.appeal": "Recours contre un masquage", "comment.decide-appeal": "Recours contre un masquage décidé",
                "proposal.report": "Proposition signalée", "proposal.hide": "Proposition masquée", "proposal.settle-reports": "Signalements classés",
                "proposal.show-again": "Proposition de nouveau visible", "proposal.appeal-hiding": "Recours contre un masquage",
                "proposal.decide-hiding-appeal": "Recours contre un masquage décidé",
            ],
            kinds: ["comment": .init("Commentaire")])
    }
}
