import Vocabulary

/// Who follows an edition from end to end: its officer, those who check, the elected, the guarantor.
extension Actor {
    static let followers: [Role] = [.projectOfficer, .reviewer, .elected, .auditor]

    func follows(_ edition: Scope) -> Bool { Self.followers.contains { has($0, on: edition) } }
}
