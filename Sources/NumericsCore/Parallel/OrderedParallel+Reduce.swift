// SPDX-License-Identifier: Apache-2.0

extension OrderedParallel {
  /// Combines parts computed over fixed chunks, in the order of the chunks.
  ///
  /// The chunks depend on `count` and `chunkSize` only. Floating-point sums are therefore the same
  /// bits for any number of threads; another chunk size may change the last ones.
  ///
  /// - Parameters:
  ///   - initial: What the first part is combined with.
  ///   - count: How many indices, from 0.
  ///   - chunkSize: How many indices one part covers; less than 1 is a mistake and traps.
  ///   - threads: At most how many threads.
  ///   - part: The part of a chunk of indices.
  ///   - combine: Takes the next part into the result; runs on the caller's thread.
  /// - Throws: The error of the lowest failing chunk.
  /// - Returns: The result after the last part.
  public static func reduce<Result, Part: Sendable, Failure: Error>(
    _ initial: Result,
    count: Int,
    chunkSize: Int = 1024,
    threads: Int,
    part: @Sendable (Range<Int>) throws(Failure) -> Part,
    combine: (inout Result, Part) -> Void
  ) throws(Failure) -> Result {
    precondition(chunkSize > 0, "a chunk holds at least one index")
    let chunks = (max(count, 0) + chunkSize - 1) / chunkSize
    let parts = try map(count: chunks, threads: threads) { (chunk) throws(Failure) -> Part in
      try part(chunk * chunkSize..<min(count, (chunk + 1) * chunkSize))
    }
    var result = initial
    for part in parts { combine(&result, part) }
    return result
  }
}
