import Web

/// Table of contents of the FAQ.
enum FaqRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(FaqPage.self)
        routes.page(FaqEntryPage.self)
        routes.page(FaqDeskPage.self)
        routes.page(NewFaqEntryPage.self)
        routes.page(FaqFilePage.self)

        routes.action(JudgeFaqEntry.self)
        routes.action(CreateFaqEntry.self)
        routes.action(WriteFaqEntry.self)
        routes.action(ValidateFaqEntry.self)
        routes.action(CommentFaqEntry.self)
        routes.action(ReviewFaqEntry.self)
        routes.action(WithdrawFaqEntry.self)
        return routes
    }
}
