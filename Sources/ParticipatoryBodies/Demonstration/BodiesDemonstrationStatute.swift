import Database
import Platform
import Vocabulary

/// What the invented town’s bodies have changed and ended: a charter in its second version, a petition that gathers its names, a body with its report.
extension BodiesDemonstration {
    func loadSecondCharter(of council: Assembly, by officer: AccountID, _ db: Writing) throws {
        var rules = council.kind.charter
        (rules.noticeDays, rules.residentsPercent, rules.petitionSignatures) = (15, 50, 20)
        let text = council.kind.charterText.replacing("Chaque membre peut proposer un sujet.", with: "Chaque membre peut proposer un sujet, jusqu’à trois jours avant.")
        try CharterStore.saveDraft(text, rules, of: council.id, by: officer, at: day(-25), db)
        guard let draft = try CharterStore.all(council.id, db).first else { return }
        _ = try CharterStore.publish(draft.id, reason: "Délibération n° 2026-131 : convocations plus tôt, pétitions à vingt signatures", by: officer, at: day(-24), db)
    }

    func loadPetition(of council: Assembly, _ db: Writing) throws {
        let people = try people(nil, db).map(\.account)
        guard people.count > 14 else { return }
        let number = try RecommendationStore.deposit(
            .petition, "Une fontaine d’eau potable sur le quai", "L’été, on ne trouve pas d’eau à boire entre les deux ponts.\n\nNous demandons une fontaine près du lavoir, ouverte de mai à octobre.",
            in: council.id, by: people[12], at: day(-11), db)
        guard let petition = try RecommendationStore.all(council.id, db).first(where: { $0.number == number }) else { return }
        for (rank, person) in people.prefix(13).enumerated() { _ = try RecommendationStore.sign(petition.id, by: person, at: day(-10, hour: 8 + rank), db) }
    }

    /// A temporary body that has done its work.
    func loadEnded(_ officer: AccountID, _ db: Writing) throws {
        let kind = AssemblyKind.followUpCommittee, people = try people(nil, db)
        guard people.count > 20 else { return }
        var committee = Assembly(
            id: ID(1), slug: "suivi-plan-arbres", name: "Comité de suivi du plan Arbres", kind: kind,
            purpose: "Quinze habitants vérifient pendant un an que les arbres promis sont plantés, arrosés et comptés.", legalBasis: kind.legalBasis, startsAt: day(-420), endsAt: day(-55),
            term: kind.term, plan: "Action 21 : mille arbres", planLink: "https://www.valmont.example/plan-de-mandat/action-21", report: "")
        committee.id = try AssemblyStore.create(committee, by: officer, at: day(-430), db)
        _ = try charter(of: committee, kind.charter, "Arrêté n° 2025-204", at: day(-425), by: officer, db)
        let colleges = try AssemblyStore.colleges(committee.id, db)
        for (rank, person) in people.dropFirst(10).prefix(9).enumerated() {
            let entrant = SeatStore.Entrant(account: person.account, gender: person.gender, shownAs: .name, engagedAt: day(-415))
            let seat = try SeatStore.give(.member, to: entrant, in: colleges[0].id, of: committee.id, from: day(-415 + rank), until: committee.endsAt, db)
            if rank == 0 { try SeatStore.give(.spokesperson, to: seat, db) }
            if rank == 1 || rank == 2 { try SeatStore.give(.bureau, to: seat, db) }
        }
        try AssemblyStore.close(committee.id, report: """
            Le comité s’est réuni cinq fois et a visité onze rues.

            ## Ce qui est fait
            - 962 arbres plantés sur les 1 000 promis, dont 40 remplacés la première année.
            - Un compteur public, tenu à jour par le service des jardins.

            ## Ce que la ville en retient
            L’arrosage des deux premiers étés est désormais dans le contrat des entreprises.
            """, by: officer, at: day(-54), db)
    }
}
