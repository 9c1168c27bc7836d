// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// One panelist's verdict on one person (or piece of work) with the person's score.
public struct GroupJudgment: Sendable, Hashable {
  /// The panelist's key; `nil` when it is not on file.
  public let panelist: String?
  /// The person's key.
  public let person: String
  /// The verdict: whether the person was judged qualified.
  public let isQualified: Bool
  /// The person's score.
  public let score: Rational

  /// A verdict.
  ///
  /// - Parameters:
  ///   - panelist: The panelist's key, if it is on file.
  ///   - person: The person's key.
  ///   - isQualified: Whether the person was judged qualified.
  ///   - score: The person's score.
  public init(panelist: String? = nil, person: String, isQualified: Bool, score: Rational) {
    self.panelist = panelist
    self.person = person
    self.isQualified = isQualified
    self.score = score
  }
}

/// Checked verdicts with their units in the order of first appearance.
///
/// When any record lacks its panelist, all are pooled as if one panelist had judged.
struct GroupJudgments: Sendable {
  let records: [GroupJudgment]
  let panelists: [String]
  let persons: [String]
  /// Positions in `panelists` (0 when pooled) and `persons`, parallel to the records.
  let panelistOf: [Int]
  let personOf: [Int]
  let binaryScores: [Double]

  init(_ records: [GroupJudgment], place: String) throws(MethodError) {
    let isPooled = records.contains { $0.panelist == nil }
    var panelistIndex: [String: Int] = [:]
    var personIndex: [String: Int] = [:]
    var scores: [String: Rational] = [:]
    var seen: Set<[Int]> = []
    var panelists: [String] = []
    var persons: [String] = []
    var panelistOf: [Int] = []
    var personOf: [Int] = []
    for (index, record) in records.enumerated() {
      let panelist = isPooled ? "" : record.panelist ?? ""
      let panelistPosition = panelistIndex[panelist] ?? panelists.count
      if panelistPosition == panelists.count {
        panelistIndex[panelist] = panelistPosition
        panelists.append(panelist)
      }
      let personPosition = personIndex[record.person] ?? persons.count
      if personPosition == persons.count {
        personIndex[record.person] = personPosition
        persons.append(record.person)
      }
      let location = "\(place), record \(index + 1)"
      guard seen.insert([panelistPosition, personPosition]).inserted else {
        throw MethodError(
          .duplicate,
          at: location,
          "its person is judged before by the same panelist",
          rule: "each panelist judges a person once",
          remedy: "keep one of the judgments"
        )
      }
      let score = scores.updateValue(record.score, forKey: record.person)
      guard score == nil || score == record.score else {
        throw MethodError(
          .duplicate,
          at: location,
          "its person has another score in an earlier record",
          rule: "a person has one score",
          remedy: "correct the score"
        )
      }
      panelistOf.append(panelistPosition)
      personOf.append(personPosition)
    }
    self.records = records
    self.panelists = isPooled ? [] : panelists
    self.persons = persons
    self.panelistOf = panelistOf
    self.personOf = personOf
    binaryScores = records.map(\.score.double)
  }

  /// How often each record counts in a resample.
  func counts(_ draw: ResampleCounts) -> [Int] {
    records.indices.map { index in
      let panelist = panelists.isEmpty ? 1 : draw.panelists[panelistOf[index]]
      return panelist * draw.examinees[personOf[index]]
    }
  }

  /// The positions of the records of one class.
  func indices(qualified: Bool) -> [Int] {
    records.indices.filter { records[$0].isQualified == qualified }
  }
}
