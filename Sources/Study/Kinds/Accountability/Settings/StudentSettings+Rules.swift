// SPDX-License-Identifier: Apache-2.0
import Accountability

extension StudentRules {
  /// The rules that the group `students` declares.
  ///
  /// - Throws: `StudyError` naming the key that is wrong.
  init(
    _ reader: SettingsReader,
    subjects: [String],
    levels: [String],
    placements: [StudentLayout.Placement]
  ) throws(StudyError) {
    student = try reader.optionalText("student")
    var keep = Keep.refuse
    var order: [String] = []
    var day: String?
    if let group = try reader.group("duplicates") {
      keep = try group.choice("keep")
      switch keep {
      case .best:
        order = try group.texts("order")
        guard Set(order) == Set(levels) else {
          throw group.trouble(
            "order",
            "names each level once, the lowest first: \(levels.sorted().list)"
          )
        }
      case .latest: day = try group.text("by")
      case .refuse, .firstAccountable: break
      }
      try group.finish()
    }
    if keep != .refuse, student == nil {
      throw reader.trouble(
        "duplicates",
        "needs `students.student`, the column that tells students apart"
      )
    }
    (self.keep, self.order, self.day) = (keep, order, day)
    var most: [(number: String, limit: String)] = []
    if let group = try reader.group("most") {
      for key in group.keys { most.append((key, try group.text(key))) }
      try group.finish()
    }
    self.most = most
    let columns = try reader.texts("rises")
    rises = columns.isEmpty ? [] : [columns]
    self.subjects = subjects
    self.placements = placements
  }
}
