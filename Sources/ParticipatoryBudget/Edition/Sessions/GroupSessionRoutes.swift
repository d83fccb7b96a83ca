import Platform
import Web

/// The pages and acts of the sessions of one kind, for the table of contents of their step.
enum GroupSessionRoutes<File: GroupSessionFile> {
    static var routes: Routes {
        var routes = Routes()
        routes.page(SessionsPage<File>.self)
        routes.page(SessionPage<File>.self)
        routes.page(SessionMinutesPage<File>.self)
        routes.pdf(SessionMinutesPage<File>.self)
        routes.action(PlanSession<File>.self)
        routes.action(AddToSession<File>.self)
        routes.action(NotePresences<File>.self)
        routes.action(CloseSession<File>.self)
        routes.action(SignMinutes<File>.self)
        return routes
    }
}
