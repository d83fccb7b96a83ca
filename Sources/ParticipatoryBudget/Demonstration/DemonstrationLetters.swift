import Database
import L10n
import Platform
import Vocabulary
import Web

extension Demonstration {
    /// The resident with whose login the town is visited.
    private var resident: DemonstrationPeople.Person? { people.residents.first { $0.demo == "resident" && $0.email != nil } }

    /// What the town's resident was told of her ideas of an edition, in the words of the product.
    func letters(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ loaded: [Loaded], _ register: Register, _ db: Reading) throws -> [(Instant, Letter)] {
        guard let resident else { return [] }
        let account = try register.person(resident.id), spine = try EditionStore.edition(id, db)
        return try loaded.filter { $0.author == account && $0.told.depositedAt != nil }.flatMap { proposal -> [(Instant, Letter)] in
            let stored = try ProposalStore.proposal(proposal.id, db)
            return try before(proposal, stored, spine, edition, to: account) + after(proposal, stored, spine, to: account, db)
        }
    }

    /// Those that have left by now; the two last are still to read.
    func send(_ letters: [(Instant, Letter)], _ register: Register, _ db: Writing) throws {
        guard let resident else { return }
        let account = try register.person(resident.id)
        let sent = letters.filter { $0.0 <= moments.now }.sorted { $0.0 < $1.0 }
        for (rank, (at, letter)) in sent.enumerated() {
            try DemonstrationStore.addLetter(letter, to: account, resident, at: at, read: rank >= sent.count - 2 ? nil : at + .hours(5), db)
        }
    }

    /// From the receipt to the study.
    private func before(
        _ proposal: Loaded, _ stored: Proposal, _ spine: Edition, _ edition: DemonstrationEditions.Edition, to account: AccountID
    ) throws -> [(Instant, Letter)] {
        let number = stored.number ?? 0, deposited: Instant = moments(proposal.told.depositedAt) ?? moments.now
        var letters = [(deposited, ProposalLetters.receipt(OwnProposal(proposal: stored, edition: spine), number: number, at: deposited, to: account))]
        for (at, subject, paragraphs) in [eligible(proposal.told, number, spine), kept(proposal.told, number, spine, edition), studied(proposal.told, number)].compactMap(\.self) {
            letters.append((at, Letter(
                to: .account(account), kind: .necessary, subject: subject, paragraphs: paragraphs,
                button: Letter.Button("Voir votre proposition", ProposalLinks.page(spine, number)))))
        }
        return letters
    }

    /// What a letter says, and when.
    private typealias Told = (at: Instant, subject: Message, paragraphs: [Message])

    private func eligible(_ told: DemonstrationProposals.Proposal, _ number: Int, _ spine: Edition) -> Told? {
        guard told.eligibility?.decision == "eligible", let at: Instant = moments(told.eligibility?.noticeAt) else { return nil }
        return (at, "Votre proposition n°\u{A0}\(number) est recevable", [
            "Félicitations\u{A0}: «\u{A0}\(told.title)\u{A0}» remplit les critères du règlement de l’édition «\u{A0}\(spine.title)\u{A0}». Elle continue son chemin.",
            "Vous êtes la première personne prévenue. La décision sera publiée dans les jours qui viennent.",
        ])
    }

    private func kept(_ told: DemonstrationProposals.Proposal, _ number: Int, _ spine: Edition, _ edition: DemonstrationEditions.Edition) -> Told? {
        guard let list = told.shortlist, list.kept, let phase = edition.phases.first(where: { $0.kind == "shortlist" }) else { return nil }
        let opens: Instant = moments(phase.opens), closes: Instant = moments(phase.closes)
        let decided = closes <= moments.now ? closes : opens + .days(5)
        return (decided + .days(1), "Votre proposition n°\u{A0}\(number) est présélectionnée", [
            "Le panel citoyen a retenu «\u{A0}\(told.title)\u{A0}» parmi les idées de l’édition «\u{A0}\(spine.title)\u{A0}».", "\(list.reason)",
            "Les services de la ville vont maintenant l’étudier.",
        ])
    }

    private func studied(_ told: DemonstrationProposals.Proposal, _ number: Int) -> Told? {
        guard let synthesis = told.study?.synthesis, synthesis.told != "signed", synthesis.verdict != "unfavourable" else { return nil }
        let conclusion: Message = synthesis.verdict == "favourable" ? "réalisable" : "réalisable sous conditions"
        let settled: Instant = moments(told.study?.amendment?.acceptedAt) ?? moments(synthesis.signedAt)
        return (settled + .days(3), "Votre proposition n°\u{A0}\(number)\u{A0}: \(conclusion)", [
            "Les services de la ville ont étudié «\u{A0}\(told.title)\u{A0}». Leur conclusion\u{A0}: \(conclusion).", "\(synthesis.publicReason)",
        ])
    }

    /// From the ballot to the result.
    private func after(_ proposal: Loaded, _ stored: Proposal, _ spine: Edition, to account: AccountID, _ db: Reading) throws -> [(Instant, Letter)] {
        guard let vote = spine.calendar[.vote], let number = proposal.told.ballot?.number,
            let project = try ProjectStore.projects(spine.id, db).first(where: { $0.number == number })
        else { return [] }
        let announced = vote.opensAt - .days(7)
        var letters = [(announced, VoteLetters.onBallot(project, spine, to: account, at: announced))]
        let isWinner = [.winner, .delivered, .abandoned].contains(stored.status)
        if let results = spine.calendar[.results], results.opensAt <= moments.now {
            letters.append((results.opensAt, ResultsLetters.followed(project.title, isWinner: isWinner, spine, to: account)))
        }
        return letters
    }
}
