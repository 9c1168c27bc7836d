// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The parameters of a study of cases.
struct EligibilitySettings {
  /// The id under which policies name the model text that they compare with; `nil` for none.
  let model: String?
  /// The places of the model text, in its order; empty for those that the policies speak of.
  let modelPlaces: [String]
  /// How many days before the end of a term it is announced.
  let noticeDays: [Int]
  /// The smallest count of people that is published.
  let smallestCount: Int
  let usesPresumptions: Bool
  /// The day of the snapshot, from which waiting is counted; `nil` for an undated study.
  let day: CalendarDate?

  private static let defaultNotices = [90, 30]
  private static let defaultSmallest = 10

  init(_ reader: SettingsReader, document: StudyDocument) throws(StudyError) {
    model = try reader.optionalText("model")
    modelPlaces = try reader.texts("modelPlaces")
    if model == nil, !modelPlaces.isEmpty {
      throw reader.trouble("modelPlaces", "has no meaning without `model`")
    }
    let notices = try reader.texts("noticeDays")
    if notices.isEmpty {
      noticeDays = Self.defaultNotices
      reader.recordDefault("noticeDays", "90, 30")
    } else {
      var days: [Int] = []
      for text in notices {
        guard let number = Int(text), (0...3650).contains(number) else {
          throw reader.trouble(
            "noticeDays",
            "is a list of days before the end of a term, such as [90, 30], not \"\(text)\""
          )
        }
        days.append(number)
      }
      noticeDays = days
    }
    smallestCount = try reader.integer(
      "smallestCount",
      in: 1...1000,
      default: Self.defaultSmallest
    )
    usesPresumptions = try reader.flag("presumptions", default: true)
    day = CalendarDate(document.date)
  }

  /// The circumstances in which the policies are asked.
  var options: EvaluationOptions {
    EvaluationOptions(knownOn: day, usesPresumptions: usesPresumptions)
  }
}
