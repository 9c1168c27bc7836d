// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// The libraries that compute, with their versions, as every run records them.
public enum NumericLibraries {
  /// The names with versions, such as `Boost.Math 1.74`.
  public static var names: String {
    let version = String(cString: cnumerics_boost_version())
    return "Boost.Math " + String(version.map { $0 == "_" ? "." : $0 })
  }
}
