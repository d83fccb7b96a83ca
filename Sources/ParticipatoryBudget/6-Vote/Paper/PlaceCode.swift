import L10n
import Vocabulary
import Web

extension PollingPlace {
    /// Six digits that give a lent screen back to who keeps the place: others every day, and others at once when somebody renews them. Who knows
    /// those of one day guesses none of the next: the city's secret is in them.
    func code(at moment: Instant, _ world: World) -> String {
        let day = CityTime.city.startOfDay(moment).milliseconds
        let bytes = Secrets.hmacSHA256(Array("polling place code \(id) \(codeMark) \(day)".utf8), key: world.secret)
        let number = bytes.prefix(6).reduce(0) { $0 * 256 + Int($1) } % 1_000_000
        return String(String(1_000_000 + number).dropFirst())
    }

    static func newCodeMark(_ world: World) -> String { Secrets.base64url(world.randomBytes(12)) }
}
