/// A script of ours without what only its readers need: lines of comment, indentation, empty lines.
enum Script {
    static func compact(_ script: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(script.count)
        for line in script.split(separator: UInt8(ascii: "\n")) {
            let said = line.drop { $0 == UInt8(ascii: " ") }
            if said.isEmpty || said.starts(with: "//".utf8) { continue }
            result += said
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }
}
