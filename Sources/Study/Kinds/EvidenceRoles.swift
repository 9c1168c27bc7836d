// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// The roles that evidence files have in studies, for checking a file on its own.
public enum EvidenceRoles {
  /// Every role of every kind.
  public static var names: [String] { CutInputs.roles + ["claims"] }

  /// What a file with a role must hold, as far as no parameter of a study says more.
  ///
  /// - Parameter role: The role.
  /// - Returns: The specification, or `nil` for an unknown role.
  public static func specification(_ role: String) -> TableSpecification? {
    role == "claims" ? ClaimsKind.specification() : CutInputs.specification(role: role)
  }
}
