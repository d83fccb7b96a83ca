import Vocabulary
import Web

/// What was typed from a sheet, by the numbers printed on it: `3 7 12`, with points or grades `3:5 7:2`, ranks in their order.
enum KeyedChoices {
    /// The marked ballot; what cannot be is told beside the field.
    static func read(_ form: inout FormReader, _ file: UrnOnTable) -> MarkedBallot {
        var values = FormValues()
        let parts = form.raw("choices").split { $0 == " " || $0 == "," || $0 == ";" || $0 == "\n" }
        var seen: Set<ID<Project>> = []
        let hasMarks = [.points, .grades].contains(file.paper.rule.kind)
        for (rank, part) in parts.enumerated() {
            let pair = part.split(separator: ":", omittingEmptySubsequences: false)
            guard let number = pair.first.flatMap({ Int($0) }), let project = file.projects[number], pair.count <= 2 else {
                form.error("choices", "« \(String(part)) » n’est pas un projet du bulletin.")
                return MarkedBallot()
            }
            if !seen.insert(project.id).inserted { form.error("choices", "Un projet est écrit deux fois.") }
            if pair.count == 2, !hasMarks { form.error("choices", "« \(String(part)) » : ce bulletin n’a que des numéros de projets, sans note ni points.") }
            add(project.id, pair.count == 2 ? String(pair[1]) : nil, rank: rank + 1, file.paper.rule.kind, to: &values)
        }
        return check(values, file, &form)
    }

    private static func add(_ id: ID<Project>, _ mark: String?, rank: Int, _ kind: BallotRule.Kind, to values: inout FormValues) {
        switch kind {
        case .approval, .knapsack: values.fields["choice", default: []].append("\(id)")
        case .points, .grades: values.fields["choice-\(id)", default: []].append(mark ?? "x")
        case .ranking: values.fields["choice-\(id)", default: []].append("\(rank)")
        }
    }

    /// By the same rule as on the web: a sheet that breaks it is not valid, and the person who keys says so.
    private static func check(_ values: FormValues, _ file: UrnOnTable, _ form: inout FormReader) -> MarkedBallot {
        var reader = FormReader(values, now: form.now)
        let ballot = file.paper.read(&reader)
        if form.errors.isEmpty, let problem = reader.errors.byField.first?.message ?? file.paper.problems(ballot).first {
            form.error("choices", "\(problem) Si le bulletin est bien ainsi, il est nul : « Choix contraires à la règle du vote ».")
        }
        return ballot
    }

    /// The choices as they are typed, for who compares two entries.
    static func typed(_ choices: String, _ file: UrnOnTable) -> String {
        let numbers = Dictionary(file.projects.values.map { (project: Project) in (project.id.number, project.number) }) { first, _ in first }
        var words: [String] = []
        for part in choices.split(separator: ",") {
            let pair = part.split(separator: ":")
            let id = Int(pair[0]) ?? 0
            let number = numbers[id].map { String($0) } ?? "?"
            words.append(pair.count == 2 ? "\(number):\(pair[1])" : number)
        }
        return words.joined(separator: " ")
    }
}
