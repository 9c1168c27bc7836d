// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import Policy

/// The facts that several pathways ask for, each under one name and one type.
///
/// One set of answers serves all pathways, so a name means the same everywhere.
public struct FactVocabulary: Sendable {
  /// A fact with the pathways that ask for it.
  public struct Entry: Sendable {
    /// The entity that it is a fact of, such as `applicant`.
    public var entity: String
    /// The fact as the first pathway declares it.
    public var fact: Fact
    /// The ids of the pathways that declare it.
    public var pathways: [String]
  }

  /// The entity that the pathways are about.
  public let subject: String
  /// The facts, in the order of the pathways.
  public private(set) var entries: [Entry] = []
  /// What keeps the pathways from being asked together.
  public private(set) var findings: [Finding] = []

  /// The facts of some pathways.
  ///
  /// - Parameter pathways: The pathways, at least one.
  public init(_ pathways: [Pathway]) {
    subject = pathways.first?.rulebook.subject ?? ""
    var places: [[String]: Int] = [:]
    for pathway in pathways {
      guard pathway.rulebook.subject == subject else {
        findings.append(
          Self.finding(
            pathway,
            nil,
            pathway.rulebook.subject,
            "is about another kind of subject than the other policies, which are about \(subject)",
            "ask it in a study of its own"
          )
        )
        continue
      }
      for program in pathway.rulebook.versions.map(\.program) {
        for fact in program.facts where fact.parameters.isEmpty {
          let entity = program.entities[fact.entity].name
          guard let place = places[[entity, fact.name]] else {
            places[[entity, fact.name]] = entries.count
            entries.append(Entry(entity: entity, fact: fact, pathways: [pathway.id]))
            continue
          }
          if entries[place].pathways.last != pathway.id {
            entries[place].pathways.append(pathway.id)
          }
          guard entries[place].fact.type != fact.type else { continue }
          findings.append(
            Self.finding(
              pathway,
              fact,
              fact.name,
              "has another type here than in \(entries[place].pathways[0])",
              "give the fact one type in all policies, or another name"
            )
          )
        }
      }
    }
    findings = findings.uniqued
  }

  private static func finding(
    _ pathway: Pathway,
    _ fact: Fact?,
    _ value: String,
    _ rule: String,
    _ remedy: String
  ) -> Finding {
    let place = fact.map { pathway.source.position($0.declaration.name.site.span.start) }
    return Finding(
      severity: .error,
      code: "E103",
      file: place?.file ?? pathway.source.name,
      row: place?.line,
      value: value,
      rule: rule,
      remedy: remedy
    )
  }

  /// A fact of the people that the pathways are about.
  ///
  /// - Parameter name: The fact's name.
  public subscript(name: String) -> Fact? {
    entries.first { $0.entity == subject && $0.fact.name == name }?.fact
  }

  /// The names of the facts of an entity.
  ///
  /// - Parameter entity: The entity.
  /// - Returns: The names, in the order of the pathways.
  public func names(of entity: String) -> [String] {
    entries.filter { $0.entity == entity }.map(\.fact.name)
  }

  /// The entities beside the one that the pathways are about.
  public var otherEntities: [String] { entries.map(\.entity).uniqued.filter { $0 != subject } }
}
