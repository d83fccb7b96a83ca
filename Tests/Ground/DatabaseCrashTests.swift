import Database
import Glibc
import Testing

/// What a sudden end leaves behind.
struct DatabaseCrashTests {
    private static let tables = Migration("0001 ballots", "create table ballots (n bigint primary key)")

    /// Where the child, which inherits nothing, finds the parent's folder.
    private static func folder(ofProcess id: pid_t) -> String { "/tmp/parvis-crash-\(id)" }

    @Test func `nothing that was confirmed is lost when the process is killed while it writes`() async throws {
        let folder = try TemporaryFolder(path: Self.folder(ofProcess: getpid()))
        let path = folder.path + "/town.sqlite"
        await #expect(processExitsWith: .signal(SIGKILL)) {
            try await DatabaseCrashTests.writeUntilKilled()
        }

        let confirmed = TemporaryFolder.read(folder.path + "/confirmed").split(separator: UInt8(ascii: "\n"))
            .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        let database = try Database.open(path)
        let kept: Set<Int> = Set(try await database.read { try $0.all("select n from ballots", as: Int.self) })
        #expect(confirmed.count >= 500)
        #expect(kept.isSuperset(of: confirmed))
        #expect(try await database.read { try $0.value("pragma integrity_check", as: String.self) } == "ok")
        database.close()
    }

    /// Eight tasks write without end and note each confirmation; the process dies in the middle of it.
    private static func writeUntilKilled() async throws {
        let folder = folder(ofProcess: getppid())
        let database = try Database.open(folder + "/town.sqlite")
        try database.migrate([tables])
        let log = open(folder + "/confirmed", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for round in 0... {
                        let n = round * 8 + task
                        try await database.write { try $0.run("insert into ballots values (\(n))") }
                        let line = "\(n)\n"
                        _ = line.withCString { write(log, $0, strlen($0)) }
                        // One task draws the end, while the others are anywhere.
                        if task == 0, round == 150 { kill(getpid(), SIGKILL) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
