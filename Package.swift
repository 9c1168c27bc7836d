// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let exactArithmetic: Target.Dependency = "ExactArithmetic"
let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency =
  .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "meteyard",
  products: [
    .executable(name: "meteyard", targets: ["meteyard"]),
    .library(name: "MeteyardEvidence", targets: ["Evidence", "ExactArithmetic"]),
    .library(name: "MeteyardPolicy", targets: ["Policy"]),
    .library(name: "MeteyardEligibility", targets: ["Eligibility"]),
    .library(name: "MeteyardAccountability", targets: ["Accountability"]),
    .library(
      name: "MeteyardStandardSetting",
      targets: ["StandardSetting", "Psychometrics", "NumericsCore"]
    ),
    .library(name: "MeteyardStudy", targets: ["Study", "Decisions"]),
  ],
  dependencies: [
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // Layer 0: exact numbers, and the C++ shim over Boost.Math, BLAS and LAPACK.
    .target(name: "ExactArithmetic", dependencies: [bigInt]),
    .target(
      name: "CNumerics",
      linkerSettings: [.linkedLibrary("openblas"), .linkedLibrary("m")]
    ),

    .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
    // For tests only: what a policy says as SQL is run and compared with what it says as a tree.
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),

    // Layer 1: numbers, evidence, charts.
    .target(name: "NumericsCore", dependencies: ["CNumerics", exactArithmetic]),
    .target(name: "Evidence", dependencies: ["COpenSSL", exactArithmetic]),
    .target(name: "Graphics"),

    // Layer 1, on numbers and evidence: law as data.
    .target(name: "Policy", dependencies: ["Evidence", "NumericsCore", exactArithmetic]),

    // Layer 2: what a decision is, and what proves it.
    .target(name: "Decisions", dependencies: ["Evidence", "NumericsCore", exactArithmetic]),

    // Layer 3: the domains.
    .target(
      name: "Psychometrics",
      dependencies: ["Decisions", "Evidence", "NumericsCore", exactArithmetic]
    ),
    .target(
      name: "StandardSetting",
      dependencies: [
        "Psychometrics", "Decisions", "Evidence", "NumericsCore", exactArithmetic,
      ]
    ),
    .target(
      name: "Eligibility",
      dependencies: ["Decisions", "Policy", "Evidence", exactArithmetic]
    ),
    .target(
      name: "Accountability",
      dependencies: ["Decisions", "Policy", "Evidence", "NumericsCore", exactArithmetic]
    ),
    .target(name: "Matching", dependencies: ["Evidence", "NumericsCore", exactArithmetic]),

    // Layer 4: pages.
    .target(
      name: "Reporting",
      dependencies: ["Graphics", "Decisions", "Evidence"]
    ),

    // Layer 5: the one path, from study to run.
    .target(
      name: "Study",
      dependencies: [
        "Reporting", "Accountability", "Eligibility", "Matching", "StandardSetting",
        "Psychometrics", "Graphics", "Decisions",
        "Policy", "Evidence", "NumericsCore", exactArithmetic, yams,
      ]
    ),

    // Layer 7: the executable, one file per subcommand.
    .executableTarget(
      name: "meteyard",
      dependencies: [
        "Study", "Accountability", "Eligibility", "StandardSetting", "Decisions", "Policy",
        "Evidence", exactArithmetic, argumentParser,
      ]
    ),

    .target(name: "TestKit", path: "Tests/TestKit"),
    .testTarget(
      name: "ExactArithmeticTests",
      dependencies: ["ExactArithmetic", bigInt, "TestKit"]
    ),
    .testTarget(
      name: "NumericsCoreTests",
      dependencies: ["NumericsCore", exactArithmetic, "TestKit"],
      resources: [.copy("Reference")]
    ),
    .testTarget(
      name: "AccountabilityTests",
      dependencies: [
        "Accountability", "Policy", "Evidence", "NumericsCore", exactArithmetic, "TestKit",
      ],
      exclude: ["Reference"]
    ),
    .testTarget(
      name: "MatchingTests",
      dependencies: ["Matching", "Evidence", "NumericsCore", exactArithmetic, "TestKit"],
      exclude: ["Reference"]
    ),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence", exactArithmetic, "TestKit"]),
    .testTarget(
      name: "GraphicsTests",
      dependencies: ["Graphics", "TestKit"],
      exclude: ["Golden"]
    ),
    .testTarget(
      name: "PolicyTests",
      dependencies: [
        "Policy", "CSQLite", "Evidence", "NumericsCore", exactArithmetic, "TestKit",
      ],
      exclude: [
        "Broken", "Lint", "Differential/Corpus", "Source/Golden", "SQL/Golden", "Reference",
      ]
    ),
    .testTarget(
      name: "DecisionsTests",
      dependencies: ["Decisions", "Evidence", exactArithmetic, "TestKit"]
    ),
    .testTarget(
      name: "PsychometricsTests",
      dependencies: ["Psychometrics", "Evidence", "NumericsCore", exactArithmetic, "TestKit"],
      exclude: ["Reference"]
    ),
    .testTarget(
      name: "StandardSettingTests",
      dependencies: [
        "StandardSetting", "Psychometrics", "Evidence", "Decisions", "NumericsCore",
        exactArithmetic, "TestKit",
      ],
      exclude: ["Reference", "Linter/Golden"]
    ),
    .testTarget(
      name: "EligibilityTests",
      dependencies: ["Eligibility", "Decisions", "Policy", "Evidence", exactArithmetic, "TestKit"]
    ),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "StandardSetting", "Graphics", "Decisions", "Evidence", exactArithmetic,
        "TestKit",
      ],
      exclude: ["Golden"]
    ),
    .testTarget(
      name: "StudyTests",
      dependencies: [
        "Study", "Accountability", "Eligibility", "Matching", "StandardSetting", "Reporting",
        "Graphics", "Decisions", "Policy", "Evidence", exactArithmetic, "TestKit",
      ],
      exclude: ["Accountability/Golden", "Policy/Golden", "Eligibility/Golden", "BadInput/Schools"]
    ),
    .testTarget(
      name: "meteyardTests",
      dependencies: [
        "meteyard", "Study", "Eligibility", "Decisions", argumentParser, "TestKit",
      ],
      exclude: ["Golden"]
    ),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// One rule for every target of ours: strict concurrency, explicit imports, no warnings.
for target in package.targets where !["CNumerics", "COpenSSL", "CSQLite"].contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
