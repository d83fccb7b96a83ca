// swift-tools-version: 6.2
// Parvis: participatory budgets and participatory bodies of a French city. AGPL-3.0-or-later.
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library of the ground or of a house: its folder says where it stands.
func module(_ name: String, in folder: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(folder)", swiftSettings: strict)
}

/// A C library that Debian packages.
func library(_ name: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, path: "Sources/Ground/\(name)", pkgConfig: pkgConfig)
}

/// A C library that is opened when it is first needed: `Sources/Ground/forward.h`.
func forwarded(_ name: String) -> Target {
    .target(name: name, path: "Sources/Ground/\(name)")
}

func tests(_ name: String, in folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(folder)", swiftSettings: strict)
}

let package = Package(
    name: "parvis",
    products: [.executable(name: "parvis", targets: ["App"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    ],
    targets: [
        // Ground: C libraries and embedded files
        library("CSQLite", pkgConfig: "sqlite3"),
        forwarded("CPQ"),
        library("CSodium", pkgConfig: "libsodium"),
        library("CZlib", pkgConfig: "zlib"),
        forwarded("CArchive"),
        library("CStemmer"),
        library("CVips"),
        forwarded("CMagic"),
        forwarded("CCurl"),
        forwarded("CGMime"),
        forwarded("CCrypto"),
        library("CCmark", pkgConfig: "libcmark-gfm"),
        library("CCoin"),
        library("CQR"),
        library("CZbar"),
        .target(name: "CAssets", path: "Sources/Ground/CAssets", exclude: ["files"]),
        .target(name: "CPrinter", path: "Sources/Ground/CPrinter", exclude: ["files"]),

        // Ground
        module("Vocabulary", in: "Ground/Vocabulary"),
        module("HTML", in: "Ground/HTML"),
        module("L10n", in: "Ground/L10n", ["Vocabulary", "CAssets"]),
        module("Database", in: "Ground/Database", ["Vocabulary", "CSQLite", "CPQ"]),
        module("Storage", in: "Ground/Storage", ["Vocabulary", "CVips", "CMagic", "CSodium", "CArchive"]),
        module("Web", in: "Ground/Web", [
            "HTML", "Vocabulary", "L10n", "Database", "Storage", "CAssets", "CPrinter", "CQR", "CZbar", "CSodium", "CZlib",
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        ]),
        .target(name: "Migrations", dependencies: ["Database"], path: "Migrations", exclude: ["frozen"], swiftSettings: strict),

        // Counting: pure libraries
        module("Tally", in: "Counting/Tally", ["Vocabulary"]),
        module("Pabulib", in: "Counting/Pabulib", ["Vocabulary", "Tally"]),
        module("Sharing", in: "Counting/Sharing"),
        module("Ledger", in: "Counting/Ledger", ["Tally"]),
        module("Sortition", in: "Counting/Sortition", ["Tally", "CCoin", .product(name: "RealModule", package: "swift-numerics")]),

        // Houses
        module("Platform", in: "Platform", [
            "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web",
            "CSodium", "CStemmer", "CCurl", "CCrypto", "CGMime", "CCmark",
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        ]),
        module("ParticipatoryBudget", in: "ParticipatoryBudget", [
            "Platform", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web", "Tally", "Pabulib", "Sharing", "Ledger",
        ]),
        module("ParticipatoryBodies", in: "ParticipatoryBodies", [
            "Platform", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web", "Tally", "Sortition",
        ]),
        module("Engagement", in: "Engagement", ["Platform", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web"]),
        .executableTarget(
            name: "App",
            dependencies: [
                "Platform", "ParticipatoryBudget", "ParticipatoryBodies", "Engagement", "Migrations", "HTML", "Vocabulary", "L10n", "Database", "Storage",
                "Web", "Tally", "Pabulib", "Sortition", "CAssets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/App",
            swiftSettings: strict,
            // A hundred thousand addresses to mend at each start, packed, and no name told that the start would look through (dladdr):
            // a command that counts a small file is there sooner.
            linkerSettings: [.unsafeFlags(
                ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic"], .when(configuration: .release))]
        ),

        // What Parvis is measured against (bin/bench)
        .executableTarget(
            name: "Bare",
            dependencies: [
                "Database",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Benchmarks/Bare",
            swiftSettings: strict
        ),

        // Tests: mirror Sources
        tests("GroundTests", in: "Ground", ["TestTown", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web", "Migrations", "CAssets"]),
        tests("CountingTests", in: "Counting", ["Tally", "Pabulib", "Sharing", "Ledger", "Sortition", "Vocabulary"]),
        .target(
            name: "TestTown",
            dependencies: ["Platform", "ParticipatoryBudget", "Migrations", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web"],
            path: "Tests/TestTown", swiftSettings: strict),
        tests("PlatformTests", in: "Platform", ["TestTown", "Platform", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web"]),
        tests("ParticipatoryBudgetTests", in: "ParticipatoryBudget", [
            "TestTown", "ParticipatoryBudget", "Platform", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web", "Tally", "Pabulib", "CCrypto",
        ]),
        tests("ParticipatoryBodiesTests", in: "ParticipatoryBodies", [
            "TestTown", "ParticipatoryBodies", "Platform", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web",
        ]),
        tests("EngagementTests", in: "Engagement", ["TestTown", "Engagement", "Platform", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web"]),
        tests("ArchitectureTests", in: "Architecture", []),
        tests("JourneyTests", in: "Journeys", [
            "TestTown", "ParticipatoryBudget", "Platform", "HTML", "Vocabulary", "L10n", "Database", "Storage", "Web", "Tally", "Pabulib",
        ]),
    ],
    swiftLanguageModes: [.v6]
)
