import Database
import Vocabulary

extension Demonstration {
    /// The call for volunteers of an edition whose panel is to come.
    func loadCall(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ register: Register, _ db: Writing) throws {
        guard let panel = edition.phases.first(where: { $0.kind == "shortlist" }) else { return }
        let opens: Instant = moments(panel.opens), groups = ["Moins de 35 ans", "De 35 à 60 ans", "Plus de 60 ans"]
        guard opens > moments.now else { return }
        let call = PanelCall(
            words: "Deux samedis, pour lire ensemble les idées de la ville et dire lesquelles vont plus loin. Aucune connaissance n’est demandée : votre regard d’habitant suffit.",
            groups: groups, openedAt: moments.now - .days(6), closesAt: opens - .days(14))
        try PanelCallStore.save(call, for: id, by: try register.person("mathilde-verdonnet"), at: call.openedAt, db)
        let motives = ["J’ai lu toutes les idées de l’an dernier, j’aimerais en parler avec d’autres.", "", "Je viens d’arriver et je veux connaître la ville.", "Pour le skate-parc, et le reste."]
        for (rank, person) in people.residents.filter({ $0.email != nil }).prefix(motives.count).enumerated() {
            try PanelCallStore.offer(
                try register.person(person.id), id, group: groups[rank % groups.count], motive: motives[rank], at: call.openedAt + .hours(7 * (rank + 1)), db)
        }
    }

    /// The report of an edition whose results are known, as its officer published it.
    func loadReport(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ register: Register, _ db: Writing) throws {
        guard edition.rules.shortlistSize != nil, let results = edition.phases.first(where: { $0.kind == "results" }) else { return }
        let told: Instant = moments(results.opens) + .days(20)
        guard told < moments.now, try EditionFiguresStore.areResultsPublic(id, at: told, db) else { return }
        let officer = try register.person("mathilde-verdonnet")
        try WrittenReportStore.save((
            "Cette édition a été la première avec un **panel citoyen** : des habitants volontaires ont lu toutes les idées recevables. Merci à elles et à eux.",
            "Nous retenons trois choses :\n\n- prévenir plus tôt les porteurs dont l’idée est refusée ;\n- étudier moins d’idées à la fois, pour répondre plus vite ;\n- tenir un bureau de vote dans chaque quartier."
        ), for: id, by: officer, at: told, db)
        guard let draft = try WrittenReportStore.draft(id, db) else { return }
        let report = try EditionReportStore.report(try EditionStore.edition(id, db), at: told, db)
        try WrittenReportStore.publish(draft, number: 1, ReportSnapshot.figures(report, areResultsPublic: true), by: try register.person("thomas-rocheblave"), at: told, db)
    }
}
