import Database
import Platform
import Vocabulary

/// The committee of the associations of the invented town: a session held, with the opinion it gave, another ahead; a training day that took place.
extension BodiesDemonstration {
    func loadAssociations(_ officer: AccountID, _ db: Writing) throws {
        let kind = AssemblyKind.associationsCommittee, people = try people(nil, db).suffix(8).prefix(4)
        guard people.count == 4, let place = try TerritoryStore.all(db).first(where: { $0.code == "vieux-ponts" }) else { return }
        var committee = Assembly(
            id: ID(1), slug: "comite-des-associations", name: "Comité des associations des Vieux-Ponts", kind: kind,
            purpose: "Chaque trimestre, les associations des Vieux-Ponts prennent part aux débats du conseil, avec voix consultative.", legalBasis: kind.legalBasis,
            startsAt: day(-400), endsAt: nil, term: kind.term, plan: "Action 14 : les associations à la table du conseil", report: "", territories: [Assembly.Place(id: place.id, name: place.name)])
        committee.id = try AssemblyStore.create(committee, by: officer, at: day(-410), db)
        let charter = try charter(of: committee, kind.charter, "Délibération n° 2025-63 du conseil municipal", at: day(-405), by: officer, db)
        guard let college = try AssemblyStore.colleges(committee.id, db).first else { return }
        let names = ["Les Amis de la Morvelle", "Vélo en ville", "Le Fournil partagé", "Les Aînés du quai"]
        for (rank, person) in people.enumerated() {
            let entrant = SeatStore.Entrant(account: person.account, organisation: names[rank], gender: person.gender, shownAs: .name, engagedAt: day(-400))
            let seat = try SeatStore.give(.member, to: entrant, in: college.id, of: committee.id, from: day(-400), until: nil, db)
            if rank == 0 { try SeatStore.give(.chair, to: seat, db) }
        }
        try loadSession(committee, charter, officer, db)
        let next = try meeting(.session, "Séance d’hiver", of: committee, at: day(16, hour: 18, minute: 30), by: officer, db)
        try MeetingWritingStore.add("Le calendrier des fêtes de quartier", detail: "", minutes: 30, to: next, by: officer, isAccepted: true, at: day(-8), db)
        try MeetingWritingStore.add("La salle du lavoir", detail: "", minutes: 20, to: next, by: officer, isAccepted: true, at: day(-8), db)
        _ = try MeetingWritingStore.convene(next, under: charter, urgency: "", by: officer, at: day(-6), db)
        try MeetingWritingStore.add("Des arceaux à vélos devant la gare", detail: "Quarante adhérents en demandent.", minutes: 15, to: next, by: people.map(\.account)[1], isAccepted: false, at: day(-1), db)
        try loadPastTraining(officer, people.map(\.account), db)
    }

    /// What the associations said, and what the council deliberated in their presence.
    private func loadSession(_ committee: Assembly, _ charter: ID<Charter>, _ officer: AccountID, _ db: Writing) throws {
        let start = day(-60, hour: 18, minute: 30), id = try meeting(.session, "Séance d’automne", of: committee, at: start, by: officer, db)
        let item = try MeetingWritingStore.add("Les terrasses du quai", detail: "Horaires et passage des poussettes.", minutes: 40, to: id, by: officer, isAccepted: true, at: start - .days(30), db)
        _ = try MeetingWritingStore.convene(id, under: charter, urgency: "", by: officer, at: start - .days(20), db)
        _ = try MeetingWritingStore.open(id, at: start, db)
        let seats = try SeatStore.held(in: committee.id, at: start, db).filter(\.votes), list = seats.map { Attendance(seat: $0.id, state: .present, holder: nil) }
        try MeetingWritingStore.record(list, of: id, by: officer, at: start, db)
        try MeetingWritingStore.note("Deux associations demandent que le passage reste libre jusqu’à 22 heures.", on: item, db)
        try MeetingWritingStore.record(
            Resolution(item: item, question: "Fermer les terrasses à 23 heures ?", method: .showOfHands, inFavour: 3, against: 1, abstentions: 0, voters: seats.count), named: [], by: officer, at: start + .minutes(40), db)
        try AgendaStore.decide("Le conseil a délibéré : les terrasses ferment à 23 heures, et 1,40 m reste libre.", on: item, db)
        _ = try MeetingWritingStore.close(id, AttendanceList(seats: seats, records: list).quorum(committee.kind.charter, isSecondCall: false), at: start + .hours(2), db)
    }

    private func loadPastTraining(_ officer: AccountID, _ people: [AccountID], _ db: Writing) throws {
        let id = try TrainingStore.create(
            "Prendre la parole en public", "Une journée d’exercices : se présenter, poser une question, répondre à un désaccord.", .everyone, by: officer, at: day(-90), db)
        let session = TrainingSession(id: ID(1), startsAt: day(-30, hour: 9), endsAt: day(-30, hour: 16), place: "Maison des associations", trainer: "Les Ateliers de la Parole", capacity: 12)
        try TrainingStore.add(session, to: id, db)
        guard let held = try TrainingStore.all(db).first(where: { $0.id == id })?.sessions.first else { return }
        for person in people { try TrainingStore.place(person, .coming, in: held.id, at: day(-60), db) }
        guard let kept = try TrainingStore.all(db).first(where: { $0.id == id })?.sessions.first else { return }
        try TrainingStore.attend(Set(people.dropLast()), of: kept, db)
        try TrainingStore.evaluate(kept.id, 4, "On repart avec l’envie d’intervenir.", by: people[0], db)
        try TrainingStore.evaluate(kept.id, 3, "Un peu court.", by: people[1], db)
    }
}
