package import HTML
internal import L10n
package import Vocabulary

/// A link of a menu, of tabs or of a trail.
package struct MenuEntry: Sendable {
    package var label: String
    package var path: String
    package var isCurrent: Bool
    /// What waits there, shown beside the label.
    package var count: Int?

    package init(_ label: String, _ path: String, isCurrent: Bool = false, count: Int? = nil) {
        self.label = label
        self.path = path
        self.isCurrent = isCurrent
        self.count = count
    }

    func link(class name: String? = nil) -> HTML {
        """
        <a href="\(url: path)"\(attribute: "class", name)\(attribute: "aria-current", isCurrent ? "page" : nil)>\(label)\
        \(count.map { #" <span class="count">\#($0)</span>"# })</a>
        """
    }
}

/// A step of a process: what it is called, when, and whether it is behind, under way or ahead.
package struct Step: Sendable {
    package enum State: String, Sendable { case done, current, next, skipped, stopped }
    package var title: String
    package var state: State
    package var when: HTML
    package var text: HTML
    /// Whether the title is itself a state, « Recevable »: then it is not said to be over.
    package var isState: Bool

    package init(_ title: String, _ state: State, when: HTML = .empty, text: HTML = .empty, isState: Bool = false) {
        self.title = title
        self.state = state
        self.when = when
        self.text = text
        self.isState = isState
    }
}

extension View {
    /// Where the page stands: the trail from the home page, the page itself last and not a link.
    package func breadcrumbs(_ trail: [Crumb], here title: String) -> HTML {
        """
        <nav class="breadcrumbs" aria-label="\(t("Fil d’Ariane"))"><ol>\(each: trail, { #"<li><a href="\#(url: $0.address)">\#($0.label)</a></li>"# })\
        <li><span aria-current="page">\(title)</span></li></ol></nav>

        """
    }

    /// Views of one thing, each at its own address.
    package func tabs(_ entries: [MenuEntry], label: Message) -> HTML {
        #"<nav class="tabs" aria-label="\#(t(label))"><ul>\#(each: entries, { "<li>\($0.link())</li>" })</ul></nav>"#
    }

    /// Pages of a list, from 1. `address` gives the address of a page.
    package func pagination(page: Int, of last: Int, address: (Int) -> String) -> HTML {
        guard last > 1 else { return .empty }
        let shown = Set([1, last, page - 1, page, page + 1].filter { (1...last).contains($0) }).sorted()
        var numbers = HTML.empty
        for (index, number) in shown.enumerated() {
            if index > 0, number > shown[index - 1] + 1 { numbers += #"<li class="gap" aria-hidden="true">…</li>"# }
            numbers += """
                <li><a href="\(url: address(number))" aria-label="\(t("Page \(number)"))"\(attribute: "aria-current", number == page ? "page" : nil)>\
                \(t.number(number))</a></li>
                """
        }
        return """
            <nav class="pagination" aria-label="\(t("Pages de la liste"))">\
            \(if: page > 1, #"<a class="pagination-previous" rel="prev" href="\#(url: address(page - 1))">\#(t("Précédente"))</a>"#)\
            <ol>\(numbers)</ol>\
            \(if: page < last, #"<a class="pagination-next" rel="next" href="\#(url: address(page + 1))">\#(t("Suivante"))</a>"#)</nav>

            """
    }

    /// The life of a proposal or of an edition, step by step, with dates. Each state is said in words.
    package func timeline(_ steps: [Step], label: Message = "Étapes") -> HTML {
        #"<ol class="timeline" aria-label="\#(t(label))">\#(each: steps, timelineStep)</ol>"#
    }

    /// The same across the page on large screens: the phases of an edition, up to eight.
    package func phases(_ steps: [Step], label: Message = "Calendrier") -> HTML {
        #"<ol class="timeline phases" aria-label="\#(t(label))">\#(each: steps, timelineStep)</ol>"#
    }

    private func timelineStep(_ step: Step) -> HTML {
        """
        <li class="timeline-step is-\(step.state.rawValue)"\(attribute: "aria-current", step.state == .current ? "step" : nil)>\
        <p class="timeline-title">\(step.title)\(stateInWords(step))</p>\
        \(if: !step.when.isEmpty, #"<p class="timeline-when">\#(step.when)</p>"#)\
        \(if: !step.text.isEmpty, #"<div class="timeline-text">\#(step.text)</div>"#)</li>

        """
    }

    private func stateInWords(_ step: Step) -> HTML {
        if step.isState, step.state != .next, step.state != .skipped { return .empty }
        return #" <span class="\#(step.state == .done ? "sr" : "timeline-state")">\#(t(stateInWords(step.state)))</span>"#
    }

    private func stateInWords(_ state: Step.State) -> Message {
        switch state {
        case .done: "Terminé"
        case .current: "En cours"
        case .next: "À venir"
        case .skipped: "Sans objet"
        case .stopped: "Arrêté"
        }
    }

    /// Where one is in a form of several pages. Steps behind may be links.
    package func stepper(_ steps: [MenuEntry], current: Int, label: Message = "Étapes du formulaire") -> HTML {
        """
        <nav class="stepper" aria-label="\(t(label))"><p class="stepper-here">\(t("Étape \(current) sur \(steps.count)"))</p><ol>\
        \(each: steps.enumerated(), { index, step in
            let state = index + 1 < current ? "done" : index + 1 == current ? "current" : "next"
            let name: HTML = index + 1 < current && !step.path.isEmpty ? step.link() : "<span>\(step.label)</span>"
            return #"<li class="is-\#(state)"\#(attribute: "aria-current", index + 1 == current ? "step" : nil)>\#(name)</li>"#
        })</ol></nav>

        """
    }
}
