// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

@testable import Accountability

/// A reader who subtracts printed numbers of students from each other until nothing moves.
///
/// Written apart from the audit: it knows units and groups, and neither atoms nor programs.
struct DifferencingReader {
  struct Relations: OptionSet {
    let rawValue: Int
    /// Schools and those who count at no school add up to the district, districts to the state.
    static let units = Relations(rawValue: 1)
    /// The super group holds each of its groups and no more than both.
    static let groups = Relations(rawValue: 2)
  }

  /// The least and highest number of students of each row.
  private(set) var ends: [ClosedRange<Int>]

  init(_ releases: [SuppressedRelease], _ rows: [DisclosureTable.Row], _ relations: Relations) {
    let limit = 1 << 30
    ends = rows.indices.map { place in
      var range = 0...limit
      for release in releases {
        let row = release.rows[place]
        let own: ClosedRange<Int> =
          if let number = row.students.number?.integer {
            number...number
          } else if row.students.words.hasPrefix("fewer than") {
            0...(release.policy.reportingNumber - 1)
          } else {
            release.policy.reportingNumber...limit
          }
        range = range.clamped(to: own)
      }
      return range
    }
    var children: [Int: [Int]] = [:]
    for (place, row) in rows.enumerated() {
      if let parent = row.parent { children[parent, default: []].append(place) }
    }
    var moved = true
    while moved {
      moved = false
      if relations.contains(.units) {
        for (parent, places) in children {
          let least = places.reduce(0) { $0 + ends[$1].lowerBound }
          narrow(parent, least...limit, &moved)
          for place in places {
            let others = least - ends[place].lowerBound
            narrow(place, 0...max(0, ends[parent].upperBound - others), &moved)
          }
        }
      }
      if relations.contains(.groups) {
        for first in stride(from: 0, to: rows.count, by: 4) {
          let (all, lunch, learner, union) = (first, first + 1, first + 2, first + 3)
          for (small, large) in [(lunch, union), (learner, union), (union, all)] {
            narrow(small, 0...ends[large].upperBound, &moved)
            narrow(large, ends[small].lowerBound...limit, &moved)
          }
          let most = ends[lunch].upperBound + ends[learner].upperBound
          narrow(union, 0...most, &moved)
          for (one, other) in [(lunch, learner), (learner, lunch)] {
            let least = max(0, ends[union].lowerBound - ends[other].upperBound)
            narrow(one, least...limit, &moved)
          }
        }
      }
    }
  }

  private mutating func narrow(_ place: Int, _ range: ClosedRange<Int>, _ moved: inout Bool) {
    let next = ends[place].clamped(to: range)
    if next != ends[place] {
      ends[place] = next
      moved = true
    }
  }
}

extension Published.Case {
  /// The masked rows whose number of students a reader knows too closely.
  func recovered(_ relations: DifferencingReader.Relations) -> [Int] {
    let reader = DifferencingReader([release], truth.table.rows, relations)
    return maskedRows.filter { row in
      reader.ends[row].upperBound - reader.ends[row].lowerBound < width(row)
    }
  }
}
