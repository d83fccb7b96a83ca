import Web

/// Table of contents of the sealed box.
enum SealingRoutes {
    static var routes: Routes {
        var routes = Routes()
        // For everyone
        routes.page(UrnPage.self)
        routes.download(UrnListDownload.self)
        routes.download(RootsDownload.self)
        // The members of the bureau
        routes.page(MemberPage.self)
        // The officer's page
        routes.page(BureauPage.self)

        routes.action(CheckReceipt.self)
        routes.action(NameBureau.self)
        routes.action(GiveUpSealing.self)
        routes.action(BeginRehearsal.self)
        routes.action(ResumeOpening.self)
        routes.action(ConfirmCode.self)
        routes.action(EnterCode.self)
        return routes
    }
}
