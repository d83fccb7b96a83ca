import Database
import Platform
import Vocabulary

extension Demonstration {
    /// The winners' works: owner, milestones, spending, news, what was late, changed or given up.
    func loadWorks(_ edition: DemonstrationEditions.Edition, _ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
        for proposal in loaded {
            guard let told = proposal.told.implementation, let project = try DemonstrationStore.project(of: proposal.id, db) else { continue }
            let opened: Instant = moments(told.milestones.first?.planned) ?? moments.now
            let latest = ((told.news ?? []).map { moments($0.at) as Instant } + (told.events ?? []).map { moments($0.at) as Instant }).max() ?? opened
            let stage = Self.stage(told.state)
            let work = try DemonstrationStore.addWork(project, stage: stage, budget: Euros(told.budget), opened: opened, updated: latest, db)
            try ImplementationStore.entrust(work, to: owner(told.owner, since: opened, register), by: try register.person("mathilde-verdonnet"), at: opened, db)
            try loadMilestones(told, work, db)
            try loadStory(told, work, opened: opened, register, db)
            try DemonstrationStore.setUpdated(work, at: latest, db)
            if stage.isDelivered { try ProposalStore.setStatus(.delivered, proposal.id, db) }
            if stage == .abandoned { try ProposalStore.setStatus(.abandoned, proposal.id, db) }
        }
    }

    private func owner(_ told: DemonstrationProposals.Owner, since: Instant, _ register: Register) -> WorkOwner {
        let service = told.kind == "service" ? told.id.flatMap { register.services[$0] } : nil
        let organisation = told.id.flatMap { id in people.organisations.first { $0.id == id } }
        var owner = WorkOwner(kind: service == nil ? .thirdParty : .service, service: service, name: organisation?.name ?? told.name ?? "Association", since: since)
        owner.agreement = told.agreement ?? ""
        owner.grant = told.grant.map { Euros($0) }
        if let person = (people.staff + people.residents).first(where: { $0.id == told.contact ?? organisation?.contact }) {
            owner.contact = WorkOwner.Contact(name: "\(person.given) \(person.family)", email: person.email ?? "")
        }
        return owner
    }

    /// The last milestone is the one that a delay moves.
    private func loadMilestones(_ told: DemonstrationProposals.Works, _ work: ID<Work>, _ db: Writing) throws {
        let delay = told.events?.last { $0.kind == "delay" }
        for (position, milestone) in told.milestones.enumerated() {
            let promised: Instant = moments(milestone.planned)
            let moved: Instant? = position == told.milestones.count - 1 ? moments(delay?.newDate) : nil
            try DemonstrationStore.addMilestone(
                work, milestone.name, promised: promised, planned: moved.map { max($0, promised) } ?? promised, actual: moments(milestone.actual),
                reason: moved == nil ? "" : delay?.reason ?? "", note: milestone.note ?? "", position, db)
        }
    }

    private func loadStory(_ told: DemonstrationProposals.Works, _ work: ID<Work>, opened: Instant, _ register: Register, _ db: Writing) throws {
        let officer = try register.person("claire-nogueras"), last = told.milestones.last
        for line in told.spending ?? [] {
            try ImplementationStore.spend(work, line.label, Euros(line.amount), at: moments(line.at), section: .investment, by: officer, db)
        }
        for news in told.news ?? [] {
            try ImplementationStore.tell(WorkTold(kind: .news, title: news.title, body: news.text), work, by: officer, at: moments(news.at), db)
        }
        for event in told.events ?? [] {
            let at: Instant = moments(event.at)
            switch event.kind {
            case "delay":
                let milestone = Milestone(id: ID(1), title: last?.name ?? "", promisedAt: moments(last?.planned) ?? at)
                try ImplementationStore.tell(.delay(milestone, to: moments(event.newDate) ?? at, event.words), work, by: officer, at: at, db)
            case "scope":
                let change = WorkTold(kind: .scope, title: "Le projet change", body: event.reason, becomes: event.consequence ?? "")
                try ImplementationStore.tell(change, work, by: officer, at: at, db)
            default:
                let isConfirmed = event.kind == "abandonment"
                try DemonstrationStore.addAbandonment(
                    work, event.words, by: try register.person("thomas-rocheblave"), at: at - .days(6),
                    confirmedBy: isConfirmed ? try register.person("mathilde-verdonnet") : nil, on: at, db)
                guard isConfirmed else { continue }
                try ImplementationStore.tell(WorkTold(kind: .abandonment, title: "Le projet est abandonné", body: event.words), work, by: officer, at: at, db)
            }
        }
    }

    private static func stage(_ told: String) -> WorkStage { told == "tender" ? .procedures : WorkStage(rawValue: told) ?? .notStarted }
}
