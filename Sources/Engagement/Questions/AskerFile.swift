import Database
import Vocabulary
import Web

/// What an agent has before her eyes of the person who asks: her ideas and where they stand, what she asked before, when she comes.
struct AskerFile: Sendable {
    var proposals: [ConcernedProposal] = []
    /// Where these stand, as everyone reads it.
    var states: [Int: (name: Message, tone: Tone)] = [:]
    var questions: [Question] = []
    var appointments: [Appointment] = []

    var isEmpty: Bool { proposals.isEmpty && questions.isEmpty && appointments.isEmpty }

    /// Only what her roles show to who reads it.
    static func load(_ asker: Question.Asker, besides question: ID<Question>? = nil, _ visit: Visit, _ db: Reading) throws -> AskerFile {
        var file = AskerFile(questions: try QuestionStore.of(asker, besides: question, db).filter { QuestionRules.mayRead($0, visit.actor) == nil })
        guard let account = asker.account else { return file }
        file.proposals = try QuestionSettingsStore.proposals(of: account, db)
        file.states = try visit.world.proposalStates(file.proposals.map(\.id), db)
        file.appointments = try AppointmentStore.booked(by: account, db).filter {
            $0.cancelledAt == nil && $0.slot.endsAt >= visit.now && AppointmentRules.mayKeep($0.slot, visit.actor) == nil
        }
        return file
    }
}
