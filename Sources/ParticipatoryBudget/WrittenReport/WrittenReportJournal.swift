import Platform

/// What the journal says of the written report.
enum WrittenReportJournal {
    static var words: JournalWords { JournalWords(acts: ["report.save": "Bilan rédigé", "report.publish": "Bilan publié"]) }
}
