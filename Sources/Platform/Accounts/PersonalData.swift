package import Database
package import Vocabulary

/// What one part of the software holds of a person: how she takes it away, what is erased when she leaves (RGPD art. 15 and 17).
package struct PersonalDataPart: Sendable {
    /// Its name in the file: `propositions`.
    package var name: String
    package var export: @Sendable (AccountID, Reading) throws -> ExportValue
    /// Erases what is personal; acts stay, under « Compte supprimé ».
    package var erase: @Sendable (AccountID, Instant, Writing) throws -> Void

    package init(
        _ name: String, export: @escaping @Sendable (AccountID, Reading) throws -> ExportValue,
        erase: @escaping @Sendable (AccountID, Instant, Writing) throws -> Void = { _, _, _ in }
    ) {
        self.name = name
        self.export = export
        self.erase = erase
    }
}

/// All the parts of a running software: `App` names them, those of the houses before those of the platform.
package protocol PersonalDataRegistry: Sendable {
    static var parts: [PersonalDataPart] { get }
}

/// What the platform itself holds of a person.
package enum PersonalDataOfThePlatform: PersonalDataRegistry {
    /// The account itself comes last: what is erased before may still need its name.
    package static var parts: [PersonalDataPart] {
        [
            PersonalDataPart("roles", export: PersonalDataStore.roles) { account, now, db in
                try GrantStore.revokeAll(of: account, at: now, db)
                try ServiceStore.release(account, db)
            },
            PersonalDataPart("documents", export: PersonalDataStore.documents),
            MorningPersonalDataStore.part,
            PersonalDataPart("rappels", export: PersonalDataStore.reminders),
            PersonalDataPart("liens reçus par courriel", export: PersonalDataStore.mailLinks),
            PersonalDataPart("services", export: PersonalDataStore.services),
            PersonalDataPart("abonnements", export: PersonalDataStore.follows, erase: PersonalDataStore.eraseFollows),
            PersonalDataPart("messages", export: PersonalDataStore.letters, erase: PersonalDataStore.eraseLetters),
            PersonalDataPart("sessions", export: PersonalDataStore.sessions) { account, _, db in try Sessions.closeAll(of: account, db) },
            PersonalDataPart("actes", export: PersonalDataStore.acts),
            PersonalDataPart("compte", export: PersonalDataStore.account, erase: PersonalDataStore.eraseAccount),
        ]
    }
}
