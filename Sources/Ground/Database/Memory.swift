import Glibc
import Synchronization

/// Answers kept in memory: good as long as this process has changed nothing, and for a second at most, so that what other
/// processes change and what the calendar opens appears. Counts the changes, too.
final class Memory: Sendable {
    private struct Kept {
        var value: any Sendable
        var changes: Int
        var until: Int
    }

    /// In milliseconds; tests on a slow machine make it longer.
    let life = Atomic(1_000)
    /// Whether the changes of other processes are counted here as they are committed (`ChangeListener`).
    let hearsOthers = Atomic(false)
    private static let capacity = 500
    private let kept = Mutex<[String: Kept]>([:])
    private let counter = Atomic(0)
    /// How many statements were sent to the database since the start.
    let statements = Atomic(0)

    /// How many times this process, or another that it hears, has committed something, but for the quiet transactions.
    var changes: Int { counter.load(ordering: .acquiring) }

    func noteChange() { counter.add(1, ordering: .releasing) }

    func recall(_ key: String, after changes: Int) -> (any Sendable)? {
        let now = Self.now
        return kept.withLock { kept in
            guard let found = kept[key], found.changes == changes, found.until > now else { return nil }
            return found.value
        }
    }

    /// - Parameter changes: the count before the transaction in which the value was read.
    func keep(_ value: any Sendable, _ key: String, after changes: Int) {
        let until = Self.now + life.load(ordering: .relaxed)
        kept.withLock { kept in
            if kept.count >= Self.capacity { kept.removeAll(keepingCapacity: true) }
            kept[key] = Kept(value: value, changes: changes, until: until)
        }
    }

    /// Of the machine, not of the city: a test's fixed clock keeps nothing alive.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}

/// What the transactions under one commit have read: they see one moment of the database, and none of them has changed what is kept here.
final class Company {
    private var kept: [String: any Sendable] = [:]

    func recall(_ key: String) -> (any Sendable)? { kept[key] }
    func keep(_ value: any Sendable, _ key: String) { kept[key] = value }
}

extension Reading {
    /// A value that many requests need and that seldom changes, loaded again when this process has changed anything, and each
    /// second. `key` names the question with its parameters, and not the person who asks: the value must not depend on her.
    /// An act decides on what is of this very moment: it rests on what was read under its own commit only.
    /// - Parameter isFrozen: nothing may change it any more, so that even an act may rest on what is remembered.
    package final func recent<T: Sendable>(_ key: String, isFrozen: Bool = false, _ load: () throws -> T) throws -> T {
        if self is Writing, !isFrozen { return try recentInCompany(key, load) }
        guard let memory else { return try load() }
        if let value = memory.recall(key, after: changes) as? T { return value }
        let value = try load()
        // A writing transaction comes here before anything shown was changed under its commit: it has seen what is committed.
        memory.keep(value, key, after: changes)
        return value
    }

    private func recentInCompany<T: Sendable>(_ key: String, _ load: () throws -> T) throws -> T {
        if let value = company?.recall(key) as? T { return value }
        let value = try load()
        company?.keep(value, key)
        return value
    }
}
