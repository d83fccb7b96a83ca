import CPQ

/// The values of a statement laid out for libpq, in binary form.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    /// Where each value starts in `bytes`; nil is NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    let types: [Oid]

    init(_ values: [SQLValue]) {
        types = values.map { PostgresParameters.type(of: $0.kind) }
        starts.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        formats = Array(repeating: 1, count: values.count)
        for value in values { lay(value) }
        // libpq takes a null pointer for NULL, and an empty array has none to give.
        bytes.append(0)
    }

    var count: Int32 { Int32(starts.count) }

    /// Calls `body` with the pointers, the lengths and the formats.
    func with<R>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R) -> R {
        bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self)
            let pointers = starts.map { start in start.map { base + $0 } }
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { body(pointers.baseAddress, lengths.baseAddress, $0.baseAddress) }
                }
            }
        }
    }

    private mutating func lay(_ value: SQLValue) {
        if case .null = value {
            starts.append(nil)
            lengths.append(0)
            return
        }
        let start = bytes.count
        starts.append(start)
        switch value {
        case .null: break
        case .int(let number): layBigEndian(UInt64(bitPattern: Int64(number)))
        case .double(let number): layBigEndian(number.bitPattern)
        case .bool(let truth): bytes.append(truth ? 1 : 0)
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .blob(let blob): bytes.append(contentsOf: blob)
        }
        lengths.append(Int32(bytes.count - start))
    }

    private mutating func layBigEndian(_ bits: UInt64) {
        withUnsafeBytes(of: bits.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// PostgreSQL's own numbers for its types (`pg_type.oid`).
    private static func type(of kind: SQLKind) -> Oid {
        switch kind {
        case .int: 20
        case .double: 701
        case .text: 25
        case .bool: 16
        case .blob: 17
        }
    }
}
