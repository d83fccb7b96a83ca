package import Web

/// Table of contents of the accounts.
package enum AccountRoutes {
    /// With only the personal data that the platform holds.
    package static var routes: Routes { routes(PersonalDataOfThePlatform.self) }

    /// - Parameter registry: all the parts that hold something of a person, for the export and the deletion.
    package static func routes<Registry: PersonalDataRegistry>(_ registry: Registry.Type) -> Routes {
        var routes = Routes()
        routes.page(SignUpPage.self)
        routes.page(LetterSentPage.self)
        routes.page(ConfirmationPage.self)
        routes.page(SignInPage.self)
        routes.page(SignInLinkPage.self)
        routes.page(OpenSignInLinkPage.self)
        routes.page(ForgottenPasswordPage.self)
        routes.page(ChoosePasswordPage.self)
        routes.page(AccountPage.self)
        routes.page(ProfilePage.self)
        routes.page(SecurityPage.self)
        routes.page(SessionsPage.self)
        routes.page(PersonalDataPage.self)
        routes.page(DeleteAccountPage.self)
        routes.download(PersonalDataDownload<Registry>.self)

        routes.action(CreateAccount.self)
        routes.action(ConfirmAddress.self)
        routes.action(SignIn.self)
        routes.action(RequestSignInLink.self)
        routes.action(SignInByLink.self)
        routes.action(RequestPasswordReset.self)
        routes.action(ChoosePassword.self)
        routes.action(SignOut.self)
        routes.action(SaveProfile.self)
        routes.action(ChangePassword.self)
        routes.action(RequestAddressChange.self)
        routes.action(CloseSession.self)
        routes.action(CloseOtherSessions.self)
        routes.action(DeleteAccount<Registry>.self)
        return routes
    }
}
