package import Database
package import Vocabulary
package import Web

/// The way for a person met at the counter, or invited, to her own account.
package enum AccountInvitation {
    /// Writes the address down, drops former invitations (and whatever else the former address could open) and makes the letter that carries the new one.
    /// Throws `FormErrors` on `email` when the address is somebody else's.
    package static func letter(to id: AccountID, _ email: EmailAddress, _ visit: Visit, _ db: Writing) throws -> Letter {
        if let other = try AccountStore.account(email, db), other.id != id {
            throw FormErrors("email", "Une autre personne a déjà cette adresse.")
        }
        let account = try AccountStore.account(id, db)
        if account.email != email {
            try AccountStore.setAddress(email, of: id, confirmedAt: nil, db)
            try MailLinkStore.cancel([.signIn, .reset, .changeAddress], of: id, db)
        }
        try MailLinkStore.cancel([.invitation], of: id, db)
        let token = try MailLinkStore.issue(.invitation, to: email, of: id, language: account.language, visit.world, at: visit.now, db)
        let city = try CityStore.city(db).name
        return AccountLetters.invitation(account.displayName, email, language: account.language, from: city, token: token)
    }
}
