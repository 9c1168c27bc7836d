// SPDX-License-Identifier: Apache-2.0

/// Variables by falling activity, in a binary heap; of equal ones the lower number comes first.
struct ActivityHeap: Sendable {
  private var heap: [Int32] = []
  /// Where a variable stands in the heap; -1 where it is not in.
  private var places: [Int32] = []

  private static func precedes(_ one: Int32, _ other: Int32, _ activities: [Double]) -> Bool {
    let (first, second) = (activities[Int(one)], activities[Int(other)])
    return first != second ? first > second : one < other
  }

  /// Puts a variable in, unless it is.
  mutating func insert(_ variable: Int32, _ activities: [Double]) {
    while places.count <= Int(variable) { places.append(-1) }
    guard places[Int(variable)] < 0 else { return }
    heap.append(variable)
    places[Int(variable)] = Int32(heap.count - 1)
    rise(variable, activities)
  }

  /// Puts a variable in its place after its activity rose.
  mutating func rise(_ variable: Int32, _ activities: [Double]) {
    var place = Int(places[Int(variable)])
    guard place >= 0 else { return }
    while place > 0, Self.precedes(variable, heap[(place - 1) / 2], activities) {
      move(heap[(place - 1) / 2], to: place)
      place = (place - 1) / 2
    }
    move(variable, to: place)
  }

  /// Takes the variable of the highest activity out.
  ///
  /// - Returns: The variable; `nil` where none is in.
  mutating func removeFirst(_ activities: [Double]) -> Int32? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    places[Int(first)] = -1
    guard !heap.isEmpty else { return first }
    var place = 0
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, Self.precedes(heap[child + 1], heap[child], activities) {
        child += 1
      }
      guard Self.precedes(heap[child], last, activities) else { break }
      move(heap[child], to: place)
      place = child
    }
    move(last, to: place)
    return first
  }

  private mutating func move(_ variable: Int32, to place: Int) {
    heap[place] = variable
    places[Int(variable)] = Int32(place)
  }
}
