// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tidewatch",
  targets: [
    .target(name: "Events"),
    .target(name: "Policies", dependencies: ["Events"]),
    .systemLibrary(name: "CByteSearch"),
    .systemLibrary(
      name: "CHyperscan", pkgConfig: "libhs",
      providers: [.apt(["libhyperscan-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .target(
      name: "CSimdJSON",
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "Ingestion",
      dependencies: [
        "CByteSearch", "CHyperscan", "CSimdJSON", "CXXHash", "CZlib", "CZstd", "Events", "Policies",
      ]),
    .testTarget(name: "IngestionTests", dependencies: ["CZstd", "Events", "Ingestion", "Policies"]),
  ],
  cxxLanguageStandard: .cxx17
)
