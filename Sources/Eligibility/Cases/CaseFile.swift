// SPDX-License-Identifier: Apache-2.0
public import Policy

/// Everything on file about one person: facts with their evidence, what was asked for, what was
/// judged, which stages are held, and who closed what.
public struct CaseFile: Sendable {
  /// The person's id; never a name.
  public let id: String
  /// The facts with their evidence, and the rows that they refer to, such as employers.
  public var data: CaseData
  /// What was asked for, of whom, since when.
  public var requests: [Request]
  /// The stages that are or were held, with their dates.
  public var clocks: [StageClock]
  /// What persons decided.
  public var closings: [Closing]

  /// A case.
  ///
  /// - Parameters:
  ///   - id: The person's id.
  ///   - data: The facts with their evidence.
  ///   - requests: What was asked for.
  ///   - clocks: The stages that are or were held.
  ///   - closings: What persons decided.
  public init(
    _ id: String,
    data: CaseData,
    requests: [Request] = [],
    clocks: [StageClock] = [],
    closings: [Closing] = []
  ) {
    self.id = id
    self.data = data
    self.requests = requests
    self.clocks = clocks
    self.closings = closings
  }

  /// The stages that are held under a pathway.
  ///
  /// - Parameter pathway: The policy's id.
  /// - Returns: Their clocks, in the order of the file.
  public func clocks(of pathway: String) -> [StageClock] {
    clocks.filter { $0.pathway == pathway }
  }
}
