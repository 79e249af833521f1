// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tidewatch",
  targets: [
    .target(name: "Events"),
    .target(name: "Policies", dependencies: ["Events"]),
  ]
)
