/// How a city shows itself: its name, its logo, its two colours.
package struct CityIdentity: Sendable {
    package var name: String
    package var slogan: String?
    /// Path of the logo; without one, the name is set in type.
    package var logo: String?
    /// The address of the style sheet made from the two colours; nil keeps the colours of Parvis.
    package var stylesheet: String?

    package init(name: String, slogan: String? = nil, logo: String? = nil, primary: Colour? = nil, accent: Colour? = nil) {
        self.name = name
        self.slogan = slogan
        self.logo = logo
        stylesheet = primary == nil && accent == nil ? nil : CityStyle(primary: primary ?? .defaultPrimary, accent: accent ?? .defaultAccent).path
    }
}

/// A family of entries in the desk's side menu.
package struct MenuGroup: Sendable {
    package var title: String
    package var entries: [MenuEntry]
    package init(_ title: String, _ entries: [MenuEntry]) {
        self.title = title
        self.entries = entries
    }
}

/// Who is signed in, and what is under her name.
package struct AccountMenu: Sendable {
    package var name: String
    package var entries: [MenuEntry]
    /// Messages not read yet.
    package var unread: Int
    package var inboxPath: String
    package var signOutPath: String

    package init(
        name: String, entries: [MenuEntry], unread: Int = 0, inboxPath: String = "/messages", signOutPath: String = "/deconnexion"
    ) {
        self.name = name
        self.entries = entries
        self.unread = unread
        self.inboxPath = inboxPath
        self.signOutPath = signOutPath
    }
}

/// What stands around every page: the city, the menus, who is signed in, what just happened.
package struct Frame: Sendable {
    package var city: CityIdentity
    /// Main menu of the public site.
    package var menu: [MenuEntry]
    /// Side menu of the desk, by role.
    package var desk: [MenuGroup]
    /// Nil for a visitor, who is shown the way to sign in.
    package var account: AccountMenu?
    package var signInPath: String
    /// Where the search field sends `q`; nil shows none.
    package var searchPath: String?
    /// Legal notices, personal data, site map, contact: the accessibility statement is always there.
    package var footer: [MenuEntry]
    /// `non conforme`, `partiellement conforme`, `totalement conforme`, as the last audit says.
    package var accessibility: String?
    /// What the last act did, in a sentence.
    package var notice: String?
    package var noticeTone: Tone
    /// `https://budget.ville.fr`, for the addresses that must be whole.
    package var baseURL: String
    /// The language of the page is offered in all the others, at the same address.
    package var isIndexed: Bool
    /// For social networks.
    package var picture: String?
    /// What lies under the places of the page's maps.
    package var mapGround = MapGround()

    package init(
        city: CityIdentity, menu: [MenuEntry] = [], desk: [MenuGroup] = [], account: AccountMenu? = nil, signInPath: String = "/connexion",
        searchPath: String? = nil, footer: [MenuEntry] = [], accessibility: String? = nil, notice: String? = nil, noticeTone: Tone = .success,
        baseURL: String = "", isIndexed: Bool = true, picture: String? = nil
    ) {
        self.city = city
        self.menu = menu
        self.desk = desk
        self.account = account
        self.signInPath = signInPath
        self.searchPath = searchPath
        self.footer = footer
        self.accessibility = accessibility
        self.notice = notice
        self.noticeTone = noticeTone
        self.baseURL = baseURL
        self.isIndexed = isIndexed
        self.picture = picture
    }
}
