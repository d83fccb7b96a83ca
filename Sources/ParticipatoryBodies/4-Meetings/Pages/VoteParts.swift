import HTML
import L10n
import Vocabulary
import Web

/// How a vote is shown and typed on the pages of a meeting.
extension View {
    /// What was noted before it was mended, and why.
    func slips(_ resolution: Resolution) -> HTML {
        "\(each: resolution.slips, { slip in "<p class=\"muted\">\(t("Vote rectifié le \(day: slip.at) : \(slip.reason) Il était noté : \(slip.inFavour) pour, \(slip.against) contre, abstentions : \(slip.abstentions)."))</p>" })"
    }

    /// The fields of a vote; filled with what was noted when it is mended.
    func voteFields(_ item: AgendaItem, voters: [Seat], noted: Resolution? = nil) -> HTML {
        """
        \(hidden("item", "\(item.id)"))\
        \(textField("question", label: "Question posée", value: noted?.question ?? item.title, maxLength: 300))\
        \(radios("method", legend: "Scrutin", choices: Resolution.Method.allCases.map { Choice($0.rawValue, $0.name) }, value: (noted?.method ?? .showOfHands).rawValue, isRow: true))\
        <div class="row">\(numberField("in_favour", label: "Pour", value: noted?.inFavour, required: false, min: 0))\(numberField("against", label: "Contre", value: noted?.against, required: false, min: 0))\
        \(numberField("abstentions", label: "Abstentions", value: noted?.abstentions, required: false, min: 0))</div>\
        \(details(t("Vote nominatif : la voix de chacun"), namedVotes(voters)))
        """
    }

    private func namedVotes(_ voters: [Seat]) -> HTML {
        """
        \(each: voters, { seat in
            select("choice-\(seat.id)", label: "\(seat.name)", choices: Resolution.Choice.allCases.map { Choice($0.rawValue, $0.name) }, empty: "Ne vote pas")
        })
        """
    }
}
