// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// How one party's file is read into our columns: saved once, used for every later file.
///
/// The saved form is JSON with sorted keys, so that the same mapping has the same bytes.
public struct ColumnMapping: Sendable, Hashable, Codable {
  /// The column of ours that a header of the file stands for.
  public var columns: [String: String]
  /// How the file is written.
  public var format: CSVFormat

  private enum CodingKeys: String, CodingKey {
    case columns
    case format
  }

  /// A mapping.
  ///
  /// - Parameters:
  ///   - columns: For each header of the file that is not already our name, our column's name.
  ///   - format: How the file is written.
  public init(columns: [String: String] = [:], format: CSVFormat = .standard) {
    self.columns = columns
    self.format = format
  }

  /// Reads a mapping; an absent field takes its standard value.
  ///
  /// - Parameter decoder: Where the fields are read.
  /// - Throws: `DecodingError` when a field has the wrong type.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    columns = try fields.decodeIfPresent([String: String].self, forKey: .columns) ?? [:]
    format = try fields.decodeIfPresent(CSVFormat.self, forKey: .format) ?? .standard
  }

  /// Reads a saved mapping.
  ///
  /// - Parameter json: The bytes of the saved file.
  /// - Throws: `EvidenceError.unreadableMapping` with the reason.
  public init(json: Data) throws(EvidenceError) {
    do {
      self = try JSONDecoder().decode(ColumnMapping.self, from: json)
    } catch let DecodingError.dataCorrupted(context) {
      throw .unreadableMapping(context.debugDescription)
    } catch let DecodingError.typeMismatch(_, context) {
      throw .unreadableMapping(
        context.codingPath.map(\.stringValue).joined(separator: ".") + " has the wrong type"
      )
    } catch let DecodingError.keyNotFound(key, _) {
      throw .unreadableMapping("the field `\(key.stringValue)` is missing")
    } catch {
      throw .unreadableMapping("it is not a mapping in JSON")
    }
  }

  /// Reads a saved mapping.
  ///
  /// - Parameter json: The bytes of the saved file.
  /// - Throws: `EvidenceError.unreadableMapping` with the reason.
  public init(json: [UInt8]) throws(EvidenceError) {
    try self.init(json: Data(json))
  }

  /// The mapping as it is saved.
  ///
  /// - Returns: JSON with sorted keys and a line end.
  public func json() -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let body = (try? encoder.encode(self)) ?? Data("{}".utf8)
    return body + Data("\n".utf8)
  }
}
