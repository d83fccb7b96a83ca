import Vocabulary
import Web

/// What the boxes of a sheet say, by the rule of the vote: an entry, or why people must look.
enum BallotMarks {
    /// How many boxes a sheet has: one a project or one a grade, and the blank one.
    static func boxes(_ file: UrnOnTable) -> Int { file.projects.count * columns(file) + (file.paper.rule.allowsBlank ? 1 : 0) }

    private static func columns(_ file: UrnOnTable) -> Int { file.paper.rule.kind == .grades ? BallotGrade.allCases.count : 1 }

    /// The choices as the box keeps them, empty for a blank ballot; or why the machine does not decide.
    static func choices(_ boxes: [BoxReading], _ file: UrnOnTable, at now: Instant) -> Result<(verdict: SheetEntry.Verdict, choices: String), Undecided> {
        guard boxes.count == self.boxes(file) else { return .failure(Undecided(.lost)) }
        if boxes.contains(.doubtful) { return .failure(Undecided(.doubtful)) }
        let isBlank = file.paper.rule.allowsBlank && boxes.last == .marked, typed = typed(boxes, file)
        if typed.isEmpty { return isBlank ? .success((.blank, "")) : .failure(Undecided(.unmarked)) }
        if isBlank { return .failure(Undecided(.against)) }
        var form = FormReader(FormValues(["choices": [typed.joined(separator: " ")]]), now: now)
        let ballot = KeyedChoices.read(&form, file)
        return form.errors.isEmpty ? .success((.valid, ballot.text)) : .failure(Undecided(.against))
    }

    /// As a person would key it, by the numbers printed on the sheet.
    private static func typed(_ boxes: [BoxReading], _ file: UrnOnTable) -> [String] {
        let columns = columns(file), hasGrades = file.paper.rule.kind == .grades
        var typed: [String] = []
        for (line, number) in file.projects.keys.sorted().enumerated() {
            for column in 0..<columns where boxes[line * columns + column] == .marked {
                typed.append(hasGrades ? "\(number):\(BallotGrade.allCases[column].rawValue)" : "\(number)")
            }
        }
        return typed
    }
}

/// Why the machine leaves a sheet to people.
struct Undecided: Error, Equatable {
    let outcome: ScannedSheet.Outcome
    init(_ outcome: ScannedSheet.Outcome) { self.outcome = outcome }
}
