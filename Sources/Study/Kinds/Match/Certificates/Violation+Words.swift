// SPDX-License-Identifier: Apache-2.0
import Matching

extension Violation {
  /// What is wrong with the seats, without a word about whose.
  func words(in market: Market) -> String {
    func program(_ place: Int) -> String { market.programs[place].id }
    switch self {
    case .notMutual(_, let place): return "\(program(place)) has a member who is not on both lists"
    case .notOnJointList: return "a couple sits at programs that its list does not pair"
    case .firstYearAlone(_, let place):
      return "\(program(place)) has a first-year member without the advanced seat that goes with it"
    case .overfull(let place): return "\(program(place)) has more members than seats"
    case .wrongNumber(let place):
      return "\(program(place)) has a number of members that it does not take"
    }
  }
}
