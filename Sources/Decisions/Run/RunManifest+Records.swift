// SPDX-License-Identifier: Apache-2.0
import Evidence

extension RunManifest {
  /// The study: id, title, kind and hash of `study.yaml`.
  public struct StudyRecord: Sendable, Hashable, Codable {
    /// The study's id.
    public var id: String
    /// Its title.
    public var title: String
    /// Its kind, such as `cut`.
    public var kind: String
    /// The date that selects dated parameters, or `undated`.
    public var at: String
    /// SHA-256 of `study.yaml`.
    public var sha256: String

    /// A record from its parts.
    ///
    /// - Parameters:
    ///   - id: The study's id.
    ///   - title: Its title.
    ///   - kind: Its kind.
    ///   - at: The date, or `undated`.
    ///   - sha256: SHA-256 of `study.yaml`.
    public init(
      id: String,
      title: String,
      kind: String,
      at: String,
      sha256: String
    ) {
      self.id = id
      self.title = title
      self.kind = kind
      self.at = at
      self.sha256 = sha256
    }
  }

  /// An evidence file: where it stands in the study, its size, rows and hash.
  public struct InputRecord: Sendable, Hashable, Codable {
    /// The input's name in the study.
    public var name: String
    /// The path inside the study.
    public var path: String
    /// Its length in bytes.
    public var bytes: Int
    /// Rows read without a finding that bars them.
    public var accepted: Int
    /// Rows set aside because a cell breaks a rule.
    public var quarantined: Int
    /// Rows that could not be read as rows.
    public var rejected: Int
    /// SHA-256 of the file.
    public var sha256: String

    /// A record from its parts.
    ///
    /// - Parameters:
    ///   - name: The input's name.
    ///   - path: The path inside the study.
    ///   - bytes: Its length.
    ///   - accepted: Rows accepted.
    ///   - quarantined: Rows set aside.
    ///   - rejected: Rows that are no rows.
    ///   - sha256: SHA-256 of the file.
    public init(
      name: String,
      path: String,
      bytes: Int,
      accepted: Int,
      quarantined: Int,
      rejected: Int,
      sha256: String
    ) {
      self.name = name
      self.path = path
      self.bytes = bytes
      self.accepted = accepted
      self.quarantined = quarantined
      self.rejected = rejected
      self.sha256 = sha256
    }
  }

  /// The rule: id, version, date, place and hash.
  public struct PolicyRecord: Sendable, Hashable, Codable {
    /// The rule's id.
    public var id: String
    /// Its version.
    public var version: String
    /// The file that states it, inside the study.
    public var path: String
    /// SHA-256 of the rule as applied.
    public var sha256: String

    /// A record from its parts.
    ///
    /// - Parameters:
    ///   - id: The rule's id.
    ///   - version: Its version.
    ///   - path: The file that states it.
    ///   - sha256: SHA-256 of the rule as applied.
    public init(
      id: String,
      version: String,
      path: String,
      sha256: String
    ) {
      self.id = id
      self.version = version
      self.path = path
      self.sha256 = sha256
    }
  }

  /// The engine: name, version and the libraries that computed.
  public struct EngineRecord: Sendable, Hashable, Codable {
    /// The engine's name.
    public var name: String
    /// The engine's version.
    public var version: String
    /// The numeric libraries with their versions.
    public var numerics: String

    /// A record from its parts.
    ///
    /// - Parameters:
    ///   - name: The engine's name.
    ///   - version: Its version.
    ///   - numerics: The numeric libraries.
    public init(
      name: String,
      version: String,
      numerics: String
    ) {
      self.name = name
      self.version = version
      self.numerics = numerics
    }
  }

  /// A parameter: its value and where it came from.
  public struct ParameterRecord: Sendable, Hashable, Codable {
    /// The parameter's path, such as `rule.rounding`.
    public var name: String
    /// The value as text.
    public var value: String
    /// `study`, `default` or `command`.
    public var origin: String

    /// A parameter with its origin.
    ///
    /// - Parameters:
    ///   - name: The parameter's path.
    ///   - value: The value as text.
    ///   - origin: `study`, `default` or `command`.
    public init(name: String, value: String, origin: String) {
      self.name = name
      self.value = value
      self.origin = origin
    }
  }

  /// How many units, by outcome and by firmness.
  public struct Counts: Sendable, Hashable, Codable {
    /// All units.
    public var units = 0
    /// Units by outcome word.
    public var outcomes: [String: Int] = [:]
    /// Units by firmness word.
    public var firmness: [String: Int] = [:]

    /// The counts of decisions, one for each unit.
    ///
    /// - Parameter certificates: The units' certificates.
    public init(of certificates: [Certificate] = []) {
      units = certificates.count
      for certificate in certificates {
        outcomes[certificate.outcome.word, default: 0] += 1
        firmness[certificate.firmness.rawValue, default: 0] += 1
      }
    }
  }

  /// A warning: code, sentence and place.
  public struct RunWarning: Sendable, Hashable, Codable {
    /// A stable code.
    public var code: String
    /// One sentence.
    public var sentence: String
    /// Where: a file and row, or a parameter.
    public var place: String

    /// A warning.
    ///
    /// - Parameters:
    ///   - code: A stable code.
    ///   - sentence: One sentence.
    ///   - place: Where.
    public init(code: String, sentence: String, place: String) {
      self.code = code
      self.sentence = sentence
      self.place = place
    }
  }

  /// A result table: its file, title and the columns that name a row.
  public struct TableRecord: Sendable, Hashable, Codable {
    /// The file inside the run folder.
    public var path: String
    /// The title on pages.
    public var title: String
    /// The columns' names.
    public var columns: [String]
    /// How many leading columns name a row.
    public var keyColumns: Int
    /// The right that its rows ask for; `nil` where whoever may read the run may read it.
    public var right: String?

    /// A record from its parts.
    ///
    /// - Parameters:
    ///   - path: The file inside the run folder.
    ///   - title: The title on pages.
    ///   - columns: The columns' names.
    ///   - keyColumns: How many leading columns name a row.
    ///   - right: The right that its rows ask for.
    public init(
      path: String,
      title: String,
      columns: [String],
      keyColumns: Int,
      right: String? = nil
    ) {
      self.path = path
      self.title = title
      self.columns = columns
      self.keyColumns = keyColumns
      self.right = right
    }
  }

  /// A file of the run folder: path, length and hash.
  public struct FileRecord: Sendable, Hashable, Codable {
    /// The path inside the run folder.
    public var path: String
    /// Its length in bytes.
    public var bytes: Int
    /// SHA-256 of the file.
    public var sha256: String

    /// The records of files by path, sorted by path.
    ///
    /// - Parameter files: Contents by path.
    /// - Returns: One record for each file.
    public static func list(of files: [String: [UInt8]]) -> [FileRecord] {
      files.sorted { $0.key < $1.key }.map {
        FileRecord(path: $0.key, bytes: $0.value.count, sha256: ContentHash.sha256($0.value))
      }
    }
  }
}
