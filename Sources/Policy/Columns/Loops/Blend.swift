// SPDX-License-Identifier: Apache-2.0

/// One of two values, of which both are read.
///
/// A conditional expression reads only the one it needs, and a loop with such a read is not
/// vectorised: the compiler may not read memory that the program does not.
@inline(__always)
func blend<Value>(_ condition: Bool, _ yes: Value, _ no: Value) -> Value {
  condition ? yes : no
}
