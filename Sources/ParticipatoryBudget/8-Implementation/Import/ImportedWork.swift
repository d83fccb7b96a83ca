import Vocabulary

/// A winning project of another city, with how far it came.
struct ImportedWork: Sendable {
    var year: Int
    var externalID: String
    var title: String
    var body: String
    var cost: Euros
    var district: String
    /// Empty when the file has no themes.
    var theme: String
    var latitude: Double?
    var longitude: Double?
    /// Who makes it, by name: the services of elsewhere are not ours.
    var owner: String
    var stage: WorkStage
    var milestones: [DeliveredMilestone]
    /// Where it stands in the file.
    var line: Int
}

/// A step of such a project; the day it was planned for is the day it was reached when the file has no other.
struct DeliveredMilestone: Sendable, Equatable {
    var title: String
    var stage: WorkStage
    var plannedAt: Instant
    var actualAt: Instant?
}

/// What a file gives: projects, what is wrong in it, and what was understood otherwise than it is written.
struct DeliveredReading: Sendable {
    var projects: [ImportedWork] = []
    var problems: [String] = []
    var remarks: [String] = []
}
