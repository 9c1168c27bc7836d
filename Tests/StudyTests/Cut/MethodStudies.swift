// SPDX-License-Identifier: Apache-2.0

/// The specification's worked examples G5, G6, G11, G12 and G16 as whole studies.
enum MethodStudies {
  /// A study of one method on a test of some points.
  static func study(
    _ method: String,
    points: Int,
    evidence: [String: String]
  ) -> SmallStudy {
    SmallStudy(
      parameters: """
        test: { name: Small test, code: "S1", maximumPoints: \(points) }
        resample: 200
        methods:
          - { \(method) }
        """,
      evidence: evidence
    )
  }

  /// G5: five judges, six items, yes or no.
  static let yesNo: SmallStudy = {
    let rows = ["110101", "100101", "111101", "110001", "110111"]
    return SmallStudy(
      parameters: """
        test: { name: Small test, code: "S1" }
        ratingScale: yesno
        methods:
          - { id: yes-no, kind: angoff-yes-no }
        """,
      evidence: [
        "items": SmallStudy.items(6),
        "panel-judgments": SmallStudy.judgments(rows.map { $0.map(String.init) }),
      ]
    )
  }()

  /// Two judges give points on an item of 4 and one of 6 points.
  static let points = SmallStudy(
    parameters: """
      test: { name: Small test, code: "S1" }
      ratingScale: points
      ratingMaximum: 6
      ratingStep: .5
      methods:
        - { id: extended, kind: angoff-extended }
      """,
    evidence: [
      "items": "item,area,max_points,scored\nI1,all,4,1\nI2,all,6,1\n",
      "panel-judgments": SmallStudy.judgments([["2.5", "3"], ["3", "4.5"]]),
    ]
  )

  /// G6: 36 items in six cells.
  static let ebel: SmallStudy = {
    let cells = [
      ("essential", "easy", 10, ".9"), ("essential", "hard", 6, ".7"),
      ("important", "easy", 4, ".5"), ("important", "hard", 8, ".8"),
      ("acceptable", "easy", 5, ".6"), ("acceptable", "hard", 3, ".4"),
    ]
    var assignment = "item,relevance,difficulty\n"
    var rates = "panelist,relevance,difficulty,value\n"
    var next = 1
    for (relevance, difficulty, count, _) in cells {
      for _ in 0..<count {
        assignment += "I\(next),\(relevance),\(difficulty)\n"
        next += 1
      }
    }
    for judge in ["P1", "P2"] {
      for (relevance, difficulty, _, rate) in cells {
        rates += "\(judge),\(relevance),\(difficulty),\(rate)\n"
      }
    }
    return study(
      "id: ebel, kind: ebel",
      points: 36,
      evidence: [
        "items": SmallStudy.items(36), "ebel-cells": assignment, "ebel-judgments": rates,
      ]
    )
  }()

  /// G6: two judges leave 4, 2, 3, 1 and 2 options.
  static let nedelsky: SmallStudy = {
    let eliminated = ["", "B|C", "D", "B|C|D", "C|D"]
    var text = "panelist,item,options,correct,eliminated\n"
    for judge in ["P1", "P2"] {
      for (index, options) in eliminated.enumerated() {
        text += "\(judge),I\(index + 1),A|B|C|D,A,\(options)\n"
      }
    }
    return study("id: nedelsky, kind: nedelsky", points: 5, evidence: ["nedelsky": text])
  }()

  private static let levels = [0, 0, 0, 1, 0, 1, 0, 1, 1, 1]

  /// G12: ten folders of work with scores 10, 12 … 28.
  static let folders = study(
    "id: work, kind: body-of-work",
    points: 30,
    evidence: [
      "folders": "person,panelist,level,score\n"
        + levels.enumerated().map { "W\($0 + 1),J1,\($1 + 1),\(10 + 2 * $0)\n" }.joined()
    ]
  )

  /// G12 as contrasting groups, where losses count.
  static let contrasting = study(
    "id: logistic, kind: contrasting-logistic",
    points: 30,
    evidence: [
      "classified": "person,panelist,group,score\n"
        + levels.enumerated().map { index, level in
          "W\(index + 1),J1,\(level == 1 ? "qualified" : "not-qualified"),\(10 + 2 * index)\n"
        }.joined()
    ]
  )

  /// G11: ten examinees at one station.
  static let stations: SmallStudy = {
    let ratings = [1, 2, 2, 3, 3, 3, 4, 4, 5, 5]
    let scores = [38, 46, 50, 57, 60, 55, 66, 71, 80, 77]
    return study(
      "id: regression, kind: borderline-regression",
      points: 100,
      evidence: [
        "stations": "person,station,score,global_rating\n"
          + zip(ratings, scores).enumerated().map { "E\($0),S1,\($1.1),\($1.0)\n" }.joined()
      ]
    )
  }()

  /// G16: scores 41 to 90, two persons each.
  static let scores =
    "person,score\n" + (41...90).map { "A\($0),\($0)\nB\($0),\($0)\n" }.joined()

  static func hofstee(_ judge: String, options: String = "") -> SmallStudy {
    study(
      "id: hofstee, kind: hofstee\(options)",
      points: 100,
      evidence: ["compromise": "panelist,kmin,kmax,fmin,fmax\n\(judge)\n", "scores": scores]
    )
  }

  static func cutsAndRates(_ kind: String, _ rows: String...) -> SmallStudy {
    study(
      "id: \(kind), kind: \(kind)",
      points: 100,
      evidence: [
        "compromise": "panelist,k,v\n" + rows.map { "\($0)\n" }.joined(), "scores": scores,
      ]
    )
  }
}
