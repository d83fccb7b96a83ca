import Platform

/// What the journal says of the appointments: that there was one, never with whom.
enum AppointmentJournal {
    static var words: JournalWords {
        JournalWords(
            acts: [
                "appointment.offer": "Créneaux ouverts", "appointment.withdraw": "Créneau retiré", "appointment.book": "Rendez-vous pris", "appointment.cancel": "Rendez-vous annulé",
                "appointment.note": "Présence au rendez-vous notée",
            ],
            kinds: ["appointment": JournalWords.Kind("Rendez-vous")])
    }
}
