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
    /// Whether the reader asked that the page stay as it is.
    let isFixed: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayHold(file) { throw refusal }
        let code = PresenceCode.code(file.meeting.id, at: visit.now, visit.world)
        return Self(
            file: file, code: code, address: "\(visit.world.baseURL)\(file.link)/presence?code=\(code)",
            quorum: try MeetingStore.attendance(file, db).quorum(file.rules, isSecondCall: file.meeting.isSecondCall), isFixed: visit.query["fixe"] != nil)
    }

    func title(_ t: Texts) -> String { t("Je suis là : \(file.meeting.title)") }
    func refresh(_ now: Instant) -> Refresh? { isFixed ? nil : Refresh(seconds: 15) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: file.assembly.name, intro: t("Membres de l’instance : visez ce carré avec votre téléphone, ou tapez le code sur la page de la réunion.")))\
            \(QRCode(address).map { $0.picture(t("Adresse pour dire sa présence")) })\
            \(statTiles([Stat(code, t("code du moment")), Stat(t.number(quorum.present), t(quorum.present, one: "présent", many: "présents")), Stat(t.number(quorum.needed), t("nécessaires au quorum"))]))\
            \(alert(quorum.isReached ? .success : .warning, t(quorum.words)))\(votes(t))\
            \(buttons(
                isFixed ? view.linkButton(file.link + "/ecran", "Actualiser toute seule", style: .quiet) : view.linkButton(file.link + "/ecran?fixe=1", "Ne plus actualiser", style: .quiet),
                view.linkButton(file.link + "/seance", "Revenir à la séance", style: .quiet)))
            """
    }

    /// What was voted, as it falls.
    private func votes(_ t: Texts) -> HTML {
        guard !file.resolutions.isEmpty else { return .empty }
        return section(t("Votes")) { "<ul>\(each: file.resolutions, { "<li><strong>\($0.question)</strong> \(t($0.result))</li>" })</ul>" }
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
