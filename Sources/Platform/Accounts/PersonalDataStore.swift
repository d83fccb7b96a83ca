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
        .record([
            "suivis": .list(try db.all("select subject, subject_id, since from follows where account_id = \(id) order by since") { row in
                .record(["quoi": ExportValue(row.text()), "numéro": .number(row.int()), "depuis le": .moment(row.instant())])
            }),
            "choix des courriels": .list(try db.all("select kind, by_mail from letter_preferences where account_id = \(id) order by kind") { row in
                .record(["quoi": ExportValue(row.text()), "par courriel": .flag(row.bool())])
            }),
        ])
    }

    static func acts(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select at, act, subject, subject_id, reason from journal where actor_id = \(id) order by id") { row in
            .record([
                "le": .moment(row.instant()), "acte": ExportValue(row.text()), "sur": ExportValue(row.text()), "numéro": .number(row.int()),
                "motif": ExportValue(row.text()),
            ])
        })
    }

    static func documents(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select added_at, name, alternative_text, type, size, removed_at from documents where added_by = \(id) order by id
            """) { row in
            .record([
                "ajouté le": .moment(row.instant()), "nom": ExportValue(row.text()), "titre ou description": ExportValue(row.text()),
                "type": ExportValue(row.text()), "octets": .number(row.int()), "retiré le": ExportValue(row.optionalInstant()),
            ])
        })
    }

    static func reminders(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select kind, subject_id, due_at, sent_at from reminders where account_id = \(id) order by sent_at") { row in
            .record([
                "de quoi": ExportValue(row.text()), "numéro": .number(row.int()), "avant le": .moment(row.instant()), "envoyé le": .moment(row.instant()),
            ])
        })
    }

    /// Of the links themselves only a trace is kept: their secret is in the letter alone.
    static func mailLinks(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select purpose, email, created_at, expires_at, used_at from mail_links where account_id = \(id) order by created_at") { row in
            .record([
                "pour": ExportValue(row.text()), "à": ExportValue(row.text()), "écrit le": .moment(row.instant()), "valable jusqu’au": .moment(row.instant()),
                "suivi le": ExportValue(row.optionalInstant()),
            ])
        })
    }

    /// The services for which she answers.
    static func services(_ id: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select name, referent_id = \(id) from services where referent_id = \(id) or deputy_id = \(id) order by name") { row in
            .record(["service": ExportValue(row.text()), "titulaire": .flag(row.optionalBool() ?? false)])
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
