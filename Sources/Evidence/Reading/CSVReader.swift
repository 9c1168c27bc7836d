// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// Reads a delimited text file into typed columns, checking every cell of the whole file.
///
/// The grammar is RFC 4180 with LF, CR LF or CR as line end and any declared delimiter. Nothing is
/// guessed from a sample and nothing is repaired: a row that breaks a rule is kept apart with its
/// line and the reason.
///
/// ```swift
/// let reader = CSVReader(specification: totals)
/// let result = reader.read(Data(text.utf8), fileName: "totals.csv")
/// print(result.report.text())
/// ```
public struct CSVReader: Sendable {
  /// What the file must hold.
  public let specification: TableSpecification
  /// How the file is written.
  public let format: CSVFormat
  /// Which header stands for which column.
  public let mapping: ColumnMapping?
  /// Whether findings say that the good rows can be accepted and the others kept apart.
  public var offersGoodRows = true
  /// The bytes of one piece of work for a thread; the result does not depend on it.
  public var chunkSize = ChunkReading.standardSize {
    didSet { precondition(chunkSize > 0, "a chunk has at least one byte") }
  }

  /// A reader.
  ///
  /// - Parameters:
  ///   - specification: What the file must hold.
  ///   - format: How the file is written; without it the mapping's format, or the standard one.
  ///   - mapping: Which header stands for which column; other headers must be column names.
  public init(
    specification: TableSpecification,
    format: CSVFormat? = nil,
    mapping: ColumnMapping? = nil
  ) {
    self.specification = specification
    self.format = format ?? mapping?.format ?? .standard
    self.mapping = mapping
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - fileName: The name that findings print.
  /// - Returns: The accepted rows, the report, and the rows kept apart.
  public func read(_ text: String, fileName: String) -> ImportResult {
    read(SourceBytes(text), fileName: fileName)
  }

  /// Reads bytes.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - fileName: The name that findings print.
  ///   - threads: How many threads share the work; the result does not depend on it.
  /// - Returns: The accepted rows, the report, and the rows kept apart.
  public func read(_ bytes: [UInt8], fileName: String, threads: Int = 1) -> ImportResult {
    read(SourceBytes(bytes), fileName: fileName, threads: threads)
  }

  /// Reads bytes.
  ///
  /// - Parameters:
  ///   - data: The whole file.
  ///   - fileName: The name that findings print.
  ///   - threads: How many threads share the work; the result does not depend on it.
  /// - Returns: The accepted rows, the report, and the rows kept apart.
  public func read(_ data: Data, fileName: String, threads: Int = 1) -> ImportResult {
    read(SourceBytes(data), fileName: fileName, threads: threads)
  }

  /// Reads a file's bytes, into which the table will point.
  ///
  /// - Parameters:
  ///   - source: The whole file.
  ///   - fileName: The name that findings print.
  ///   - threads: How many threads share the work; the result does not depend on it.
  /// - Returns: The accepted rows, the report, and the rows kept apart.
  /// - Complexity: linear in the size of the file.
  public func read(_ source: SourceBytes, fileName: String, threads: Int = 1) -> ImportResult {
    let cells = CellScanner(source, format: format)
    let header = HeaderRecord(source, cells: cells, commentMark: format.commentMark?.asciiValue)
    let match = HeaderMatch(
      header: header,
      specification: specification,
      mapping: mapping,
      file: fileName
    )
    var assembly = ImportAssembly(
      reader: self,
      source: source,
      fileName: fileName,
      header: header,
      match: match
    )
    guard assembly.isReadable else { return assembly.result() }
    let rules = match.fields.map { ColumnRules($0, format: format) }
    let reading = ChunkReading(
      source,
      format: format,
      rules: rules,
      from: header.dataStart,
      chunkSize: chunkSize,
      threads: threads
    )
    assembly.join(reading.results(threads: threads), of: reading)
    return assembly.result()
  }
}
