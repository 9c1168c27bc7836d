// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import Policy

/// How the law of each pathway compares with a model text, place by place.
///
/// A comparison stands in the policy, at the clause that it speaks of. `silent` is said only of a text
/// that is in evidence; where nobody says anything the cell is not published.
public struct ConformanceMatrix: Sendable {
  /// How a law compares with one place of the model.
  public enum Relation: Sendable, Hashable {
    /// The policy says how.
    case stated(ClauseAttributes.Relation)
    /// Clauses of the policy compare differently with the same place.
    case several([ClauseAttributes.Relation])
    /// Nobody says.
    case notPublished

    /// The relation in words.
    public var words: String {
      switch self {
      case .stated(let relation): relation.rawValue
      case .several(let relations): relations.map(\.rawValue).joined(separator: " and ")
      case .notPublished: "not published"
      }
    }
  }

  /// One cell with where it comes from.
  public struct Cell: Sendable, Hashable {
    /// How the law compares.
    public var relation: Relation
    /// The clauses that say so, such as `eligible (4)`.
    public var clauses: [String]
    /// The sources that those clauses stand in, with their evidence marks.
    public var sources: [String]
  }

  /// One law.
  public struct Row: Sendable {
    /// The policy's id.
    public var pathway: String
    /// The policy's title.
    public var title: String
    /// The version that was read; `nil` where the policy has none to read.
    public var version: String?
    /// What keeps that version from being law; `nil` for one in force.
    public var caution: String?
    /// A cell for each place of the model.
    public var cells: [Cell]
  }

  /// The id of the model's source, such as `REC`.
  public let model: String
  /// The places of the model, in its own order.
  public let places: [String]
  /// A row for each pathway, in the order given.
  public let rows: [Row]

  /// Compares pathways with a model text.
  ///
  /// - Parameters:
  ///   - pathways: The pathways.
  ///   - model: The id under which the pathways declare the model as a source.
  ///   - places: The places of the model, in its own order.
  ///   - day: The day whose law is read.
  public init(
    _ pathways: [Pathway],
    model: String,
    places: [String],
    on day: CalendarDate?
  ) {
    self.model = model
    self.places = places
    rows = pathways.map { pathway in
      let version = pathway.rulebook.readableVersion(on: day)
      let clauses = version.map { Self.clauses(of: $0, model: model) } ?? []
      return Row(
        pathway: pathway.id,
        title: pathway.title,
        version: version?.name,
        caution: version?.status.caution,
        cells: places.map { place in
          Self.cell(clauses.filter { $0.place == place }, pathway, version)
        }
      )
    }
  }

  /// The places of a model text that any pathway cites or compares itself with, in ascending order.
  ///
  /// - Parameters:
  ///   - model: The id under which the pathways declare the model as a source.
  ///   - pathways: The pathways.
  /// - Returns: The places, each once.
  public static func places(of model: String, in pathways: [Pathway]) -> [String] {
    var places: Set<String> = []
    for pathway in pathways {
      places.formUnion(pathway.rulebook.places(of: model))
      for version in pathway.rulebook.versions {
        places.formUnion(clauses(of: version, model: model).map(\.place))
      }
    }
    func key(_ place: String) -> (Int, String) {
      let digits = place.prefix(while: \.isNumber)
      return (Int(digits) ?? .max, String(place.dropFirst(digits.count)))
    }
    return places.sorted { key($0) < key($1) }
  }

  /// A clause that compares itself with a place of the model.
  private struct Clause {
    let place: String
    let name: String
    let relation: ClauseAttributes.Relation
    let sources: [Tail.Citation]
  }

  private static func clauses(of version: RuleVersion, model: String) -> [Clause] {
    var found: [Clause] = []
    func look(_ name: String, _ tail: Tail, _ sources: [Tail.Citation]) {
      for comparison in tail.attributes.comparisons where comparison.citation.source.text == model {
        found.append(
          Clause(
            place: comparison.citation.pin ?? "",
            name: name,
            relation: comparison.relation,
            sources: sources
          )
        )
      }
    }
    func walk(_ node: DecisionNode, _ path: String, _ sources: [Tail.Citation]) {
      let sources = node.tail.citations.isEmpty ? sources : node.tail.citations
      look(path, node.tail, sources)
      for member in node.members {
        walk(member, path + (path.hasSuffix(")") ? "" : " ") + "(\(member.label))", sources)
      }
    }
    look("version \(version.name)", version.tail, version.tail.citations)
    for decision in version.program.decisions {
      walk(decision.root, decision.name, version.tail.citations)
    }
    return found
  }

  private static func cell(
    _ clauses: [Clause],
    _ pathway: Pathway,
    _ version: RuleVersion?
  ) -> Cell {
    let relations = clauses.map(\.relation).uniqued
    let relation: Relation =
      switch relations.count {
      case 0: .notPublished
      case 1: .stated(relations[0])
      default: .several(relations)
      }
    let sources = clauses.flatMap(\.sources).map { citation in
      CitedSource(
        id: citation.source.text,
        pin: citation.pin,
        title: "",
        grade: pathway.source(citation.source.text)?.grade
      ).words
    }
    return Cell(relation: relation, clauses: clauses.map(\.name), sources: sources.uniqued)
  }
}

extension Rulebook {
  /// The version that stands for the policy on a day: the one in force, else the first that is
  /// undated or proposed, which whoever prints it must say.
  ///
  /// - Parameter day: The day; `nil` for the last version in force.
  /// - Returns: The version; `nil` when there is none to read.
  public func readableVersion(on day: CalendarDate?) -> RuleVersion? {
    let inForce = versions.last { version in
      switch version.status {
      case .inForce(let from, let until):
        guard let day, !countsYears else { return true }
        return from <= day.dayNumber && until.map { day.dayNumber < $0 } ?? true
      case .implicit: return true
      case .proposed, .undated, .withdrawn: return false
      }
    }
    return inForce ?? versions.first { $0.status == .undated }
      ?? versions.first { $0.status == .proposed }
  }

  /// The places of a source that clauses of the policy cite, in the order of the file.
  ///
  /// - Parameter source: The source's id.
  /// - Returns: The places, each once.
  public func places(of source: String) -> [String] {
    var places: [String] = []
    func look(_ tail: Tail) {
      for citation in tail.citations where citation.source.text == source {
        if let pin = citation.pin, !places.contains(pin) { places.append(pin) }
      }
    }
    for version in versions {
      for decision in version.program.decisions { decision.root.walk { look($0.tail) } }
    }
    return places
  }
}
