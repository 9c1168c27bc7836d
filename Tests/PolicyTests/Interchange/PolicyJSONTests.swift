// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit
import Testing

/// What the JSON form looks like, and that nothing is lost in it.
@Suite struct PolicyJSONTests {
  /// policy → JSON → the same policy, printed with the same comments → the same JSON.
  static func check(_ document: PolicyDocument) throws {
    let bytes = PolicyJSON.encode(document)
    let read: PolicyDocument
    do { read = try PolicyJSON.decode(bytes) } catch {
      Issue.record("\(error)\n\(PolicyPrinter.print(document))")
      return
    }
    #expect((read == document) == true)
    #expect(PolicyPrinter.print(read) == PolicyPrinter.print(document))
    #expect((PolicyJSON.encode(read) == bytes) == true)
    #expect(PolicyHash(of: read) == PolicyHash(of: document))
  }

  @Test(arguments: PolicyLibrary.names) func `a shipped policy comes back from its JSON`(
    name: String
  ) throws {
    try Self.check(try #require(PolicyParser.parse(try PolicyLibrary.source(name)).document))
  }

  @Test(arguments: Shares.seeds(30, of: 240)) func `a random policy comes back from its JSON`(
    seed: Seed
  ) throws {
    var generator = TreeGenerator(seed)
    try Self.check(generator.document())
  }

  @Test func `a policy at the limits of nesting comes back from its JSON`() throws {
    var groups = ""
    for depth in 2..<62 {
      groups += String(repeating: "  ", count: depth) + "(1) any of:\n"
    }
    let part = String(repeating: "  ", count: 62) + "(1) "
    let sums = String(repeating: "(1 - ", count: 60) + "1" + String(repeating: ")", count: 60)
    let long = String(repeating: " + 1", count: 430)
    let union = "none" + String(repeating: " or none", count: 490)
    let text =
      "policy t\ntype u = \(union)\ndecision d:\n  all of:\n\(groups)\(part)\(sums)\(long) > 0\n"
    let (document, findings) = PolicyParser.parse(text)
    #expect(findings == "")
    let deep = try #require(document)
    let bytes = PolicyJSON.encode(deep)
    let read = try PolicyJSON.decode(bytes)
    #expect(PolicyPrinter.print(read) == PolicyPrinter.print(deep))
    #expect((PolicyJSON.encode(read) == bytes) == true)
  }

  static let small = """
    -- who and what
    policy t.small  -- the least
    title "A \\"small\\" policy"
    about applicant
    decides by applied

    facts applicant:
      score   : score(exam 0..12_500 step 1)
      -- the day
      applied : date fixed  -- never moves
    version 2024 in force 2024-07-01 until replaced cite ACT "§ 4":
      decision fit:
        all of:
          (1) "has passed" score >= 8_000 unless score is not given
          (2) share of score over applicant unknowns known only at least 95% known > 5.0%
    version draft proposed:
      amends 2024
      drop decision fit (2)
    -- the end

    """

  @Test func `the form is objects with a kind, texts for numbers, and layout apart`() throws {
    let (document, findings) = PolicyParser.parse(Self.small)
    #expect(findings == "")
    let json = String(decoding: PolicyJSON.encode(try #require(document)), as: UTF8.self)
    #expect(json == Self.smallJSON)
  }

  static let smallJSON = #"""
    {
      "blocks": [
        {
          "entity": "applicant",
          "facts": [
            {
              "kind": "fact",
              "mobility": "fixed",
              "name": "applied",
              "span": [181, 201],
              "trivia": {"above": [" the day"], "behind": " never moves", "order": 1},
              "type": {"kind": "date", "span": [191, 195]}
            },
            {
              "kind": "fact",
              "name": "score",
              "span": [127, 165],
              "trivia": {"order": 0},
              "type": {
                "kind": "score",
                "range": {
                  "kind": "range",
                  "lower": "0",
                  "span": [148, 157],
                  "trivia": {"grouped": ["upper"]},
                  "upper": "12500"
                },
                "scale": "exam",
                "span": [137, 165],
                "step": "1"
              }
            }
          ],
          "kind": "facts",
          "span": [108, 218],
          "trivia": {"above": [null], "order": 0}
        },
        {
          "blocks": [
            {
              "kind": "decision",
              "name": "fit",
              "root": {
                "criteria": [
                  {
                    "condition": {
                      "kind": "comparison",
                      "left": {"kind": "reference", "name": "score", "span": [334, 339]},
                      "relation": ">=",
                      "right": {
                        "kind": "number",
                        "span": [343, 348],
                        "trivia": {"grouped": ["value"]},
                        "value": "8000"
                      },
                      "span": [334, 348]
                    },
                    "guards": [
                      {
                        "condition": {
                          "kind": "not given",
                          "span": [356, 374],
                          "value": {"kind": "reference", "name": "score", "span": [356, 361]}
                        },
                        "kind": "unless"
                      }
                    ],
                    "kind": "criterion",
                    "label": "(1)",
                    "span": [317, 374],
                    "wording": "has passed"
                  },
                  {
                    "condition": {
                      "kind": "comparison",
                      "left": {
                        "kind": "aggregate",
                        "operation": "share",
                        "over": "applicant",
                        "span": [385, 453],
                        "unknowns": {"kind": "known only", "least": "95%"},
                        "value": {"kind": "reference", "name": "score", "span": [394, 399]}
                      },
                      "relation": ">",
                      "right": {"kind": "number", "span": [456, 460], "value": "5.0%"},
                      "span": [385, 460]
                    },
                    "kind": "criterion",
                    "label": "(2)",
                    "span": [381, 460]
                  }
                ],
                "kind": "all of",
                "span": [303, 309]
              },
              "span": [285, 461],
              "trivia": {"order": 0}
            }
          ],
          "cite": [{"kind": "citation", "pin": "§ 4", "source": "ACT"}],
          "kind": "version",
          "name": "2024",
          "span": [218, 461],
          "status": {"from": "2024-07-01", "kind": "in force", "until": "replaced"},
          "trivia": {"order": 1}
        },
        {
          "amends": "2024",
          "blocks": [
            {
              "kind": "decision",
              "name": "fit",
              "root": {
                "criteria": [
                  {
                    "condition": {
                      "kind": "comparison",
                      "left": {"kind": "reference", "name": "score"},
                      "relation": ">=",
                      "right": {"kind": "number", "value": "8000"}
                    },
                    "guards": [
                      {
                        "condition": {
                          "kind": "not given",
                          "value": {"kind": "reference", "name": "score"}
                        },
                        "kind": "unless"
                      }
                    ],
                    "kind": "criterion",
                    "label": "(1)",
                    "wording": "has passed"
                  }
                ],
                "kind": "all of"
              }
            }
          ],
          "edits": [
            {
              "kind": "drop",
              "span": [501, 522],
              "target": {"decision": "fit", "kind": "criterion", "path": "(2)"}
            }
          ],
          "kind": "version",
          "name": "draft",
          "span": [461, 534],
          "status": {"kind": "proposed"},
          "trivia": {"order": 2}
        }
      ],
      "header": [
        {"entity": "applicant", "kind": "about", "span": [72, 87], "trivia": {"order": 1}},
        {"kind": "decides by", "path": ["applied"], "span": [88, 106], "trivia": {"order": 2}},
        {"kind": "title", "span": [45, 71], "text": "A \"small\" policy", "trivia": {"order": 0}}
      ],
      "id": "t.small",
      "kind": "policy",
      "schema": "meteyard/policy/1",
      "trivia": {"above": [" who and what"], "behind": " the least", "closing": {"above": [" the end"]}}
    }

    """#
}
