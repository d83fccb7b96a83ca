import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The catalogue of the courses, for everyone; the officer adds one.
struct TrainingsPage: Page {
    static let path: Path = "/formations"

    let trainings: [Training]
    let refusalToKeep: Refusal?
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        Self(trainings: try TrainingStore.all(db).filter { $0.closedAt == nil }, refusalToKeep: TrainingRules.mayKeep(visit.actor), now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Formations et université ouverte") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Instances"), "/instances")] }
    func summary(_ t: Texts) -> String? { t("Apprendre à animer, à débattre, à lire un budget : pour tous, pour les membres des instances, pour les agents.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(trainings.isEmpty ? emptyState(t("Aucune formation pour l’instant.")) : cards(trainings) { training in
                let next = training.sessions.first { $0.startsAt > now && $0.cancelledAt == nil }
                return Card(
                    training.title, path: training.link, kicker: t(training.audience.name), text: Markdown.excerpt(training.programme),
                    meta: [next.map { t("Prochaine session : \(t.dayAndHour($0.startsAt))") } ?? t("Prochaine session à venir")])
            })\
            \(if: refusalToKeep == nil, details(t("Ajouter une formation"), isOpen: view.form.isFilled, creating(view)))
            """
    }

    private func creating(_ view: View) -> HTML {
        view.form("/formations", guardsDraft: true) {
            """
            \(view.textField("title", label: "Titre", maxLength: 120))\(view.textArea("programme", label: "Programme", rows: 6, maxLength: 5000))\
            \(view.radios("audience", legend: "Pour qui", choices: Training.Audience.allCases.map { Choice($0.rawValue, $0.name) }, value: Training.Audience.everyone.rawValue))\(view.submit("Ajouter"))
            """
        }
    }
}

/// A course: its programme, its sessions, one's place and certificate; for the officer who came and what they thought of it.
struct TrainingPage: Page {
    static let path: Path = "/formations/:training"

    let file: TrainingFile
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(file: try TrainingStore.file(visit, db), now: visit.now) }

    private var training: Training { file.training }

    func title(_ t: Texts) -> String { training.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Formations"), "/formations")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(
            main: """
                \(prose(Markdown.html(training.programme), language: t.languageOfWords))\
                \(section(t("Sessions"), id: "sessions") { training.sessions.isEmpty ? emptyState(t("Aucune session pour l’instant.")) : "\(each: training.sessions, { session($0, view) })" })
                """,
            aside: "\(panel(t("Pour qui"), "<p>\(t(training.audience.name))</p>"))\(if: TrainingRules.mayReadMaterial(file) == nil, panel(t("Supports"), view.linkButton(training.link + "/supports", "Voir les supports", style: .secondary)))\(if: TrainingRules.mayAdd(file) == nil, adding(view))\(if: TrainingRules.mayWithdraw(file, at: now) == nil, view.action(training.link + "/retrait", "Retirer du catalogue", style: .quiet, confirm: "Elle ne sera plus proposée. Les attestations restent."))")
    }

    private func session(_ session: TrainingSession, _ view: View) -> HTML {
        let t = view.t, own = file.own(session), link = "\(training.link)/sessions/\(session.id)"
        let act: HTML = if TrainingRules.maySignUp(file, session, at: now) == nil {
            own == nil
                ? view.action(link + "/inscription", session.isFull ? "Me mettre en liste d’attente" : "M’inscrire", fields: [("answer", "yes")])
                : view.action(link + "/inscription", "Rendre ma place", fields: [("answer", "no")])
        } else {
            now < session.startsAt ? TrainingRules.maySignUp(file, session, at: now).map { view.refusal($0) } ?? .empty : .empty
        }
        return panel(t("Du \(t.dayAndHour(session.startsAt)) au \(t.dayAndHour(session.endsAt))"), level: 3, """
            <p>\(session.place)\(if: !session.trainer.isEmpty, ". \(session.trainer)"). \(t(session.coming, one: "\(session.coming) inscrit pour \(session.capacity) places", many: "\(session.coming) inscrits pour \(session.capacity) places"))</p>\
            \(if: session.cancelledAt != nil, badge(t("Annulée"), .error))\((session.cancelledAt == nil ? own : nil).map { badge($0.state == .waiting ? t("En liste d’attente") : t("Inscrit·e"), $0.state == .waiting ? .neutral : .success) })\(act)\
            \(if: TrainingRules.mayCertify(file, session) == nil, certified(session, own, view))\
            \(if: TrainingRules.mayAttend(file, session, at: now) == nil, attendance(session, view))\
            \(if: TrainingRules.mayCancel(file, session, at: now) == nil, cancelling(session, view))
            """)
    }

    private func certified(_ session: TrainingSession, _ own: TrainingPlace?, _ view: View) -> HTML {
        let scores = [Choice("4", "Très utile"), Choice("3", "Utile"), Choice("2", "Peu utile"), Choice("1", "Inutile")]
        return """
            \(view.linkButton("\(training.link)/attestation/\(session.id)", "Mon attestation", style: .secondary))\
            \(details(own?.score == nil ? view.t("Donner mon avis") : view.t("Changer mon avis"), view.form("\(training.link)/sessions/\(session.id)/evaluation", key: "v\(session.id)", listsErrors: true) { view in
                "\(view.radios("score", legend: "Cette formation vous a été", choices: scores, value: own?.score.map { "\($0)" }))\(view.textArea("comment", label: "Ce que vous en pensez", value: own?.comment, required: false, rows: 3, maxLength: 1000))\(view.submit("Envoyer", style: .secondary))"
            }))
            """
    }

    private func attendance(_ session: TrainingSession, _ view: View) -> HTML {
        let t = view.t, coming = session.places.filter { $0.state == .coming }, scores = coming.compactMap(\.score), comments = coming.map(\.comment).filter { !$0.isEmpty }
        return """
            \(details(t("Présences"), view.form("\(training.link)/sessions/\(session.id)/presences", key: "p\(session.id)") { view in
                "\(view.checkboxes("present", legend: "Sont venus", choices: coming.map { Choice("\($0.account)", text: $0.name) }, values: coming.filter { $0.attended == true }.map { "\($0.account)" }, required: false))\(view.submit("Enregistrer", style: .secondary))"
            }))\
            \(if: !scores.isEmpty, "<p>\(t("Avis : \(scores.count), moyenne \(t.decimal(scores.reduce(0, +) * 10 / scores.count, places: 1)) sur 4."))</p>")\
            \(if: !comments.isEmpty, "<ul>\(each: comments, { "<li>\($0)</li>" })</ul>")
            """
    }

    private func cancelling(_ session: TrainingSession, _ view: View) -> HTML {
        let link = "\(training.link)/sessions/\(session.id)/annulation"
        return details(view.t("Annuler cette session"), isOpen: view.address.hasPrefix(link), view.form(link, key: "c\(session.id)", listsErrors: true) { view in
            "\(view.textField("cancel_reason", label: "Motif", help: "Les inscrits le reçoivent.", maxLength: 300))\(view.submit("Annuler la session", style: .danger))"
        })
    }

    private func adding(_ view: View) -> HTML {
        details(view.t("Ajouter une session"), isOpen: view.form.error("starts") != nil || view.form.error("place") != nil, view.form(training.link + "/sessions", key: "s", listsErrors: true) { view in
            """
            \(view.dateTimeField("starts", label: "Début", min: now))\(view.dateTimeField("ends", label: "Fin", min: now))\(view.textField("place", label: "Lieu", maxLength: 200))\
            \(view.textField("trainer", label: "Animée par", required: false, maxLength: 120))\(view.numberField("capacity", label: "Places", value: 20, min: 1, max: 2000))\(view.submit("Ajouter", style: .secondary))
            """
        })
    }
}

/// The certificate of somebody who came, to print or to keep as PDF: hers alone.
struct CertificatePage: Page {
    static let path: Path = "/formations/:training/attestation/:session"
    static var surroundings: Surroundings { .bare }

    let training: Training
    let session: TrainingSession
    let name: String
    let city: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try TrainingStore.file(visit, db), session = try TrainingStore.session(file, visit)
        if let refusal = TrainingRules.mayCertify(file, session) { throw refusal }
        return Self(training: file.training, session: session, name: file.own(session)?.name ?? "", city: try CityStore.city(db).name)
    }

    func title(_ t: Texts) -> String { t("Attestation de formation") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Formations"), "/formations"), Crumb(training.title, training.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: city))\
            \(if: !view.isPaper, buttons(view.pdfButton(), view.printButton))\
            <p class="intro">\(t("\(city) atteste que \(name) a suivi « \(training.title) »."))</p>\
            \(facts([(t("Quand"), HTML(text: t("du \(t.dayAndHour(session.startsAt)) au \(t.dayAndHour(session.endsAt))"))), (t("Où"), HTML(text: session.place)), (t("Animée par"), HTML(text: session.trainer.isEmpty ? city : session.trainer))]))
            """
    }
}

extension Training.Audience {
    var name: Message {
        switch self {
        case .everyone: "Ouverte à tous"
        case .members: "Pour les membres des instances"
        case .officers: "Pour les agents et les élus"
        }
    }
}
