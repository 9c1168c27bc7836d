// SPDX-License-Identifier: Apache-2.0
import Decisions

extension BlockRenderer {
  /// Named numbers with unit and error; the error has its own line because none may go without.
  static func list(of figures: [Figure]) -> Markup {
    let figures = merged(figures)
    return .element(
      .descriptionList,
      [.class(figures.count <= 5 ? "figures short" : "figures")],
      figures.map { figure in
        .element(
          .division,
          [
            .element(.term, [.text(figure.label)]),
            .element(
              .description,
              [
                .element(.span, [.class("value")], [.text(figure.text)]),
                figure.unit.isEmpty ? .nothing : .text(" " + figure.unit),
              ]
            ),
            .element(.description, [.class("error")], [.text(figure.error)]),
          ]
        )
      }
    )
  }

  /// The figures with those that are one number, exactly and with one error, under one label.
  static func merged(_ figures: [Figure]) -> [Figure] {
    var out: [Figure] = []
    for figure in figures {
      let twin = out.firstIndex { other in
        other.exact != nil && other.exact == figure.exact && other.text == figure.text
          && other.unit == figure.unit && other.error == figure.error
      }
      guard let twin else {
        out.append(figure)
        continue
      }
      let other = figure.label.prefix(1).lowercased() + figure.label.dropFirst()
      out[twin] = Figure(
        key: figure.key,
        label: out[twin].label + ", " + other,
        text: figure.text,
        exact: figure.exact,
        unit: figure.unit,
        error: figure.error
      )
    }
    return out
  }

  func markup(_ notice: Notice) -> Markup {
    BlockRenderer.notice(notice.kind, inline(notice.text))
  }

  /// A notice, told apart by its word and its shape as well as by its colour.
  static func notice(_ kind: Notice.Kind, _ text: [Markup]) -> Markup {
    let shape: String
    let word: String
    switch kind {
    case .note: (shape, word) = ("\u{25CF}", "Note.")
    case .warning: (shape, word) = ("\u{25B2}", "Warning.")
    case .limit: (shape, word) = ("\u{25C6}", "Limit.")
    }
    return .element(
      .division,
      [.class("notice " + kind.rawValue), .role(.note)],
      [
        .element(.span, [.class("shape"), .decorative], [.text(shape)]),
        .element(
          .paragraph,
          [.element(.strong, [.text(word)]), " "] + text
        ),
      ]
    )
  }

  /// The steps of a rule behind a summary that opens on demand and on paper.
  static func computed(_ steps: [RuleStep]) -> Markup {
    .element(
      .details,
      [.class("computed")],
      [
        .element(.summary, ["How this was computed"]),
        .element(.orderedList, [.class("rule-path")], steps.map(ruleStep)),
      ]
    )
  }

  /// One step: what it does, what it gave, where the rule stands.
  static func ruleStep(_ step: RuleStep) -> Markup {
    .element(
      .listItem,
      [
        .text(step.step),
        ": ",
        .element(.strong, [.text(step.value)]),
        step.source.isEmpty
          ? .nothing
          : .fragment([" ", .element(.span, [.class("source")], [.text("(" + step.source + ")")])]),
      ]
    )
  }

  /// A command to copy.
  static func command(_ text: String) -> Markup {
    .element(
      .division,
      [.class("command")],
      [
        .element(.paragraph, [.class("label")], ["Copy as command"]),
        .element(.preformatted, [.element(.code, [.text(text)])]),
      ]
    )
  }

  /// The parts of a fingerprint, each with what it stands for.
  static func explained(_ fingerprint: Fingerprint) -> Markup {
    let seed = fingerprint.seed.map(String.init) ?? "none: nothing random was drawn"
    let parts: [(String, String)] = [
      ("Data", "d:" + fingerprint.data),
      ("Rule", "p:" + fingerprint.policy),
      ("Engine", "e:" + fingerprint.engine),
      ("Seed", seed),
    ]
    return .element(
      .descriptionList,
      [.class("parts")],
      parts.map { name, value in
        .element(
          .division,
          [
            .element(.term, [.text(name)]),
            .element(.description, [.element(.code, [.text(value)])]),
          ]
        )
      }
    )
  }
}
