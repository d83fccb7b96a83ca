import Database
import HTML
import L10n
import Vocabulary
import Web

/// What the bureau shows on the screen of the room: a square and a code that change every few minutes, and how many have come.
struct PresenceScreenPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/ecran"
    static var surroundings: Surroundings { .bare }

    let file: MeetingFile
    let code: String
    let address: String
    let quorum: Quorum

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayHold(file) { throw refusal }
        let code = PresenceCode.code(file.meeting.id, at: visit.now, visit.world)
        return Self(
            file: file, code: code, address: "\(visit.world.baseURL)\(file.link)/presence?code=\(code)",
            quorum: try MeetingStore.attendance(file, db).quorum(file.rules, isSecondCall: file.meeting.isSecondCall))
    }

    func title(_ t: Texts) -> String { t("Je suis là : \(file.meeting.title)") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: file.assembly.name, intro: t("Membres de l’instance : visez ce carré avec votre téléphone, ou tapez le code sur la page de la réunion.")))\
            \(QRCode(address).map { $0.picture(t("Adresse pour dire sa présence")) })\
            \(statTiles([Stat(code, t("code du moment")), Stat(t.number(quorum.present), t("présents")), Stat(t.number(quorum.needed), t("nécessaires au quorum"))]))\
            \(buttons(view.linkButton(file.link + "/ecran", "Code suivant", style: .secondary), view.linkButton(file.link + "/seance", "Revenir à la séance", style: .quiet)))
            """
    }
}

/// A member says on her phone that she is in the room, by the code of the screen.
struct PresencePage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/presence"

    let file: MeetingFile
    let refusal: Refusal?
    let code: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db), refusal = MeetingRules.maySayPresent(file, try MeetingStore.attendance(file, db))
        if refusal == .signIn { throw Refusal.signIn }
        return Self(file: file, refusal: refusal, code: visit.query["code"] ?? "")
    }

    func title(_ t: Texts) -> String { t("Je suis là") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        if let refusal { return view.notice(refusal) }
        return view.form(file.link + "/presence") {
            "\(view.textField("code", label: "Code de l’écran", help: "Il change toutes les trois minutes.", value: code, maxLength: 10, width: .short))\(view.submit("Je suis là"))"
        }
    }
}
