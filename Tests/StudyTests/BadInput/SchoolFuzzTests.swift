// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Study

/// Files of schools and of students with random bytes and cuts in them: a run, or one sentence.
@Suite struct SchoolFuzzTests {
  private func survives(_ study: SmallSchools, _ seed: Seed) {
    do {
      _ = try StudyRunner(overrides: ["resamples": "0"]).run(.memory(study.files))
    } catch {
      #expect(!error.sentence.isEmpty, "\(seed.testDescription)")
      #expect(!error.sentence.contains("\n"), "\(seed.testDescription) \(error.sentence)")
    }
  }

  /// What often stands where something else is expected.
  private static let cells = [
    "", "*", "-1", "1e400", "99999999999999999999", "=1+1", "\"", "\u{FEFF}", "unknown(disputed)",
    "NaN", ",", "\r", "0.1000000000000000001",
  ]

  private func broken(_ study: SmallSchools, _ generator: inout SplitMix64) -> SmallSchools {
    let names = study.files.keys.filter { $0.hasSuffix(".csv") }.sorted()
    let name = names[Int.random(in: 0..<names.count, using: &generator)]
    var bytes = study.files[name] ?? []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place...)
      case 2:
        let cell = Self.cells[Int.random(in: 0..<Self.cells.count, using: &generator)]
        bytes.insert(contentsOf: Array(cell.utf8), at: place)
      default:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        bytes.append(contentsOf: bytes[place..<end])
      }
    }
    return study.with(name, bytes)
  }

  @Test(arguments: (0..<40).map(Seed.init))
  func `Bad input: fuzzing of CSV never crashes`(seed: Seed) {
    var generator = seed.generator
    for _ in 0..<5 {
      survives(broken(.counts, &generator), seed)
      survives(broken(.students, &generator), seed)
    }
  }

  @Test func `a file cut short at any byte runs or is one sentence`() {
    for (study, file) in [(SmallSchools.counts, "levels.csv"), (.students, "students.csv")] {
      let bytes = study.files[file] ?? []
      for length in stride(from: 0, to: bytes.count, by: 3) {
        survives(study.with(file, Array(bytes.prefix(length))), Seed(length))
      }
    }
  }
}
