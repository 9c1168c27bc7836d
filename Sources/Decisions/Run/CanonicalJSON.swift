// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The one JSON form of the project: UTF-8, keys sorted, no insignificant space.
///
/// Values hold integers, texts and booleans only; an exact decimal is a text, so that no reader
/// turns it into a binary number. The same value therefore gives the same bytes everywhere.
public enum CanonicalJSON {
  /// The canonical bytes of a value, ended by a line feed.
  ///
  /// - Parameter value: A value of integers, texts, booleans, lists and records.
  /// - Throws: `EncodingError` when the value cannot be written as JSON.
  /// - Returns: UTF-8 bytes, the last one a line feed.
  public static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }

  /// Reads a value back.
  ///
  /// - Parameters:
  ///   - type: The type to read.
  ///   - bytes: JSON in UTF-8.
  /// - Throws: `DecodingError` when the bytes are no JSON of that shape.
  /// - Returns: The value.
  public static func read<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
