// SPDX-License-Identifier: Apache-2.0

/// The stable numbers of findings: P0xx lexical, P1xx syntax, P2xx types, P3xx tables and groups,
/// P4xx expressions, P5xx sources, P6xx versions, P7xx what a backend cannot carry.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable, Codable {
  // Lexical.
  /// The file begins with a byte-order mark, which is dropped.
  case byteOrderMark = "W001"
  /// A tab stands outside a text.
  case tab = "P002"
  /// Bytes are not UTF-8.
  case notUTF8 = "P003"
  /// A number has a leading zero; it may be meant as a code.
  case leadingZero = "P004"
  /// A line stands at a column of no block, or a block is empty.
  case indentation = "P005"
  /// An invisible character changes the order in which text is shown.
  case bidirectional = "P006"
  /// A text has no closing quotation mark.
  case unterminatedString = "P007"
  /// A date is no day of the calendar.
  case badDate = "P008"
  /// A limit of size or nesting is exceeded.
  case limit = "P009"
  // Syntax.
  /// Something else was expected.
  case unexpectedToken = "P101"
  /// The `:` of a block is missing.
  case missingColon = "P102"
  /// A label is missing.
  case missingLabel = "P103"
  /// `and` and `or` are mixed without parentheses.
  case mixedAndOr = "P104"
  /// A block or line stands in the wrong place.
  case misplacedBlock = "P105"
  /// A word of the header is unknown.
  case unknownHeader = "P106"
  /// A name or clause stands twice.
  case duplicate = "P110"
  /// The construct is not yet evaluated.
  case notEvaluated = "P190"
  // Types and units.
  /// A name is unknown.
  case unknownName = "P201"
  /// Types do not fit.
  case typeMismatch = "P202"
  /// Values of a type without order are ordered.
  case notOrdered = "P203"
  /// Units differ.
  case units = "P204"
  /// Scores of two scales are compared.
  case scales = "P205"
  /// A value is no member of its type.
  case notMember = "P206"
  /// A constant of a union is not ruled out.
  case unionBranch = "P207"
  /// A standard error is on another scale than its score.
  case errorScale = "P208"
  /// Correlations are no correlation matrix.
  case correlations = "P209"
  /// A constant is outside its range.
  case outsideRange = "P210"
  // Tables and groups.
  /// A key stands in two rows.
  case duplicateKey = "P302"
  /// A group asks for more criteria than it has.
  case moreThanGroup = "P310"
  /// Declarations depend on each other.
  case cycle = "P311"
  /// Two cases apply at once.
  case casesOverlap = "P312"
  /// No case applies.
  case casesGap = "P313"
  /// No row applies.
  case tableGap = "P314"
  /// Two rows apply.
  case tableOverlap = "P315"
  /// A printed upper end does not meet the next lower end.
  case printedUpper = "P316"
  /// A table has neither a finite domain nor `else`.
  case noDomain = "P317"
  /// An earlier row hides a row.
  case shadowedRow = "P318"
  /// An imported file has another hash.
  case importHash = "P320"
  /// A row has another number of cells than its head.
  case cellCount = "P321"
  /// What should only be considered stands among what must hold.
  case consideredAmongRequired = "P322"
  /// Printed bands leave a hole for finer values.
  case printedHole = "W319"
  /// Points rise and fall along the bands of a number.
  case pointsFall = "W323"
  /// No value reaches a band.
  case unreachedBand = "W324"
  /// A year of a version has no row.
  case yearWithoutRow = "W325"
  /// Shares that are moved do not sum to 0.
  case unbalancedShift = "W326"
  /// The most of the components is not the most of the total.
  case maximaDiffer = "W327"
  // Expressions.
  /// An aggregate does not say what unknown members do.
  case unknownsMissing = "P401"
  /// A criterion has more than four conditions.
  case longCriterion = "W402"
  /// Every criterion of a group is guarded.
  case allGuarded = "W403"
  /// Known members count without a least share.
  case noThreshold = "W404"
  /// A rounding has neither source nor reading.
  case roundingUncited = "W415"
  /// Nothing uses a fact.
  case unusedFact = "W416"
  /// A fact is presumed while evidence is missing.
  case presumption = "W417"
  /// A computed number decides by steps, and nothing says how it is rounded.
  case roundingUndefined = "W418"
  // Sources, readings, tests.
  /// A reading or answer is unknown.
  case unknownReading = "P502"
  /// A source is unknown.
  case unknownSource = "P510"
  /// A quote without an issuer backs a criterion.
  case unattributedQuote = "P520"
  /// A quote is not in the stored text.
  case quoteNotFound = "P521"
  /// A test expects nothing.
  case noExpectation = "P530"
  /// Nothing uses a reading.
  case unusedReading = "W503"
  /// A criterion has no source.
  case noSource = "W504"
  /// A component rests on no source.
  case unsourcedComponent = "W505"
  // Versions.
  /// Two versions are in force at once.
  case versionsOverlap = "P601"
  /// An edit has no target.
  case amendmentTarget = "P610"
  /// An edit adds what exists.
  case amendmentRepeats = "P611"
  /// An edit changes nothing.
  case amendmentIdle = "P612"
  /// A policy has no dated version.
  case undatedPolicy = "W601"
  /// No version is in force in between.
  case versionGap = "W602"
  /// A later version has no date.
  case laterUndated = "W603"
  /// What a weaker source says takes the place of what is official.
  case officialReplaced = "W604"
  /// An adjustment applies in no year.
  case idleAdjustment = "W605"
  // Backends.
  /// SQL cannot carry the construct.
  case notInSQL = "P701"
  /// SQL cannot carry the recursion.
  case recursion = "P702"
  /// Scaled numbers could overflow.
  case overflow = "P703"
  /// Aggregates are nested too deep.
  case nesting = "P704"
  /// A column is left to the tree.
  case kernelFallback = "W705"
  /// SQL cannot carry probabilities.
  case probabilities = "P706"

  /// `W…` warns, `P…` is an error.
  public var severity: Diagnostic.Severity { rawValue.hasPrefix("W") ? .warning : .error }
}
