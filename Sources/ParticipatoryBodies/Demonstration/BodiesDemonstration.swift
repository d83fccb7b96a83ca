package import Database
import FoundationEssentials
import L10n
package import Platform
package import Vocabulary

/// The bodies of the invented town: a conseil de quartier in its second year, a citizens' assembly that has just been drawn.
package struct BodiesDemonstration {
    /// A resident as the file of the town's people names her.
    private struct Resident: Decodable {
        var id: String
        var email: String?
        var gender: String
        var neighbourhood: String?
    }

    private struct People: Decodable { var residents: [Resident] }

    /// Somebody with an account, and what the parity asks.
    struct Person {
        var account: AccountID
        var gender: Seat.Gender
    }

    private let residents: [Resident]
    let now: Instant
    /// What members share, ready in the store of files: the versions of one file.
    let shared: [StoredFile]
    /// The statutes of the association that asks to sit.
    let statutes: StoredFile?

    /// - Parameter people: the text of `people.json`.
    package init(people: [UInt8], shared: [StoredFile] = [], statutes: StoredFile? = nil, now: Instant) throws {
        residents = try JSONDecoder().decode(People.self, from: Data(people)).residents
        self.now = now
        self.shared = shared
        self.statutes = statutes
    }

    package func load(_ db: Writing) throws {
        guard let officer = try account("maiwenn.kerouredan@valmont.example", db), let elected = try account("philippe.roucaud@valmont.example", db) else { return }
        try loadCouncil(officer, elected, db)
        try loadCitizens(officer, db)
        try loadChildren(officer, db)
        try loadEnded(officer, db)
        try loadTraining(officer, db)
        try loadAssociations(officer, db)
        try loadNetwork(officer, db)
        try loadAddresses(db)
    }

    func account(_ email: String, _ db: Reading) throws -> AccountID? { try EmailAddress(email).flatMap { try AccountStore.account($0, db)?.id } }

    func people(_ neighbourhood: String?, _ db: Reading) throws -> [Person] {
        try residents.filter { neighbourhood == nil || $0.neighbourhood == neighbourhood }.compactMap { resident in
            guard let email = resident.email, let account = try account(email, db) else { return nil }
            return Person(account: account, gender: resident.gender == "f" ? .woman : .man)
        }
    }

    /// So many days from now, at this hour of the city.
    func day(_ days: Int, hour: Int = 9, minute: Int = 0) -> Instant {
        CityTime.city.startOfDay(now, adding: days) + .minutes(hour * 60 + minute)
    }

    // MARK: The conseil de quartier

    private func loadCouncil(_ officer: AccountID, _ elected: AccountID, _ db: Writing) throws {
        let place = try TerritoryStore.all(db).first { $0.code == "vieux-ponts" }
        var council = Assembly(
            id: ID(1), slug: "vieux-ponts", name: "Conseil de quartier des Vieux-Ponts", kind: .neighbourhoodCouncil,
            purpose: "Les habitants et les associations des Vieux-Ponts débattent de la vie du quartier, proposent et interpellent la ville. Chacun peut y entrer.",
            legalBasis: "Code général des collectivités territoriales, article L2143-1. Délibération n° 2024-118", startsAt: day(-500), endsAt: nil,
            term: Term(months: 36, renewal: .whole, most: 2), plan: "Action 12 : des conseils de quartier vivants", planLink: "https://www.valmont.example/plan-de-mandat/action-12",
            engagement: "- Je viens aux plénières, ou je préviens.\n- J’écoute chacun et je parle pour le quartier.\n- Je dis ce qui me touche personnellement, et je ne vote pas dessus.", report: "",
            territories: place.map { [Assembly.Place(id: $0.id, name: $0.name)] } ?? [])
        council.id = try AssemblyStore.create(council, by: officer, at: day(-500), db)
        council.referent = elected
        try AssemblyStore.save(council, db)
        let charter = try charter(of: council, AssemblyKind.neighbourhoodCouncil.charter, "Délibération n° 2024-118 du conseil municipal", at: day(-490), by: officer, db)
        let members = try people("vieux-ponts", db), colleges = try AssemblyStore.colleges(council.id, db)
        for (rank, person) in members.enumerated() {
            let levels: [Seat.Level] = [.lasting, .lasting, .lasting, .occasional, .lasting, .information]
            let shown: [Seat.ShownAs] = [.name, .name, .givenName, .name, .hidden]
            var entrant = SeatStore.Entrant(account: person.account, level: levels[rank % 6], gender: person.gender, shownAs: shown[rank % 5], engagedAt: day(-480))
            entrant.level = rank < 5 ? .lasting : entrant.level
            let seat = try SeatStore.give(.member, to: entrant, in: colleges[0].id, of: council.id, from: day(-480 + rank), until: nil, db)
            if rank < 2 { try SeatStore.give(rank == 0 ? .coChair : .secretary, to: seat, db) }
        }
        if let friend = try account("jeanyves.kerloch@valmont.example", db) {
            let entrant = SeatStore.Entrant(account: friend, organisation: "Les Amis de la Morvelle", rna: "W142001208", gender: .man, shownAs: .name, engagedAt: day(-470))
            try SeatStore.give(.member, to: entrant, in: colleges[1].id, of: council.id, from: day(-470), until: council.seatEnd(.association, enteringAt: day(-470), rank: 1), db)
        }
        if let candidate = try account("benedicte.saulnier@valmont.example", db) {
            let application = try RecruitmentStore.send(
                SeatStore.Entrant(account: candidate, organisation: "Mémoire des Vieux-Ponts", rna: "W142003517", gender: .woman, shownAs: .name, engagedAt: day(-3)),
                motivation: "Notre association fait visiter le quartier chaque été.", to: colleges[1].id, of: council.id, at: day(-3), db)
            if let statutes {
                try DocumentStore.add(
                    statutes, to: Association.statutes, application.number, alternativeText: "Statuts : Mémoire des Vieux-Ponts", isPublic: false, isInternal: true, by: candidate, at: day(-3), db)
            }
        }
        try loadLife(of: council, under: charter, officer, members.map(\.account), db)
        try loadSecondCharter(of: council, by: officer, db)
        try loadPetition(of: council, db)
        try loadBetween(council, officer, members.map(\.account), db)
        try loadSpace(council, members.map(\.account), db)
    }

    func charter(of assembly: Assembly, _ rules: Charter.Rules, _ reason: String, at: Instant, by officer: AccountID, _ db: Writing) throws -> ID<Charter> {
        try CharterStore.saveDraft(assembly.kind.charterText, rules, of: assembly.id, by: officer, at: at, db)
        guard let draft = try CharterStore.all(assembly.id, db).first else { throw NotFound() }
        _ = try CharterStore.publish(draft.id, reason: reason, by: officer, at: at, db)
        _ = try AssemblyStore.open(assembly.id, at: at, db)
        return draft.id
    }

    // MARK: The citizens' assembly

    private func loadCitizens(_ officer: AccountID, _ db: Writing) throws {
        let kind = AssemblyKind.citizensAssembly
        var citizens = Assembly(
            id: ID(1), slug: "assemblee-citoyenne", name: "Assemblée citoyenne de Valmont", kind: kind,
            purpose: "Quatre-vingts habitants, tirés au sort et renouvelés par tiers, conseillent la ville sur les grandes décisions du mandat.",
            legalBasis: kind.legalBasis, startsAt: day(-120), endsAt: nil, term: kind.term, plan: "Action 3 : une assemblée de citoyens", report: "")
        citizens.id = try AssemblyStore.create(citizens, by: officer, at: day(-150), db)
        let charter = try charter(of: citizens, kind.charter, "Délibération n° 2026-41 du conseil municipal", at: day(-130), by: officer, db)
        let colleges = try AssemblyStore.colleges(citizens.id, db), all = try people(nil, db)
        for (rank, person) in all.prefix(48).enumerated() {
            let entrant = SeatStore.Entrant(account: person.account, gender: person.gender, shownAs: rank % 3 == 0 ? .givenName : .name, engagedAt: day(-118))
            try SeatStore.give(
                rank < 40 ? .member : .substitute, to: entrant, in: colleges[rank % 2].id, of: citizens.id, from: day(-118),
                until: citizens.seatEnd(.draw, enteringAt: day(-118), rank: rank), db)
        }
        for person in all.dropFirst(48).prefix(16) {
            let entrant = SeatStore.Entrant(account: person.account, gender: person.gender, engagedAt: day(-20))
            _ = try RecruitmentStore.send(entrant, motivation: "", to: colleges[1].id, of: citizens.id, at: day(-20), db)
        }
        let draw = try PanelDraw(
            announcedAt: day(-2), PanelPool(candidates: try RecruitmentStore.candidates(colleges[1].id, at: now, db)), for: colleges[1], size: 6, .leximin, isEverywhere: false,
            seedSource: "Les cinq numéros du tirage du Loto, dans l’ordre de leur sortie", seedAt: day(9, hour: 21))
        _ = try DrawStore.announce(draw, of: citizens.id, by: officer, db)
        try RenewalStore.open("""
            Un tiers de l’assemblée part à la prochaine échéance. Les sièges s’ouvrent par tirage au sort, parmi tous et parmi les volontaires.

            Portez-vous volontaire dès maintenant : le tirage est public, chacun peut le refaire.
            """, due: citizens.nextRenewal(after: now), of: citizens.id, by: officer, at: day(-3), db)
        let next = try meeting(.plenary, "Deuxième session : l’eau dans la ville", of: citizens, at: day(24, hour: 9, minute: 30), hours: 7, by: officer, db)
        for subject in ["Auditions : la nappe et la rivière", "Travail en groupes", "Premières propositions"] {
            try MeetingWritingStore.add(subject, detail: "", minutes: 90, to: next, by: officer, isAccepted: true, at: day(-6), db)
        }
        _ = try MeetingWritingStore.convene(next, under: charter, urgency: "", by: officer, at: day(-5), db)
    }

    func meeting(
        _ kind: Meeting.Kind, _ title: String, of assembly: Assembly, at start: Instant, hours: Int = 2, by person: AccountID, _ db: Writing
    ) throws -> ID<Meeting> {
        let plan = MeetingWritingStore.Plan(
            kind: kind, title: title, startsAt: start, endsAt: start + .hours(hours), place: "Maison des associations, 4 place du Vieux-Pont",
            access: "De plain-pied, boucle magnétique. Bus 2, arrêt Vieux-Pont.", link: "", capacity: 80, isPublic: true, hasChildcare: true)
        return try MeetingWritingStore.plan(plan, of: assembly.id, by: person, at: min(now, start) - .days(30), db)
    }
}
