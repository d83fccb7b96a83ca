import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The fourth step: photos and documents, one after the other, each with its description or its title; also after the deposit, while
/// the text may change.
struct DraftPhotosPage: Page {
    static let path: Path = "/editions/:edition/proposer/:proposal/photos"
    static let most = 5
    static let mostFiles = 3

    let own: OwnProposal
    let photos: [Document]
    let files: [Document]
    let refusalToAdd: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> DraftPhotosPage {
        let own = try OwnProposal.inPath(visit, db)
        if let refusal = ProposalRules.mayChangeDocuments(own, visit.actor, at: visit.now) { throw refusal }
        let documents = try DocumentStore.all(of: "proposal", own.proposal.id.number, db)
        return DraftPhotosPage(
            own: own, photos: documents.filter { $0.kind == .photo }, files: documents.filter { $0.kind == .file },
            refusalToAdd: ProposalRules.mayAddDocument(own, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Les photos") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let isDraft = own.proposal.depositedAt == nil
        return """
            \(pageHeader(title(t), kicker: own.proposal.title, intro: t("Facultatif\u{A0}: cinq photos au plus, de 10\u{A0}Mo chacune. Le lieu et l’appareil inscrits dans vos photos sont effacés.")))
            \(if: isDraft, view.draftStepper(own.edition, own.proposal.id, at: .photos))
            \(refusalToAdd.map { view.refusal($0) })
            \(each: photos, { figure($0.picture(), caption: $0.alternativeText) + view.removal(of: $0, at: RemoveDocument.link(own)) })
            \(photos.count < Self.most ? add(view) : alert(.info, t("Vous avez ajouté cinq photos, le plus possible.")))
            \(section(t("Documents"), id: "documents") { documents(view) })
            \(isDraft ? buttons(
                view.linkButton(ProposalLinks.draft(own.edition, own.proposal.id, .review), photos.isEmpty && files.isEmpty ? "Continuer sans photo" : "Continuer vers la relecture"),
                view.linkButton(ProposalLinks.draft(own.edition, own.proposal.id, .presentation), "Étape précédente", style: .secondary))
                : buttons(view.linkButton(ProposalLinks.own(own.proposal.id), "Revenir à l’idée", style: .secondary)))
            """
    }

    private func add(_ view: View) -> HTML {
        if refusalToAdd != nil { return .empty }
        return view.form(AddDocument.link(own), files: true) {
            view.fieldset("Ajouter une photo") { view.photoUploadFields() + buttons(view.submit("Ajouter cette photo", style: .secondary)) }
        }
    }

    private func documents(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Facultatif\u{A0}: trois documents au plus, un plan ou une lettre de soutien par exemple. Ils seront publics avec votre idée."))</p>
            \(each: files, { view.file($0, removedAt: RemoveDocument.link(own)) })
            \(files.count < Self.mostFiles ? addFile(view) : alert(.info, t("Vous avez ajouté trois documents, le plus possible.")))
            """
    }

    /// The errors are listed by the first form of the page.
    private func addFile(_ view: View) -> HTML {
        if refusalToAdd != nil { return .empty }
        return view.form(AddDocument.link(own), files: true, listsErrors: photos.count >= Self.most) {
            view.fieldset("Ajouter un document") { view.fileUploadFields() + buttons(view.submit("Ajouter ce document", style: .secondary)) }
        }
    }
}
