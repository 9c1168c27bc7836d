// SPDX-License-Identifier: Apache-2.0

/// How a delimited text file is written: declared, never guessed from a sample.
public struct CSVFormat: Sendable, Hashable, Codable {
  /// The character between two cells; one ASCII character.
  public var delimiter: Character
  /// The character around a cell that holds delimiters or line ends; one ASCII character.
  public var quote: Character
  /// Whether decimals are written `78,40` instead of `78.40`.
  public var decimalComma: Bool
  /// Texts that mean "missing" in every column; the empty cell always does.
  public var missingCodes: [String]
  /// Whether blanks and tabs around an unquoted cell are dropped; otherwise they belong to it.
  public var trimsSpaces: Bool
  /// A mark that opens comment lines before the header, such as `#`; one ASCII character.
  public var commentMark: Character?

  /// A format.
  ///
  /// - Parameters:
  ///   - delimiter: The character between two cells.
  ///   - quote: The character around a cell.
  ///   - decimalComma: Whether decimals are written with a comma.
  ///   - missingCodes: Texts that mean "missing" in every column.
  ///   - trimsSpaces: Whether blanks and tabs around an unquoted cell are dropped.
  ///   - commentMark: A mark that opens comment lines before the header.
  public init(
    delimiter: Character = ",",
    quote: Character = "\"",
    decimalComma: Bool = false,
    missingCodes: [String] = [],
    trimsSpaces: Bool = false,
    commentMark: Character? = nil
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.decimalComma = decimalComma
    self.missingCodes = missingCodes
    self.trimsSpaces = trimsSpaces
    self.commentMark = commentMark
    precondition(isUsable, "a delimiter and a quote are two different printable ASCII characters")
  }

  /// Comma, double quote, decimal point, no missing code but the empty cell.
  public static let standard = CSVFormat()

  /// Whether the marks are single ASCII characters that cannot be taken for one another.
  var isUsable: Bool {
    func isMark(_ character: Character) -> Bool {
      guard let byte = character.asciiValue, character != "\r\n" else { return false }
      return byte == 9
        || (byte >= 32 && byte < 127 && !character.isLetter && !character.isNumber)
          && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "+")
    }
    return isMark(delimiter) && isMark(quote) && delimiter != quote && quote != " "
      && quote != "\t" && (commentMark.map { isMark($0) && $0 != delimiter } ?? true)
  }

  private enum CodingKeys: String, CodingKey {
    case delimiter
    case quote
    case decimalComma
    case missingCodes
    case trimsSpaces
    case commentMark
  }

  /// Reads a format; an absent field takes its standard value.
  ///
  /// - Parameter decoder: Where the fields are read.
  /// - Throws: `DecodingError` when a field has the wrong type or a mark is not usable.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let standard = CSVFormat.standard
    func mark(_ key: CodingKeys) throws -> Character? {
      guard let text = try fields.decodeIfPresent(String.self, forKey: key) else { return nil }
      guard text.count == 1, let character = text.first else {
        throw DecodingError.dataCorruptedError(
          forKey: key,
          in: fields,
          debugDescription: "\(key.rawValue) is one character"
        )
      }
      return character
    }
    delimiter = try mark(.delimiter) ?? standard.delimiter
    quote = try mark(.quote) ?? standard.quote
    decimalComma = try fields.decodeIfPresent(Bool.self, forKey: .decimalComma) ?? false
    missingCodes = try fields.decodeIfPresent([String].self, forKey: .missingCodes) ?? []
    trimsSpaces = try fields.decodeIfPresent(Bool.self, forKey: .trimsSpaces) ?? false
    commentMark = try mark(.commentMark)
    guard isUsable else {
      throw DecodingError.dataCorruptedError(
        forKey: .delimiter,
        in: fields,
        debugDescription: "delimiter, quote and comment mark are different ASCII characters"
      )
    }
  }

  /// Writes every field.
  ///
  /// - Parameter encoder: Where the fields go.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(String(delimiter), forKey: .delimiter)
    try fields.encode(String(quote), forKey: .quote)
    try fields.encode(decimalComma, forKey: .decimalComma)
    try fields.encode(missingCodes, forKey: .missingCodes)
    try fields.encode(trimsSpaces, forKey: .trimsSpaces)
    try fields.encodeIfPresent(commentMark.map(String.init), forKey: .commentMark)
  }
}
