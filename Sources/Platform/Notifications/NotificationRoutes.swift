package import Web

/// Table of contents of the letters: a person's inbox and choices, the desk’s outbox and the state of the platform.
package enum NotificationRoutes {
    package static var routes: Routes {
        var routes = Routes()
        routes.page(InboxPage.self)
        routes.page(PreferencesPage.self)
        routes.page(UnsubscribePage.self)
        routes.page(OutboxPage.self)
        routes.download(OutboxCSV.self)
        routes.page(PaperLettersPage.self)
        routes.page(PrintedLettersPage.self)
        routes.page(PrintedLetterPage.self)
        routes.page(UpkeepPage.self)
        routes.action(MarkLettersRead.self)
        routes.action(ChooseLetters.self)
        routes.action(StopLetters.self)
        routes.action(ResendLetter.self)
        routes.action(DeliverLetters.self)
        return routes + MorningRoutes.routes
    }
}
