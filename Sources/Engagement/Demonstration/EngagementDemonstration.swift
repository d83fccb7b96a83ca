package import Database
import L10n
import Platform
package import Vocabulary
package import Web

/// How the residents of the invented town are met: some twenty questions in all states, a FAQ, times to come this week.
package struct EngagementDemonstration {
    let now: Instant
    /// The projects of an edition that are at the vote.
    let projects: @Sendable (EditionID, Instant, Reading) throws -> [ShownProject]

    package init(now: Instant, projects: @escaping @Sendable (EditionID, Instant, Reading) throws -> [ShownProject] = { _, _, _ in [] }) {
        (self.now, self.projects) = (now, projects)
    }

    package func load(_ db: Writing) throws {
        guard let agent = try account("nora.jabrane@valmont.example", db), let officer = try account("mathilde.verdonnet@valmont.example", db) else { return }
        let topics = Dictionary(uniqueKeysWithValues: try QuestionSettingsStore.topics(db).map { ($0.name, $0) })
        let services = try ServiceStore.all(db), territories = try TerritoryStore.all(db)
        for question in InventedQuestion.all {
            guard let topic = topics[question.topic] else { continue }
            try load(question, topic, territories.first { $0.code == question.place }?.id, services, by: agent, db)
        }
        for answer in InventedAnswer.all {
            if let topic = topics[answer.topic] { try load(answer, topic.id, agent, officer, db) }
        }
        try QuestionSettingsStore.save(AnswerTemplate(id: ID(1), name: "Horaires des lieux d’accueil", body: "Nos lieux d’accueil vous reçoivent du mardi au vendredi. Les adresses et les horaires sont sur la page « Contact ».", isActive: true), isNew: true, db)
        try QuestionSettingsStore.save(AnswerTemplate(id: ID(1), name: "Relève d’un autre organisme", body: "Votre demande ne relève pas de la ville. Voici qui peut vous répondre :", isActive: true), isNew: true, db)
        try loadCounters(db)
        try loadSlots(agent, officer, db)
        try loadEvents(agent, officer, db)
    }

    func account(_ email: String, _ db: Reading) throws -> AccountID? { try EmailAddress(email).flatMap { try AccountStore.account($0, db)?.id } }

    // MARK: Questions

    private func load(
        _ invented: InventedQuestion, _ topic: QuestionTopic, _ territory: TerritoryID?, _ services: [MunicipalService], by agent: AccountID, _ db: Writing
    ) throws {
        let at = now - .days(invented.daysAgo) - .hours(2), known = try invented.email.flatMap { try account($0, db) }
        let isTyped = [.phone, .counter, .paper].contains(invented.channel)
        let way: Question.Way = invented.channel == .paper ? .letter : invented.email == nil ? .phone : .mail
        var asker = Question.Asker(name: invented.name, email: invented.email.flatMap { EmailAddress($0) }, phone: invented.phone)
        if invented.channel != .mail { asker.account = known }
        if invented.channel == .paper { asker.address = "4, ruelle des Tanneurs\nValmont-les-Ponts" }
        let id = try QuestionWritingStore.open(
            QuestionWritingStore.Arrival(
                channel: invented.channel, way: way, topic: topic, concern: Question.Concern(territory: territory), subject: invented.subject, body: invented.body, asker: asker,
                enteredBy: isTyped ? agent : nil, askedAt: at, isAgreed: isTyped), db)
        try follow(id, invented, services, by: agent, at: at, db)
    }

    private func follow(_ id: ID<Question>, _ invented: InventedQuestion, _ services: [MunicipalService], by agent: AccountID, at: Instant, _ db: Writing) throws {
        switch invented.fate {
        case .waits: return
        case .taken: _ = try QuestionWritingStore.take(try QuestionStore.question(id, db), by: agent, db)
        case .given(let word, let note):
            guard let service = services.first(where: { SearchText.fold($0.name).contains(word) }) else { return }
            try QuestionWritingStore.assign(id, service: service.id, owner: nil, db)
            try QuestionWritingStore.write(.transfer, "\(service.name)\u{A0}: \(note)", of: id, by: agent, at: at + .hours(1), db)
        case .answered(let days, let body, let rating):
            let answered = at + .days(days) + .hours(1)
            try QuestionWritingStore.answer(body, id, by: agent, at: answered, db)
            if let rating { _ = try QuestionWritingStore.rate(id, rating, at: answered + .hours(3), db) }
        case .closed(let days, let body):
            let answered = at + .days(days) + .hours(1)
            try QuestionWritingStore.answer(body, id, by: agent, at: answered, db)
            _ = try QuestionWritingStore.rate(id, 3, at: answered + .hours(3), db)
            _ = try QuestionWritingStore.close(id, .answered, reason: "", by: agent, at: answered + .days(10), db)
        }
    }

    // MARK: FAQ

    private func load(_ invented: InventedAnswer, _ topic: ID<QuestionTopic>, _ writer: AccountID, _ validator: AccountID, _ db: Writing) throws {
        let edition = invented.article == nil ? nil : try QuestionSettingsStore.editions(db).first?.id
        let place = FaqStore.Place(topic: topic, edition: edition, origin: nil, isInternal: invented.isInternal, reviewAt: now + .days(invented.notHelped > 5 ? -3 : 150))
        let id = try FaqStore.create(place, db)
        try FaqStore.write(invented.question, invented.answer, rule: invented.rule, article: invented.article, for: id, by: writer, at: now - .days(invented.isDraft ? 1 : 90), db)
        if invented.isDraft { return }
        _ = try FaqStore.validate(id, number: 1, by: validator, at: now - .days(88), db)
        try FaqStore.setJudgements(invented.helped, invented.notHelped, of: id, db)
    }

    // MARK: Appointments

    /// When each counter receives without an appointment.
    private func loadCounters(_ db: Writing) throws {
        let hours = ["Du lundi au vendredi, de 9 h à 17 h", "Les mardis et jeudis, de 14 h à 18 h", "Le mercredi, de 10 h à 18 h", "Le vendredi, de 9 h à 12 h"]
        let languages = ["français, anglais", "français, arabe, turc", "français, langue des signes française le mercredi", ""]
        for (rank, place) in try ReceptionPlaceStore.all(db).filter(\.isActive).enumerated() where place.hours.isEmpty {
            var told = place
            (told.hours, told.languages) = (hours[rank % hours.count], languages[rank % languages.count])
            told.isAccessible = !place.name.contains("capitainerie")
            try ReceptionPlaceStore.save(told, db)
        }
    }

    /// The next four working days: mornings at the counter, one afternoon by telephone.
    private func loadSlots(_ agent: AccountID, _ officer: AccountID, _ db: Writing) throws {
        let places = try ReceptionPlaceStore.all(db).filter(\.isActive)
        var days: [Instant] = [], offset = 1
        while days.count < 4 {
            let day = CityTime.city.startOfDay(now, adding: offset)
            if WorkingDays.isWorked(day) { days.append(day) }
            offset += 1
        }
        for (rank, day) in days.enumerated() {
            let place = places.isEmpty ? nil : places[rank % places.count]
            for half in 0..<4 { try offer(place?.id, agent, at: day + .minutes(570 + 30 * half), isAccessible: place?.name.contains("capitainerie") == false, language: rank == 2 ? "lsf" : "fr", db) }
        }
        for half in 0..<4 { try offer(nil, officer, at: days[1] + .minutes(870 + 30 * half), isAccessible: false, language: "fr", db) }
        let free = try AppointmentStore.free(from: now, db)
        let people = [("Fatoumata Dianké", "fatoumata.dianke@valmont.example", "Écrire mon idée d’aire de jeux", "Je viens avec mon fils"), ("Paulette Gauvry", "", "Voter sur papier", "Une place assise")]
        for (slot, person) in zip(free, people) {
            let asker = Question.Asker(account: try account(person.1, db), name: person.0, email: EmailAddress(person.1), phone: "02 61 00 33 44")
            _ = try AppointmentStore.book(slot.id, asker, subject: person.2, needs: person.3, by: person.1.isEmpty ? agent : nil, at: now - .hours(5), db)
        }
    }

    private func offer(_ place: ID<ReceptionPlace>?, _ agent: AccountID, at start: Instant, isAccessible: Bool, language: String, _ db: Writing) throws {
        try AppointmentStore.offer(
            Slot(
                id: ID(1), place: place, placeName: nil, placeAddress: nil, agent: agent, agentName: "", startsAt: start, endsAt: start + .minutes(30), language: language,
                isAccessible: isAccessible, withdrawnAt: nil, appointment: nil), db)
    }
}
