import Database
import Sortition
import Vocabulary
import Web

/// Draw with the public seed: those drawn sit, those who come next are substitutes, the others are told.
struct DrawPanel: PreparedAction {
    typealias FormPage = DrawPage
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/tirage/graine"

    let seed: String
    var preparation: Drawn?

    init(_ form: inout FormReader, _ subject: DrawSubject) {
        seed = form.publicSeed()
    }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Drawn { try await PanelDraw.drawn(form, visit) }
    static func subject(_ visit: Visit, _ db: Reading) throws -> DrawSubject { try DrawSubject(visit, db) }
    static func refusal(_ subject: DrawSubject, _ visit: Visit) -> Refusal? {
        guard let draw = subject.pending else { return .notNow("Aucun tirage annoncé n’attend sa graine.") }
        return RecruitmentRules.mayDraw(subject.standing, draw, isCandidate: subject.isCandidate, at: visit.now)
    }

    func perform(_ subject: DrawSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let draw = subject.pending, try !ListedPersonStore.isFromList(draw.id, db) else { throw NotFound() }
        let assembly = subject.standing.assembly, officer = try visit.account()
        let drawn = try draw.end(preparation, visit, db)
        let letters = try seat(drawn, draw, subject, by: officer, visit, db)
        return Outcome(
            to: draw.link(assembly), saying: "Le tirage est fait. Chacun est prévenu.",
            journal: [draw.entry(drawn, assembly)],
            letters: letters)
    }

    /// Who withdrew since leaves her place to the first substitute who stands.
    private func seat(_ drawn: Drawn, _ draw: PanelDraw, _ subject: DrawSubject, by officer: AccountID, _ visit: Visit, _ db: Writing) throws -> [Letter] {
        let assembly = subject.standing.assembly, college = subject.room.college
        let open = Dictionary(uniqueKeysWithValues: try RecruitmentStore.waiting(in: college.id, db).map { ($0.id, $0) })
        let order = (drawn.rows + draw.substitutes(after: drawn.rows, seed: seed)).compactMap { open[draw.applications[$0]] }
        var rank = try RecruitmentStore.everSeated(assembly.id, db), letters: [Letter] = []
        let members = min(draw.size, subject.room.free ?? draw.size), substitutes = max(0, college.substitutes - subject.room.substitutes)
        for (place, application) in order.enumerated() {
            let decision: Application.Decision = place < members ? .member : place < members + substitutes ? .substitute : .declined
            guard try RecruitmentStore.decide(application.id, decision, reason: "Tirage au sort", by: officer, at: visit.now, db) else { continue }
            if let seat = decision.rank {
                let until = assembly.seatEnd(college.entry, enteringAt: visit.now, rank: rank)
                try SeatStore.give(seat, to: application.entrant, in: college.id, of: assembly.id, from: visit.now, until: until, db)
                rank += 1
            }
            letters.append(letter(assembly, draw, decision, to: application.account))
        }
        return letters
    }

    private func letter(_ assembly: Assembly, _ draw: PanelDraw, _ decision: Application.Decision, to account: AccountID) -> Letter {
        let first: Message = switch decision {
        case .member: "Vous avez été tiré·e au sort : vous siégez dès aujourd’hui."
        case .substitute: "Vous êtes suppléant·e : vous siégerez dès qu’une place se libère."
        case .declined: "Cette fois, le sort ne vous a pas désigné·e. Merci de vous être porté·e volontaire."
        }
        return Letter(
            to: .account(account), kind: .necessary, subject: "\(assembly.name) : résultat du tirage au sort",
            paragraphs: [first, "Le tirage et sa preuve sont publics."], button: Letter.Button("Voir le tirage", draw.link(assembly)))
    }
}
