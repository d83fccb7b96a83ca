import Database
import L10n
import Platform
import Vocabulary
import Web

/// A person before her ballot: the edition, what its rules ask, whether she has voted already.
struct Booth: Sendable {
    var edition: Edition
    var account: Account
    var checkOff: CheckOff?
    var conditions: Conditions
    var paper: BallotPaper
    /// Where she may say that she lives; empty when her account says it already.
    var territories: [Territory] = []
    /// What the rules ask beside her confirmed address, and what she has proved of it.
    var proof = VoterProof.mail
    var provedKey: String?
    /// Who vouches for identities, when the server has somebody.
    var identityProvider: String?
    /// Whether her vote was made to wait for somebody to look, and what was decided.
    var standing: Quarantine.State?
    /// The polling place on whose list she stands.
    var attachedTo: String?
    var sealing = VoteSealing()
    /// Whether the rules let a vote be replaced until the close; only a sealed box can.
    var isReplaceable = false

    /// In few questions: the evening of the close, thousands stand here together.
    static func enter(_ visit: Visit, _ db: Reading) throws -> Booth {
        let account = try visit.account()
        let edition = try Edition.inPath(visit, db)
        let rulebook = try rules(edition, db), (voter, checkOff, standing, attachedTo) = try BallotStore.voter(edition.id, account, db)
        return Booth(
            edition: edition, account: voter, checkOff: checkOff,
            conditions: rulebook.voters, paper: try paper(edition, rulebook, db),
            territories: voter.territory == nil ? try TerritoryStore.narrowest(db) : [], proof: rulebook.proof ?? .mail,
            provedKey: try rulebook.proof.flatMap { try VoterProofStore.key($0, of: account, in: edition.id, db) },
            identityProvider: visit.world.identityProvider?.name, standing: standing, attachedTo: attachedTo,
            sealing: try BallotStore.slot(edition.id, db).sealing, isReplaceable: rulebook.ballot.isReplaceable ?? false
        )
    }

    /// The rules of the vote: those in force when it opens.
    static func rules(_ edition: Edition, _ db: Reading) throws -> Rulebook {
        try RulebookStore.rulebookOfVote(edition, db)
    }

    static func paper(_ edition: Edition, _ rulebook: Rulebook, _ db: Reading) throws -> BallotPaper {
        // The list of projects is frozen when the vote opens (`VoteRules.mayCompose`); before, nobody can vote.
        try db.recent("ballot paper \(edition.id)", isFrozen: true) {
            try BallotPaper(edition, rulebook, db)
        }
    }

    /// Why this person cannot vote now. Having voted is not a refusal: she is shown that she has.
    func refusal(at now: Instant) -> Refusal? {
        if checkOff != nil { return nil }
        return VoteRules.mayVoteNow(edition, paper, at: now) ?? attachedTo.map { AttachmentRules.elsewhere($0, edition) } ?? (sealing.isWaitingForKey ? SealingRules.waitsForKey : nil) ?? standingRefusal ?? proofRefusal
    }

    /// Somebody looks, or has looked.
    private var standingRefusal: Refusal? {
        switch standing {
        case .waiting: .notNow("Votre vote attend une vérification : rien n’est enregistré pour l’instant. Vous recevrez la réponse. Vous pouvez aussi voter sur papier dans un bureau de vote, s’il y en a un, avec une pièce d’identité.")
        case .keptOut: .notAllowed("Votre vote sur internet n’est pas accepté : le motif est dans vos messages. Vous pouvez voter sur papier dans un bureau de vote, s’il y en a un.", wayOut: "/messages", named: "Mes messages")
        case .released, nil: nil
        }
    }

    /// What she must prove before her ballot opens.
    private var proofRefusal: Refusal? {
        switch proof {
        case .phone where provedKey == nil:
            .notNow("Avant de voter, confirmez votre numéro de mobile : vous recevrez un code par SMS.", wayOut: PhoneProofPage.link(edition), named: "Recevoir un code")
        case .code where provedKey == nil:
            .notNow("Avant de voter, tapez le code que la ville vous a envoyé par courrier.", wayOut: CodeProofPage.link(edition), named: "Taper mon code")
        case .identity where provedKey == nil:
            identityProvider.map {
                Refusal.notNow("Avant de voter, prouvez votre identité avec \($0).", wayOut: IdentityProofPage.link(edition), named: "Prouver mon identité")
            } ?? ProofRules.unlinked
        case .counter where provedKey == nil:
            .notNow("Avant de voter sur internet, montrez une pièce d’identité à un guichet de la ville : un agent la regarde et note qu’il l’a vue. Vous pouvez aussi voter sur papier.", wayOut: PaperLinks.places(edition), named: "Où aller")
        case .mail, .phone, .declared, .code, .identity, .counter: nil
        }
    }

    /// Herself as the register will know her.
    func voter(mailbox: String?, identity: String? = nil) -> Voter {
        let proven = proof == .identity ? provedKey.flatMap { IdentityKeys($0) } : nil
        return Voter(
            account: account.id, mailbox: mailbox, phone: proof == .phone ? provedKey : nil, identity: identity ?? (proof == .counter ? provedKey : proven?.identity),
            code: proof == .code ? provedKey.flatMap { ID($0) } : nil, subject: proven?.subject)
    }

    /// What somebody vouched for of her identity: a provider, or an agent who saw her paper. It cannot change from one try to the next.
    func vouched(_ voter: Voter) -> String? { proof == .counter ? provedKey : voter.subject }

    /// Whether the ballot that she cast may give way to another: on the web, in a sealed box, before the close.
    func mayReplace(at now: Instant) -> Bool {
        isReplaceable && sealing.isSealed && checkOff?.channel == .web && VoteRules.mayVoteNow(edition, paper, at: now) == nil
    }

    /// What must still be asked: the year of birth only when the account does not have it.
    var asksBirthYear: Bool { conditions.minimumAge > 0 && account.birthYear == nil && proof != .declared }

    func refusal(_ declaration: Declaration, at now: Instant) -> Refusal? {
        let person = Participant(birthYear: declaration.birthYear ?? account.birthYear, link: declaration.link)
        return ParticipationRules.refusal(conditions, person, to: .voting, at: now)
    }
}

/// What a voter declares on her honour as she votes (CRPA R113-8: no proof is asked). Checked, then forgotten, but for the year of birth
/// and the neighbourhood: her account keeps them when it had none, so that nobody answers twice.
struct Declaration: Sendable, Equatable {
    var link: CityLink?
    var birthYear: Int?
    /// Her name and birth date, where the rules ask for them.
    var identity: DeclaredIdentity?
    /// Where she says that she lives, if she does: for the turnout of each neighbourhood.
    var territory: TerritoryID?
}

extension BallotPaper {
    /// As the projects are at this moment.
    init(_ edition: Edition, _ rulebook: Rulebook, _ db: Reading) throws {
        self.init(
            rule: rulebook.ballot, projects: try BallotStore.choosable(edition.id, db), budget: rulebook.envelopes.reduce(.zero) { $0 + $1.amount },
            mandatory: try rulebook.ballot.mandatoryTerritory.flatMap { try BallotStore.territories(within: $0, db) },
            districts: rulebook.ballot.secondPart == nil ? [:] : BallotDistrict.all(try TerritoryStore.all(db)))
    }

    /// Reads what was marked; what is not on the ballot is an error, never dropped in silence.
    func read(_ form: inout FormReader) -> MarkedBallot {
        var ballot = MarkedBallot()
        ballot.isBlank = form.isChecked("blank")
        switch rule.kind {
        case .approval, .knapsack:
            for value in form.values.all("choice") { mark(value, 1, &ballot, &form) }
        case .points: numbers(upTo: 1_000_000, &ballot, &form) { "Écrivez un nombre de points entier, de 0 à \(rule.maximumPointsPerProject)." }
        case .ranking: numbers(upTo: rule.maximum, &ballot, &form) { "Choisissez un rang entre 1 et \(rule.maximum)." }
        case .grades: numbers(upTo: BallotGrade.love.rawValue, &ballot, &form) { "Choisissez une mention dans la liste." }
        }
        ballot.isRanked = rule.kind == .ranking
        return ballot
    }

    /// Points, ranks or grades: a number beside each project, none or zero where it is left alone.
    private func numbers(upTo most: Int, _ ballot: inout MarkedBallot, _ form: inout FormReader, orElse problem: () -> Message) {
        for name in form.values.fields.keys.sorted() where name.hasPrefix("choice-") {
            let typed = form.raw(name)
            if typed.isEmpty || typed == "0" { continue }
            guard let number = Int(typed), number > 0, number <= most else {
                form.error(name, problem())
                continue
            }
            mark(String(name.dropFirst("choice-".count)), number, &ballot, &form)
        }
    }

    private func mark(_ value: String, _ points: Int, _ ballot: inout MarkedBallot, _ form: inout FormReader) {
        guard let id = ID<Project>(value), projects[id] != nil else {
            form.error("choice", "Un projet de votre bulletin n’est plus au vote. Vérifiez vos choix, puis envoyez à nouveau.")
            return
        }
        ballot.points[id] = points
    }
}
