import Logging
import ServiceLifecycle
import Vocabulary
import Web

/// What runs by itself, each job in one process at a time.
enum Schedule {
    static func services(_ world: World, _ configuration: Configuration, logger: Logger) -> [any Service] { [] }
}
