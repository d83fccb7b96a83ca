import Database
import Platform
import Vocabulary
import Web

/// Enter a list of volunteers, or of residents whom a draw designated: those who sit first, then their substitutes.
struct EnterCandidates: Action {
    typealias FormPage = PanelListPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/candidats"

    let origin: PanelCandidate.Origin
    let lines: [TypedCandidate]
    let seats: Int

    init(_ form: inout FormReader, _ file: SelectionFile) {
        origin = form.choice("origin", .drawn)
        seats = form.int("seats", in: 0...500)
        var read: [TypedCandidate] = [], wrong: [String] = []
        for line in form.text("lines", max: 40_000).split(separator: "\n") where line.contains(where: { !$0.isWhitespace }) {
            if let candidate = TypedCandidate(line) { read.append(candidate) } else { wrong.append(String(line.prefix(40))) }
        }
        lines = read
        if !wrong.isEmpty { form.error("lines", "Écrivez « Prénom Nom ; adresse électronique ; groupe ». À revoir : \(wrong.joined(separator: ", ")).") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }
    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayCompose(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let officer = try visit.account(), before = try PanelCandidateStore.all(file.selection.id, db).count
        let added = try lines.enumerated().filter { index, line in
            try PanelCandidateStore.add(
                line, origin, isSubstitute: index >= seats, position: before + index, to: file.selection.id, by: officer, at: visit.now, db)
        }.count
        return Outcome(
            to: file.link + "/candidats", saying: "Personnes ajoutées à la liste : \(added). Déjà inscrites : \(lines.count - added).",
            journal: [JournalEntry("shortlist.enter-candidates", "selection", file.selection.id.number, edition: file.edition.id, reason: "\(origin.name.key) : \(added)")])
    }
}

/// Write to those who were not asked yet; substitutes wait until somebody says no.
struct InviteCandidates: Action {
    typealias FormPage = PanelListPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/candidats/inviter"

    init(_ form: inout FormReader, _ file: SelectionFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }
    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayCompose(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let waiting = try PanelCandidateStore.all(file.selection.id, db).filter { !$0.isSubstitute && $0.stage == .waiting }
        let letters = try waiting.map { try PanelSeats.invite($0, to: file, visit, db) }
        return Outcome(
            to: file.link + "/candidats", saying: "Invitations parties : \(letters.count).",
            journal: [JournalEntry("shortlist.invite", "selection", file.selection.id.number, edition: file.edition.id, reason: "Invitations : \(letters.count)")],
            letters: letters)
    }
}

/// An invitation to sit, as whoever holds its letter finds it.
struct PanelInvitation: Sendable {
    var candidate: PanelCandidate
    var file: SelectionFile

    /// Nothing is found without the secret of the letter.
    static func inPath(_ visit: Visit, _ db: Reading) throws -> PanelInvitation {
        let candidate = try PanelCandidateStore.candidate(try visit.id("candidate"), db)
        guard let digest = candidate.digest, digest == Secrets.sha256Hex(try visit.parameter("token")) else { throw NotFound() }
        guard let edition = try SelectionStore.edition(of: candidate.selection, db) else { throw NotFound() }
        return PanelInvitation(candidate: candidate, file: try SelectionStore.file(candidate.selection, edition, db))
    }
}

/// The person invited says yes: she sits.
struct AcceptPanelSeat: Action {
    typealias FormPage = PanelInvitationPage
    static let path: Path = "/panel/:candidate/:token/accepter"

    init(_ form: inout FormReader, _ invitation: PanelInvitation) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelInvitation { try .inPath(visit, db) }
    static func refusal(_ invitation: PanelInvitation, _ visit: Visit) -> Refusal? { PanelRules.mayAnswer(invitation.candidate, invitation.file) }

    func perform(_ invitation: PanelInvitation, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (candidate, file) = (invitation.candidate, invitation.file)
        let person = CounterPerson(givenName: candidate.givenName, familyName: candidate.familyName, email: candidate.email)
        let seated = try PanelSeats.seat(person, at: candidate.email, file, by: candidate.enteredBy, visit, db)
        try PanelCandidateStore.answer(candidate.id, isAccepted: true, account: seated.account, at: visit.now, db)
        return Outcome(
            to: "\(ShortlistLinks.invitation(candidate.id))/\(try visit.parameter("token"))", saying: "Merci ! Vous faites partie du panel. La suite vous attend dans votre courrier.",
            journal: seated.entries + [JournalEntry("shortlist.accept-seat", "selection", file.selection.id.number, edition: file.edition.id)], letters: seated.letters)
    }
}

/// The person invited says no: a substitute is asked at once.
struct DeclinePanelSeat: Action {
    typealias FormPage = PanelInvitationPage
    static let path: Path = "/panel/:candidate/:token/decliner"

    init(_ form: inout FormReader, _ invitation: PanelInvitation) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelInvitation { try .inPath(visit, db) }
    static func refusal(_ invitation: PanelInvitation, _ visit: Visit) -> Refusal? { PanelRules.mayAnswer(invitation.candidate, invitation.file) }

    func perform(_ invitation: PanelInvitation, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (candidate, file) = (invitation.candidate, invitation.file)
        try PanelCandidateStore.answer(candidate.id, isAccepted: false, account: nil, at: visit.now, db)
        let substitute = try PanelCandidateStore.nextSubstitute(for: candidate, db)
        return Outcome(
            to: "\(ShortlistLinks.invitation(candidate.id))/\(try visit.parameter("token"))", saying: "C’est noté. Merci de votre réponse.",
            journal: [JournalEntry("shortlist.decline-seat", "selection", file.selection.id.number, edition: file.edition.id)],
            letters: try substitute.map { [try PanelSeats.invite($0, to: file, visit, db)] } ?? [])
    }
}
