import Database
import Platform
import Vocabulary

extension Demonstration {
    /// A polling place of the invented town.
    private static let places: [(name: String, address: String, hours: String, access: String, longitude: Double, latitude: Double)] = [
        ("Médiathèque du Port", "12 quai des Sables", "Du mardi au samedi, de 10 h à 18 h", "Entrée de plain-pied, boucle magnétique, arrêt Port-aux-Sables.", 0.6286, 48.9171),
        ("Mairie", "Place de l’Hôtel-de-Ville", "Du lundi au vendredi, de 9 h à 17 h", "Rampe à gauche du perron, place de stationnement réservée.", 0.6342, 48.9218),
    ]

    /// Where one votes on paper; for the vote that is over, the urns counted and signed, with what happened.
    func loadPaper(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ register: Register, _ db: Writing) throws {
        guard let phase = edition.phases.first(where: { $0.kind == "vote" }), let turnout = edition.turnout else { return }
        let opens: Instant = moments(phase.opens), closes: Instant = moments(phase.closes)
        guard closes > moments.now || turnout.paperShare > 0, closes > moments.now - .days(365) else { return }
        let officer = try register.person("mathilde-verdonnet"), keepers = [try register.person("nora-jabrane"), try register.person("pascal-lhermine")]
        var urns: [ID<Urn>] = []
        for (rank, told) in Self.places.enumerated() {
            let place = PollingPlace(
                id: ID(1), edition: id, name: told.name, address: told.address, hours: told.hours, access: told.access,
                material: "Urne et deux scellés numérotés\nBulletins, dont grands caractères et facile à lire\nIsoloir accessible en fauteuil\nTablette chargée et son chargeur\nStylos et loupe",
                point: GeoPoint(longitude: told.longitude, latitude: told.latitude), codeMark: "demonstration \(rank)", removedAt: nil)
            let placeID = try PollingPlaceStore.add(place, by: officer, at: opens - .days(20), db)
            let day = max(opens, min(closes, moments.now) - .hours(4))
            for keeper in keepers { try PollingPlaceStore.give(keeper, at: placeID, from: day, until: day + .hours(10), by: officer, at: opens - .days(10), db) }
            var opened = place
            opened.id = placeID
            guard closes <= moments.now else {
                if rank == 0 { try attach(to: opened, at: opens, register, db) }
                continue
            }
            urns.append(try UrnStore.open(rank == 0 ? "Port 1" : "Mairie 1", seal: "VP-10\(rank)", isAggregated: false, at: opened, by: keepers[rank], at: opens, db))
        }
        // Of the vote that goes on: the press makes them as the site starts.
        if opens <= moments.now, moments.now < closes {
            _ = try BallotBatchStore.order(.a4, sheets: 24, isScannable: true, urn: nil, in: id, by: officer, at: opens - .days(12), db)
        }
        if !urns.isEmpty { try DemonstrationStore.addPaperCount(id, urns, keepers: keepers, closes: closes, db) }
    }

    /// Residents who chose to vote on paper there, and nowhere else.
    private func attach(to place: PollingPlace, at moment: Instant, _ register: Register, _ db: Writing) throws {
        for (rank, person) in people.residents.filter({ $0.demo == nil }).suffix(14).enumerated() {
            let account = try register.person(person.id)
            let declared = DeclaredIdentity(
                givenName: person.given, familyName: person.family, bornOn: "\(person.born ?? 1980)-0\(rank % 9 + 1)-1\(rank % 10)", isSeen: false)
            _ = try AttachmentStore.attach(Voter(account: account), declared, to: place, by: account, at: moment + .hours(rank), db)
        }
    }

    /// What happened while one voted there.
    func closePaper(_ id: EditionID, _ register: Register, _ db: Writing) throws {
        guard let urn = try UrnStore.urns(id, db).first else { return }
        let keeper = try register.person("nora-jabrane")
        try VoteIncidentStore.note(
            "Panne de courant de vingt minutes. L’urne est restée fermée, sous les yeux de deux personnes.", at: urn.place, happened: urn.openedAt + .days(6), in: id,
            by: keeper, at: urn.openedAt + .days(6), db)
    }
}
