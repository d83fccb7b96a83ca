import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The whole of a deposited proposal in one form, for its people, while it may still change.
struct EditProposalPage: Page {
    static let path: Path = "/mes-idees/:proposal/modifier"

    let own: OwnProposal
    let rulebook: Rulebook
    let themes: [Theme]
    let territories: [Territory]
    let version: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> EditProposalPage {
        let own = try OwnProposal.inPath(visit, db)
        if let refusal = ProposalRules.mayEdit(own, visit.actor, at: visit.now) { throw refusal }
        return EditProposalPage(
            own: own, rulebook: try RulebookStore.rulebook(own.edition.id, at: visit.now, db),
            themes: try EditionStore.themesOffered(own.edition.id, keeping: own.proposal.themeKept, db),
            territories: try TerritoryStore.all(db), version: try ProposalVersionStore.last(own.proposal.id, db))
    }

    func title(_ t: Texts) -> String { t("Modifier l’idée") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine), Crumb(own.proposal.title, ProposalLinks.own(own.proposal.id))] }

    func body(_ view: View) -> HTML {
        """
        \(pageHeader(title(view.t), kicker: own.proposal.title, intro: view.t("Chaque version est gardée\u{A0}: tout le monde peut lire ce qui a changé.")))
        \(view.form(EditProposal.link(own), guardsDraft: true) {
            view.hidden("version", "\(version)")
                + view.fieldset("Votre idée") { view.ideaFields(ProposalIdea(own.proposal), themes: themes, rulebook: rulebook, similarPath: nil) }
                + view.fieldset("Le lieu") { view.placeFields(ProposalPlace(own.proposal), territories: territories) }
                + view.fieldset("La présentation") { view.presentationFields(ProposalPresentation(own.proposal), rulebook: rulebook) }
                + view.textField("reason", label: "Pourquoi ce changement", required: false, maxLength: 300)
                + buttons(view.submit("Publier les changements"), view.linkButton(ProposalLinks.own(own.proposal.id), "Ne rien changer", style: .quiet))
        })
        """
    }
}

/// What a deposited proposal has said since its deposit, for everyone: each version with what it changed; without what a moderator hid.
struct ProposalVersionsPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/versions"
    static var isShared: Bool { true }

    let edition: Edition
    let proposal: Proposal
    let versions: [ProposalVersion]

    static func load(_ visit: Visit, _ db: Reading) throws -> ProposalVersionsPage {
        let edition = try Edition.inPath(visit, db)
        let proposal = try ProposalStore.proposal(edition.id, number: try visit.number("number"), db)
        guard proposal.hiddenAt == nil else { throw NotFound() }
        return ProposalVersionsPage(edition: edition, proposal: proposal, versions: try ProposalVersionStore.all(proposal.id, db))
    }

    func title(_ t: Texts) -> String { t("Les versions de l’idée n°\u{A0}\(proposal.number ?? 0)") }

    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(edition.title, edition.link), Crumb(proposal.title, ProposalLinks.page(edition, proposal.number ?? 0))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let pairs = zip([nil] + versions.map(Optional.some), versions).reversed()
        return """
            \(pageHeader(title(t), kicker: proposal.title))
            \(if: versions.count < 2, emptyState(t("Cette idée n’a pas changé depuis son dépôt.")))
            \(each: pairs, { self.version($1, after: $0, view) })
            """
    }

    private func version(_ version: ProposalVersion, after old: ProposalVersion?, _ view: View) -> HTML {
        let t = view.t
        return section(version.number == 1 ? t("Version 1, au dépôt") : t("Version \(version.number)"), id: "version-\(version.number)") {
            """
            <p class="muted">\(view.time(version.at, hour: true))\(version.by.map { HTML(text: ", " + $0) })</p>
            \(if: version.isHidden, "<p>\(t("Ce texte a été masqué par un modérateur : il ne se lit plus."))</p>")
            \(if: !version.reason.isEmpty, "<p>\(version.reason)</p>")
            \(each: changes(version, old?.isHidden == true ? nil : old, t), { "<h3>\($0.label)</h3>\(diff($0.changes))" })
            """
        }
    }

    private func changes(_ new: ProposalVersion, _ old: ProposalVersion?, _ t: Texts) -> [(label: String, changes: [Change])] {
        let parts: [(String, KeyPath<ProposalVersion, String>)] = [
            (t("Titre"), \.title), (t("Résumé"), \.summary), (t("Présentation"), \.body), (t("Lieu"), \.place), (t("Thème"), \.theme),
        ]
        return parts.compactMap { label, part in
            let (text, before) = (new[keyPath: part], old.map { $0[keyPath: part] })
            guard let before else { return text.isEmpty ? nil : (label, [.same(text)]) }
            return before == text ? nil : (label, WordDifference.changes(from: before, to: text))
        }
    }
}
