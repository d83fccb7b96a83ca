import Platform
import Web

/// Table of contents of the written report.
enum WrittenReportRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(PublishedReportPage.self)
        routes.pdf(PublishedReportPage.self)
        routes.page(WriteReportPage.self)
        routes.action(SaveWrittenReport.self)
        routes.action(PublishWrittenReport.self)
        return routes
    }
}

/// The addresses of the written report.
enum WrittenReportLinks {
    static func page(_ edition: Edition, _ number: Int) -> String { "\(edition.link)/bilan/\(number)" }
    static func writing(_ edition: Edition) -> String { "\(edition.deskLink)/bilan/redaction" }
    static func publication(_ edition: Edition) -> String { "\(edition.deskLink)/bilan/publication" }
}
