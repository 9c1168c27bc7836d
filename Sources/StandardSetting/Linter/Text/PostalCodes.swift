// SPDX-License-Identifier: Apache-2.0

/// The states of the United States and the District of Columbia with their postal codes.
enum PostalCodes {
  /// The names.
  static let names = Set(table.map(\.name))

  /// The code of a name.
  static func code(_ name: String) -> String? { table.first { $0.name == name }?.code }

  /// The one name within two edits of a damaged name of six letters and more, or within one edit
  /// of a shorter one; `nil` when there is none or several are as near.
  static func nearest(_ damaged: String) -> String? {
    let limit = damaged.count >= 6 ? 2 : 1
    let distances = table.map { ($0.name, editDistance($0.name, damaged, limit: limit)) }
    guard let best = distances.map(\.1).min(), best <= limit else { return nil }
    let nearest = distances.filter { $0.1 == best }
    return nearest.count == 1 ? nearest[0].0 : nil
  }

  private static let table: [(code: String, name: String)] = [
    ("AL", "Alabama"), ("AK", "Alaska"), ("AZ", "Arizona"), ("AR", "Arkansas"),
    ("CA", "California"), ("CO", "Colorado"), ("CT", "Connecticut"), ("DE", "Delaware"),
    ("DC", "District of Columbia"), ("FL", "Florida"), ("GA", "Georgia"), ("HI", "Hawaii"),
    ("ID", "Idaho"), ("IL", "Illinois"), ("IN", "Indiana"), ("IA", "Iowa"), ("KS", "Kansas"),
    ("KY", "Kentucky"), ("LA", "Louisiana"), ("ME", "Maine"), ("MD", "Maryland"),
    ("MA", "Massachusetts"), ("MI", "Michigan"), ("MN", "Minnesota"), ("MS", "Mississippi"),
    ("MO", "Missouri"), ("MT", "Montana"), ("NE", "Nebraska"), ("NV", "Nevada"),
    ("NH", "New Hampshire"), ("NJ", "New Jersey"), ("NM", "New Mexico"), ("NY", "New York"),
    ("NC", "North Carolina"), ("ND", "North Dakota"), ("OH", "Ohio"), ("OK", "Oklahoma"),
    ("OR", "Oregon"), ("PA", "Pennsylvania"), ("RI", "Rhode Island"), ("SC", "South Carolina"),
    ("SD", "South Dakota"), ("TN", "Tennessee"), ("TX", "Texas"), ("UT", "Utah"),
    ("VT", "Vermont"), ("VA", "Virginia"), ("WA", "Washington"), ("WV", "West Virginia"),
    ("WI", "Wisconsin"), ("WY", "Wyoming"),
  ]
}
