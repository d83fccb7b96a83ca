import Database
import Platform
import Vocabulary

extension Demonstration {
    /// The services met ten days ago, with minutes that two signed and a question that waits; they meet again in two days.
    func loadServiceSessions(_ edition: Edition, by officer: AccountID, _ db: Writing) throws {
        let candidates = try ServiceSessionStore.candidates(edition.id, at: moments.now, db)
        let members = try ServiceSessionStore.concerned(edition, at: moments.now, db).prefix(6).map(\.account)
        guard !candidates.isEmpty, members.count > 2 else { return }
        let held = moments.now - .days(10)
        let session = try GroupSessionStore.plan(
            .services, "Séance des services n° 1", place: "Mairie, salle du Conseil", at: held, of: edition.id, by: officer, at: held - .days(12), db)
        try GroupSessionStore.set(members, present: Set(members.dropLast()), in: session, db)
        try ServiceSessionStore.add(candidates.prefix(2).map(\.line.proposal), to: session, db)
        for (rank, item) in try ServiceSessionStore.items(session, db).enumerated() { try decide(rank, item, in: session, by: members[0], at: held + .minutes(20), db) }
        try GroupSessionStore.end(session, remarks: "Les services se revoient dans deux semaines, sur place.", by: members[0], at: held + .hours(2), db)
        try GroupSessionStore.sign(session, by: members[1], at: held + .days(1), db)
        let next = try GroupSessionStore.plan(
            .services, "Séance des services n° 2", place: "Mairie, salle du Conseil", at: moments.now + .days(2), of: edition.id, by: officer, at: moments.now - .days(3), db)
        try GroupSessionStore.set(members, present: [], in: next, db)
        try ServiceSessionStore.add(candidates.prefix(6).map(\.line.proposal), to: next, db)
        try loadLateQuestion(edition, by: officer, db)
    }

    private func decide(_ rank: Int, _ item: ServiceSessionItem, in session: ID<GroupSession>, by account: AccountID, at moment: Instant, _ db: Writing) throws {
        if rank > 0 {
            return try ServiceSessionStore.record(
                .withConditions, reason: "Les services s’accordent sur un emplacement plus à l’ombre.", conditions: "Garder trois mètres de passage pour les secours.", on: item, by: account, at: moment, db)
        }
        try ServiceSessionStore.record(
            .toComplete, reason: "Personne en séance ne savait si le sol porte ce poids.", conditions: "", on: item, by: account, at: moment, db)
        guard let lead = try FeasibilityStore.study(of: item.proposal, db)?.lead, let service = try ServiceStore.all(db).first(where: { $0.isActive && $0.id != lead }) else { return }
        try StudyQuestionStore.ask(
            StudyQuestionDraft(
                service: service.id, question: "Le sol de cet emplacement porte-t-il trois tonnes au mètre carré ?", reason: "La réponse décide de l’emplacement.",
                publicWords: "Un service de la ville vérifie ce que le sol peut porter.", due: moments.now + .days(5)),
            on: item.study, in: session, by: account, at: moment, db)
    }

    /// Asked after the conclusion was public, answered, and waiting for the officer.
    private func loadLateQuestion(_ edition: Edition, by officer: AccountID, _ db: Writing) throws {
        let lines = try FeasibilityStore.lines(edition.id, at: moments.now, db)
        guard let line = lines.first(where: { $0.stage == .released && $0.conclusion != .unfeasible }), let study = try FeasibilityStore.study(of: line.proposal, db) else { return }
        guard let referent = try ServiceStore.service(study.lead, db).referent else { return }
        try StudyQuestionStore.ask(
            StudyQuestionDraft(
                service: study.lead, question: "Les véhicules de secours passent-ils encore ?", reason: "Une riveraine l’a demandé à l’accueil.",
                publicWords: "Le service vérifie le passage des véhicules de secours.", due: moments.now - .days(2)),
            on: study.id, by: officer, at: moments.now - .days(9), db)
        guard let question = try StudyQuestionStore.all(study.id, db).first else { return }
        try StudyQuestionStore.answer(question.id, "Oui : il reste trois mètres cinquante de large, les pompiers ont essayé mardi.", by: referent, at: moments.now - .days(3), db)
    }
}
