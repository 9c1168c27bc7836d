// SPDX-License-Identifier: Apache-2.0
internal import Crypto
public import Foundation

/// The SHA-256 of bytes: what names a file in a run, whatever it is called.
public enum ContentHash {
  /// The hash of bytes as 64 lower-case hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  /// The hash of bytes as 64 lower-case hexadecimal digits.
  public static func sha256(_ data: Data) -> String { hex(SHA256.hash(data: data)) }

  /// The hash of a text's UTF-8 bytes as 64 lower-case hexadecimal digits.
  public static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

  /// The hash of a file's bytes as 64 lower-case hexadecimal digits.
  public static func sha256(_ source: SourceBytes) -> String {
    source.withBytes { bytes in
      var hash = SHA256()
      hash.update(bufferPointer: bytes)
      return hex(hash.finalize())
    }
  }

  private static func hex(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
