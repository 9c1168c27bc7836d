// SPDX-License-Identifier: Apache-2.0

/// The engine's name and version, as every run records them.
public enum Engine {
  /// The name.
  public static let name = "meteyard"
  /// The version; it changes when a figure of any run may change.
  public static let version = "0.1.0"
}
