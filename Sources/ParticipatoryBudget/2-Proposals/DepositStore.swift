import Database
import Platform
import Vocabulary

/// The deposit: the public number, the receipt, the withdrawal.
enum DepositStore {
    /// Gives the draft its public number, the next of the edition without a gap. Of two deposits of one draft, the second is refused.
    static func deposit(_ own: OwnProposal, _ declaration: DepositDeclaration, _ rulebook: Rulebook, at now: Instant, _ db: Writing) throws -> Int {
        let (id, edition, author) = (own.proposal.id, own.proposal.edition, own.proposal.author)
        // Whoever gives a number holds this row until the commit.
        try db.run("""
            insert into deposit_counters (edition_id, given) values (\(edition), 1)
            on conflict (edition_id) do update set given = deposit_counters.given + 1
            """)
        try holdToAge(own.proposal, declaration, rulebook, at: now, db)
        if let refusal = DepositConditions.refusal(rulebook, alreadyDeposited: try ProposalStore.depositedCount(author, in: edition, db)) { throw refusal }
        let number: Int? = try db.first("""
            update proposals set
                number = 1 + coalesce((select max(number) from proposals where edition_id = \(edition)), 0),
                deposited_at = \(now), updated_at = \(now), status = 'deposited',
                declared_birth_year = \(declaration.birthYear), declared_link = \(declaration.link), declared_at = \(now)
            where id = \(id) and number is null
            returning number
            """)
        guard let number else { throw Refusal.notNow("Cette idée est déjà déposée.", wayOut: ProposalLinks.own(id), named: "Voir mon idée") }
        try ProposalVersionStore.keep(id, reason: "", by: author, at: now, db)
        try ProposalDraftStore.index(id, db)
        try DocumentStore.publish("proposal", id.number, db)
        return number
    }

    /// The year that the account says counts, whatever is declared today; the first one declared is kept.
    private static func holdToAge(_ proposal: Proposal, _ declaration: DepositDeclaration, _ rulebook: Rulebook, at now: Instant, _ db: Writing) throws {
        guard let declared = declaration.birthYear else { return }
        guard let year = try AccountStore.account(proposal.author, db).birthYear else {
            return try AccountStore.keepBirthYear(declared, of: proposal.author, db)
        }
        let person = Participant(birthYear: year, link: declaration.link, isLegalPerson: proposal.onBehalf.isLegalPerson)
        let problems = ParticipationRules.problems(rulebook.proposers, person, to: .proposing, at: now)
        if !problems.isEmpty { throw problems }
    }

    /// What the reception desk adds to a deposit it typed in.
    static func note(_ counter: CounterNote, on id: ID<Proposal>, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update proposals set
                channel = \(counter.channel), entered_by = \(counter.agent), consent_at = \(now), received_at = \(counter.receivedAt),
                deposited_at = \(counter.receivedAt), reception_place_id = \(counter.place), event_id = \(counter.event)
            where id = \(id)
            """)
    }

    /// The number of an idea of this title that the agent has typed in since then: her form was sent twice.
    static func justTyped(_ title: String, in edition: EditionID, by agent: AccountID, since moment: Instant, _ db: Reading) throws -> Int? {
        try db.first("""
            select number from proposals
            where edition_id = \(edition) and entered_by = \(agent) and title = \(title) and created_at >= \(moment) and number is not null
            order by number desc limit 1
            """) { $0.int() }
    }

    static func receipt(_ id: ID<Proposal>, _ db: Reading) throws -> DepositReceipt {
        guard let receipt = try db.first("""
            select p.created_at, p.received_at, p.consent_at, p.declared_link, r.name, r.address, e.display_name, a.postal_address
            from proposals p join accounts a on a.id = p.author_id
                left join reception_places r on r.id = p.reception_place_id left join accounts e on e.id = p.entered_by
            where p.id = \(id)
            """, {
            DepositReceipt(
                enteredAt: $0.instant(), receivedAt: $0.optionalInstant(), consentAt: $0.optionalInstant(), link: try $0.optionalChoice(),
                receptionPlace: $0.optionalText(), receptionAddress: $0.optionalText(), agent: $0.optionalText(), postalAddress: $0.text())
        }) else { throw NotFound() }
        return receipt
    }

    /// Of two withdrawals at once, the second is refused.
    static func withdraw(_ id: ID<Proposal>, reason: String, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update proposals set withdrawn_at = \(now), withdrawal_reason = \(reason), status = 'withdrawn', updated_at = \(now)
            where id = \(id) and withdrawn_at is null and merged_into is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette idée a déjà été retirée.") }
        try db.run("""
            update merges set refused_at = \(now), refusal_reason = 'Une des deux idées a été retirée.'
            where (proposal_id = \(id) or into_id = \(id)) and done_at is null and refused_at is null
            """)
    }

    static func withdrawalReason(_ id: ID<Proposal>, _ db: Reading) throws -> String {
        try db.first("select withdrawal_reason from proposals where id = \(id)") { $0.text() } ?? ""
    }
}

/// How a proposal came to the desk: by whom it was typed in, when and where it was received.
struct CounterNote: Sendable {
    var channel: DepositChannel
    var agent: AccountID
    var receivedAt: Instant
    var place: ID<ReceptionPlace>?
    /// The event at which a sheet was filled in.
    var event: Int?
}

/// What a receipt says besides the proposal itself (CRPA R112-5).
struct DepositReceipt: Sendable, Equatable {
    var enteredAt: Instant
    var receivedAt: Instant?
    var consentAt: Instant?
    var link: CityLink?
    var receptionPlace: String?
    var receptionAddress: String?
    var agent: String?
    var postalAddress: String
}
