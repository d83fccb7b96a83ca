import Web

/// Table of contents of the measures.
enum MeasuresRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(QuestionFiguresPage.self)
        routes.download(QuestionsCSV.self)
        return routes
    }
}
