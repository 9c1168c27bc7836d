// SPDX-License-Identifier: Apache-2.0

/// A rule that a row broke, noted while reading: small, and turned into a sentence only later.
struct Fault: Sendable, BitwiseCopyable {
  /// What was broken.
  enum Code: UInt8, Sendable {
    // The cell.
    case missingValue
    case notInteger
    case notDecimal
    case notDate
    case thousandsMark
    case decimalComma
    case notFinite
    case whiteSpace
    case tooManyDigits
    case notInCategory
    case outOfRange
    case offStep
    case valueNotAllowed
    case patternMismatch
    case invalidUTF8
    case nulByte
    case cellTooLong
    // The record.
    case tooFewFields
    case tooManyFields
    case bareQuote
    case textAfterQuote
    case unterminatedQuote
    // The row among the others.
    case duplicateKey
    case repeatedRow
  }

  var code: Code
  /// The field of the file, from 0.
  var field: Int32
  /// The cell, without its quotes.
  var span: CellSpan
  /// What the sentence needs besides: fields found, or another line.
  var detail: Int
}

extension Fault.Code {
  /// Whether the record as a whole cannot be read, so that no cell of it can be judged.
  var isStructural: Bool {
    switch self {
    case .tooFewFields, .tooManyFields, .bareQuote, .textAfterQuote, .unterminatedQuote: true
    default: false
    }
  }

  /// The name in `Finding.code`.
  var name: String {
    switch self {
    case .missingValue: "missing-value"
    case .notInteger: "not-an-integer"
    case .notDecimal: "not-a-decimal"
    case .notDate: "not-a-date"
    case .thousandsMark: "thousands-mark"
    case .decimalComma: "decimal-comma"
    case .notFinite: "not-finite"
    case .whiteSpace: "white-space"
    case .tooManyDigits: "too-many-digits"
    case .notInCategory: "not-in-category"
    case .outOfRange: "out-of-range"
    case .offStep: "off-step"
    case .valueNotAllowed: "value-not-allowed"
    case .patternMismatch: "pattern-mismatch"
    case .invalidUTF8: "invalid-utf8"
    case .nulByte: "nul-byte"
    case .cellTooLong: "cell-too-long"
    case .tooFewFields: "too-few-fields"
    case .tooManyFields: "too-many-fields"
    case .bareQuote: "bare-quote"
    case .textAfterQuote: "text-after-quote"
    case .unterminatedQuote: "unterminated-quote"
    case .duplicateKey: "duplicate-key"
    case .repeatedRow: "repeated-row"
    }
  }
}

/// A record that was not accepted, with the faults that kept it out.
struct RejectedRecord: Sendable, BitwiseCopyable {
  /// The line on which it begins.
  var line: Int
  /// Its bytes in the file, without the line end.
  var start: Int
  var end: Int
  /// Its faults in the list of all faults.
  var firstFault: Int
  var faultCount: Int
  var isStructural: Bool
}
