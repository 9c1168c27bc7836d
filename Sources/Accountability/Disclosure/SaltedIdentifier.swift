// SPDX-License-Identifier: Apache-2.0
import Evidence

/// Names things in public files by a hash with a salt that is kept apart.
///
/// Few possible inputs make a plain hash no secret: whoever can list them hashes each and compares.
public struct SaltedIdentifier: Sendable, CustomStringConvertible {
  private let salt: String

  /// Names with a salt.
  ///
  /// - Parameter salt: At least 32 characters that stand in no public file.
  public init(salt: String) {
    precondition(salt.utf8.count >= 32, "a salt is too long to be guessed")
    self.salt = salt
  }

  /// Names without a salt, for tests of the attack that they invite.
  static let unsalted = SaltedIdentifier()

  private init() { salt = "" }

  /// The name of something.
  ///
  /// The salt stands before and behind, and each part is preceded by its length: a hash that is
  /// continued says nothing, and no two lists of parts read alike.
  ///
  /// - Parameter parts: What it is made of.
  /// - Returns: 64 hexadecimal digits.
  public func identifier(of parts: [String]) -> String {
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return ContentHash.sha256(salt.isEmpty ? text : "\(salt)|\(text)|\(salt)")
  }

  /// Never the salt.
  public var description: String { "<REDACTED>" }
}
