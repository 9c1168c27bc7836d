// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// The roles that evidence files have in studies, for checking a file on its own.
public enum EvidenceRoles {
  /// Every role of the cut kind, which needs no parameter to say what a file must hold.
  public static var names: [String] { CutInputs.roles }

  /// What a file with a role must hold.
  ///
  /// - Parameter role: The role.
  /// - Returns: The specification, or `nil` for an unknown role.
  public static func specification(_ role: String) -> TableSpecification? {
    CutInputs.specification(role: role)
  }
}
