package import Database
package import Vocabulary

/// How the city shows itself and where it answers. One row of the database, set by the administrator.
package struct City: Sendable, Equatable {
    package var name: String
    package var slogan: String
    /// The logo's address under `/fichiers/`.
    package var logo: String?
    package var primaryColor: String
    package var accentColor: String
    package var contactEmail: String
    package var contactAddress: String
    package var contactPhone: String
    package var mayor: String
    /// Name, address and telephone of who hosts the site (law of 21 June 2004, article 1-1).
    package var host = ""
    /// How to reach the data protection officer (GDPR, article 13).
    package var dataProtection = ""
    /// Above that much, a grant to a third party needs a written agreement (law of 12 April 2000, article 10; decree of 6 June 2001).
    package var grantWithoutAgreement = Euros(23_000)
    /// Whether this is the invented town, whose people's passwords are printed by `bin/run`.
    package var isDemonstration: Bool
    /// How many times the outlines of its territories were drawn; 0 when none is known.
    package var outlinesVersion = 0

    package init(
        name: String, slogan: String = "", logo: String? = nil, primaryColor: String = "#1d4e89", accentColor: String = "#c8553d",
        contactEmail: String = "", contactAddress: String = "", contactPhone: String = "", mayor: String = "", isDemonstration: Bool = false
    ) {
        self.name = name
        self.slogan = slogan
        self.logo = logo
        self.primaryColor = primaryColor
        self.accentColor = accentColor
        self.contactEmail = contactEmail
        self.contactAddress = contactAddress
        self.contactPhone = contactPhone
        self.mayor = mayor
        self.isDemonstration = isDemonstration
    }

    /// What is shown before anybody has said which city this is.
    package static let unnamed = City(name: "Parvis")
}

/// The questions asked of the city's own row.
package enum CityStore {
    package static func city(_ db: Reading) throws -> City {
        try db.recent("city") { try read(db) }
    }

    private static func read(_ db: Reading) throws -> City {
        try db.first("""
            select name, slogan, logo, primary_color, accent_color, contact_email, contact_address, contact_phone, mayor, is_demonstration,
                outlines_version, host, data_protection, grant_without_agreement
            from city
            """) { row in
            var city = City(
                name: row.text(), slogan: row.text(), logo: row.optionalText(), primaryColor: row.text(), accentColor: row.text(),
                contactEmail: row.text(), contactAddress: row.text(), contactPhone: row.text(), mayor: row.text(), isDemonstration: row.bool()
            )
            city.outlinesVersion = row.int(); city.host = row.text(); city.dataProtection = row.text()
            city.grantWithoutAgreement = row.euros()
            return city
        } ?? .unnamed
    }

    package static func save(_ city: City, _ db: Writing) throws {
        _ = try db.run("""
            insert into city (
                id, name, slogan, logo, primary_color, accent_color, contact_email, contact_address, contact_phone, mayor, host,
                data_protection, is_demonstration, grant_without_agreement
            ) values (
                1, \(city.name), \(city.slogan), \(city.logo), \(city.primaryColor), \(city.accentColor), \(city.contactEmail),
                \(city.contactAddress), \(city.contactPhone), \(city.mayor), \(city.host), \(city.dataProtection),
                \(city.isDemonstration), \(city.grantWithoutAgreement)
            )
            on conflict (id) do update set
                name = excluded.name, slogan = excluded.slogan, logo = excluded.logo, primary_color = excluded.primary_color,
                accent_color = excluded.accent_color, contact_email = excluded.contact_email, contact_address = excluded.contact_address,
                contact_phone = excluded.contact_phone, mayor = excluded.mayor, host = excluded.host,
                data_protection = excluded.data_protection, is_demonstration = excluded.is_demonstration,
                grant_without_agreement = excluded.grant_without_agreement
            """)
    }

    /// The outlines were drawn anew: maps fetch them again.
    static func outlinesChanged(_ db: Writing) throws {
        _ = try db.run("""
            insert into city (id, name, outlines_version) values (1, \(City.unnamed.name), 1)
            on conflict (id) do update set outlines_version = city.outlines_version + 1
            """)
    }
}
