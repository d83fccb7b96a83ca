import Database
import Platform
import Vocabulary

extension Demonstration {
    /// The winners' works: owner, milestones, spending, news, what was late, changed or given up.
    func loadWorks(_ edition: DemonstrationEditions.Edition, _ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
        for proposal in loaded {
            guard let works = proposal.told.implementation, let project = try DemonstrationStore.project(of: proposal.id, db) else { continue }
            let opened: Instant = moments(works.milestones.first?.planned) ?? moments.now
            let latest = (works.news ?? []).map { moments($0.at) as Instant }.max() ?? opened
            let id = try DemonstrationStore.addWork(
                project, stage: Self.stage(works.state), service: works.owner.kind == "service" ? works.owner.id.flatMap { register.services[$0] } : nil,
                thirdParty: works.owner.kind == "service" ? "" : works.owner.id.flatMap { register.organisations[$0] } ?? works.owner.name ?? "Association",
                contact: works.owner.contact.flatMap { register.people[$0] }, budget: Euros(works.budget), opened: opened, updated: latest, db
            )
            for (position, milestone) in works.milestones.enumerated() {
                try DemonstrationStore.addMilestone(
                    id, milestone.name, planned: moments(milestone.planned), actual: moments(milestone.actual), reason: milestone.note ?? "", position, db
                )
            }
            let officer = try register.person("claire-nogueras")
            for line in works.spending ?? [] {
                try DemonstrationStore.addSpending(id, line.label, Euros(line.amount), at: moments(line.at), by: officer, db)
            }
            for news in works.news ?? [] { try DemonstrationStore.addNews(id, "news", news.title, news.text, at: moments(news.at), by: officer, db) }
            for event in works.events ?? [] {
                try DemonstrationStore.addNews(id, event.kind, event.heading, event.words, at: moments(event.at), by: officer, db)
            }
            switch works.state {
            case "delivered", "inaugurated": try ProposalStore.setStatus(.delivered, proposal.id, db)
            case "abandoned": try ProposalStore.setStatus(.abandoned, proposal.id, db)
            default: break
            }
        }
    }

    private static func stage(_ told: String) -> String {
        switch told {
        case "delivered", "inaugurated", "works", "studies", "abandoned": told
        case "tender", "procedures": "procedures"
        default: "not-started"
        }
    }
}
