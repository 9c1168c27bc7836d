// SPDX-License-Identifier: Apache-2.0

/// The stable numbers of findings: P0xx lexical, P1xx syntax, P2xx types, P3xx tables and groups,
/// P4xx expressions, P5xx sources, P6xx versions, P7xx what a backend cannot carry.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable, Codable {
  // Lexical.
  case byteOrderMark = "W001"
  case tab = "P002"
  case notUTF8 = "P003"
  case leadingZero = "P004"
  case indentation = "P005"
  case bidirectional = "P006"
  case unterminatedString = "P007"
  case badDate = "P008"
  case limit = "P009"
  // Syntax.
  case unexpectedToken = "P101"
  case missingColon = "P102"
  case missingLabel = "P103"
  case mixedAndOr = "P104"
  case misplacedBlock = "P105"
  case unknownHeader = "P106"
  case duplicate = "P110"
  case notEvaluated = "P190"
  // Types and units.
  case unknownName = "P201"
  case typeMismatch = "P202"
  case notOrdered = "P203"
  case units = "P204"
  case scales = "P205"
  case notMember = "P206"
  case unionBranch = "P207"
  case errorScale = "P208"
  case correlations = "P209"
  case outsideRange = "P210"
  // Tables and groups.
  case duplicateKey = "P302"
  case moreThanGroup = "P310"
  case cycle = "P311"
  case casesOverlap = "P312"
  case casesGap = "P313"
  case tableGap = "P314"
  case tableOverlap = "P315"
  case printedUpper = "P316"
  case noDomain = "P317"
  case shadowedRow = "P318"
  case importHash = "P320"
  case cellCount = "P321"
  case printedHole = "W319"
  // Expressions.
  case unknownsMissing = "P401"
  case longCriterion = "W402"
  case allGuarded = "W403"
  case noThreshold = "W404"
  case roundingUncited = "W415"
  case unusedFact = "W416"
  case presumption = "W417"
  // Sources, readings, tests.
  case unknownReading = "P502"
  case unknownSource = "P510"
  case unattributedQuote = "P520"
  case quoteNotFound = "P521"
  case noExpectation = "P530"
  case unusedReading = "W503"
  case noSource = "W504"
  // Versions.
  case versionsOverlap = "P601"
  case amendmentTarget = "P610"
  case amendmentRepeats = "P611"
  case amendmentIdle = "P612"
  case undatedPolicy = "W601"
  case versionGap = "W602"
  case laterUndated = "W603"
  // Backends.
  case notInSQL = "P701"
  case recursion = "P702"
  case overflow = "P703"
  case nesting = "P704"
  case kernelFallback = "W705"
  case probabilities = "P706"

  /// `W…` warns, `P…` is an error.
  public var severity: Diagnostic.Severity { rawValue.hasPrefix("W") ? .warning : .error }
}
