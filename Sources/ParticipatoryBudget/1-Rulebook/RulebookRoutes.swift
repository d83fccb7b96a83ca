import Platform
import Web

/// Table of contents of step 1, the rules.
enum RulebookRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(RulebookPage.self)
        routes.page(EarlierRulebookPage.self)
        routes.page(RulebookChangesPage.self)
        routes.page(DeskEditionsPage.self)
        routes.page(RulebookVersionsPage.self)
        routes.page(RulebookVersionPage.self)
        routes.page(RulebookSectionPage.self)
        routes.page(RulebookDifferencePage.self)
        routes.download(ResolutionFileDownload.self)

        routes.page(CriteriaLibraryPage.self)
        routes.page(LibraryCriterionPage.self)

        routes.page(DelayPage.self)
        routes.action(ExplainDelay.self)
        routes.action(AddLibraryCriterion.self)
        routes.action(SaveLibraryCriterion.self)
        routes.action(RetireLibraryCriterion.self)
        routes.action(TakeFromLibrary.self)
        routes.action(KeepInLibrary.self)
        routes.action(CreateEdition.self)
        routes.action(PresentEdition.self)
        routes.action(DraftRulebookVersion.self)
        routes.action(SaveRulebookSection.self)
        routes.action(DiscardRulebookVersion.self)
        routes.action(CommentRulebook.self)
        routes.action(SubmitRulebook.self)
        routes.action(SendBackRulebook.self)
        routes.action(ValidateRulebook.self)
        routes.action(RecordResolution.self)
        routes.action(PublishRulebook.self)
        routes.action(JoinFile<RulebookSubject>.self)
        routes.action(TakeBackFile<RulebookSubject>.self)
        return routes
    }
}
