// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tidewatch",
  products: [
    .executable(name: "tidewatch", targets: ["tidewatch"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Words and decisions.
    .target(name: "Events"),
    .target(name: "Seeded"),
    .target(name: "Policies", dependencies: ["Events", .product(name: "Yams", package: "Yams")]),

    // Stages; none imports another.
    .target(
      name: "Ingestion",
      dependencies: [
        "CArchive", "CByteCount", "CByteSearch", "CHyperscan", "CISAL", "CMappedFile", "CSieve",
        "CSimdJSON", "CXXHash", "CZstd", "Events", "Policies",
      ]),
    .target(name: "Detection", dependencies: ["Events", "Policies"]),
    .target(
      name: "History",
      dependencies: [
        "CSodium", "CXXHash", "CZstd", "Events", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(name: "Places", dependencies: ["CMaxMindDB", "Events", "Policies"]),
    .target(name: "Scoring", dependencies: ["Events", "Policies", "Seeded"]),
    .target(name: "Reporting", dependencies: ["Events"], exclude: ["Schema"]),

    // The only module that knows the order of the stages, and the command above it.
    .target(
      name: "Pipeline",
      dependencies: [
        "CMalloc", "Detection", "Events", "History", "Ingestion", "Places", "Policies", "Reporting",
        "Scoring",
      ]),
    .executableTarget(
      name: "tidewatch",
      dependencies: [
        "Detection", "Events", "History", "Ingestion", "Pipeline", "Places", "Policies",
        "Reporting", "Scoring", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // The fictional organisation of Data/sample, and input for benchmarks.
    .target(name: "SampleWorld", dependencies: ["Events", "Seeded"]),
    .executableTarget(
      name: "sample-generator",
      dependencies: [
        "SampleWorld", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/SampleGenerator"),

    // The simulated organisations that the scoring is measured on, and the tool that scores them.
    .target(name: "EvaluationWorld", dependencies: ["Events", "Seeded"]),
    .executableTarget(
      name: "evaluate-world",
      dependencies: [
        "EvaluationWorld", "Events", "History", "Ingestion", "Pipeline", "Policies", "Scoring",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/Evaluate"),

    // Everything that reads what others wrote, under libFuzzer; see Scripts/fuzz.sh.
    .target(name: "FuzzTargets", dependencies: ["Events", "Ingestion", "Policies"]),
    .executableTarget(
      name: "fuzz-readers", dependencies: ["FuzzTargets"], path: "Sources/FuzzReaders"),

    // C libraries, each behind a shim.
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(name: "CByteCount"),
    .target(name: "CMappedFile"),
    .target(name: "CSieve"),
    .systemLibrary(name: "CByteSearch"),
    .systemLibrary(
      name: "CHyperscan", pkgConfig: "libhs", providers: [.apt(["libhyperscan-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(
      name: "CMaxMindDB", pkgConfig: "libmaxminddb", providers: [.apt(["libmaxminddb-dev"])]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(
      name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // Tests, one target a module.
    .testTarget(
      name: "DetectionTests", dependencies: ["Detection", "Events", "Policies", "Seeded"]),
    .testTarget(
      name: "EvaluateTests",
      dependencies: [
        "Detection", "EvaluationWorld", "Events", "History", "Ingestion", "Pipeline", "Policies",
        "Reporting", "evaluate-world",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "EvaluationWorldTests", dependencies: ["EvaluationWorld", "Events"]),
    .testTarget(
      name: "HistoryTests",
      dependencies: ["Events", "History", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "IngestionTests",
      dependencies: ["CSieve", "CZstd", "Events", "FuzzTargets", "Ingestion", "Policies"]),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Detection", "Events", "History", "Ingestion", "Pipeline", "Places", "Policies",
        "Reporting", "Scoring",
      ]),
    .testTarget(
      name: "PlacesTests", dependencies: ["Events", "Places", "Policies"],
      exclude: ["Databases"]),
    .testTarget(
      name: "PoliciesTests",
      dependencies: ["Events", "Policies", .product(name: "Yams", package: "Yams")]),
    .testTarget(
      name: "ReportingTests", dependencies: ["Events", "Reporting"], exclude: ["Snapshots"]),
    .testTarget(
      name: "SampleWorldTests",
      dependencies: ["Detection", "Events", "Ingestion", "Policies", "SampleWorld", "Seeded"]),
    .testTarget(name: "ScoringTests", dependencies: ["Events", "Policies", "Scoring", "Seeded"]),
    .testTarget(name: "TidewatchTests", dependencies: ["tidewatch"]),
  ],
  cxxLanguageStandard: .cxx17
)
