/// The words of what the platform itself writes down.
package enum JournalWordsOfThePlatform: JournalWordsRegistry {
    package static var words: JournalWords { AccountJournal.words + PermissionJournal.words + NotificationJournal.words + TerritoryJournal.words }
}
