import Database
import Platform
import Vocabulary

/// What the members of the invented town's council say and share among themselves.
extension BodiesDemonstration {
    /// The versions of the file that they share, as they write them.
    package static let sharedTexts = [
        "Fête du lavoir\n\n14 h : ouverture\n15 h : jeux d’enfants\n18 h : repas partagé\n",
        "Fête du lavoir\n\n14 h : ouverture\n15 h : jeux d’enfants\n17 h : fanfare de l’école\n18 h 30 : repas partagé\n",
    ]

    /// What an association of the invented town says of itself.
    package static let statutesText = """
        Statuts de l’association Mémoire des Vieux-Ponts

        Article 1 : l’association fait connaître l’histoire du quartier des Vieux-Ponts.
        Article 2 : est membre toute personne à jour de sa cotisation.
        Article 3 : l’assemblée générale élit chaque année un bureau de trois personnes.
        """

    func loadSpace(_ council: Assembly, _ members: [AccountID], _ db: Writing) throws {
        guard members.count > 4 else { return }
        try loadTopics(council, members, db)
        _ = try SharedFileStore.create("Comptes et budget", in: council.id, by: members[0], at: day(-200), db)
        _ = try SharedFileStore.create("Fête du lavoir", in: council.id, by: members[0], at: day(-40), db)
        if let folder = try SharedFileStore.folders(council.id, db).last, let first = shared.first {
            let file = try SharedFileStore.share(first, as: "Programme de la fête", in: folder.id, by: members[1], at: day(-35), db)
            for (rank, version) in shared.dropFirst().enumerated() {
                try SharedFileStore.add(version, to: file, "Programme de la fête", number: rank + 2, note: "La fanfare, et le repas plus tard", by: members[2], at: day(-12 + rank), db)
            }
        }
        let seats = try SeatStore.members(of: council.id, at: now, db)
        for (seat, words) in zip(seats, ["Je réponds le soir.", "Je suis les questions de circulation.", "Au lavoir chaque samedi matin."]) {
            try DirectoryStore.save(seat.id, showsEmail: true, "", words, db)
        }
    }

    private func loadTopics(_ council: Assembly, _ members: [AccountID], _ db: Writing) throws {
        let market = try TopicStore.open(
            "Faut-il déplacer le marché du jeudi ?", "Pendant les travaux du quai, les étals pourraient tenir **rue des Bateliers**. Qu’en disent vos voisins ?", in: council.id, by: members[0],
            at: day(-6, hour: 19), db)
        _ = try TopicStore.write("Les commerçants que j’ai vus préfèrent rester près de l’eau.", in: market, by: members[2], at: day(-5, hour: 9), db)
        let sharp = try TopicStore.write("Le fleuriste ne pense qu’à sa terrasse, comme toujours.", in: market, by: members[3], at: day(-4, hour: 21), db)
        try TopicStore.report(sharp, "Ce message vise un commerçant.", by: members[4], at: day(-3), db)
        let party = try TopicStore.open("Qui tient les stands à la fête du lavoir ?", "Il manque deux personnes entre 15 et 18 heures.", in: council.id, by: members[1], at: day(-60), db)
        _ = try TopicStore.write("Je viens avec ma fille.", in: party, by: members[4], at: day(-58), db)
        try TopicStore.close(party, by: members[0], at: day(-30), db)
    }
}
