package import HTML
package import L10n
package import Vocabulary

/// News as a feed that other programs follow (Atom, RFC 4287).
package struct AtomFeed: Sendable {
    /// One piece of news.
    package struct Entry: Sendable {
        package var id: String
        package var title: String
        package var text: String
        package var link: String
        package var at: Instant

        package init(id: String, title: String, text: String, link: String, at: Instant) {
            self.id = id
            self.title = title
            self.text = text
            self.link = link
            self.at = at
        }
    }

    var title: String
    /// The page that it follows, and its own address.
    var address: String
    var own: String
    var entries: [Entry]

    /// The latest first.
    package init(_ title: String, of address: String, at own: String, _ entries: [Entry]) {
        self.title = title
        self.address = address
        self.own = own
        self.entries = entries.sorted { $0.at > $1.at }
    }

    package func response(_ t: Texts, at now: Instant) -> WebResponse {
        let xml: HTML = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(t.language.code)"><title>\(title)</title><id>\(address)</id>\
            <link href="\(address)"/><link rel="self" href="\(own)"/>\
            <updated>\(t.iso(entries.first?.at ?? now))</updated><author><name>\(title)</name></author>
            \(each: entries, { """
                <entry><id>\($0.id)</id><title>\($0.title)</title><link href="\($0.link)"/><updated>\(t.iso($0.at))</updated>\
                <content type="text">\($0.text)</content></entry>

                """ })</feed>

            """
        return WebResponse(status: 200, headers: [("content-type", "application/atom+xml; charset=utf-8")], body: .bytes(xml.bytes))
    }
}
