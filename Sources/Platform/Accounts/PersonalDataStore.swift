import Database
import Vocabulary

/// What the platform holds of a person: taken away by her, erased when she leaves.
enum PersonalDataStore {
    static func account(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        let account = try AccountStore.account(id, db)
        let neighbourhood = try account.territory.map { try TerritoryStore.territory($0, db).name }
        return .record([
            "identifiant": .number(id.number), "adresse électronique": ExportValue(account.email?.text),
            "adresse confirmée le": ExportValue(account.emailConfirmedAt), "prénom": ExportValue(account.givenName),
            "nom": ExportValue(account.familyName), "nom montré": ExportValue(account.displayName),
            "année de naissance": ExportValue(account.birthYear), "lien avec la ville": ExportValue(account.link?.rawValue),
            "quartier": ExportValue(neighbourhood), "téléphone": ExportValue(account.phone),
            "adresse postale": ExportValue(account.postalAddress), "langue": ExportValue(account.language),
            "créé le": .moment(account.createdAt),
        ])
    }

    static func sessions(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select created_at, expires_at, client, user_agent from sessions where account_id = \(id) order by created_at") { row in
            .record([
                "ouverte le": .moment(row.instant()), "se ferme le": .moment(row.instant()), "adresse réseau": ExportValue(row.text()),
                "navigateur": ExportValue(row.text()),
            ])
        })
    }

    static func roles(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try GrantStore.given(to: id, db).map { given in
            .record([
                "rôle": .text(given.grant.role.rawValue), "où": ExportValue(given.place), "à partir du": .moment(given.grant.from),
                "jusqu’au": ExportValue(given.grant.until), "motif": ExportValue(given.reason), "retiré le": ExportValue(given.revokedAt),
            ])
        })
    }

    static func letters(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select created_at, subject, body from letters where account_id = \(id) order by id") { row in
            .record(["écrit le": .moment(row.instant()), "objet": ExportValue(row.text()), "texte": ExportValue(row.text())])
        })
    }

    static func follows(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select subject, subject_id, since from follows where account_id = \(id) order by since") { row in
            .record(["quoi": ExportValue(row.text()), "numéro": .number(row.int()), "depuis le": .moment(row.instant())])
        })
    }

    static func acts(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select at, act, subject, subject_id, reason from journal where actor_id = \(id) order by id") { row in
            .record([
                "le": .moment(row.instant()), "acte": ExportValue(row.text()), "sur": ExportValue(row.text()), "numéro": .number(row.int()),
                "motif": ExportValue(row.text()),
            ])
        })
    }

    // MARK: Erasing

    static func eraseFollows(_ id: AccountID, _ now: Instant, _ db: Writing) throws {
        try db.run("delete from follows where account_id = \(id)")
    }

    static func eraseLetters(_ id: AccountID, _ now: Instant, _ db: Writing) throws {
        // Those about the account itself went to the bare address.
        try db.run("delete from letters where account_id = \(id) or address = (select email from accounts where id = \(id))")
        try db.run("delete from letter_preferences where account_id = \(id)")
    }

    static func eraseAccount(_ id: AccountID, _ now: Instant, _ db: Writing) throws {
        if let email = try AccountStore.account(id, db).email {
            try SignInFailureStore.forget(email, db)
            try db.run("delete from mail_links where email = \(email)")
        }
        try db.run("delete from mail_links where account_id = \(id)")
        try db.run("""
            update accounts set
                email = null, email_confirmed_at = null, given_name = '', family_name = '', display_name = \(AccountStore.deletedName),
                password = null, birth_year = null, territory_id = null, link = null, phone = '', postal_address = '', search_text = '',
                deleted_at = \(now)
            where id = \(id)
            """)
    }
}
