/// The addresses of the questions.
enum QuestionLinks {
    static let desk = "/bureau/questions"
    static let enter = "/bureau/questions/nouvelle"
    static let ask = "/questions/poser"
    static let mine = "/mes-questions"
    static let faq = "/questions"
}
