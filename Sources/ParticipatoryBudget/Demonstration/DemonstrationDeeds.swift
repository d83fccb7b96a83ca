import Database
import Platform
import Vocabulary

extension Demonstration {
    /// Something that somebody did, for the journal; nobody: the site did it by itself.
    struct Deed {
        var at: Instant
        var actor: AccountID?
        var entry: JournalEntry
    }

    /// What was done in an edition and on its proposals, by whom, as the acts themselves tell it.
    func deeds(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ loaded: [Loaded], _ register: Register, _ db: Reading) throws -> [Deed] {
        let officer = try register.person("mathilde-verdonnet")
        return try conduct(edition, id, by: officer, register, db) + loaded.flatMap { proposal in
            deposit(proposal, id, register) + eligibility(proposal, id, by: officer, register) + study(proposal, id, by: officer, register)
        }
    }

    // MARK: The edition

    private func conduct(
        _ edition: DemonstrationEditions.Edition, _ id: EditionID, by officer: AccountID, _ register: Register, _ db: Reading
    ) throws -> [Deed] {
        func deed(_ at: Instant, _ act: String, _ reason: String = "", isPublic: Bool = false, by actor: AccountID?) -> Deed {
            Deed(at: at, actor: actor, entry: JournalEntry(
                act, "edition", id.number, edition: id, reason: reason, channel: actor == nil ? .automatic : .web, isPublic: isPublic))
        }
        var deeds = edition.versions.flatMap { version -> [Deed] in
            let (at, author): (Instant, AccountID?) = (moments(version.at), register.people[version.by])
            let name = "Version \(version.number)"
            return [
                deed(at - .days(9), "rulebook.submit", name, by: author), deed(at - .days(7), "rulebook.validate", name, by: register.people["philippe-roucaud"]),
                deed(at, "rulebook.publish", "\(name)\u{A0}: \(version.reason)", isPublic: true, by: author),
            ]
        }
        for phase in edition.phases where moments(phase.opens) <= moments.now {
            let opens: Instant = moments(phase.opens)
            switch phase.kind {
            case "vote":
                let projects = try ProjectStore.projects(id, db).count
                deeds.append(deed(opens - .days(7), "vote.publish-catalogue", "Projets : \(projects)", isPublic: true, by: officer))
            case "results": deeds.append(deed(opens, "results.publish", isPublic: true, by: nil))
            case "implementation": deeds.append(deed(opens, "works.open", isPublic: true, by: officer))
            default: continue
            }
        }
        return deeds
    }

    // MARK: A proposal

    private func line(_ proposal: Loaded, _ id: EditionID, _ act: String, _ reason: String = "", isPublic: Bool = false) -> JournalEntry {
        JournalEntry(act, "proposal", proposal.id.number, edition: id, reason: reason, isPublic: isPublic)
    }

    private func deposit(_ proposal: Loaded, _ id: EditionID, _ register: Register) -> [Deed] {
        let told = proposal.told
        guard let at: Instant = moments(told.depositedAt) else { return [] }
        let agent = told.agent.flatMap { register.people[$0] }
        var entry = line(proposal, id, "proposal.deposit", agent == nil ? "" : "Accord de la personne noté par l’accueil", isPublic: true)
        entry.channel = JournalEntry.Channel(rawValue: told.channel) ?? .web
        var deeds = [Deed(at: at, actor: agent ?? proposal.author, entry: entry)]
        if let withdrawal = told.withdrawal {
            deeds.append(Deed(at: moments(withdrawal.at), actor: proposal.author, entry: line(proposal, id, "proposal.withdraw", withdrawal.reason, isPublic: true)))
        }
        if let merge = told.merge {
            deeds.append(Deed(at: moments(merge.acceptedAt), actor: proposal.author, entry: line(proposal, id, "proposal.merge", merge.note)))
        }
        return deeds
    }

    private func eligibility(_ proposal: Loaded, _ id: EditionID, by conductor: AccountID, _ register: Register) -> [Deed] {
        guard let told = proposal.told.eligibility, let officer = register.people[told.officer] else { return [] }
        let outcome = told.decision == "eligible" ? "Recevable" : "Non recevable"
        let reason = ([outcome] + (told.refusals ?? []).map(\.reason)).joined(separator: "\u{A0}: ")
        var deeds: [Deed] = []
        func add(_ at: String?, _ act: String, _ reason: String, by actor: AccountID?, isPublic: Bool = false) {
            guard let at: Instant = moments(at) else { return }
            deeds.append(Deed(at: at, actor: actor, entry: line(proposal, id, act, reason, isPublic: isPublic)))
        }
        add(told.completion?.askedAt, "eligibility.ask-completion", told.completion?.question ?? "", by: officer)
        add(told.completion?.answeredAt, "proposal.complete", "", by: proposal.author)
        guard told.decision != nil else { return deeds }
        add(told.decidedAt, "eligibility.sign", reason, by: officer)
        add(told.checkedAt, "eligibility.check", "Décision confirmée.", by: told.reviewer.flatMap { register.people[$0] })
        add(told.noticeAt, "eligibility.notify", "Décision annoncée au porteur.", by: conductor)
        if told.isEmbargoed != true { add(told.releasedAt ?? told.noticeAt, "eligibility.release", reason, by: conductor, isPublic: true) }
        add(told.appeal?.at, "eligibility.appeal", "", by: proposal.author)
        add(told.appeal?.answeredAt, "eligibility.decide-appeal", told.appeal?.answer ?? "", by: told.appeal?.answeredBy.flatMap { register.people[$0] }, isPublic: true)
        return deeds
    }

    private func study(_ proposal: Loaded, _ id: EditionID, by officer: AccountID, _ register: Register) -> [Deed] {
        guard let told = proposal.told.study, let first = told.opinions.first else { return [] }
        let names = Dictionary(town.services.map { ($0.id, $0.name) }) { name, _ in name }
        var deeds = [Deed(at: moments(first.assignedAt), actor: officer, entry: line(proposal, id, "feasibility.assign", "Confiée à\u{A0}: \(names[told.lead] ?? "")."))]
        for opinion in told.opinions {
            guard opinion.opinion != nil, let at: Instant = moments(opinion.at) else { continue }
            deeds.append(Deed(at: at, actor: register.people[opinion.person], entry: line(proposal, id, "feasibility.opinion", names[opinion.service] ?? "")))
        }
        guard let synthesis = told.synthesis else { return deeds }
        let signedAt: Instant = moments(synthesis.signedAt)
        deeds.append(Deed(at: signedAt, actor: register.people[synthesis.signedBy], entry: line(proposal, id, "feasibility.sign", names[told.lead] ?? "")))
        // An amended version is answered before anything is announced.
        let settledAt = moments(told.amendment?.acceptedAt) ?? signedAt
        if synthesis.told != "signed" {
            deeds.append(Deed(at: settledAt + .days(3), actor: officer, entry: line(proposal, id, "feasibility.announce", "Conclusion annoncée au porteur.")))
        }
        if synthesis.told == nil {
            deeds.append(Deed(at: settledAt + .days(5), actor: officer, entry: line(proposal, id, "feasibility.release", synthesis.publicReason, isPublic: true)))
        }
        return deeds
    }
}
