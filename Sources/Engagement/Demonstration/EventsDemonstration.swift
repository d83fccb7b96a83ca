import Database
import L10n
import Platform
import Vocabulary

/// The events of the invented town: one full, one told, a stand that looks for help, a forum with its programme, a draft, one that is cancelled.
extension EngagementDemonstration {
    func loadEvents(_ agent: AccountID, _ officer: AccountID, _ db: Writing) throws {
        try loadWorkshop(agent, db)
        try loadStand(agent, db)
        try loadForum(officer, db)
        try loadWalk(officer, db)
        let meeting = try announce(.meeting, by: officer, db)
        for email in ["etienne.malfroy", "sylvie.marchandeau", "awa.sambou"] { try sign(email, .coming, seats: 2, to: meeting, db) }
        _ = try announce(.training, isPublished: false, by: agent, db)
        var cancelled = InventedEvent.walk
        (cancelled.title, cancelled.day, cancelled.quarter, cancelled.place) = ("Balade au Bois-Fleury", 2, "bois-fleury", "Entrée du bois")
        cancelled.description = "Deux heures sous les arbres pour dire ce que ce bois pourrait devenir."
        let walk = try announce(cancelled, by: officer, db)
        try EventWritingStore.cancel(walk, reason: "Le bois est fermé après la tempête. Une autre date sera annoncée.", at: now - .hours(20), db)
    }

    private func loadWorkshop(_ agent: AccountID, _ db: Writing) throws {
        let event = try announce(.workshop, by: agent, db)
        try EventWritingStore.assign(agent, task: "Accueillir et saisir les feuilles", to: event, db)
        for (email, seats) in [("fatoumata.dianke", 2), ("karim.belhouari", 1), ("soraya.guermouche", 3)] { try sign(email, .coming, seats: seats, to: event, db) }
        for email in ["aicha.boutrika", "mathieu.lescarret"] { try sign(email, .waiting, seats: 1, to: event, db) }
    }

    private func loadStand(_ agent: AccountID, _ db: Writing) throws {
        let event = try announce(.stand, by: agent, db), elected = try account("philippe.roucaud@valmont.example", db)
        try EventWritingStore.assign(agent, task: "Tenir le stand", to: event, db)
        let plan = try EventStore.event(event, db).plan
        let hours: [(task: String, from: Int, wanted: Int, guest: AccountID?)] = [
            ("Installer le barnum", -1, 2, nil), ("Aller vers les passants", 0, 3, elected), ("Aider à écrire une idée", 1, 2, nil),
        ]
        for (task, from, wanted, guest) in hours {
            let start = plan.startsAt + .hours(from)
            try HelpStore.add(HelpSlot(id: ID(1), startsAt: start, endsAt: start + .hours(1), task: task, wanted: wanted, elected: guest), to: event, db)
        }
        let slots = try HelpStore.slots(event, db)
        for (slot, emails) in zip(slots, [["maria.fernandes-coelho"], ["etienne.malfroy", "sylvie.marchandeau"]]) {
            for email in emails { if let person = try account("\(email)@valmont.example", db) { try HelpStore.join(slot.id, person, at: now - .days(2), db) } }
        }
    }

    /// Ten minutes each, some taken.
    private func loadForum(_ officer: AccountID, _ db: Writing) throws {
        let event = try announce(.forum, by: officer, db)
        try EventWritingStore.assign(officer, task: "Tenir le temps de parole", to: event, db)
        guard let edition = try EventStore.event(event, db).plan.edition else { return }
        let shown = try projects(edition, now, db), carried = shown.filter { !$0.proposers.isEmpty }
        if carried.isEmpty { return }
        try StandStore.open(StandPlan(form: .speech, minutes: 240 / shown.count), count: shown.count, of: event, shown: shown, db)
        try StandStore.invited(event, at: now - .days(4), db)
        for (place, project) in carried.prefix(6).enumerated() {
            _ = try StandStore.take(place * 2 + 1, project.id, of: event, shown: shown, by: project.proposers[0], at: now - .days(3), db)
        }
    }

    private func loadWalk(_ officer: AccountID, _ db: Writing) throws {
        let event = try announce(.walk, by: officer, db)
        try EventWritingStore.count(34, of: event, db)
        try EventWritingStore.report(
            "Nous étions trente-quatre, de sept à quatre-vingts ans. On a compté les bancs (trois), cherché l’ombre, et trouvé l’endroit d’où l’on voit les neuf ponts.\n\n- Des bancs avec un dossier\n- Un accès à l’eau pour les poussettes\n- De la lumière sous le pont de pierre",
            ideas: 11, of: event, by: officer, at: now - .days(10), db)
    }

    // MARK: Parts

    private func announce(_ invented: InventedEvent, isPublished: Bool = true, by author: AccountID, _ db: Writing) throws -> ID<Event> {
        let territory = try TerritoryStore.all(db).first { $0.code == invented.quarter }?.id
        let edition = try invented.edition.flatMap { year in try QuestionSettingsStore.editions(db).first { $0.title == "Budget participatif \(year)" }?.id }
        let starts = CityTime.city.startOfDay(now, adding: invented.day) + .hours(invented.hour)
        let plan = EventPlan(
            kind: invented.kind, title: invented.title, description: invented.description, edition: edition, territory: territory, place: invented.place, access: invented.access,
            startsAt: starts, endsAt: starts + .hours(invented.hours), takesSignUps: invented.takesSignUps, capacity: invented.capacity, material: invented.material)
        let event = try EventWritingStore.add(plan, by: author, at: now - .days(20), db)
        if isPublished { try EventWritingStore.publish(event, at: now - .days(19), db) }
        return event
    }

    private func sign(_ email: String, _ state: EventSignUp.State, seats: Int, to event: ID<Event>, _ db: Writing) throws {
        guard let address = EmailAddress("\(email)@valmont.example"), let account = try AccountStore.account(address, db) else { return }
        _ = try EventSignUpStore.add(
            EventSignUp.Person(account: account.id, name: account.displayName), EventSignUp.Party(seats: seats), state, to: event, at: now - .days(3), db)
    }
}
