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
        return WorkPhotosPage(
            subject: subject, milestones: milestones, photos: try ImplementationStore.photos(subject.work.id, milestones, db),
            files: try ImplementationStore.files(subject.work.id, milestones, db),
            refusal: ImplementationRules.mayReport(subject.work, subject.edition, visit.actor))
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.workHead(subject, at: Self.tab))
            \(section(t("Ajouter une photo")) { refusal.map { alert(.info, t($0.reason)) } ?? form(view) })
            \(section(t("Photos publiées")) { photos.isEmpty ? emptyState(t("Aucune photo pour l’instant.")) : "<div class=\"gallery\">\(each: photos, { photo($0, view) })</div>" })
            \(section(t("Documents"), id: "documents") { documents(view) })
            """
    }

    private func form(_ view: View) -> HTML {
        guard photos.count < Self.most else { return alert(.info, view.t("Ce projet a \(Self.most) photos, le plus possible.")) }
        let choices = milestones.map { Choice("\($0.id)", text: $0.title) }
        return view.form(subject.link + "/photos", files: true) {
            """
            \(view.fileField("photo", label: "Photo", help: "10 Mo au plus. Le lieu et l’appareil inscrits dans la photo sont effacés.", accept: "image/jpeg,image/png,image/webp,image/heic", required: true))
            \(view.textField("alternative", label: "Ce que l’on voit sur la photo", help: "Pour les personnes qui ne la voient pas.", maxLength: 200))
            \(if: !choices.isEmpty, view.select("milestone", label: "Jalon montré", choices: choices, empty: "Le projet en général", required: false))
            \(buttons(view.submit("Publier la photo")))
            """
        }
    }

    private func photo(_ photo: WorkDocument, _ view: View) -> HTML {
        """
        <div>\(figure(photo.document.picture(), caption: [photo.document.alternativeText, photo.milestone].compactMap(\.self).joined(separator: " · ")))\
        \(if: refusal == nil, view.action(subject.link + "/photos/retirer", "Retirer cette photo", style: .quiet, fields: [("document", "\(photo.document.id)")]))</div>
        """
    }

    private func documents(_ view: View) -> HTML {
        let t = view.t
        let published: HTML = """
            \(each: files, { file in
                let line = file.document.line(t)
                return """
                    \(fileList([(line.name, [line.note, file.milestone].compactMap(\.self).joined(separator: " · "), line.path)]))\
                    \(if: refusal == nil, view.action(subject.link + "/fichiers/retirer", "Retirer ce document", style: .quiet, fields: [("document", "\(file.document.id)")]))
                    """
            })
            """
        let choices = milestones.map { Choice("\($0.id)", text: $0.title) }
        guard refusal == nil, files.count < Self.most else { return published }
        return published + view.form(subject.link + "/fichiers", files: true, listsErrors: photos.count >= Self.most) {
            view.fieldset("Ajouter un document") {
                """
                \(view.fileUploadFields())
                \(if: !choices.isEmpty, view.select("file_milestone", label: "Jalon concerné", choices: choices, empty: "Le projet en général", required: false))
                \(buttons(view.submit("Publier le document", style: .secondary)))
                """
            }
        }
    }
}
