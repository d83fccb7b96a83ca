import Database
import Vocabulary
import Web

/// Write down the vote of a class, held on paper before everybody: a girl and a boy are its delegates.
struct RecordClassVote: Action {
    typealias FormPage = ClassPage
    static let path: Path = "/instances/:assembly/classes/:class/vote"

    let voters: Int
    let votes: [(pupil: ID<Pupil>, votes: Int)]
    let drawn: Set<ID<Pupil>>

    init(_ form: inout FormReader, _ file: ClassFile) {
        let voters = form.int("voters", in: 1...60)
        let votes = file.schoolClass.eligible.map { (pupil: $0.id, votes: form.optionalInt("votes-\($0.id)", in: 0...60) ?? 0) }
        (self.voters, self.votes) = (voters, votes)
        drawn = Set((form.ids("drawn") as [ID<Pupil>]))
        for line in votes where line.votes > voters { form.error("votes-\(line.pupil)", "Il y a plus de voix que de votants.") }
        // Each votes for one girl and one boy.
        for gender in [Seat.Gender.woman, .man] {
            let of = Set(file.schoolClass.eligible.filter { $0.gender == gender }.map(\.id))
            if votes.filter({ of.contains($0.pupil) }).reduce(0, { $0 + $1.votes }) > voters { form.error("voters", "Chacun vote pour une fille et pour un garçon : il y a trop de voix.") }
        }
        if votes.allSatisfy({ $0.votes == 0 }) { form.error("voters", "Indiquez les voix.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ClassFile { try ClassStore.file(visit, db) }
    static func refusal(_ file: ClassFile, _ visit: Visit) -> Refusal? { ClassRules.mayVote(file) }

    func perform(_ file: ClassFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ClassStore.vote(votes, drawn: drawn, voters: voters, of: file.schoolClass.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Le vote de la classe est noté. La personne qui anime le conseil le confirme.",
            journal: [JournalEntry("class.vote", "assembly", file.assembly.id.number, reason: "\(file.schoolClass.school), \(file.schoolClass.name), votants : \(voters)")])
    }
}

/// Confirm the delegates of a class: they sit for the term of the council, under their given name, shown to nobody unless the family agrees.
struct ConfirmClassVote: Action {
    typealias FormPage = ClassPage
    static let path: Path = "/instances/:assembly/classes/:class/confirmation"

    /// The class and the room of the college that its delegates enter.
    struct Subject: Sendable {
        var file: ClassFile
        var room: CollegeRoom?
    }

    init(_ form: inout FormReader, _ subject: Subject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try ClassStore.file(visit, db), id = file.assembly.id, seats = try SeatStore.held(in: id, at: visit.now, db)
        return Subject(file: file, room: try AssemblyStore.colleges(id, db).first { $0.entry == .election }.map { CollegeRoom($0, seats) })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ClassRules.mayConfirm(subject.file) ?? ClassRules.hasRoom(subject.room, subject.file.schoolClass) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, assembly = file.assembly
        guard let college = subject.room?.college, let delegates = file.schoolClass.delegates() else { throw NotFound() }
        guard try ClassStore.confirm(file.schoolClass.id, by: try visit.account(), at: visit.now, db) else { throw Refusal.notNow("Les délégués de cette classe sont confirmés.") }
        for pupil in delegates {
            let until = assembly.seatEnd(.election, enteringAt: visit.now, rank: try RecruitmentStore.everSeated(assembly.id, db))
            var entrant = SeatStore.Entrant(account: file.schoolClass.carrier, gender: pupil.gender, engagedAt: visit.now)
            entrant.pupil = pupil.id.number
            entrant.organisation = "\(file.schoolClass.school), \(file.schoolClass.name)"
            try SeatStore.give(.member, to: entrant, in: college.id, of: assembly.id, from: visit.now, until: until, db)
        }
        return Outcome(
            to: assembly.link + "/classes", saying: "Les délégués siègent.",
            journal: [JournalEntry("class.confirm", "assembly", assembly.id.number, reason: "\(file.schoolClass.school), \(file.schoolClass.name)", isPublic: true)],
            letters: [Letter(
                to: .account(file.schoolClass.carrier), kind: .necessary, subject: "\(assembly.name) : les délégués de la classe \(file.schoolClass.name)",
                paragraphs: ["Siègent pour la classe : \(visit.t.list(delegates.map(\.givenName))). Vous recevez pour eux les convocations."], button: Letter.Button("Voir le conseil", assembly.link))])
    }
}
