// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Evidence
import Foundation
import Study

/// `data …`: look at an evidence file before it goes into a study.
struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Look at an evidence file: what it holds, whether it is sound, its hash.",
    discussion: """
      EXAMPLES
        meteyard data check judgments.csv --as panel-judgments
        meteyard data check scores.csv --missing NA,. --rejects bad.csv
        meteyard data codebook scores.csv
        meteyard data show scores.csv --limit 5
        meteyard data hash scores.csv
      """,
    subcommands: [DataCheck.self, DataShow.self, DataCodebook.self, DataHash.self]
  )
}

/// What the `data` commands share: the file and how it is written.
struct DataFileOptions: ParsableArguments {
  @Argument(help: "A CSV file, or - for standard input.", completion: .file())
  var file: String

  @Option(help: "A saved column mapping (JSON).")
  var map: String?

  @Option(help: "Codes that mean missing, separated by commas.")
  var missing: String?

  @Option(help: "What separates cells: comma, semicolon, tab or pipe.")
  var delimiter = Delimiter.comma

  @Flag(help: "Decimals are written with a comma.")
  var decimalComma = false

  enum Delimiter: String, ExpressibleByArgument, CaseIterable {
    case comma
    case semicolon
    case tab
    case pipe

    var character: Character {
      switch self {
      case .comma: ","
      case .semicolon: ";"
      case .tab: "\t"
      case .pipe: "|"
      }
    }
  }

  var name: String { file == "-" ? "standard input" : URL(fileURLWithPath: file).lastPathComponent }

  func bytes() throws -> [UInt8] {
    if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    return try InputFile(path: file).bytes()
  }

  func mapping() throws -> ColumnMapping {
    if let map {
      guard let data = FileManager.default.contents(atPath: map) else {
        throw Failure(code: 66, sentence: "there is no mapping at \(map)")
      }
      do {
        return try ColumnMapping(json: data)
      } catch {
        throw Failure(code: 78, sentence: "\(map): not a column mapping: \(error)")
      }
    }
    var format = CSVFormat.standard
    format.delimiter = delimiter.character
    format.decimalComma = decimalComma
    format.missingCodes = missing?.split(separator: ",").map(String.init) ?? []
    return ColumnMapping(format: format)
  }

  /// The specification of a role, or what a scan of the whole file finds.
  func specification(role: String?, _ bytes: [UInt8]) throws -> TableSpecification {
    if let role {
      if let known = EvidenceRoles.specification(role) { return known }
      throw Failure(
        code: 64,
        sentence: "no study knows the role \"\(role)\""
          + Spelling.suggestion(for: role, among: EvidenceRoles.names)
          + " (known: \(EvidenceRoles.names.joined(separator: ", ")))"
      )
    }
    return SpecificationInference(
      SourceBytes(bytes),
      fileName: name,
      format: try mapping().format
    ).specification
  }

  func read(role: String?, threads: Int) throws -> ImportResult {
    let bytes = try bytes()
    let specification = try specification(role: role, bytes)
    let reader = CSVReader(specification: specification, mapping: try mapping())
    return reader.read(bytes, fileName: name, threads: threads)
  }
}

/// `data check FILE`: every cell against the rules.
struct DataCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check every cell; code 65 when a row breaks a rule."
  )

  @OptionGroup var source: DataFileOptions
  @OptionGroup var common: CommonOptions

  @Option(name: .customLong("as"), help: "The role the file has in a study, such as scores.")
  var role: String?

  @Option(help: "Write the rows that break a rule to this file.")
  var rejects: String?

  @Flag(help: "Succeed when good rows are left; the others stay in --rejects.")
  var acceptGood = false

  func run() async throws {
    let result = try source.read(role: role, threads: common.jobs)
    if let rejects, result.report.quarantined + result.report.rejected > 0 {
      try OutputFile(path: rejects).write(Array(result.rejects.utf8))
    }
    if common.json {
      let envelope = Envelope(ok: !result.report.hasErrors, kind: "data-check", data: result.report)
      Output.standard.write(try envelope.text())
    } else {
      Output.standard.write(result.report.text())
    }
    if result.report.hasErrors, !(acceptGood && !result.report.isFatal) { throw ExitCode(65) }
  }
}

/// `data show FILE`: the first rows as they are read.
struct DataShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the first rows as they are read, tab-separated."
  )

  @OptionGroup var source: DataFileOptions
  @OptionGroup var common: CommonOptions

  @Option(help: "How many rows.")
  var limit = 20

  func run() async throws {
    let table = try source.read(role: nil, threads: common.jobs).table
    let rows = (0..<min(limit, table.rowCount)).map { row in table.columns.map { $0.text(row) } }
    let head = table.columns.map(\.name)
    if common.json {
      Output.standard.write(try Envelope(kind: "data-show", data: [head] + rows).text())
    } else {
      for row in [head] + rows { Output.standard.write(row.joined(separator: "\t")) }
    }
  }
}

/// `data codebook FILE`: what each column holds.
struct DataCodebook: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Describe every column: kind, missing cells, range, most frequent values."
  )

  @OptionGroup var source: DataFileOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let codebook = Codebook(try source.read(role: nil, threads: common.jobs).table)
    if common.json {
      Output.standard.write(try Envelope(kind: "codebook", data: codebook.entries).text())
    } else {
      Output.standard.put(Data(codebook.csv.utf8))
    }
  }
}

/// `data hash FILE`: the SHA-256 that a run records.
struct DataHash: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hash",
    abstract: "Print the SHA-256 that a run records for a file."
  )

  @OptionGroup var source: DataFileOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let hash = ContentHash.sha256(try source.bytes())
    if common.json {
      Output.standard.write(
        try Envelope(kind: "data-hash", data: ["file": source.name, "sha256": hash]).text()
      )
    } else {
      Output.standard.write("\(hash)  \(source.name)")
    }
  }
}
