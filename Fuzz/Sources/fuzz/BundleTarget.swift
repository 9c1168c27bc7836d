// SPDX-License-Identifier: Apache-2.0
import Decisions
import Study

/// A sealed bundle: every changed byte is found, and nothing else happens.
enum BundleTarget: FuzzTarget {
  static let name = "bundle"

  /// A whole bundle of a small study, and a bare container.
  static let seeds: [[UInt8]] = {
    let files: [String: [UInt8]] = [
      "study.yaml": StudyTarget.seeds[1],
      "claims.csv": Array("claim,value,codes\nA,150,0134\n".utf8),
    ]
    let container = try? BundleArchive.write(["a.txt": [1, 2, 3], "b/c.txt": Array("text".utf8)])
    let sealed = (try? StudyRunner().run(.memory(files))).flatMap { run in
      try? SealedBundle(.memory(files), run: run.content.files, withData: true).archive()
    }
    return [container ?? [], sealed ?? []]
  }()

  static let pieces = [
    "PK\u{3}\u{4}", "PK\u{1}\u{2}", "PK\u{5}\u{6}", "\u{0}\u{0}\u{0}\u{0}", "../x", "/",
    "run/run.json",
    "bundle.json", "{}", "study/", "\\",
  ]

  static func check(_ input: [UInt8], using generator: inout SplitMix64) throws(Violation) {
    do {
      let entries = try BundleArchive.read(input)
      guard try BundleArchive.write(entries) == input else {
        throw Violation(sentence: "a container was read that is not the one of its entries")
      }
      if !seeds.contains(input) { _ = try Verifier(runner: StudyRunner()).verify(archive: input) }
    } catch let error as BundleError {
      guard (0...input.count).contains(error.offset), !error.sentence.isEmpty else {
        throw Violation(sentence: "an error has no place in the file: \(error)")
      }
    } catch let error as StudyError {
      guard !error.sentence.isEmpty else { throw Violation(sentence: "an error says nothing") }
    } catch let error as Violation {
      throw error
    } catch {
      throw Violation(sentence: "an error of another type: \(error)")
    }
  }
}
