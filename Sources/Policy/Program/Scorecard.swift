// SPDX-License-Identifier: Apache-2.0

/// What a report adds up, with every name resolved.
///
/// It tells nothing that the measures do not say: it names them, so that a report, a chart or a search
/// knows which numbers are components, which are the total, and in which order they stand.
public struct Scorecard: Sendable {
  /// Components that are named together.
  public struct Standard: Sendable {
    /// Its name; empty for components outside a standard.
    public var name: String
    /// What people call it; empty for components outside a standard.
    public var title: String
    /// Its components in the order of the file.
    public var components: [Component]

    /// Components that are named together.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - title: What people call it.
    ///   - components: Its components.
    public init(name: String, title: String, components: [Component]) {
      self.name = name
      self.title = title
      self.components = components
    }
  }

  /// The smallest thing with points or a verdict.
  public struct Component: Sendable {
    /// Its name, such as `s1_math`; the entity's where every row is one.
    public var name: String
    /// What people call it.
    public var title: String
    /// The entity of which every row is a component, a place in `entities`; `nil` for one of the
    /// subject.
    public var entity: Int?
    /// The fact that names a row, a place in `facts`; `nil` where its id does.
    public var key: Int?
    /// Its points, or whether it is met.
    public var value: Term
    /// The most points there are for it.
    public var possible: Term?
    /// How much it counts in a mean.
    public var weight: Term?
    /// When it counts; `nil` for always.
    public var condition: Term?
    /// Where it stands.
    public var site: Site

    /// A component.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - title: What people call it.
    ///   - value: Its points, or whether it is met.
    ///   - site: Where it stands.
    public init(name: String, title: String, value: Term, site: Site) {
      self.name = name
      self.title = title
      self.value = value
      self.site = site
    }
  }

  /// Its name.
  public var name: String
  /// What people call the report.
  public var title: String
  /// The components by standard.
  public var standards: [Standard]
  /// The points of the report, a mean or a count.
  public var total: Term
  /// The points possible; `nil` where none are declared.
  public var possible: Term?
  /// The total as a share; `nil` where none is declared.
  public var share: Term?
  /// The level, range or letter; `nil` where none is declared.
  public var level: Term?

  /// All components in order.
  public var components: [Component] { standards.flatMap(\.components) }

  /// What a report adds up.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - title: What people call the report.
  ///   - standards: The components by standard.
  ///   - total: The points of the report.
  public init(name: String, title: String, standards: [Standard], total: Term) {
    self.name = name
    self.title = title
    self.standards = standards
    self.total = total
  }
}
