// SPDX-License-Identifier: Apache-2.0

extension Block {
  /// The word that begins the block, such as `measure`; `damaged` for text that could not be read.
  var word: String {
    switch kind {
    case .facts: "facts"
    case .measure: "measure"
    case .adjust: "adjust"
    case .table: "table"
    case .decision: "decision"
    case .scorecard: "scorecard"
    case .result: "result"
    case .reading: "reading"
    case .version: "version"
    case .check: "check"
    case .test: "test"
    case .damaged: "damaged"
    }
  }

  /// What the block is called: its name, its title, the entity of facts, the measure that an
  /// `adjust` changes; `nil` for a check without a title.
  var name: Name? {
    switch kind {
    case .facts(let facts): facts.entity
    case .measure(let measure): measure.name
    case .adjust(let adjust): adjust.measure
    case .table(let table): table.name
    case .decision(let decision): decision.name
    case .scorecard(let scorecard): scorecard.name
    case .result(let result): result.name
    case .reading(let reading): reading.name
    case .version(let version): version.name
    case .check(let check): check.title.map { Name($0, site) }
    case .test(let test):
      if case .text(let title) = test.title.kind { Name(title, test.title.site) } else { nil }
    case .damaged: nil
    }
  }

  /// Whether it says what a case must give, which is no part of a version's law.
  var isTest: Bool {
    if case .test = kind { true } else { false }
  }
}
