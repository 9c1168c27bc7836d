// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy
import Yams

/// The study that a public release is: its evidence is the suppressed table and nothing else.
///
/// Points, totals, levels and distances of a public report are computed anew from it by the one path
/// of every study, so that nothing of a masked number can be in them, and a stranger can compute them
/// again.
struct PublicStudy {
  let analysis: OpenAccountability
  let release: ReleaseCohorts

  /// Where the files stand.
  private static let (units, supplied, hierarchy) = ("units.csv", "counted.csv", "hierarchy.csv")

  /// The files by path.
  ///
  /// - Throws: `StudyError` where the document cannot be written.
  func files() throws(StudyError) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var inputs: [(role: String, path: String)] = [(PolicyLayouts.subjects, Self.units)]
    files[Self.units] = Array(unitsFile.utf8)
    for (place, rows) in analysis.publication.tables.enumerated() {
      let path = "\(rows.entity).csv"
      files[path] = Array(file(of: rows, place).utf8)
      inputs.append((rows.entity, path))
    }
    if let text = suppliedFile {
      files[Self.supplied] = Array(text.utf8)
      inputs.append((SuppliedPoints.role, Self.supplied))
    }
    if !analysis.evidence.hierarchy.isEmpty {
      files[Self.hierarchy] = Array(hierarchyFile.utf8)
      inputs.append((HierarchyFile.role, Self.hierarchy))
    }
    for record in analysis.rules.files {
      files["rule/\(record.path.split(separator: "/").last ?? "")"] = record.bytes
    }
    files[StudyDocument.fileName] = Array(try document(inputs).utf8)
    return files
  }

  // MARK: - Evidence

  private var subject: String { analysis.rulebook.subject }

  /// The units with the facts that are told.
  private var unitsFile: String {
    let names = analysis.publication.units
    let facts = EntityFacts(subject, analysis.rulebook)
    let period = analysis.rulebook.period.map { [$0] } ?? []
    let told = names.filter { !period.contains($0) }
    let rows = analysis.evidence.all.rows[subject] ?? []
    return CSVWriter().write(
      header: ["id"] + period + told,
      rows: rows.map { row in
        [row.id] + period.map { _ in row.period.map(String.init) ?? "" }
          + told.map { name in
            row[name]?.value.flatMap { facts.all[name]?.type.cell(of: $0) } ?? ""
          }
      }
    )
  }

  private var hierarchyFile: String {
    CSVWriter().write(
      header: ["id", "above"],
      rows: analysis.evidence.hierarchy.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
    )
  }

  /// The printed lines of a table with the evidence's own rows.
  private func lines(_ place: Int) -> [(truth: CohortTruth, group: Int, line: PublicRow)] {
    zip(release.truths, release.releases).filter { $0.0.rows == place }.flatMap { truth, release in
      zip(truth.table.rows, release.rows).map { (truth, $0.group, $1) }
    }
  }

  /// A table in the form in which the policy reads it.
  private func file(of rows: PublishedRows, _ place: Int) -> String {
    let told = rows.told
    let own =
      [subject, rows.year] + rows.names + (rows.groups.map { [$0.fact] } ?? [])
      + [told.students] + [told.index, rows.undetermined].compactMap(\.self)
    let header = own + told.constants.map(\.fact) + told.also
    return CSVWriter().write(
      header: header,
      rows: lines(place).map { truth, group, line in
        let name = truth.name
        let index = told.index.map { _ in [Self.cell(line.index)] } ?? []
        let rest = rows.undetermined.map { _ in [Self.cell(line.undetermined)] } ?? []
        let isOpen = !line.students.isSuppressed && !line.index.isSuppressed
        let source = truth.sources[.init(unit: line.unit, group: group)]
        let also = told.also.map { fact in
          source.flatMap { isOpen ? rows.cell(of: fact, $0) : nil } ?? ""
        }
        return [line.unit, String(name.year)] + name.values
          + (rows.groups.map { _ in [line.group] } ?? []) + [students(line.students)] + index + rest
          + told.constants.map(\.cell) + also
      }
    )
  }

  /// A printed cell as the policy reads it.
  private static func cell(_ cell: PublicCell) -> String {
    cell.number == nil ? "unknown(unpublished)" : cell.words
  }

  /// A number of students, with what its mask says of it.
  private func students(_ cell: PublicCell) -> String {
    let number = release.policy.reportingNumber
    return switch cell.suppression?.reason {
    case .primary: "unknown(unpublished, 0..\(number - 1))"
    case .complementary: "unknown(unpublished, \(number)..)"
    default: Self.cell(cell)
    }
  }

  /// What masks say of the measures that count students, and points that were supplied to the study
  /// for units of which nothing is masked; `nil` where there is nothing.
  private var suppliedFile: String? {
    let period = analysis.rulebook.period.map { [$0] } ?? []
    let known = Set(
      (analysis.evidence.all.rows[subject] ?? []).map { "\($0.id) \($0.period ?? 0)" }
    )
    var masked: Set<String> = []
    var rows: [[String]] = []
    for (place, table) in analysis.publication.tables.enumerated() {
      for (truth, _, line) in lines(place)
      where line.students.isSuppressed || line.index.isSuppressed {
        masked.insert(line.unit)
        guard let counted = table.counted, line.students.isSuppressed,
          known.contains("\(line.unit) \(truth.name.year)")
        else { continue }
        let cells = Dictionary(zip(table.names, truth.name.values)) { first, _ in first }
        let arguments = counted.arguments.map { cells[$0] ?? line.group }
        rows.append(
          [line.unit] + period.map { _ in String(truth.name.year) } + [
            "\(counted.measure)(\(arguments.joined(separator: ", ")))", students(line.students),
            "\(line.students.words), release \(release.name)",
          ]
        )
      }
    }
    for (_, own) in analysis.evidence.supplied.sorted(by: { $0.key < $1.key }) {
      for row in own where !masked.contains(row.unit) {
        rows.append(
          [row.unit] + period.map { _ in row.period.map(String.init) ?? "" }
            + [row.written.measure, row.written.value, row.source]
        )
      }
    }
    guard !rows.isEmpty else { return nil }
    return CSVWriter().write(header: ["id"] + period + ["measure", "points", "source"], rows: rows)
  }

  // MARK: - Document

  private func document(_ inputs: [(role: String, path: String)]) throws(StudyError) -> String {
    let document = analysis.document
    let path = analysis.rules.policyPath.split(separator: "/").last.map(String.init) ?? ""
    var root: [(Node, Node)] = [
      ("study", Node("\(document.id)-public")),
      ("title", Node("\(document.title), public release \(release.name)")),
      ("kind", Node(AccountabilityKind.id)), ("policy", Node("rule/\(path)")),
    ]
    if document.date != "undated" { root.append(("at", Node(document.date))) }
    root.append(
      (
        "source",
        Node(
          "the public release \(release.name) of \(document.id); numbers of few students are not "
            + "published"
        )
      )
    )
    root.append(("marks", Node((document.marks + ["public"]).map { Node($0) })))
    root.append(
      (
        "inputs",
        Node(inputs.map { input in (Node(input.role), Node([(Node("file"), Node(input.path))])) })
      )
    )
    // The pages of a public run say that everybody may read them.
    let audience = (Node("audience"), Node(AccountabilitySettings.Audience.everybody.rawValue))
    let kept = ["version", "readings", "periods", "grid", "levers"]
    let parameters = kept.compactMap { key in
      document.setting(parameter: key).flatMap(Self.told(key)).map { (Node(key), $0) }
    }
    root.append(("parameters", Node([audience] + parameters)))
    let outputs = document.outputs
    let left = [
      ("certificates", outputs.certificates), ("report", outputs.report),
      ("charts", outputs.charts),
      ("pages", outputs.pages),
    ].filter { !$0.1 }
    if !left.isEmpty {
      root.append(("outputs", Node(left.map { name, _ in (Node(name), Node("no")) })))
    }
    do {
      return try Yams.serialize(node: Node(root), width: -1, allowUnicode: true)
    } catch {
      throw StudyError(.cannotCreate, "the public study cannot be written as YAML: \(error)")
    }
  }

  /// A parameter as the public study has it: levers that move students need counts and are left out.
  private static func told(_ key: String) -> (Setting) -> Node? {
    { setting in
      guard key == "levers", case .list(let levers) = setting.content else { return setting.node }
      let kept = levers.filter { $0.value("moves") == nil }
      return kept.isEmpty ? nil : Node(kept.map(\.node))
    }
  }
}
