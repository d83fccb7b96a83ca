/// Raw messages as mail programs write them.
enum MailSamples {
    static func message(
        from: String = "Mme Petit <petit@exemple.fr>", to: String = "questions@town.test", id: String = "<un@exemple.fr>", subject: String = "Voter", headers: [String] = [],
        type: String = "text/plain; charset=utf-8", body: String = "Peut-on voter le dimanche ?"
    ) -> [UInt8] {
        let lines = ["From: \(from)", "To: \(to)", "Message-ID: \(id)", "Subject: \(subject)", "Date: Sun, 22 Nov 2026 10:00:00 +0100", "MIME-Version: 1.0", "Content-Type: \(type)"] + headers
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body.replacing("\n", with: "\r\n") + "\r\n").utf8)
    }

    /// Letters of Latin-1, a subject in encoded words, lines in quoted-printable.
    static let accents = message(
        from: "=?iso-8859-1?Q?H=E9l=E8ne_No=EBl?= <helene@exemple.fr>", subject: "=?UTF-8?B?w4l0w6kgw6AgbGEgcGxhZ2U=?=", headers: ["Content-Transfer-Encoding: quoted-printable"],
        type: "text/plain; charset=iso-8859-1", body: "L'=E9t=E9, la piscine est-elle ouverte =E0 midi ?=\n Merci.")

    /// Words in two forms, then a file and a part that nobody asked for, one within the other.
    static let nested = message(
        type: "multipart/mixed; boundary=a",
        body: """
            --a
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            Voici mon plan.
            --b
            Content-Type: text/html; charset=utf-8

            <p>Voici <b>mon plan</b>.</p>
            --b--
            --a
            Content-Type: text/plain; name="plan.txt"
            Content-Disposition: attachment; filename*=UTF-8''plan%20d%27%C3%A9t%C3%A9.txt
            Content-Transfer-Encoding: base64

            UGxhbiBkdSBxdWFydGllciwgcmVsdSBsZSBqb3VyIG3Dqm1lLgo=
            --a
            Content-Type: application/x-msdownload; name="jeu.exe"
            Content-Disposition: attachment; filename="jeu.exe"
            Content-Transfer-Encoding: base64

            TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAA==
            --a--
            """)

    static let html = message(
        type: "text/html; charset=utf-8",
        body: "<html><head><style>p { color: red }</style></head><body><p>Bonjour,</p><script>alert(1)</script><p>L&#39;&eacute;cole est-elle&nbsp;ferm&eacute;e&nbsp;?<br>Merci</p></body></html>")

    /// A thousand boxes, one in the other, and never closed.
    static let hostile: [UInt8] = {
        let boxes = (0..<1000).map { "--b\($0)\r\nContent-Type: multipart/mixed; boundary=b\($0 + 1)\r\n\r\n" }.joined()
        return message(type: "multipart/mixed; boundary=b0", body: "") + Array(boxes.utf8) + [0, 255, 254, 13, 10]
    }()
}
