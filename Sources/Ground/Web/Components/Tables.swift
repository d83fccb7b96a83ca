package import HTML
internal import L10n
package import Vocabulary

/// A column of a table: its title, whether it holds numbers, whether it names the row.
package struct Column: Sendable {
    var title: String
    var isNumber: Bool
    var isHeading: Bool
    /// Read aloud, not drawn: for a column of buttons or boxes.
    var isTitleHidden: Bool
    /// Sentences: never set against the right edge of a phone.
    var isProse: Bool

    package init(_ title: String, isNumber: Bool = false, isHeading: Bool = false, isTitleHidden: Bool = false, isProse: Bool = false) {
        self.title = title
        self.isNumber = isNumber
        self.isHeading = isHeading
        self.isTitleHidden = isTitleHidden
        self.isProse = isProse
    }
}

/// How a table fits a phone: it scrolls within its frame, or its rows become blocks.
package enum NarrowTable: String, Sendable { case scrolls, stacks }

/// A table. Cells are markup, in the order of the columns; a `String` goes through `HTML(text:)`. What stands `beneath` a row has all its width.
package func table<S: Sequence>(
    _ caption: String, isCaptionHidden: Bool = false, columns: [Column], narrow: NarrowTable = .stacks, footer: [HTML] = [],
    rows: S, beneath: (S.Element) -> HTML? = { _ in nil }, _ cells: (S.Element) -> [HTML]
) -> HTML {
    """
    <div class="table table-\(narrow.rawValue)\(columns.count > 5 ? " table-many" : "")"\(if: narrow == .scrolls, #" role="region" tabindex="0" aria-label="\#(caption)""#)><table>\
    <caption\(if: isCaptionHidden, #" class="sr""#)>\(caption)</caption><thead><tr>\(each: columns, columnHead)</tr></thead>
    <tbody>\(each: rows, { element in
        "\(row(cells(element), columns))\(beneath(element).map { #"<tr class="beneath"><td colspan="\#(columns.count)">\#($0)</td></tr>"# as HTML })"
    })</tbody>\
    \(if: !footer.isEmpty, "<tfoot>\(row(footer, columns))</tfoot>")</table></div>

    """
}

/// A table of words only.
package func table(_ caption: String, columns: [Column], narrow: NarrowTable = .stacks, rows: [[String]]) -> HTML {
    table(caption, columns: columns, narrow: narrow, rows: rows) { $0.map { HTML(text: $0) } }
}

private func columnHead(_ column: Column) -> HTML {
    let title: HTML = column.isTitleHidden ? #"<span class="sr">\#(column.title)</span>"# : HTML(text: column.title)
    return #"<th scope="col"\#(if: column.isNumber, #" class="number""#)>\#(title)</th>"#
}

private func row(_ cells: [HTML], _ columns: [Column]) -> HTML {
    "<tr>\(each: zip(cells, columns), cell)</tr>\n"
}

private func cell(_ content: HTML, _ column: Column) -> HTML {
    let label = column.isTitleHidden ? nil : column.title
    if column.isHeading { return #"<th scope="row"\#(attribute: "data-label", label)>\#(content)</th>"# }
    return #"<td\#(if: column.isNumber, #" class="number""#)\#(if: column.isProse, #" class="words""#)\#(attribute: "data-label", label)>\#(content)</td>"#
}

extension View {
    /// A box in front of a row, for acts on several at once; `label` names the row to those who hear it.
    package func rowBox(_ name: String, value: String, label: String) -> HTML {
        let isChecked = form.values[name, default: []].contains(value)
        return #"<input type="checkbox" class="row-box" name="\#(name)" value="\#(value)" aria-label="\#(label)"\#(attribute: "checked", if: isChecked)>"#
    }

    /// Buttons over a table of boxes; stands inside the `form` that holds the table. Ticks all and counts what is ticked when JavaScript is there.
    package func bulkBar(_ label: Message, _ actions: HTML...) -> HTML {
        """
        <div class="bulk" role="group" aria-label="\(t(label))" data-bulk><p class="bulk-label">\(t(label)) \
        <output class="bulk-count" data-bulk-count data-one="\(t("1 ligne cochée"))" data-many="\(t("# lignes cochées"))"></output></p>\
        <div class="buttons"><button type="button" class="button button-quiet" data-bulk-all hidden>\(t("Tout cocher"))</button>\(each: actions, { $0 })</div></div>

        """
    }
}
