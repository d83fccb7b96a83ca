package import Database
import FoundationEssentials
import L10n
package import Platform
package import Vocabulary
import Web

/// Fills an empty database with the invented town: its people, its editions at every stage, its ballots.
package struct Demonstration {
    /// A login that `bin/run` prints, one per role.
    package struct Login: Sendable {
        package var role: String
        package var name: String
        package var email: String
        /// Her code for the sealed box, when she sits in its bureau.
        package var share: String?
    }

    /// The texts of the files, by name: `city.json`, `people.json`…
    package typealias Files = [String: [UInt8]]

    let town: DemonstrationTown
    let people: DemonstrationPeople
    let editions: DemonstrationEditions
    let proposals: [String: [DemonstrationProposals.Proposal]]
    let outlines: [GeoJSON.Feature]
    let moments: DemonstrationMoments
    let password: String
    /// The drawings of the town, by the proposal that they show, ready in the store of files.
    let pictures: [String: StoredFile]
    let bureau: DemonstrationBureau

    /// - Parameters:
    ///   - password: the hash that all the town's people sign in with.
    ///   - pictures: by the name of their file, without its end.
    ///   - secret: the city's, under which the list of its sealed box is signed.
    ///   - chance: so many bytes that nobody can guess.
    package init(
        _ files: Files, password: String, pictures: [String: StoredFile] = [:], secret: [UInt8], chance: @escaping @Sendable (Int) -> [UInt8], now: Instant
    ) throws {
        func decode<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
            try JSONDecoder().decode(type, from: Data(files[name] ?? []))
        }
        town = try decode("city.json", as: DemonstrationTown.self)
        people = try decode("people.json", as: DemonstrationPeople.self)
        editions = try decode("editions.json", as: DemonstrationEditions.self)
        var proposals: [String: [DemonstrationProposals.Proposal]] = [:]
        for edition in editions.editions {
            proposals[edition.id] = try decode("proposals-\(edition.id).json", as: DemonstrationProposals.self).proposals
        }
        self.proposals = proposals
        outlines = try GeoJSON.features(files["territories.geojson"] ?? [])
        moments = DemonstrationMoments(now: now)
        self.password = password
        self.pictures = pictures
        bureau = DemonstrationBureau(secret: secret, chance: chance)
    }

    /// Whether nothing at all has been written yet.
    package static func isEmpty(_ db: Reading) throws -> Bool { try !DemonstrationStore.hasAnything(db) }

    package var logins: [Login] {
        (people.staff + people.residents).compactMap { person in
            guard let role = person.demo, let email = person.email else { return nil }
            return Login(role: role, name: "\(person.given) \(person.family)", email: email, share: bureau.codes[person.id]?.groups.joined(separator: " "))
        }
    }

    package func load(_ db: Writing) throws {
        var register = Register()
        var deeds: [Deed] = []
        var mail: [(Instant, Letter)] = []
        try loadTown(&register, db)
        for edition in editions.editions {
            let id = try loadEdition(edition, register, db)
            let loaded = try loadProposals(edition, id, register, db)
            if edition.rules.shortlistSize != nil { try loadShortlist(edition, id, loaded, register, db) }
            try loadRereading(edition, id, loaded, register, db)
            try loadStudies(edition, loaded, register, db)
            try loadVote(edition, id, loaded, register, db)
            try loadWatch(edition, id, register, db)
            try loadWorks(edition, loaded, register, db)
            try loadLife(edition, id, loaded, register, db)
            try loadInstruction(edition, id, register, db)
            try loadCall(edition, id, register, db)
            try loadReport(edition, id, register, db)
            deeds += try self.deeds(edition, id, loaded, register, db) + bureauDeeds(edition, id, register)
            mail += try letters(edition, id, loaded, register, db)
        }
        try send(mail, register, db)
        // The journal is written as it was lived: one line after the other.
        for deed in deeds.sorted(by: { $0.at < $1.at }) where deed.at <= moments.now { try Journal.record(deed.entry, by: deed.actor, at: deed.at, db) }
    }

    /// The identities given to what the files name.
    struct Register {
        var people: [String: AccountID] = [:]
        var territories: [String: TerritoryID] = [:]
        var neighbourhoods: [String] = []
        var sectorOf: [String: String] = [:]
        var services: [String: ServiceID] = [:]
        var organisations: [String: String] = [:]

        func person(_ slug: String) throws -> AccountID {
            guard let id = people[slug] else { throw NotFound() }
            return id
        }

        func service(_ slug: String) throws -> ServiceID {
            guard let id = services[slug] else { throw NotFound() }
            return id
        }
    }

    // MARK: The town

    private func loadTown(_ register: inout Register, _ db: Writing) throws {
        let mayor = people.staff.first { $0.id == town.mayor.person }
        var city = City(
            name: town.name, slogan: town.slogan, primaryColor: town.colours.primary, accentColor: town.colours.secondary,
            contactEmail: town.contact.email, contactAddress: town.contact.address, contactPhone: town.contact.phone,
            mayor: mayor.map { "\($0.given) \($0.family)" } ?? "", isDemonstration: true
        )
        (city.host, city.dataProtection) = (town.contact.host, town.contact.dataProtection)
        try CityStore.save(city, db)
        try loadTerritories(&register, db)
        for organisation in people.organisations { register.organisations[organisation.id] = organisation.name }
        for person in people.residents + people.staff {
            register.people[person.id] = try DemonstrationStore.add(
                person, territory: person.neighbourhood.flatMap { register.territories[$0] }, password: password,
                at: moments("-1200d"), seen: moments.now, db
            )
        }
        for place in town.receptionPlaces {
            try DemonstrationStore.addPlace(place.name, place.address, register.territories[place.neighbourhood], db)
        }
        for service in town.services {
            register.services[service.id] = try DemonstrationStore.addService(
                service.name, service.email, referent: register.people[service.referent], deputy: register.people[service.deputy], db
            )
        }
        for person in people.staff { try grant(person, register, db) }
    }

    private func loadTerritories(_ register: inout Register, _ db: Writing) throws {
        for (position, feature) in outlines.enumerated() {
            guard let code = feature.properties["code"], let kind = feature.properties["kind"].flatMap(Territory.Kind.init(rawValue:)) else { continue }
            let parent = feature.properties["parent"]
            register.territories[code] = try TerritoryStore.add(Territory(
                id: ID(1), parent: parent.flatMap { register.territories[$0] }, kind: kind, code: code,
                name: feature.properties["name"] ?? code, inhabitants: feature.properties["inhabitants"].flatMap { Int($0) }, outline: feature.geometry.map { GeoJSON.text($0) } ?? ""
            ), position: position, db)
            if kind == .neighbourhood {
                register.neighbourhoods.append(code)
                register.sectorOf[code] = parent
            }
        }
        try TerritoryStore.redraw(db)
    }

    private func grant(_ person: DemonstrationPeople.Person, _ register: Register, _ db: Writing) throws {
        for given in person.roles ?? [] {
            guard let role = Role(rawValue: given.role) else { continue }
            // A referent answers for a service; the other roles of the invented town hold on the whole city.
            let scope = role == .serviceReferent ? given.scope["service"].flatMap { register.services[$0] }.map { Scope.service($0) } : .city
            guard let scope else { continue }
            try DemonstrationStore.grant(role, scope, to: try register.person(person.id), from: moments("-1200d"), db)
        }
    }
}
