import Database
import L10n
import Platform
import Vocabulary

/// What the conseil de quartier has lived: two meetings held, one ahead, what it asked and what was answered.
extension BodiesDemonstration {
    func loadLife(of council: Assembly, under charter: ID<Charter>, _ officer: AccountID, _ members: [AccountID], _ db: Writing) throws {
        guard members.count > 2 else { return }
        let services = try ServiceStore.all(db)
        func service(_ word: String) -> ServiceID? { (services.first { SearchText.fold($0.name).contains(word) } ?? services.first)?.id }

        let crossing = try wish("Un passage piéton devant l’école du Pont", "Deux cents enfants traversent chaque matin la rue des Bateliers, sans passage.\n\nNous demandons un passage surélevé et une signalisation.", members[0], council, at: day(-200), db)
        let benches = try wish("Des bancs à l’ombre sur le quai", "Les personnes âgées ne trouvent pas où s’asseoir l’été entre les deux ponts.", members[1], council, at: day(-150), db)
        let first = try held("Plénière de printemps", crossing, yes: 7, no: 0, days: -180, council, charter, officer, members, db)
        let second = try held("Plénière d’été", benches, yes: 6, no: 1, days: -100, council, charter, officer, members, db)

        if let roads = service("voirie"), let due = try transmit(crossing, to: roads, days: -178, officer, council, db) {
            try RecommendationStore.reply(
                Reply(
                    decision: .accepted, reason: "Le passage surélevé est inscrit au programme de voirie. Les travaux durent trois semaines et commencent aux prochaines vacances scolaires.",
                    signatory: "Philippe Roucaud, adjoint au maire", givenAt: due - .days(12)), to: crossing, by: officer, db)
        }
        if let green = service("jardins") { _ = try transmit(benches, to: green, days: -95, officer, council, db) }

        try minutes(of: first, until: day(-160), adoptedIn: second, officer, db)
        try minutes(of: second, until: day(-80), adoptedIn: nil, officer, db)
        try MeetingWritingStore.add("Repérer l’emplacement des bancs avec le service", owner: "Le bureau", due: day(-60), to: second, at: day(-100), db)
        let seats = try SeatStore.held(in: council.id, at: now, db)
        let secretary = seats.first { $0.account == members[1] }, chair = seats.first { $0.account == members[0] && $0.votes }
        try MeetingWritingStore.add("Inviter le collège à la prochaine plénière", owner: secretary?.publicName ?? "Secrétariat", seat: secretary?.id, due: day(20), to: second, at: day(-100), db)

        let next = try meeting(.plenary, "Plénière d’automne", of: council, at: day(18, hour: 18, minute: 30), by: officer, db)
        try MeetingWritingStore.add("Adopter le compte rendu de l’été", detail: "", minutes: 10, to: next, by: officer, isAccepted: true, at: day(-10), db)
        let lights = try wish("Éclairer le chemin des Tanneries", "Le chemin relie le quartier à la gare. La nuit, personne n’ose le prendre.", members[2], council, at: day(-12), db)
        let item = try MeetingWritingStore.add("Vœu n° 3 : Éclairer le chemin des Tanneries", detail: "", minutes: 30, to: next, by: officer, isAccepted: true, at: day(-9), db)
        try RecommendationStore.schedule(lights, on: item, db)
        _ = try MeetingWritingStore.convene(next, under: charter, urgency: "", by: officer, at: day(-2), db)
        try MeetingWritingStore.add("Le marché du samedi", detail: "Les camions bloquent la rue.", minutes: 15, to: next, by: members[1], isAccepted: false, at: day(-1), db)
        for (rank, member) in members.prefix(5).enumerated() {
            try MeetingWritingStore.signUp(member, rank == 3 ? .excused : .coming, needs: rank == 2 ? "Une place pour un fauteuil" : "", children: rank == 1 ? 2 : 0, spoken: rank == 4 ? "langue des signes" : "", proxy: rank == 3 ? chair?.id : nil, to: next, at: day(-1), db)
        }
        _ = try AskedOpinionStore.ask(
            AskedOpinionStore.Asked(title: "Le marché du jeudi sur le quai", link: "", due: day(45, hour: 18), inName: "La Maire"),
            "Les travaux du quai commencent au printemps. Faut-il déplacer le marché rue des Bateliers, ou le garder au bord de l’eau sur la moitié du quai ?", of: council.id, by: officer, at: day(-5), db)
    }

    private func wish(_ title: String, _ body: String, _ author: AccountID, _ council: Assembly, at: Instant, _ db: Writing) throws -> ID<Recommendation> {
        let number = try RecommendationStore.deposit(.wish, title, body, in: council.id, by: author, at: at, db)
        guard let wish = try RecommendationStore.all(council.id, db).first(where: { $0.number == number }) else { throw NotFound() }
        return wish.id
    }

    /// A meeting that voted on a wish, with its notes.
    private func held(
        _ title: String, _ wish: ID<Recommendation>, yes: Int, no: Int, days: Int, _ council: Assembly, _ charter: ID<Charter>, _ officer: AccountID,
        _ members: [AccountID], _ db: Writing
    ) throws -> ID<Meeting> {
        let start = day(days, hour: 18, minute: 30)
        let id = try meeting(.plenary, title, of: council, at: start, by: officer, db)
        let words = try RecommendationStore.all(council.id, db).first { $0.id == wish }?.title ?? ""
        let item = try MeetingWritingStore.add("Vœu : \(words)", detail: "", minutes: 40, to: id, by: officer, isAccepted: true, at: start - .days(20), db)
        try RecommendationStore.schedule(wish, on: item, db)
        let life = try MeetingWritingStore.add("La vie du quartier", detail: "Tour de table.", minutes: 30, to: id, by: officer, isAccepted: true, at: start - .days(20), db)
        _ = try MeetingWritingStore.convene(id, under: charter, urgency: "", by: officer, at: start - .days(15), db)
        _ = try MeetingWritingStore.open(id, at: start, db)
        let seats = try SeatStore.held(in: council.id, at: start, db).filter(\.votes)
        let list = seats.prefix(yes + no).map { Attendance(seat: $0.id, state: .present, holder: nil) } + seats.dropFirst(yes + no).prefix(1).map { Attendance(seat: $0.id, state: .excused, holder: nil) }
        try MeetingWritingStore.record(list, of: id, by: officer, at: start, db)
        try MeetingWritingStore.note("La discussion porte sur le lieu, le coût et le calendrier. Chacun convient de l’urgence.", on: item, db)
        try MeetingWritingStore.note("La fête du quartier cherche des bénévoles.", on: life, db)
        try AgendaStore.decide("La fête se tient sur le quai, le premier samedi de juin.", on: life, db)
        let resolution = Resolution(item: item, question: "Adopter ce vœu ?", method: .showOfHands, inFavour: yes, against: no, abstentions: 0, voters: yes + no)
        try MeetingWritingStore.record(resolution, named: [], by: officer, at: start + .hours(1), db)
        let quorum = AttendanceList(seats: seats, records: list).quorum(council.kind.charter, isSecondCall: false)
        _ = try MeetingWritingStore.close(id, quorum, at: start + .hours(2), db)
        return id
    }

    private func transmit(_ wish: ID<Recommendation>, to service: ServiceID, days: Int, _ officer: AccountID, _ council: Assembly, _ db: Writing) throws -> Instant? {
        let due = CityTime.city.endOfDay(day(days), adding: council.kind.charter.answerDays)
        return try RecommendationStore.transmit(wish, to: service, due: due, by: officer, at: day(days), db) ? due : nil
    }

    private func minutes(of meeting: ID<Meeting>, until: Instant, adoptedIn later: ID<Meeting>?, _ officer: AccountID, _ db: Writing) throws {
        try MeetingWritingStore.write("""
            La réunion s’ouvre à 18 h 30. Le quorum est atteint.

            ## 1. Le vœu
            La discussion porte sur le lieu, le coût et le calendrier. Le vœu est adopté.

            ## 2. La vie du quartier
            La fête du quartier cherche des bénévoles.
            """, of: meeting, db)
        _ = try MeetingWritingStore.send(meeting, until: until, at: until - .days(15), db)
        if let later { _ = try MeetingWritingStore.adopt(meeting, in: later, isPublished: true, by: officer, at: until + .days(61), db) }
    }
}
