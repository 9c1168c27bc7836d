// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
  name: "meteyard-benchmarks",
  dependencies: [.package(name: "meteyard", path: "..")],
  targets: [
    .executableTarget(
      name: "bench",
      dependencies: [
        .product(name: "MeteyardEvidence", package: "meteyard"),
        .product(name: "MeteyardAccountability", package: "meteyard"),
        .product(name: "MeteyardMatching", package: "meteyard"),
        .product(name: "MeteyardPolicy", package: "meteyard"),
        .product(name: "MeteyardStandardSetting", package: "meteyard"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
