import L10n
import Vocabulary

/// What a person is told of her roles.
enum PermissionLetters {
    static func granted(_ grant: Grant, place: String, reason: String, to account: AccountID) -> Letter {
        let place_: Message = place.isEmpty ? "toute la ville" : "\(place)"
        let period: Message = grant.lastDay.map { "Du \(day: grant.from) au \(day: $0)." } ?? "À partir du \(day: grant.from), sans date de fin."
        return Letter(
            to: .account(account), kind: .necessary, subject: "Un rôle vous est confié : \(grant.role.name)",
            paragraphs: ["Pour : \(place_). \(period)", grant.role.duty, "Motif : \(reason)"],
            button: Letter.Button("Ouvrir mon espace de travail", "/bureau"))
    }

    static func revoked(_ grant: Grant, place: String, reason: String, from account: AccountID) -> Letter {
        let place_: Message = place.isEmpty ? "toute la ville" : "\(place)"
        return Letter(
            to: .account(account), kind: .necessary, subject: "Un rôle prend fin : \(grant.role.name)",
            paragraphs: ["Pour : \(place_). Ce rôle ne vous est plus confié.", "Motif : \(reason)", "Merci pour ce que vous avez fait."])
    }
}
