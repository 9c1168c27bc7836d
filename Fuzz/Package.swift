// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
  name: "meteyard-fuzz",
  dependencies: [.package(name: "meteyard", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        .product(name: "MeteyardEvidence", package: "meteyard"),
        .product(name: "MeteyardMatching", package: "meteyard"),
        .product(name: "MeteyardPolicy", package: "meteyard"),
        .product(name: "MeteyardStudy", package: "meteyard"),
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
