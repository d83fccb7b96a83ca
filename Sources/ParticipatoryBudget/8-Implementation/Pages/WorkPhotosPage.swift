import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Who follows a work shows it: photos and documents of the whole or of a milestone, each in words.
struct WorkPhotosPage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number/photos"
    static let tab = WorkTab.photos
    static let most = 30

    let subject: WorkSubject
    let milestones: [Milestone]
    let photos: [WorkDocument]
    let files: [WorkDocument]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try WorkSubject.onDesk(visit, db)
        let milestones = try ImplementationStore.milestones(subject.work.id, db)
        let documents = try ImplementationStore.documents(subject.work.id, milestones, db)
        return WorkPhotosPage(
            subject: subject, milestones: milestones, photos: documents.filter { $0.document.kind == .photo },
            files: documents.filter { $0.document.kind == .file },
            refusal: ImplementationRules.mayReport(subject.work, subject.edition, visit.actor))
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.workHead(subject, at: Self.tab))
            \(section(t("Ajouter une photo")) { refusal.map { alert(.info, t($0.reason)) } ?? form(view) })
            \(section(t("Photos publiées")) { photos.isEmpty ? emptyState(t("Aucune photo pour l’instant.")) : view.gallery(photos, removedAt: removal) })
            \(section(t("Documents"), id: "documents") { documents(view) })
            """
    }

    private func form(_ view: View) -> HTML {
        guard photos.count < Self.most else { return alert(.info, view.t("Ce projet a \(Self.most) photos, le plus possible.")) }
        return view.form(subject.link + "/photos", files: true) {
            "\(view.photoUploadFields())\(choice(view, "Jalon montré"))\(buttons(view.submit("Publier la photo")))"
        }
    }

    private func choice(_ view: View, _ label: Message) -> HTML {
        let choices = milestones.map { Choice("\($0.id)", text: $0.title) }
        return choices.isEmpty ? .empty : view.select("milestone", label: label, choices: choices, empty: "Le projet en général", required: false)
    }

    /// Where a photo or a document may be taken away from here.
    private var removal: String? { refusal == nil ? subject.link + "/photos/retirer" : nil }

    private func documents(_ view: View) -> HTML {
        let published: HTML = "\(each: files, { view.file($0.document, note: $0.milestone, removedAt: removal) })"
        guard refusal == nil, files.count < Self.most else { return published }
        return published + view.form(subject.link + "/photos", key: "document", files: true, listsErrors: photos.count >= Self.most) { view in
            view.fieldset("Ajouter un document") {
                "\(view.fileUploadFields())\(choice(view, "Jalon concerné"))\(buttons(view.submit("Publier le document", style: .secondary)))"
            }
        }
    }
}
