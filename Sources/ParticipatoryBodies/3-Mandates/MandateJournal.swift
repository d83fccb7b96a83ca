import Platform

/// What the journal says of the seats.
enum MandateJournal {
    static var words: JournalWords {
        JournalWords(acts: [
            "seat.appoint": "Membre nommé ou élu", "seat.office": "Fonction donnée", "seat.end": "Mandat interrompu", "seat.replace": "Association représentée par une autre personne", "seat.call": "Suppléant appelé", "seat.resign": "Démission", "seat.declare": "Intérêts déclarés par un membre",
            "renewal.announce-parts": "Tirage des parties annoncé", "renewal.parts": "Fins de mandat réparties par le sort", "renewal.open": "Renouvellement ouvert", "renewal.close": "Renouvellement clos",
        ])
    }
}
