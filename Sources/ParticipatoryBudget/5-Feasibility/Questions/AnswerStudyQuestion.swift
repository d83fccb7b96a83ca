import Database
import Vocabulary
import Web

/// Answer for the service that was asked.
struct AnswerStudyQuestion: Action {
    typealias FormPage = StudyQuestionPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/questions/:question"

    /// The study with one of its questions.
    struct Subject: Sendable {
        var file: StudyFile
        var question: StudyQuestion
    }

    let answer: String

    init(_ form: inout FormReader, _ subject: Subject) { answer = form.text("answer", min: 10, max: 3000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try FeasibilityStore.file(visit, db)
        return Subject(file: file, question: try file.question(try visit.id("question")))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { StudyQuestionRules.mayAnswer(subject.file, subject.question, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (file, question) = (subject.file, subject.question), account = try visit.account()
        try StudyQuestionStore.answer(question.id, answer, by: account, at: visit.now, db)
        var told: [Letter.Recipient] = [.account(question.askedBy)]
        // While the study is open, whoever concludes it waits for this.
        if let study = file.study, file.stage.isUnderStudy { told += try FeasibilityStore.recipients([study.lead], db)[study.lead] ?? [] }
        if let officer = file.study?.openedBy { told.append(.account(officer)) }
        var readers: [Letter.Recipient] = []
        for reader in told where reader != .account(account) && !readers.contains(reader) { readers.append(reader) }
        return Outcome(
            to: FeasibilityLinks.serviceQueue, saying: "La réponse est enregistrée. Merci !",
            journal: [JournalEntry(
                "feasibility.answer-service", "proposal", file.proposal.id.number, edition: file.edition.id, reason: "\(question.serviceName) a répondu.")],
            letters: readers.map { letter(file, question, to: $0) })
    }

    private func letter(_ file: StudyFile, _ question: StudyQuestion, to reader: Letter.Recipient) -> Letter {
        Letter(
            to: reader, kind: .task, subject: "Proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : \(question.serviceName) a répondu",
            paragraphs: ["À la question posée sur « \(file.proposal.title) », \(question.serviceName) répond :", "\(answer)"],
            button: Letter.Button("Lire et donner suite", file.link(to: question)))
    }
}

extension StudyFile {
    func question(_ id: ID<StudyQuestion>) throws -> StudyQuestion {
        guard let question = questions.first(where: { $0.id == id }) else { throw NotFound() }
        return question
    }

    func link(to question: StudyQuestion) -> String { "\(link)/questions/\(question.id)" }
}
