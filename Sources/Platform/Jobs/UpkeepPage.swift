package import Database
package import HTML
package import L10n
import Vocabulary
package import Web

/// Whether the platform is well: jobs, letters, database, files. For administrators.
package struct UpkeepPage: Page {
    package static let path: Path = "/bureau/technique"
    static let link = "/bureau/technique"
    package static var surroundings: Surroundings { .desk }

    let jobs: [JobHealth]
    let letters: [(state: StoredLetter.State, count: Int, oldest: Instant)]
    let upkeep: Upkeep
    let now: Instant

    package static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.mayAdminister(visit.actor) { throw refusal }
        return UpkeepPage(
            jobs: try Lease.health(db), letters: try LetterStore.counts(db), upkeep: try UpkeepStore.upkeep(visit.world.files, db), now: visit.now)
    }

    package func title(_ t: Texts) -> String { t("État technique") }
    package func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    package func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Ce qui tourne tout seul, ce qui attend, la place prise.")))
            \(verdict(t))\(warnings(t))
            \(section(t("Tâches automatiques"), id: "taches") { jobs.isEmpty ? emptyState(t("Aucune tâche n’a encore tourné.")) : jobTable(view) })
            \(section(t("Courriers"), id: "courriers") { letters.isEmpty ? emptyState(t("Aucun courrier.")) : letterTable(view) })
            \(section(t("Données"), id: "donnees") { Web.facts(data(t)) })
            """
    }

    private var troubled: [JobHealth] { jobs.filter { $0.isTroubled(at: now) } }

    private func verdict(_ t: Texts) -> HTML {
        let refused = letters.filter { $0.state == .refused || $0.state == .uncertain }.reduce(0) { $0 + $1.count }
        if troubled.isEmpty, refused == 0 { return !isLoose && !isShortOfRoom ? alert(.success, t("Tout va bien.")) : .empty }
        return """
            \(if: !troubled.isEmpty, alert(.error, t(troubled.count, one: "Une tâche automatique ne va pas bien.", many: "\(troubled.count) tâches automatiques ne vont pas bien.")))
            \(if: refused > 0, alert(.warning, t(refused, one: "Un courrier n’est peut-être pas arrivé.", many: "\(refused) courriers ne sont peut-être pas arrivés.")))
            """
    }

    private var isLoose: Bool { !upkeep.looseSettings.isEmpty }
    /// Under half a gigabyte.
    private var isShortOfRoom: Bool { upkeep.diskFree.map { $0 < 500_000_000 } ?? false }

    private func warnings(_ t: Texts) -> HTML {
        """
        \(if: isShortOfRoom, alert(.warning, t("Le disque des fichiers est presque plein. Faites de la place avant qu’il ne refuse les envois.")))\
        \(if: isLoose, alert(.error, t("PostgreSQL confirme avant d’avoir écrit sur le disque (\(upkeep.looseSettings.joined(separator: ", "))) : une coupure de courant perdrait des votes confirmés. Remettez ces réglages à « on ».")))
        """
    }

    private func jobTable(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Tâches"), isCaptionHidden: true,
            columns: [Column(t("Tâche"), isHeading: true), Column(t("État")), Column(t("Dernier passage")), Column(t("Prochain")), Column(t("Échecs"), isNumber: true)],
            rows: jobs
        ) { job in
            [
                "\(t(job.title))<br><code class=\"muted\">\(job.name)</code>", state(job, t), job.startedAt.map { view.time($0, hour: true) } ?? "—",
                job.startedAt == nil ? "—" : view.time(job.nextAt, hour: true), HTML(text: t.number(job.failures)),
            ]
        }
    }

    private func state(_ job: JobHealth, _ t: Texts) -> HTML {
        switch job.state(at: now) {
        case .well: badge(t("Va bien"), .success) + lease(job, t)
        case .never: badge(t("Pas encore passée"))
        case .late: badge(t("En retard"), .warning) + "<p class=\"muted\">\(t("Plus aucun serveur ne s’en charge."))</p>"
        case .failing: badge(t("Échoue"), .error) + "<p class=\"muted\">\(job.problem)</p>" + (job.failedAt.map { "<p class=\"muted\">\(t("Dernier échec le \($0)."))</p>" } ?? .empty)
        }
    }

    /// Which process has the turn, by the first letters of its name; where one process does all, there is nothing to tell.
    private func lease(_ job: JobHealth, _ t: Texts) -> HTML {
        let holders = Set(jobs.filter { $0.leasedUntil > now }.map(\.holder))
        return job.leasedUntil > now && holders.count > 1 ? "<p class=\"muted\">\(t("Serveur \(String(job.holder.prefix(6))), jusqu’au \(job.leasedUntil)"))</p>" : .empty
    }

    private func letterTable(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Courriers"), isCaptionHidden: true, columns: [Column(t("État"), isHeading: true), Column(t("Nombre"), isNumber: true), Column(t("Le plus ancien"))], rows: letters
        ) { line in
            [
                #"<a href="/bureau/courriers?etat=\#(line.state.rawValue)">\#(t(line.state.name))</a>"#, HTML(text: t.number(line.count)),
                view.time(line.oldest, hour: true),
            ]
        }
    }

    private func data(_ t: Texts) -> [(term: String, value: HTML)] {
        var pairs: [(term: String, value: HTML)] = [
            (t("Base de données"), HTML(text: (upkeep.dialect == .sqlite ? "SQLite " : "PostgreSQL ") + upkeep.databaseVersion)),
            (t("Taille de la base"), HTML(text: Self.size(upkeep.databaseSize, t))), (t("Version du schéma"), HTML(text: t.number(upkeep.migrations))),
            (t("Photos et fichiers"), HTML(text: "\(t.number(upkeep.documents)), \(Self.size(upkeep.fileSize, t))")),
        ]
        if let free = upkeep.diskFree { pairs.append((t("Place libre sur le disque"), HTML(text: Self.size(free, t)))) }
        return pairs
    }

    /// `12,3 Mo`, in thousands, to a tenth.
    static func size(_ bytes: Int, _ t: Texts) -> String {
        let (unit, name): (Int, Message) = bytes >= 1_000_000_000 ? (1_000_000_000, "Go") : bytes >= 1_000_000 ? (1_000_000, "Mo") : (1000, "Ko")
        let tenths = (bytes * 10 + unit / 2) / unit
        return t.decimal(tenths, places: 1) + "\u{A0}" + t(name)
    }
}

extension JobHealth {
    /// What it does, in words.
    var title: Message {
        switch name {
        case "seal-journal": "Sceller le journal"
        case "verify-journal": "Vérifier que le journal est entier"
        case "ballot-box": "Mettre les bulletins à l’urne"
        case "vote-passages": "Noter l’ouverture et la fermeture des votes"
        case "results-release": "Lever l’embargo des résultats"
        case "sweep-sessions": "Effacer ce qui n’a plus à être gardé"
        case "vote-campaign": "Annoncer le vote et rappeler sa clôture"
        case "sweep-accounts": "Prévenir puis effacer les comptes que personne n’utilise plus"
        case "sweep-register": "Oublier qui a voté, deux mois après la proclamation"
        case "sweep-files": "Effacer du disque les fichiers retirés"
        case "proposal-reminders": "Rappeler les brouillons et les réunions d’idées"
        case "eligibility-reminders": "Rappeler les compléments attendus"
        case "shortlist-reminders": "Rappeler les notes attendues du panel"
        case "feasibility-reminders": "Rappeler les avis attendus"
        case "implementation-reminders": "Rappeler les jalons en retard"
        case "deliver-letters": "Envoyer les courriers"
        default: "Autre tâche"
        }
    }
}
