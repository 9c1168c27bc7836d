// SPDX-License-Identifier: Apache-2.0

/// The policy to begin with, alone or in a study.
public enum PolicyTemplate {
  /// A policy's id made of a file's name: lower-case words and digits.
  ///
  /// - Parameter name: The name, without its ending.
  /// - Returns: An id of at least two words.
  public static func id(from name: String) -> String {
    let words = name.lowercased().unicodeScalars.map { scalar -> Character in
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "."
      return isPlain ? Character(scalar) : "-"
    }
    let parts = String(words).split(separator: ".").map { part in
      part.split(separator: "-").joined(separator: "-")
    }
    let id = parts.filter { !$0.isEmpty }.joined(separator: ".")
    return id.isEmpty ? "my.first" : id.contains(".") ? id : "example.\(id)"
  }

  /// A policy of two conditions with its tests.
  ///
  /// - Parameter id: The policy's id.
  /// - Returns: The text of the file.
  public static func text(id: String) -> String {
    """
    policy \(id)
    title "A first policy"
    about applicant
    decides by applied_on
    source ACT "Name the act or rule here" at "section 1" grade unverified

    facts applicant:
      applied_on : date fixed
      training   : duration in years evidence "program letter"
      exam       : one of {passed, failed} evidence "score report"

    version 2026 in force 2026-01-01 until replaced cite ACT:
      decision eligible:
        all of:
          (1) training >= 3 years
          (2) exam = passed

    test "three years and the exam" on 2026-06-01:
      given training 3 years, exam passed
      expect eligible met
    test "two years" on 2026-06-01:
      given training 2 years, exam passed
      expect eligible not met because (1)
    test "the score report is not there yet" on 2026-06-01:
      given training 4 years, exam unknown(pending)
      expect eligible unknown (pending) because (2)

    """
  }
}
