import Database
import Platform
import Vocabulary
import Web

/// What the invented town's bodies do between their meetings: a commission, an election, news, mail, a children's council, courses.
extension BodiesDemonstration {
    func loadBetween(_ council: Assembly, _ officer: AccountID, _ members: [AccountID], _ db: Writing) throws {
        guard members.count > 3 else { return }
        let seats = try SeatStore.members(of: council.id, at: now, db)
        if let commission = try CommissionStore.create("Circulation et vélos", "Les rues du quartier, à pied et à vélo.", in: council.id, by: members[0], at: day(-90), db) {
            try CommissionStore.compose(commission, of: Set(seats.prefix(4).map(\.id)), db)
        }
        let election = Election(
            id: ID(1), office: .spokesperson, places: 1, candidatesUntil: day(10, hour: 18), announcedAt: day(-4), cancelledReason: "")
        let vote = try ElectionStore.announce(
            election, first: Election.Round(id: ID(1), number: 1, opensAt: day(12), closesAt: day(18, hour: 20)), of: council.id, by: officer, db)
        try ElectionStore.stand(members[2], .unsaid, "J’habite le quai depuis vingt ans. Je veux que l’on nous entende avant les travaux, pas après.", in: vote, at: day(-2), db)
        try PollStore.ask(
            "Quand visiter le chantier du quai ?", ["Mercredi à 18 heures", "Samedi à 10 heures", "Dimanche à 15 heures"], closes: day(8), in: council.id, by: members[0], at: day(-1), db)
        if let poll = try PollStore.all(council.id, db).first {
            for (place, seat) in seats.prefix(5).enumerated() { try PollStore.answer(poll, [poll.options[place % 2].id, poll.options[1].id], by: seat.id, db) }
        }
        try LifeStore.publish(
            "Le banc d’essai du quai", "Trois bancs sont posés pour l’été. Venez vous y asseoir, et dites-nous lequel garder.\n\nRendez-vous **samedi à 10 heures** devant le lavoir.",
            of: council.id, by: members[0], at: day(-9), db)
        try LifeStore.publish(
            "Le passage de l’école est inscrit", "La ville a répondu oui à notre vœu : le passage surélevé de la rue des Bateliers est au programme.", of: council.id, by: members[1],
            at: day(-40), db)
        let call = Call(
            id: ID(1), title: "Des initiatives pour le quai", words: "Membres du conseil et associations du quartier : une fête, un jardin, une boîte à livres. Le bureau aide à écrire ; le dépôt, les avis et la subvention passent par le budget participatif.",
            link: "/editions/2026", closesAt: day(20, hour: 23), most: Euros(5000), at: day(-6))
        try CallStore.announce(call, of: council.id, by: members[0], db)
        let letter = Conversation(
            id: ID(1), subject: "Une fuite au lavoir", name: "Odile Le Guen", email: "odile.leguen@valmont.example", language: "fr", at: day(-2, hour: 11), waits: true)
        _ = try ConversationStore.open(letter, of: council, text: "Bonjour, le bassin du lavoir fuit depuis un mois. Qui faut-il prévenir ?", db)
    }

    // MARK: The children's council

    func loadChildren(_ officer: AccountID, _ db: Writing) throws {
        let kind = AssemblyKind.childrensCouncil, teachers = try people(nil, db).suffix(2).map(\.account)
        guard teachers.count == 2 else { return }
        var council = Assembly(
            id: ID(1), slug: "conseil-des-enfants", name: "Conseil des enfants de Valmont", kind: kind,
            purpose: "Deux élèves par classe, une fille et un garçon, donnent leur avis sur la ville et proposent ce qui leur manque.", legalBasis: kind.legalBasis,
            startsAt: day(-60), endsAt: nil, term: kind.term, plan: "Action 7 : la ville à hauteur d’enfant", report: "")
        council.id = try AssemblyStore.create(council, by: officer, at: day(-70), db)
        _ = try charter(of: council, kind.charter, "Délibération n° 2026-88 du conseil municipal", at: day(-65), by: officer, db)
        let classes = [("École du Pont", "CM2 du Pont", ["Nour", "Louise"], ["Tom", "Sacha"]), ("École des Tanneries", "CM1 des Tanneries", ["Léa", "Inès"], ["Ali", "Hugo"])]
        for (place, line) in classes.enumerated() {
            let id = try ClassStore.create(line.0, line.1, carrier: teachers[place], of: council.id, by: officer, at: day(-50), db)
            for name in line.2 { try ClassStore.add(name, .woman, to: id, at: day(-45), db) }
            for name in line.3 { try ClassStore.add(name, .man, to: id, at: day(-45), db) }
            guard let found = try ClassStore.all(council.id, db).first(where: { $0.id == id }) else { continue }
            try ClassStore.authorise(Set(found.pupils.map(\.id)), of: found, at: day(-40), db)
            // The second class has voted and waits for its confirmation.
            try ClassStore.vote(found.pupils.enumerated().map { (pupil: $0.element.id, votes: $0.offset % 2 == 0 ? 14 : 9) }, drawn: [], voters: 23, of: id, by: teachers[place], at: day(-30), db)
        }
        guard let first = try ClassStore.all(council.id, db).first(where: { $0.name.hasPrefix("CM2") }), let college = try AssemblyStore.colleges(council.id, db).first else { return }
        _ = try ClassStore.confirm(first.id, by: officer, at: day(-28), db)
        for pupil in first.delegates() ?? [] {
            var entrant = SeatStore.Entrant(account: first.carrier, organisation: "\(first.school), \(first.name)", gender: pupil.gender, engagedAt: day(-28))
            entrant.pupil = pupil.id.number
            try SeatStore.give(.member, to: entrant, in: college.id, of: council.id, from: day(-28), until: council.seatEnd(.election, enteringAt: day(-28), rank: 0), db)
        }
    }

    // MARK: Courses and practices

    func loadTraining(_ officer: AccountID, _ db: Writing) throws {
        let budget = try TrainingStore.create(
            "Lire le budget de la ville", "Les deux sections, le calendrier de l’année, ce que l’on peut demander et à qui.\n\nOn vient avec une question, on repart avec un chiffre.",
            .everyone, by: officer, at: day(-60), db)
        try TrainingStore.add(
            TrainingSession(id: ID(1), startsAt: day(21, hour: 18), endsAt: day(21, hour: 20), place: "Maison des associations", trainer: "Direction des finances", capacity: 24), to: budget, db)
        let debate = try TrainingStore.create(
            "Animer une réunion où chacun parle", "Le tour de table, le temps de parole, la décision. Une demi-journée de pratique.", .members, by: officer, at: day(-60), db)
        try TrainingStore.add(
            TrainingSession(id: ID(1), startsAt: day(35, hour: 14), endsAt: day(35, hour: 18), place: "Mairie, salle du conseil", trainer: "Les Ateliers de la Parole", capacity: 16), to: debate, db)
        let practices = [
            ("Le porte-à-porte avant la plénière", "Deux agents et un membre du bureau voient trente foyers du quartier avant chaque plénière. Un tiers des présents vient pour la première fois.", ["mobilisation"], ""),
            ("Un bulletin que l’on lit à voix haute", "Un bénévole lit le bulletin aux personnes qui le demandent, dans l’isoloir. Le mot « lecture » est affiché à l’entrée.", ["accessibilite", "vote"], ""),
        ]
        for (place, line) in practices.enumerated() {
            _ = try PracticeStore.share(Practice(id: ID(1), title: line.0, text: line.1, tags: line.2, city: line.3, by: officer, byName: "", at: day(-30 + place)), db)
        }
    }
}
