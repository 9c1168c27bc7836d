// SPDX-License-Identifier: Apache-2.0
import Evidence
import Testing

@testable import Decisions

@Suite struct RunContentTests {
  static let manifest = RunManifest(
    study: .init(id: "s", title: "S", kind: "cut", at: "undated", sha256: "00"),
    inputs: [],
    policy: .init(id: "p", version: "1", path: "study.yaml", sha256: "00"),
    engine: .init(name: "meteyard", version: "0", numerics: "none"),
    seed: nil,
    parameters: [.init(name: "rule.rounding", value: "ceil", origin: "default")],
    counts: .init(),
    warnings: [],
    tables: [],
    marks: [],
    fingerprint: Fingerprint(data: "0", policy: "0", engine: "0", seed: nil)
  )

  static let files: [String: [UInt8]] = ["b.csv": Array("b\n".utf8), "a/a.csv": []]

  @Test func `a sealed run lists every other file with its hash, sorted by path`() throws {
    let content = try RunContent(sealing: Self.manifest, files: Self.files)
    #expect(content.manifest.results.map(\.path) == ["a/a.csv", "b.csv"])
    #expect(content.manifest.results.map(\.bytes) == [0, 2])
    // SHA-256 of no bytes, FIPS 180-4 example values.
    #expect(
      content.manifest.results[0].sha256
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    #expect(Set(content.files.keys) == ["a/a.csv", "b.csv", "run.json"])
    #expect(try RunContent(reading: content.files).manifest == content.manifest)
  }

  @Test func `identity leaves the results out and takes every parameter in`() throws {
    let first = try RunContent(sealing: Self.manifest, files: Self.files)
    let second = try RunContent(sealing: Self.manifest, files: [:])
    #expect(first.manifest.identity == second.manifest.identity)
    var changed = Self.manifest
    changed.parameters[0].value = "floor"
    let third = try RunContent(sealing: changed, files: Self.files)
    #expect(third.manifest.identity != first.manifest.identity)
  }

  @Test func `a folder without a manifest, or with another one, is no run`() throws {
    let missing = #expect(throws: RunReadingError.self) { try RunContent(reading: Self.files) }
    #expect(missing?.sentence == "run.json is missing: this is not a run folder")
    let broken = #expect(throws: RunReadingError.self) {
      try RunContent(reading: ["run.json": Array("{}".utf8)])
    }
    #expect(broken?.sentence == "run.json is not a run manifest")
    var later = Self.manifest
    later.format = "meteyard-run/2"
    let bytes = try CanonicalJSON.bytes(later)
    let newer = #expect(throws: RunReadingError.self) {
      try RunContent(reading: ["run.json": bytes])
    }
    #expect(
      newer?.sentence == "run.json has format \"meteyard-run/2\"; this engine reads meteyard-run/1"
    )
  }
}
