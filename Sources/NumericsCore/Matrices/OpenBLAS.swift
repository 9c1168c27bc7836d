// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// The state of the linear algebra library of this process.
enum OpenBLAS {
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// Limits the library to one thread, once, before its first use.
  ///
  /// With several threads the order of its sums, and so their last bits, depends on the machine's
  /// load; parallel work belongs to `OrderedParallel`. The kernel still depends on the processor
  /// type: for equal bytes on different processors set `OPENBLAS_CORETYPE`.
  static func prepare() { _ = oneThread }
}
