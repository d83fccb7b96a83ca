import Database
import L10n
import Vocabulary
import Web

/// The bureau of the invented town's vote in progress, with the codes that its members would have on paper.
struct DemonstrationBureau: Sendable {
    static let edition = "2025"
    static let threshold = 2
    static let members: [(person: String, capacity: BureauCapacity)] = [
        ("philippe-roucaud", .elected), ("mathilde-verdonnet", .officer), ("sylvie-marchandeau", .resident),
    ]

    let codes: [String: ShareCode]
    let keys: BoxKeys
    let chance: @Sendable (Int) -> [UInt8]

    init(secret: [UInt8], chance: @escaping @Sendable (Int) -> [UInt8]) {
        codes = Dictionary(uniqueKeysWithValues: Self.members.map { ($0.person, ShareCode(drawn: chance(28))) })
        keys = BoxKeys(secret)
        self.chance = chance
    }
}

extension Demonstration {
    /// Whether the box of this edition is sealed.
    func isSealed(_ edition: DemonstrationEditions.Edition) -> Bool { edition.id == DemonstrationBureau.edition }

    /// The bureau named three weeks before the vote, its key made by codes, the ballots sealed and listed night after night.
    func loadSealing(_ id: EditionID, opens: Instant, _ ballots: [(at: Instant, choices: String)], _ register: Register, _ db: Writing) throws {
        let key = try loadBureau(id, at: opens - .days(21), register, db)
        guard let ceremony = try CeremonyStore.ceremony(id, db) else { throw NotFound() }
        let edition = try EditionStore.edition(id, db), length = SealedText.length(projects: try ProjectStore.projects(id, db).count)
        try ListKeeping.publish(edition, ceremony, bureau.keys, isFinal: false, at: opens, db)
        var rest = ballots[...]
        var night = CityTime.city.startOfDay(opens, adding: 1) + .minutes(5)
        while !rest.isEmpty {
            let cast = rest.prefix { $0.at < night }
            for ballot in cast {
                let entry = ListEntry(ballot: SealedBox.seal(SealedText.bytes(ballot.choices, in: id, length: length), for: key))
                try SealedBoxStore.drop(entry, mark: bureau.keys.mark(entry.leaf, in: id), id, db)
            }
            rest = rest.dropFirst(cast.count)
            if night <= moments.now { try ListKeeping.publish(edition, ceremony, bureau.keys, isFinal: false, at: night, db) }
            night = night + .days(1)
        }
    }

    private func loadBureau(_ id: EditionID, at named: Instant, _ register: Register, _ db: Writing) throws -> [UInt8] {
        let members = try DemonstrationBureau.members.map { (account: try register.person($0.person), capacity: $0.capacity) }
        try CeremonyStore.name(
            members, threshold: DemonstrationBureau.threshold, .vote, of: id, linkKey: Secrets.base64url(bureau.chance(32)), reason: "",
            by: try register.person("mathilde-verdonnet"), at: named, db)
        guard let ceremony = try CeremonyStore.ceremony(id, db) else { throw NotFound() }
        for (place, member) in ceremony.members.enumerated() {
            guard let code = bureau.codes[DemonstrationBureau.members[place].person] else { continue }
            _ = try CeremonyStore.confirm(code.pair.publicKey, of: member, in: ceremony.id, at: named + .days(place + 1), db)
        }
        guard let confirmed = try CeremonyStore.ceremony(id, db) else { throw NotFound() }
        let made = KeyMaking.make(confirmed, chance: bureau.chance)
        try CeremonyStore.keep(made, in: ceremony.id, at: named + .days(3), db)
        return made.publicKey
    }

    /// What the journal says of the bureau.
    func bureauDeeds(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ register: Register) -> [Deed] {
        guard isSealed(edition), let phase = edition.phases.first(where: { $0.kind == "vote" }) else { return [] }
        let named: Instant = moments(phase.opens) - .days(21)
        func deed(_ at: Instant, _ act: String, _ reason: String, isPublic: Bool, by person: String) -> Deed {
            Deed(at: at, actor: register.people[person], entry: JournalEntry(act, "edition", id.number, edition: id, reason: reason, isPublic: isPublic))
        }
        let confirmed = DemonstrationBureau.members.enumerated().map { place, member in
            deed(named + .days(place + 1), "sealing.confirm", "", isPublic: false, by: member.person)
        }
        return [deed(named, "sealing.name-bureau", "3 membres, 2 codes pour ouvrir l’urne.", isPublic: true, by: "mathilde-verdonnet")] + confirmed
            + [deed(named + .days(3), "sealing.make-key", "", isPublic: true, by: DemonstrationBureau.members[2].person)]
    }
}
