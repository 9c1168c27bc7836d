// SPDX-License-Identifier: Apache-2.0
import Policy

extension TreeGenerator {
  mutating func scorecard() -> ScorecardDeclaration {
    ScorecardDeclaration(name(), title: string(), lines: many(1...4) { $0.scorecardLine() })
  }

  private mutating func scorecardLine() -> ScorecardDeclaration.Line {
    let kind: ScorecardDeclaration.Line.Kind
    switch Int.random(in: 0..<6, using: &random) {
    case 0: kind = .standard(name(), title: string(), many(1...3) { $0.component() })
    case 1: kind = .each(name(), by: maybe { $0.name() }, worth())
    case 2: kind = .total(expression(), possible: maybe { $0.expression() })
    case 3: kind = .share(expression())
    case 4: kind = .level(expression())
    default:
      let component = component()
      return ScorecardDeclaration.Line(.component(component), component.site, component.margin)
    }
    return ScorecardDeclaration.Line(kind, Self.site, margin())
  }

  private mutating func component() -> ScorecardDeclaration.Component {
    ScorecardDeclaration.Component(name(), title: string(), worth: worth(), Self.site, margin())
  }

  private mutating func worth() -> ScorecardDeclaration.Worth {
    ScorecardDeclaration.Worth(
      expression(),
      possible: maybe { $0.expression() },
      weight: maybe(30) { $0.expression() },
      condition: maybe { $0.expression() }
    )
  }
}
