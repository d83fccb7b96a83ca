internal import HTML
internal import L10n
internal import Vocabulary

extension Layout {
    static func around(_ content: HTML, _ surroundings: Surroundings, _ frame: Frame, _ view: View) -> HTML {
        switch surroundings {
        case .site:
            """
            \(header(frame, view, showsMenu: true))<main id="contenu" class="main" tabindex="-1">
            \(content)</main>
            \(footer(frame, view))
            """
        case .desk:
            """
            \(header(frame, view, showsMenu: false))<div class="\(frame.desk.isEmpty ? "desk-alone" : "desk")">\(if: !frame.desk.isEmpty, sideMenu(frame, view))<main id="contenu" class="main" tabindex="-1">
            \(content)</main></div>
            \(footer(frame, view))
            """
        case .bare:
            """
            <header class="bare-header"><p class="brand"><a href="/">\(brand(frame, view))</a></p></header><main id="contenu" class="main" tabindex="-1">
            \(content)</main>

            """
        }
    }

    private static func header(_ frame: Frame, _ view: View, showsMenu: Bool) -> HTML {
        let t = view.t
        return """
            <header class="header">
            <div class="header-top"><p class="brand"><a href="/">\(brand(frame, view))</a></p>\
            <div class="header-tools">\(languages(view))\(themes(view))\(account(frame, view))\(if: showsMenu || !frame.desk.isEmpty, menuToggle(view, of: showsMenu ? "menu" : "menu-bureau"))</div></div>
            \(if: showsMenu, """
                <div class="header-menu" id="menu"><nav class="menu" aria-label="\(t("Menu principal"))"><ul>\(each: frame.menu, { "<li>\($0.link())</li>" })</ul></nav>\(search(frame, view))</div>
                """)</header>
            <div class="paving" aria-hidden="true"></div>

            """
    }

    private static func brand(_ frame: Frame, _ view: View) -> HTML {
        let name: HTML = """
            <span class="brand-name">\(frame.city.name)</span>\(frame.city.slogan.map { #" <span class="brand-slogan"\#(attribute: "lang", view.t.languageOfWords)>\#($0)</span>"# })
            """
        guard let logo = frame.city.logo else { return name }
        return #"<img class="brand-logo" src="\#(url: logo)" alt="" height="48"><span class="brand-words">\#(name)</span>"#
    }

    /// `/fr/…` and `?langue=…` remember the choice, so all languages carry their prefix here.
    private static func languages(_ view: View) -> HTML {
        """
        <nav class="languages" aria-label="\(view.t("Langue"))"><ul>\(each: Language.all, { language in
            let address = "/\(language.code)\(view.address == "/" ? "" : view.address)"
            let path = language == .french ? address : address + (address.contains("?") ? "&" : "?") + "\(LanguagePrefix.choice)=\(language.code)"
            return """
                <li><a href="\(url: path)" lang="\(language.code)" hreflang="\(language.code)"\(attribute: "aria-current", language == view.t.language ? "true" : nil)>\
                <span aria-hidden="true">\(language.code.uppercased())</span><span class="sr">\(language.name)</span></a></li>
                """
        })</ul></nav>
        """
    }

    private static func themes(_ view: View) -> HTML {
        let t = view.t
        return """
            <button type="button" class="theme" data-theme-button hidden data-auto="\(t("Thème : comme l’appareil"))" data-light="\(t("Thème : clair"))" \
            data-dark="\(t("Thème : sombre"))"><span class="theme-mark" aria-hidden="true"></span><span class="sr" data-theme-name>\(t("Thème"))</span></button>
            """
    }

    /// Opens the menu on a phone; without JavaScript the menu is open and this is not shown.
    private static func menuToggle(_ view: View, of id: String) -> HTML {
        #"<button type="button" class="menu-toggle" aria-expanded="false" aria-controls="\#(id)" data-toggle>\#(view.t("Menu"))</button>"#
    }

    private static func account(_ frame: Frame, _ view: View) -> HTML {
        let t = view.t
        guard let account = frame.account else {
            return #"<a class="sign-in" href="\#(url: frame.signInPath)">\#(t("Se connecter"))</a>"#
        }
        return """
            <details class="account" data-menu><summary><span class="account-mark" aria-hidden="true">\(initials(account.name))</span><span class="account-name">\(account.name)</span>\
            \(if: account.unread > 0, #" <span class="count">\#(account.unread)<span class="sr"> \#(t(account.unread, one: "message non lu", many: "messages non lus"))</span></span>"#)</summary>\
            <ul><li><a href="\(url: account.inboxPath)">\(t("Mes messages"))\(if: account.unread > 0, #" <span class="count">\#(account.unread)</span>"#)</a></li>\
            \(each: account.entries, { "<li>\($0.link())</li>" })<li>\(view.action(account.signOutPath, "Se déconnecter", style: .quiet))</li></ul></details>
            """
    }

    private static func search(_ frame: Frame, _ view: View) -> HTML {
        guard let path = frame.searchPath else { return .empty }
        let t = view.t
        return """
            <form class="search" role="search" method="get" action="\(url: path)"><label class="sr" for="site-search">\(t("Rechercher sur le site"))</label>\
            <input type="search" id="site-search" name="q" placeholder="\(t("Une idée, un projet…"))" maxlength="200"><button class="button button-secondary">\(t("Chercher"))</button></form>
            """
    }

    private static func sideMenu(_ frame: Frame, _ view: View) -> HTML {
        """
        <nav class="side" id="menu-bureau" aria-label="\(view.t("Menu de l’espace de travail"))">\
        \(each: frame.desk, { #"<p class="side-title">\#($0.title)</p><ul>\#(each: $0.entries, { "<li>\($0.link())</li>" })</ul>"# })</nav>
        """
    }

    private static func footer(_ frame: Frame, _ view: View) -> HTML {
        let t = view.t
        return """
            <footer class="footer"><div class="paving" aria-hidden="true"></div><div class="footer-body"><p class="footer-name">\(frame.city.name)\
            \(frame.city.slogan.map { #" <span class="brand-slogan"\#(attribute: "lang", view.t.languageOfWords)>\#($0)</span>"# })</p>\
            <ul class="footer-links"><li><a href="/accessibilite">\(t("Accessibilité : \(frame.accessibility ?? t("non conforme"))"))</a></li>\
            \(each: frame.footer, { "<li>\($0.link())</li>" })</ul><p class="footer-note">\(t("Ce site fonctionne avec Parvis, un logiciel libre."))</p></div></footer>

            """
    }
}
