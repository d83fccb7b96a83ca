internal import Glibc
internal import Synchronization

/// A file being received: written piece by piece, then put into the store or, when it is let go of, removed.
package final class TemporaryFile: Sendable {
    package let path: String
    private let state: Mutex<State>

    /// What changes while bytes arrive.
    private struct State {
        var descriptor: Int32
        var digest = RunningDigest()
        var length = 0
        var isKept = false
    }

    /// Makes the file, which must not exist.
    init(path: String) throws(FileProblem) {
        self.path = path
        state = Mutex(State(descriptor: try SystemCall.open(path, O_WRONLY | O_CREAT | O_EXCL)))
    }

    deinit {
        let (descriptor, isKept) = state.withLock { ($0.descriptor, $0.isKept) }
        close(descriptor)
        if !isKept { unlink(path) }
    }

    /// How many bytes were written.
    package var length: Int { state.withLock(\.length) }

    package func write(_ bytes: some Sequence<UInt8>) throws {
        let done: Void? = try bytes.withContiguousStorageIfAvailable { try write(UnsafeRawBufferPointer($0)) }
        if done == nil { try Array(bytes).withUnsafeBytes { try write($0) } }
    }

    package func write(_ bytes: UnsafeRawBufferPointer) throws {
        try state.withLock { state in
            try SystemCall.write(bytes, to: state.descriptor, path: path)
            state.digest.update(bytes)
            state.length += bytes.count
        }
    }

    /// The digest of what was written, once it is safe on the disk.
    func seal() throws -> Digest {
        try state.withLock { state in
            try SystemCall.sync(state.descriptor, path: path)
            var digest = state.digest
            return digest.finish()
        }
    }

    /// Says that the file was moved into the store.
    func keep() { state.withLock { $0.isKept = true } }
}
