// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Matching

/// Applicants scored by a program's sheet: exact scores, agreement of raters, rank bands, a draft list.
///
/// A score orders nobody by itself: inside a group of the draft list a named person sets the order.
struct ScoringKind: StudyKind {
  static let id = "scoring"

  let settings: ScoringSettings
  let title: String
  let source: String
  let date: String
  let marks: [String]
  /// Criteria and scale alone, for checking ratings before any weight is read.
  private let form: ScoringSheet

  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError) {
    settings = try ScoringSettings(parameters, seed: document.seed ?? 0)
    do {
      form = try ScoringSheet(
        criteria: settings.criteria.map { ScoringCriterion($0.name, weight: .one) },
        scale: settings.scale,
        weightSource: "none yet"
      )
    } catch {
      throw StudyError(.configuration, "study.yaml: `parameters`: \(error.sentence)")
    }
    title = document.title
    source = document.source
    date = document.date
    marks = document.marks
  }

  var roles: [String] { ["ratings", "weights"] }

  var requiredRoles: [String] { ["ratings"] }

  /// A rating that is set aside would move scores unseen.
  func allowsQuarantine(role: String) -> Bool { false }

  func specification(role: String) -> TableSpecification? {
    switch role {
    case "ratings": RatingList.specification
    case "weights": PublishedWeights.specification
    default: nil
    }
  }

  func objections(to input: StudyInputs.Input) -> [Finding] {
    guard input.role == "ratings" else { return [] }
    return RatingList(input.result.table, sheet: form, file: input.path).findings
  }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    guard let input = inputs.input("ratings") else {
      throw StudyError(.configuration, "study.yaml: the input \"ratings\" is missing")
    }
    var published: PublishedWeights?
    if let weights = inputs.input("weights") {
      do {
        published = try PublishedWeights(weights.result.table)
      } catch {
        throw StudyError(.data, "\(weights.path): \(error.sentence)")
      }
    }
    let analysis = try ScoringAnalysis(
      RatingList(input.result.table, sheet: form, file: input.path).ratings,
      sheet: try settings.sheet(published),
      settings: settings,
      threads: inputs.threads
    )
    return ScoringResult(
      kind: self,
      analysis: analysis,
      file: input.path,
      document: inputs.document
    ).result()
  }
}

/// What is computed of each program.
struct ScoringAnalysis {
  /// A program with its scores and lists.
  struct Program {
    let scores: HolisticScores
    let agreement: [RaterAgreement]
    let bands: RankBands
    let draft: DraftRankList
    /// The list in a person's order, where the study has one.
    let ordered: OrderedRankList?
  }

  let sheet: ScoringSheet
  let programs: [Program]

  init(
    _ ratings: [ApplicantRating],
    sheet: ScoringSheet,
    settings: ScoringSettings,
    threads: Int
  ) throws(StudyError) {
    self.sheet = sheet
    let names = Set(ratings.map(\.program)).sorted()
    if let order = settings.orders.first(where: { !names.contains($0.program) }) {
      throw StudyError(
        .configuration,
        "study.yaml: `parameters.orders` names the program \"\(order.program)\", which has no ratings"
          + Spelling.suggestion(for: order.program, among: names)
      )
    }
    var programs: [Program] = []
    for name in names {
      let scores = HolisticScores(program: name, ratings: ratings, sheet: sheet)
      let bands = RankBands(scores, settings: settings.bands, threads: threads)
      let draft = DraftRankList(scores, bands)
      var ordered: OrderedRankList?
      if let order = settings.orders.first(where: { $0.program == name }) {
        do {
          ordered = try draft.ordered(order.groups, by: order.person, on: order.date)
        } catch {
          throw StudyError(
            .configuration,
            "study.yaml: `parameters.orders`, program \"\(name)\": \(error.sentence)"
          )
        }
      }
      programs.append(
        Program(
          scores: scores,
          agreement: RaterAgreement.all(
            program: name,
            ratings: ratings,
            sheet: sheet,
            replicates: settings.bands.replicates,
            seed: settings.bands.seed,
            threads: threads
          ),
          bands: bands,
          draft: draft,
          ordered: ordered
        )
      )
    }
    self.programs = programs
  }
}
