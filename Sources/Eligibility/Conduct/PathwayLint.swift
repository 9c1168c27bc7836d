// SPDX-License-Identifier: Apache-2.0
public import Evidence
import Policy

/// What a policy about people may not do, beside what the language forbids.
///
/// The rules follow AMA policy H-255.966: nobody is judged by origin, and graduates of all countries
/// meet the same years of training and the same number of attempts.
public enum PathwayLint {
  /// Words in the name of a fact that say who somebody is, and not what they have shown.
  static let protectedWords: Set<String> = [
    "age", "ancestry", "birth", "birthplace", "born", "caste", "citizen", "citizenship", "color",
    "colour", "descent", "disability", "ethnicity", "gender", "immigrant", "immigration", "marital",
    "name", "nationality", "native", "origin", "passport", "photo", "photograph", "picture",
    "pregnancy", "race", "religion", "sex", "tribe",
  ]

  /// The findings about a pathway: E101 is an error, E110 says where a law departs.
  ///
  /// A protected attribute is a finding unless the fact itself cites the law that asks for it.
  ///
  /// - Parameter pathway: The pathway.
  /// - Returns: The findings, in file order.
  public static func findings(_ pathway: Pathway) -> [Finding] {
    var findings: [Finding] = []
    var seen: Set<String> = []
    for program in pathway.rulebook.versions.map(\.program) {
      for fact in program.facts where seen.insert(fact.name).inserted {
        guard fact.isProtected, fact.declaration.tail.citations.isEmpty else { continue }
        findings.append(
          finding(
            pathway,
            "E101",
            .error,
            fact.declaration.name.site,
            fact.name,
            "nobody is judged by who they are",
            "take the fact out; where the law asks for it, cite the law behind the fact"
          )
        )
      }
      for decision in program.decisions {
        for node in decision.root.numbersByCountry(in: program) {
          findings.append(
            finding(
              pathway,
              "E110",
              .warning,
              node.site,
              "(\(node.label))",
              "sets a number by the country of the school, which departs from H-255.966(1a)",
              "nothing to mend where the law does so"
            )
          )
        }
      }
    }
    return findings.uniqued
  }

  private static func finding(
    _ pathway: Pathway,
    _ code: String,
    _ severity: Finding.Severity,
    _ site: Site,
    _ value: String,
    _ rule: String,
    _ remedy: String
  ) -> Finding {
    let place = pathway.source.position(site.span.start)
    return Finding(
      severity: severity,
      code: code,
      file: place.file,
      row: place.line,
      value: value,
      rule: rule,
      remedy: remedy
    )
  }
}

extension Fact {
  /// Whether the name says who somebody is.
  fileprivate var isProtected: Bool {
    name.lowercased().split(separator: "_").contains {
      PathwayLint.protectedWords.contains(String($0))
    }
  }

  fileprivate var isCountryOfSchool: Bool {
    let words = name.lowercased().split(separator: "_").map(String.init)
    return words.contains("school") && (words.contains("country") || words.contains("region"))
  }
}

extension DecisionNode {
  /// The criteria that compare a number and depend on the country of the school.
  fileprivate func numbersByCountry(in program: Program) -> [DecisionNode] {
    guard members.isEmpty else { return members.flatMap { $0.numbersByCountry(in: program) } }
    guard case .condition(let condition) = content else { return [] }
    let terms = [condition] + guards.map(\.condition)
    let asksCountry = terms.contains { term in
      term.contains { part in
        if case .fact(let place, _) = part.kind {
          program.facts[place].isCountryOfSchool
        } else {
          false
        }
      }
    }
    let hasLimit = condition.contains { part in
      if case .comparison(_, let left, _, _) = part.kind {
        left.type.withoutConstants.number != nil
      } else {
        false
      }
    }
    return asksCountry && hasLimit ? [self] : []
  }
}

extension Term {
  /// Whether a part of the term has a property.
  fileprivate func contains(_ property: (Term) -> Bool) -> Bool {
    var found = false
    walk { part in if property(part) { found = true } }
    return found
  }
}
