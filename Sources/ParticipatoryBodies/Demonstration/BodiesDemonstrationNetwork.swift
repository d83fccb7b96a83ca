import Database
import Platform
import Vocabulary
import Web

/// The network of the officers in charge of participation: what they carry together, what they watch elsewhere, their dates.
extension BodiesDemonstration {
    func loadNetwork(_ officer: AccountID, _ db: Writing) throws {
        let kind = AssemblyKind.referentsNetwork, services = try ServiceStore.all(db).filter { $0.referent != nil }
        guard services.count > 2 else { return }
        var network = Assembly(
            id: ID(1), slug: "reseau-des-referents", name: "Réseau des référents de la participation", kind: kind,
            purpose: "Dans chaque service et chaque mairie, une personne répond de la participation. Le réseau se voit tous les deux mois, partage ce qui marche et suit les projets communs.",
            legalBasis: kind.legalBasis, startsAt: day(-300), endsAt: nil, term: kind.term, plan: "Action 2 : une ville qui travaille ensemble", report: "")
        network.id = try AssemblyStore.create(network, by: officer, at: day(-310), db)
        let charter = try charter(of: network, kind.charter, "Note de la direction générale du 12 janvier", at: day(-305), by: officer, db)
        guard let college = try AssemblyStore.colleges(network.id, db).first else { return }
        let referents = Set(services.compactMap(\.referent)).subtracting([officer]).sorted()
        for (rank, referent) in ([officer] + referents).enumerated() {
            let seat = try SeatStore.give(.member, to: SeatStore.Entrant(account: referent, shownAs: .name, engagedAt: day(-300)), in: college.id, of: network.id, from: day(-300), until: nil, db)
            if rank == 0 { try SeatStore.give(.chair, to: seat, db) }
        }
        for turn in 0..<3 {
            let next = try meeting(.plenary, "Rencontre du réseau", of: network, at: day(15, hour: 14).adding(months: turn * 2), by: officer, db)
            if turn > 0 { continue }
            try MeetingWritingStore.add("Tour des projets transversaux", detail: "", minutes: 45, to: next, by: officer, isAccepted: true, at: day(-3), db)
            _ = try MeetingWritingStore.convene(next, under: charter, urgency: "", by: officer, at: day(-2), db)
        }
        try loadProjects(network, services, referents.first ?? officer, officer, db)
        try loadWatch(officer, db)
        try SharedDateStore.add(
            SharedDate(id: ID(1), title: "Rencontres nationales de la participation", startsAt: day(40), endsAt: day(41, hour: 17), place: "Rennes, palais des congrès", words: "Deux places réservées au réseau.", by: officer, byName: ""),
            to: network.id, at: day(-5), db)
    }

    private func loadProjects(_ network: Assembly, _ services: [MunicipalService], _ lead: AccountID, _ officer: AccountID, _ db: Writing) throws {
        func point(_ stage: JointProject.Stage, _ words: String, _ next: String, _ nextAt: Instant?, at moment: Instant) -> JointProject.Point {
            JointProject.Point(stage: stage, words: words, nextStep: next, nextAt: nextAt, lead: lead, leadName: "", byName: "", at: moment)
        }
        let calendar = try JointProjectStore.open(
            "Un seul calendrier des concertations", "Les habitants sont invités trois fois la même semaine par trois services. Nous tenons ensemble la liste des rendez-vous, six mois à l’avance.",
            services.prefix(3).map(\.id), first: point(.planned, "", "Réunir les services", day(-90), at: day(-120)), in: network.id, by: officer, db)
        try JointProjectStore.report(
            point(.running, "Trois services ont donné leurs dates. Il manque les écoles.", "Publier le calendrier du printemps", day(12, hour: 18), at: day(-20)), on: calendar, by: lead, db)
        _ = try JointProjectStore.open(
            "Écrire pour être lu", "Relire ensemble les courriers les plus envoyés, avec des habitants.", services.suffix(2).map(\.id),
            first: point(.planned, "", "Choisir les dix premiers courriers", day(-4, hour: 18), at: day(-45)), in: network.id, by: officer, db)
        let welcome = try JointProjectStore.open(
            "Un accueil des nouveaux habitants", "Une matinée par an, avec tous les services.", [services[0].id],
            first: point(.running, "", "", nil, at: day(-200)), in: network.id, by: officer, db)
        try JointProjectStore.report(point(.done, "Cent vingt personnes sont venues. On recommence l’an prochain.", "", nil, at: day(-50)), on: welcome, by: lead, db)
    }

    /// A street in each neighbourhood, so that one's own is found by an address.
    func loadAddresses(_ db: Writing) throws {
        var streets: [String: [Address]] = [:]
        for territory in try TerritoryStore.withOutlines(db) where territory.kind == .neighbourhood {
            guard let shape = territory.shape else { continue }
            let box = BoundingBox(shape.polygons.flatMap(\.outer)), name = "Rue \(territory.name)"
            // Along the middle of it, where it is wide enough to be within.
            let points = (1...60).map { GeoPoint(longitude: box.west + (box.east - box.west) * Double($0) / 61, latitude: box.centre.latitude) }
            streets[name] = points.filter(shape.contains).enumerated().map { Address(street: name, number: $0.offset + 1, point: $0.element) }
        }
        try AddressStore.replace(by: streets.filter { !$0.value.isEmpty }, db)
    }

    private func loadWatch(_ officer: AccountID, _ db: Writing) throws {
        let watched = [
            ("Des bulletins dans les commerces", "Les bulletins du budget participatif attendent chez les commerçants volontaires, qui gardent une urne scellée pendant la semaine du vote.", ["vote", "mobilisation"], "Rennes", "https://example.org/rennes-commerces"),
            ("Une indemnité pour les tirés au sort", "Chaque journée de l’assemblée est indemnisée comme celle d’un juré, et la garde des enfants est payée.", ["tirage", "accessibilite"], "Nantes", "https://example.org/nantes-indemnite"),
        ]
        var ids: [ID<Practice>] = []
        for (place, line) in watched.enumerated() {
            ids.append(try PracticeStore.share(
                Practice(id: ID(1), title: line.0, text: line.1, tags: line.2, city: line.3, by: officer, byName: "", at: day(-25 + place), shelf: .watch, source: line.4), db))
        }
        if let practice = try PracticeStore.find(PracticeSearch(tag: "mobilisation"), db).first, let first = ids.first { try PracticeStore.link(first, to: practice.id, db) }
    }
}
