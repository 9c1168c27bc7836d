// SPDX-License-Identifier: Apache-2.0
import COpenSSL
public import Foundation

/// The SHA-256 of bytes: what names a file in a run, whatever it is called.
public enum ContentHash {
  /// The hash of bytes as 64 lower-case hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes(hash) }

  /// The hash of bytes as 64 lower-case hexadecimal digits.
  public static func sha256(_ data: Data) -> String { data.withUnsafeBytes(hash) }

  /// The hash of a text's UTF-8 bytes as 64 lower-case hexadecimal digits.
  public static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

  /// The hash of a file's bytes as 64 lower-case hexadecimal digits.
  public static func sha256(_ source: SourceBytes) -> String {
    source.withBytes { hash(UnsafeRawBufferPointer($0)) }
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> String {
    let digest = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, count in
      _ = SHA256(bytes.baseAddress, bytes.count, buffer.baseAddress)
      count = Int(SHA256_DIGEST_LENGTH)
    }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }
}
