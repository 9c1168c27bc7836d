// SPDX-License-Identifier: Apache-2.0

extension CutReport {
  /// Processes and methods, in the order in which the panel went through them.
  var procedure: [Section] {
    let facts = content.procedure
    func told(_ part: Part<String>, _ subject: String) -> [Block] {
      part.blocks(else: subject) { [.text($0)] }
    }
    return [
      Section(
        "procedure",
        "Processes and methods",
        blocks: [
          .text(
            """
            The steps of the study stand here in the order in which the panel took them. What the \
            study did not record is said to be missing.
            """
          )
        ]
      ),
      Section(
        "review",
        "Review of the test",
        level: 2,
        blocks: told(facts.review, "how the panelists came to know the test")
      ),
      Section(
        "candidate",
        "The just qualified candidate",
        level: 2,
        blocks: [
          .text(
            "The just qualified candidate has just enough knowledge and skill to be qualified. "
              + (facts.hasPanelistCuts
                ? "All judgments are about this candidate, not about the average one."
                : "The cut is meant to be this candidate's score; what was judged stands below.")
          )
        ] + told(facts.candidate, "how the description came about")
          + (content.candidateDescription.content == nil
            ? [] : [.paragraph(["The description is in ", .section("description"), "."])])
      ),
      Section(
        "training",
        "Training and readiness",
        level: 2,
        blocks: told(facts.training, "training and practice")
          + told(facts.readiness, "the readiness survey")
      ),
      judging,
      rounds,
      Section(
        "aggregation",
        "From judgments to the cut",
        level: 2,
        blocks: aggregation
      ),
    ]
  }

  private var aggregation: [Block] {
    let facts = content.procedure
    guard facts.hasPanelistCuts else {
      return [
        .text(
          "The " + facts.method + " method computes the cut from the judgments and the scores; the "
            + "result is " + facts.roundingSentence + ". It is rounded once, at the end."
        )
      ]
    }
    return [
      .text(
        "A panelist's cut is the sum of that panelist's judgments over the scored items. The "
          + facts.statistic + " of the panelists' cuts is " + facts.roundingSentence
          + ". It is rounded once, at the end, and gives the recommended cut."
      ),
      .text(
        "Sums, the " + facts.statistic + " and the rounding are computed in exact fractions; "
          + "square roots are computed in binary floating point and decide no rounding."
      ),
    ]
  }

  private var judging: Section {
    let facts = content.procedure
    var text = "The question that this method puts to each judge: " + facts.question
    if let values = facts.ratingValues {
      text += " The judgment is one of these values: " + values + "."
    }
    if let ranges = facts.ranges {
      text += " The panelist first chooses a range and then a value within it: " + ranges + "."
    }
    return Section("judgments", "The judgments", level: 2, blocks: [.text(text)])
  }

  private var rounds: Section {
    let facts = content.procedure
    var blocks: [Block] = []
    if facts.rounds > 1 {
      blocks.append(
        .text(
          """
          Round 1 asks for a judgment of every item. Later rounds record changes only: an item \
          left blank keeps its earlier judgment, and statistics of a later round use all \
          panelists, also those who changed nothing.
          """
        )
      )
      blocks += facts.feedback.blocks(else: "what was shown between rounds") { [.text($0)] }
    } else if facts.hasPanelistCuts {
      blocks.append(.text("There was one round, and so no feedback between rounds."))
    } else {
      blocks.append(.text("This method has no rounds: each judgment is made once."))
    }
    if let share = facts.convergenceShare {
      let count = facts.convergenceCount.map { ", here " + $0 + "," } ?? ""
      blocks.append(
        .text(
          "An item counts as converged when at least " + share + " of the panelists" + count
            + " place it in the same range, and as diverged otherwise. The words describe the "
            + "spread of judgments; they ask nobody to change one."
        )
      )
    }
    if facts.isTotalsOnly {
      blocks.append(
        .notice(
          Notice(
            .limit,
            [
              """
              Only each panelist's total by round is on file. Which items were changed, and how \
              far panelists agreed about an item, cannot be told from totals.
              """
            ]
          )
        )
      )
    }
    return Section("rounds", "Rounds and feedback", level: 2, blocks: blocks)
  }
}
