import Platform
import Vocabulary
import Web

/// Somebody of a list that a panel is drawn from (electoral roll), or an address: she asked nothing, and may refuse.
struct ListedPerson: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable { case waiting, called, accepted, refused, unreachable }

    var id: ID<ListedPerson>
    /// Her place in the order of the lot; nil before it.
    var rank: Int?
    var name: String
    var address: String
    var email: String
    var gender: Seat.Gender
    var state: State
    var calledAt: Instant?
    var answeredAt: Instant?
    var reason: String
    var account: AccountID?

    /// What her letter says to type, so that she answers without an account: signed, never stored.
    func code(_ world: World) -> String {
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        return "\(id)-" + String(Secrets.hmacSHA256(Array("listed \(id)".utf8), key: world.secret).prefix(8).map { letters[Int($0) % letters.count] })
    }
}

/// A list as it was sent, and what a draw needs of it.
struct PersonList: Sendable {
    /// A line of the list.
    struct Line: Sendable, Equatable {
        var name: String
        var address: String
        var email: String
        var household: String
        var features: [String]
        var gender: Seat.Gender
    }

    /// The columns that the quotas speak of, in the order of the list.
    var categories: [String]
    var lines: [Line]

    private static let known: Set = ["nom", "prenom", "adresse", "courriel", "foyer"]

    /// To whom the letter is, when a list has addresses alone.
    static let whoLivesThere = "Aux habitantes et habitants"

    /// Reads a table whose first line names its columns: nom, prénom, adresse, courriel, foyer, and the features that the quotas use.
    /// Without names it is a list of addresses: who lives there answers.
    init(_ records: [CSV.Record], quotas: Set<String>) throws {
        guard let head = records.first?.cells.map({ SearchText.fold($0) }) else { throw FormErrors("file", "Ce fichier est vide.") }
        func place(_ name: String) -> Int? { head.firstIndex(of: name) }
        guard let address = place("adresse") else { throw FormErrors("file", "La première ligne doit nommer au moins la colonne adresse, et nom si vous connaissez les personnes.") }
        let name = place("nom")
        if let missing = quotas.sorted().first(where: { place($0) == nil || Self.known.contains($0) }) { throw FormErrors("quotas", "La liste n’a pas de colonne « \(missing) ».") }
        categories = head.filter(quotas.contains)
        let features = categories.compactMap(place)
        lines = records.dropFirst().map { record in
            func cell(_ place: Int?) -> String { place.flatMap { record.cells.indices.contains($0) ? record.cells[$0] : nil } ?? "" }
            let home = cell(place("foyer")), gender = SearchText.fold(cell(place("genre") ?? place("sexe")))
            return Line(
                name: name == nil ? Self.whoLivesThere : [cell(place("prenom")), cell(name)].filter { !$0.isEmpty }.joined(separator: " "), address: cell(address), email: cell(place("courriel")),
                household: SearchText.fold(home.isEmpty ? cell(address) : home), features: features.map { SearchText.fold(cell($0)) },
                gender: gender.hasPrefix("f") ? .woman : gender.hasPrefix("h") || gender.hasPrefix("m") ? .man : .unsaid)
        }
        if lines.isEmpty { throw FormErrors("file", "La liste ne nomme personne.") }
    }

    /// The pool that everybody reads: features and a number for each household, no name.
    var pool: String {
        var homes: [String: Int] = [:]
        let rows = lines.enumerated().map { place, line in
            let home = homes[line.household] ?? homes.count + 1
            homes[line.household] = home
            return ([String(place + 1)] + line.features + ["f\(home)"]).joined(separator: ",")
        }
        return ((["numero"] + categories + ["foyer"]).joined(separator: ",") + "\n") + rows.joined(separator: "\n") + "\n"
    }
}
