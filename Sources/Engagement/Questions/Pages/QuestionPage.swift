import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// One case, for those who answer it: the thread, the person, what was answered before, and what to do next.
struct QuestionPage: Page {
    static let path: Path = "/bureau/questions/:question"
    static var surroundings: Surroundings { .desk }

    let file: QuestionFile
    let choices: ConcernChoices
    let services: [MunicipalService]
    let colleagues: [(account: AccountID, name: String)]
    let asker: AskerFile
    let answered: [FaqEntry]
    let alike: [Question]
    let joined: [Question]
    let templates: [AnswerTemplate]
    let files: [Document]
    /// Words to begin the answer with: of a template or of the FAQ.
    let beginning: String?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try QuestionStore.file(visit, db), question = file.question
        if let refusal = QuestionRules.mayRead(question, visit.actor) { throw refusal }
        let templates = try QuestionSettingsStore.templates(db).filter(\.isActive), answered = try FaqStore.close(to: question.subject, withInternal: true, db)
        let alike = question.forgottenAt == nil ? try AlikeQuestions.find(question.subject, besides: question.id, QuestionReach(visit.actor), db) : []
        let earlier = visit.query["cas"].flatMap { id in alike.first { "\($0.id)" == id } }
        let beginning = try visit.query["modele"].flatMap { id in templates.first { "\($0.id)" == id }?.body }
            ?? visit.query["faq"].flatMap { id in answered.first { "\($0.id)" == id && !$0.isInternal }?.answer } ?? earlier.flatMap { try QuestionStore.lastAnswer($0.id, db) }
        return Self(
            file: file, choices: try ConcernChoices(db), services: try ServiceStore.all(db).filter(\.isActive), colleagues: try colleagues(question, visit, db),
            asker: question.forgottenAt == nil ? try AskerFile.load(question.asker, besides: question.id, visit, db) : AskerFile(), answered: answered, alike: alike,
            joined: try QuestionStore.joined(to: question.id, db), templates: templates,
            files: try DocumentStore.all(of: "question", question.id.number, db), beginning: beginning)
    }

    /// Who may have it in hand: whoever answers on its scope.
    static func colleagues(_ question: Question, _ visit: Visit, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        let ids = try GrantStore.holders(of: [.receptionAgent, .projectOfficer], on: question.scopes, at: visit.now, db)
        let answering = try question.service.map { try GrantStore.holders(of: .serviceReferent, on: .service($0), orCity: false, at: visit.now, db).map(\.account) } ?? []
        return try AccountStore.names(Array(Set(ids + answering)), db).map { (account: $0.key, name: $0.value) }.sorted { $0.name < $1.name }
    }

    private var question: Question { file.question }

    func title(_ t: Texts) -> String { question.shownSubject(t) }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Questions des habitants"), QuestionLinks.desk)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: t("Question n° \(String(question.id.number)), \(question.topicName)"), badges: view.state(question)))\
            \(columns(
                main: "\(closed(view))\(thread(view))\(if: QuestionRules.mayAnswer(question, file.actor) == nil, answer(view))\(if: QuestionRules.mayHandle(question, file.actor) == nil, more(view))",
                aside: "\(facts(view))\(view.asker(asker))\(view.answered(answered, templates: templates, for: answerLink))\(view.alike(alike, for: answerLink))"))
            """
    }

    /// Where its answer is written, for who may answer.
    private var answerLink: String? { QuestionRules.mayAnswer(question, file.actor) == nil ? question.deskLink : nil }

    private func closed(_ view: View) -> HTML {
        guard let closing = question.closing else { return .empty }
        let other: HTML = question.joinedTo.map { "<p><a href=\"\(url: "\(QuestionLinks.desk)/\($0)")\">\(view.t("La question n° \(String($0.number))"))</a></p>" } ?? .empty
        let reopening: HTML = QuestionRules.mayReopen(question, file.actor) == nil
            ? view.form(question.deskLink + "/reouverture", key: "rouvrir") { form in "\(form.textField("reason", label: "Pourquoi la rouvrir ?", maxLength: 300))\(form.submit("Rouvrir", style: .secondary))" }
            : .empty
        let body: HTML = "<p>\(view.t(closing.name))\(if: !question.closingReason.isEmpty, ". \(question.closingReason)")</p>\(other)\(reopening)"
        return alert(.info, body)
    }

    private func thread(_ view: View) -> HTML {
        let t = view.t
        return section(t("L’échange")) {
            """
            \(each: file.turns, { turn in view.turn(turn, by: turn.kind == .asked ? question.asker.name : turn.authorName ?? t("La ville")) })\
            \(if: !files.isEmpty, fileList(files.map { $0.line(t, at: "\(question.deskLink)/pieces/\($0.id)") }))
            """
        }
    }

    private func answer(_ view: View) -> HTML {
        let t = view.t, reaches = QuestionLetters.recipient(question) != nil
        return section(t("Répondre"), id: "repondre") {
            """
            \(if: !reaches, alert(.info, question.way == .letter ? t("Sans adresse électronique : imprimez la réponse après l’avoir enregistrée.") : t("Sans adresse électronique : donnez la réponse de vive voix, puis notez-la.")))\
            \(view.form(question.deskLink + "/reponse", guardsDraft: true) {
                """
                \(view.textArea("body", label: "Réponse", help: "Des phrases courtes, sans jargon. La personne la reçoit telle quelle.", value: beginning, rows: 8, maxLength: 6000))\
                \(view.checkbox("closes", label: "La question est réglée : clore avec cette réponse"))\(view.submit("Envoyer la réponse"))
                """
            })
            """
        }
    }

    private func more(_ view: View) -> HTML {
        let t = view.t, link = question.deskLink
        return section(t("Suivre la question")) {
            """
            \(if: QuestionRules.mayTake(question, file.actor) == nil, view.action(link + "/prise", question.owner == nil ? "Je m’en occupe" : "Je la reprends"))\
            \(details(t("Transmettre"), isOpen: isOpen("note", view), view.form(link + "/transmission", key: "transmettre") { form in
                """
                \(form.select("service", label: "Service", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: question.service.map { "\($0)" }, empty: "L’accueil", required: false))\
                \(form.select("owner", label: "Personne", choices: colleagues.map { Choice("\($0.account)", text: $0.name) }, empty: "À prendre par l’équipe", required: false))\
                \(form.textField("note", label: "Ce qui est attendu d’elle", maxLength: 500))\(form.submit("Transmettre", style: .secondary))
                """
            }))\
            \(details(t("Ajouter une note"), isOpen: isOpen("words", view), view.form(link + "/note", key: "note") { form in
                "\(form.textArea("words", label: "Note entre collègues", help: "La personne ne la voit pas ; elle peut pourtant en demander copie.", rows: 3, maxLength: 2000))\(form.submit("Noter", style: .secondary))"
            }))\
            \(details(t("Classer"), isOpen: isOpen("topic", view) || isOpen("proposal", view) || isOpen("edition", view), view.form(link + "/classement", key: "classer") { form in
                "\(form.concernFields(choices, topic: question.topic, concern: question.concern))\(form.submit("Classer", style: .secondary))"
            }))\
            \(details(t("Réunir à une autre question"), isOpen: isOpen("other", view), view.form(link + "/reunion", key: "reunir") { form in
                "\(form.numberField("other", label: "Numéro de l’autre question", help: "La réponse donnée là-bas ira aussi à cette personne.", min: 1))\(form.submit("Réunir", style: .secondary))"
            }))\
            \(details(t("Clore"), isOpen: isOpen("closing", view) || isOpen("reason", view), closing(view)))
            """
        }
    }

    private func closing(_ view: View) -> HTML {
        let ways: [Question.Closing] = [.answered, .elsewhere, .dropped]
        return view.form(question.deskLink + "/cloture", key: "clore") { form in
            """
            \(form.radios("closing", legend: "Pourquoi clore ?", choices: ways.map { Choice($0.rawValue, $0.name) }))\
            \(form.textField("reason", label: "Motif", help: "La personne le reçoit.", maxLength: 500))\(form.submit("Clore", style: .danger))
            """
        }
    }

    private func isOpen(_ field: String, _ view: View) -> Bool { view.form.error(field) != nil }

    private func facts(_ view: View) -> HTML {
        let t = view.t, asker = question.asker
        var pairs: [(term: String, value: HTML)] = [
            (t("De"), HTML(text: asker.name.isEmpty ? t("Une personne") : asker.name)), (t("Par"), HTML(text: t(question.channel.name))), (t("Le"), view.time(question.askedAt, hour: true)),
            (t("Réponse due le"), view.time(question.dueAt)), (t("Suivie par"), HTML(text: question.ownerName ?? t("Personne encore"))),
        ]
        if let service = question.serviceName { pairs.append((t("Service"), HTML(text: service))) }
        if let territory = question.territoryName { pairs.append((t("Quartier"), HTML(text: territory))) }
        if let proposal = question.concern.proposal { pairs.append((t("Idée"), #"<a href="\#(url: proposal.link)">\#(proposal.title)</a>"#)) }
        if let body = question.concern.body { pairs.append((t("Instance"), #"<a href="\#(url: body.link)">\#(body.name)</a>"#)) }
        if let event = question.concern.event { pairs.append((t("Événement"), #"<a href="\#(url: event.link)">\#(event.title)</a>"#)) }
        if let agreed = question.consentAt { pairs.append((t("Accord de la personne"), "\(t("noté le")) \(view.time(agreed))")) }
        if let email = asker.email { pairs.append((t("Courriel"), HTML(text: email.text))) }
        if !asker.phone.isEmpty { pairs.append((t("Téléphone"), HTML(text: asker.phone))) }
        if !asker.address.isEmpty { pairs.append((t("Adresse"), HTML(text: asker.address))) }
        pairs.append((t("Souhaite la réponse"), HTML(text: t(question.way.name))))
        if let rating = question.rating { pairs.append((t("Son avis"), HTML(text: [t("La réponse n’a pas aidé"), t("Elle a aidé en partie"), t("Elle a aidé")][rating - 1]))) }
        let drafting: HTML = question.answeredAt != nil && question.forgottenAt == nil && FaqRules.mayWrite(file.actor) == nil
            ? view.linkButton(FaqLinks.write + "?question=\(question.id)", "En faire une réponse de la FAQ", style: .quiet) : .empty
        let printing: HTML = question.answeredAt == nil ? .empty : view.linkButton(question.deskLink + "/lettre", "Imprimer la réponse", style: .secondary)
        return panel(t("La question"), "\(Web.facts(pairs))\(buttons(printing, drafting))\(if: !joined.isEmpty, "<p>\(t("Réunies ici :")) \(each: joined, { "<a href=\"\(url: $0.deskLink)\">\(t("n° \(String($0.id.number))"))</a> " })</p>")")
    }
}
