import Vocabulary

/// The cookies of the site and what is derived from them: session, form token, sentence for the next page.
struct Cookies: Sendable {
    static let noticeName = "parvis_notice"
    /// With what a tablet opens the list that it keeps without the network; its own script makes it.
    static let listName = "parvis_list"
    let secret: [UInt8]
    let isSecure: Bool

    var sessionName: String { isSecure ? "__Host-session" : "parvis_session" }
    var visitorName: String { isSecure ? "__Host-visitor" : "parvis_visitor" }

    // MARK: Session

    func openSession(_ token: String, _ lifetime: Span, _ response: inout WebResponse) {
        set(sessionName, token, age: lifetime.milliseconds / 1000, &response)
    }

    func closeSession(_ response: inout WebResponse) { set(sessionName, "", age: 0, &response) }

    /// Another person has the browser now: what the tablet keeps under the former one’s eyes can be read no more.
    func closeList(_ request: WebRequest, _ response: inout WebResponse) {
        if request.cookies[Self.listName] != nil { set(Self.listName, "", age: 0, &response) }
    }

    // MARK: Form token

    /// What the token of this browser is derived from: its session, or a visitor's mark that is set when absent.
    func visitorKey(_ request: WebRequest, _ world: World, _ response: inout WebResponse) -> String {
        if let key = known(request) { return key }
        let mark = Secrets.base64url(world.randomBytes(16))
        set(visitorName, mark, age: nil, &response)
        return mark
    }

    /// A new mask each time, so that compressed pages do not give the token away.
    func token(for key: String, _ world: World) -> String {
        let mask = world.randomBytes(32)
        return Secrets.base64url(mask + zip(mask, mac("form " + key)).map { $0 ^ $1 })
    }

    /// Whether a form was sent from a page of ours by this browser.
    func isGenuine(_ token: String?, _ request: WebRequest, host: String) -> Bool {
        if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" { return false }
        if request.headers["sec-fetch-site"] == nil, let origin = request.headers["origin"],
            origin.split(separator: "/").last.map(String.init) != request.headers["host"] { return false }
        guard let key = known(request), let token, let bytes = Secrets.bytes(base64url: token), bytes.count == 64 else { return false }
        return Secrets.equal(zip(bytes[..<32], bytes[32...]).map { $0 ^ $1 }, mac("form " + key))
    }

    private func known(_ request: WebRequest) -> String? { request.cookies[sessionName] ?? request.cookies[visitorName] }

    // MARK: Notice

    /// Leaves a sentence for the next page, signed so that a link cannot put words in the city's mouth.
    func leaveNotice(_ sentence: String, _ response: inout WebResponse) {
        let bytes = Array(sentence.utf8)
        set(Self.noticeName, Secrets.base64url(mac("notice " + sentence)) + "." + Secrets.base64url(bytes), age: 120, &response)
    }

    func takeNotice(_ request: WebRequest, _ response: inout WebResponse) -> String? {
        guard let value = request.cookies[Self.noticeName] else { return nil }
        set(Self.noticeName, "", age: 0, &response)
        let parts = value.split(separator: ".")
        guard parts.count == 2, let signature = Secrets.bytes(base64url: String(parts[0])),
            let bytes = Secrets.bytes(base64url: String(parts[1])) else { return nil }
        let sentence = String(decoding: bytes, as: UTF8.self)
        return Secrets.equal(signature, mac("notice " + sentence)) ? sentence : nil
    }

    // MARK: -

    private func mac(_ text: String) -> [UInt8] { Secrets.hmacSHA256(Array(text.utf8), key: secret) }

    private func set(_ name: String, _ value: String, age: Int?, _ response: inout WebResponse) {
        var cookie = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if let age { cookie += "; Max-Age=\(age)" }
        if isSecure { cookie += "; Secure" }
        response.headers.append(("set-cookie", cookie))
    }
}
