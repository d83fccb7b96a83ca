import Database
import HTML
import L10n
import Vocabulary
import Web

/// The municipal services and who answers for them. For administrators.
struct ServicesPage: Page {
    static let path: Path = "/bureau/services"
    static let link = "/bureau/services"
    static var surroundings: Surroundings { .desk }

    let services: [MunicipalService]
    let names: [AccountID: String]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.mayAdminister(visit.actor) { throw refusal }
        let services = try ServiceStore.all(db)
        return ServicesPage(services: services, names: try AccountStore.names(services.flatMap { [$0.referent, $0.deputy].compactMap(\.self) }, db))
    }

    func title(_ t: Texts) -> String { t("Services") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Les services de la ville qui étudient les idées, et les personnes qui répondent pour eux."), actions: view.linkButton(ServicePage.newLink, "Ajouter un service")))
            \(services.isEmpty ? emptyState(t("Aucun service pour l’instant.")) : list(view))
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(
            t(services.count, one: "\(services.count) service", many: "\(services.count) services"),
            columns: [Column(t("Service"), isHeading: true), Column(t("Référence")), Column(t("Suppléance")), Column(t("État"))], rows: services
        ) { service in
            [
                #"<a href="\#(ServicePage.link(service.id))">\#(service.name)</a>"#,
                person(service.referent, view), person(service.deputy, view),
                service.isActive ? badge(t("En service"), .success) : badge(t("Fermé"), .neutral),
            ]
        }
    }

    private func person(_ id: AccountID?, _ view: View) -> HTML {
        guard let id, let name = names[id] else { return #"<span class="muted">\#(view.t("À nommer"))</span>"# }
        return #"<a href="\#(PersonPage.link(id))">\#(name)</a>"#
    }
}
