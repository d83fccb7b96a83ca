import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The first step of a draft, for its author: title, sentence, theme, for whom.
struct DraftIdeaPage: Page {
    static let path: Path = "/editions/:edition/proposer/:proposal/idee"

    let own: OwnProposal
    let rulebook: Rulebook
    let themes: [Theme]

    static func load(_ visit: Visit, _ db: Reading) throws -> DraftIdeaPage {
        let own = try OwnProposal.inPath(visit, db)
        if let refusal = ProposalRules.mayWrite(own, visit.actor, at: visit.now) { throw refusal }
        return DraftIdeaPage(
            own: own, rulebook: try RulebookStore.rulebook(own.edition.id, at: visit.now, db), themes: try EditionStore.themesOffered(own.edition.id, db))
    }

    func title(_ t: Texts) -> String { t("Votre idée") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine)] }

    func body(_ view: View) -> HTML {
        """
        \(pageHeader(title(view.t), kicker: own.edition.title))\(view.draftStepper(own.edition, own.proposal.id, at: .idea))
        \(view.form(ProposalLinks.draft(own.edition, own.proposal.id, .idea), guardsDraft: true) {
            view.ideaFields(ProposalIdea(own.proposal), themes: themes, rulebook: rulebook, similarPath: SimilarProposalsDownload.link(own.edition))
                + view.draftButtons(own, at: .idea)
        })
        """
    }
}

/// The second step: where it would be; and, first, the ideas that are close to this one.
struct DraftPlacePage: Page {
    static let path: Path = "/editions/:edition/proposer/:proposal/lieu"

    let own: OwnProposal
    let territories: [Territory]
    let similar: [SimilarProposal]

    static func load(_ visit: Visit, _ db: Reading) throws -> DraftPlacePage {
        let own = try OwnProposal.inPath(visit, db)
        if let refusal = ProposalRules.mayWrite(own, visit.actor, at: visit.now) { throw refusal }
        return DraftPlacePage(
            own: own, territories: try TerritoryStore.all(db),
            similar: try ProposalStore.similar(to: own.proposal.title + " " + own.proposal.summary, in: own.edition.id, db))
    }

    func title(_ t: Texts) -> String { t("Le lieu") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine)] }

    func body(_ view: View) -> HTML {
        """
        \(pageHeader(title(view.t), kicker: own.proposal.title))\(view.draftStepper(own.edition, own.proposal.id, at: .place))
        \(view.similarProposals(similar, own.edition))
        \(view.form(ProposalLinks.draft(own.edition, own.proposal.id, .place), guardsDraft: true) {
            view.placeFields(ProposalPlace(own.proposal), territories: territories)
                + view.draftButtons(own, at: .place)
        })
        """
    }
}

/// The third step: the idea at length and what it might cost.
struct DraftPresentationPage: Page {
    static let path: Path = "/editions/:edition/proposer/:proposal/presentation"

    let own: OwnProposal
    let rulebook: Rulebook

    static func load(_ visit: Visit, _ db: Reading) throws -> DraftPresentationPage {
        let own = try OwnProposal.inPath(visit, db)
        if let refusal = ProposalRules.mayWrite(own, visit.actor, at: visit.now) { throw refusal }
        return DraftPresentationPage(own: own, rulebook: try RulebookStore.rulebook(own.edition.id, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("La présentation") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine)] }

    func body(_ view: View) -> HTML {
        """
        \(pageHeader(title(view.t), kicker: own.proposal.title))\(view.draftStepper(own.edition, own.proposal.id, at: .presentation))
        \(view.form(ProposalLinks.draft(own.edition, own.proposal.id, .presentation), guardsDraft: true) {
            view.presentationFields(ProposalPresentation(own.proposal), rulebook: rulebook) + view.draftButtons(own, at: .presentation)
        })
        """
    }
}

/// The fourth step: photos, one after the other, each with its description; also after the deposit, while the text may change.
struct DraftPhotosPage: Page {
    static let path: Path = "/editions/:edition/proposer/:proposal/photos"
    static let most = 5

    let own: OwnProposal
    let photos: [Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> DraftPhotosPage {
        let own = try OwnProposal.inPath(visit, db)
        if let refusal = refusal(own, visit) { throw refusal }
        return DraftPhotosPage(own: own, photos: try DocumentStore.all(of: "proposal", own.proposal.id.number, .photo, db))
    }

    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? {
        own.proposal.depositedAt == nil
            ? ProposalRules.mayWrite(own, visit.actor, at: visit.now) : ProposalRules.mayEdit(own, visit.actor, at: visit.now)
    }

    func title(_ t: Texts) -> String { t("Les photos") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let isDraft = own.proposal.depositedAt == nil
        return """
            \(pageHeader(title(t), kicker: own.proposal.title, intro: t("Facultatif\u{A0}: cinq photos au plus, de 10\u{A0}Mo chacune. Le lieu et l’appareil inscrits dans vos photos sont effacés.")))
            \(if: isDraft, view.draftStepper(own.edition, own.proposal.id, at: .photos))
            \(each: photos, { self.photo($0, view) })
            \(if: photos.count < Self.most, add(view))
            \(if: photos.count >= Self.most, alert(.info, t("Vous avez ajouté cinq photos, le plus possible.")))
            \(isDraft ? buttons(
                view.linkButton(ProposalLinks.draft(own.edition, own.proposal.id, .review), photos.isEmpty ? "Continuer sans photo" : "Continuer vers la relecture"),
                view.linkButton(ProposalLinks.draft(own.edition, own.proposal.id, .presentation), "Étape précédente", style: .secondary))
                : buttons(view.linkButton(ProposalLinks.own(own.proposal.id), "Revenir à l’idée", style: .secondary)))
            """
    }

    private func add(_ view: View) -> HTML {
        view.form(AddPhoto.link(own), files: true) {
            view.fieldset("Ajouter une photo") {
                view.fileField("photo", label: "Photo", accept: "image/jpeg,image/png,image/webp,image/heic", required: true)
                    + view.textField("alternative", label: "Ce que l’on voit sur la photo", help: "Pour les personnes qui ne la voient pas.", maxLength: 200)
                    + buttons(view.submit("Ajouter cette photo", style: .secondary))
            }
        }
    }

    private func photo(_ photo: Document, _ view: View) -> HTML {
        """
        \(figure(photo.picture(), caption: photo.alternativeText))
        \(view.action(RemovePhoto.link(own), "Retirer cette photo", style: .quiet, fields: [("document", "\(photo.id)")]))
        """
    }
}
