// SPDX-License-Identifier: Apache-2.0
import Decisions
import Study

/// `study.yaml` of a small study: a run, or an error that says where.
enum StudyTarget: FuzzTarget {
  static let name = "study"

  private static let totals = "panelist,round1,round2\nP1,3.00,3.05\nP2,3.35,3.20\nP3,2.80,2.80\n"

  static let seeds: [[UInt8]] = [
    Array(
      """
      study: small
      title: A small study
      kind: cut
      at: 2014-01-31
      marks: [example]
      inputs:
        totals: { file: totals.csv, as: panelist-totals }
      parameters:
        test: { name: Small, code: "1", maximumPoints: 5, areas: [{ name: A, items: "5" }] }
        scale: { low: 100, high: 200 }
        methods:
          - { id: angoff, kind: angoff-probability, name: Angoff, round: 2 }
        rule:
          statistic: mean
          rounding: ceil
          csem: { rule: lord, at: rounded }
          offsets: [-2, -1, 1, 2]
        exclusions:
          - { panelist: P2, reason: left the room early, actor: facilitator, time: 2014-01-31T10:00Z }
      """.utf8
    ),
    Array(
      """
      study: list
      title: A list
      kind: claims
      inputs:
        claims: { file: claims.csv, as: claims }
      parameters:
        range: { low: 100, high: 200 }
        codePattern: '\\d{4}'
      """.utf8
    ),
  ]

  static let pieces = [
    ":", "- ", "\n", "  ", "{", "}", "[", "]", "&a ", "*a", "|\n", "'", "\"", "#", "? ", "!!int ",
    "%YAML 1.1\n", "---\n", "...\n", "\t", "rounding: floor", "parameters:", "study: ", "../",
    "\u{0}",
    "rule: keats", "kind: hofstee", "decides: x", "seed: -1", "1e999", "9999999999999999999", "é",
  ]

  static func check(_ input: [UInt8], using generator: inout SplitMix64) throws(Violation) {
    let files: [String: [UInt8]] = [
      "study.yaml": input, "totals.csv": Array(totals.utf8),
      "claims.csv": Array("claim,value,codes\nA,150,0134\nB,400,0135\n".utf8),
    ]
    do {
      let run = try StudyRunner().run(.memory(files))
      guard run.content.files["run.json"] != nil else {
        throw Violation(sentence: "a run has no manifest")
      }
    } catch let error as Violation {
      throw error
    } catch let error as StudyError {
      guard !error.sentence.isEmpty else { throw Violation(sentence: "an error says nothing") }
      let isPlaced = error.sentence.contains(":") || error.sentence.contains("`")
      guard isPlaced || error.kind != .configuration else {
        throw Violation(sentence: "an error has no place: \(error.sentence)")
      }
    } catch {
      throw Violation(sentence: "an error of another type: \(error)")
    }
  }
}
