// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A published number, date or word: what is said, of whom, when, by whom and in which sentence.
public struct Claim: Sendable, Hashable {
  /// The claim's name in the ledger.
  public let name: String
  /// The question that it answers, such as `step1.minimum`.
  public let topic: String
  /// What it says, as printed.
  public let value: ClaimValue
  /// How the value is meant, such as `at least` or `mean`.
  public let relation: ClaimRelation
  /// Of whom it speaks; `nil` when that is not stated.
  public let population: String?
  /// Of when it speaks; `nil` when that is not stated.
  public let year: String?
  /// Who says it; `nil` when nobody is named.
  public let issuer: String?
  /// The sentence in which it stands; `nil` when it stands in none.
  public let sentence: String?
  /// The document in which the sentence stands; `nil` when none is given.
  public let source: String?
  /// The character of the document at which the sentence first begins, from 0.
  public let offset: Int?
  /// Why the keeper of the ledger holds it implausible; `nil` without a doubt.
  public let doubt: String?
  /// Who declares it to be a rule; `nil` when nobody does.
  public let declaration: Declaration?

  /// Who makes a claim a rule, and when.
  public struct Declaration: Sendable, Hashable {
    /// The program of record with the person who declares it.
    public let author: String?
    /// The day of the declaration.
    public let date: CalendarDate?

    /// A declaration; `nil` where neither author nor date is given.
    ///
    /// - Parameters:
    ///   - author: The program of record with the person who declares it.
    ///   - date: The day of the declaration.
    public init?(author: String?, date: CalendarDate?) {
      guard author != nil || date != nil else { return nil }
      self.author = author
      self.date = date
    }
  }

  /// A claim.
  ///
  /// - Parameters:
  ///   - name: The claim's name in the ledger.
  ///   - topic: The question that it answers.
  ///   - value: What it says, as printed.
  ///   - relation: How the value is meant.
  ///   - population: Of whom it speaks.
  ///   - year: Of when it speaks.
  ///   - issuer: Who says it.
  ///   - sentence: The sentence in which it stands.
  ///   - source: The document in which the sentence stands.
  ///   - offset: The character at which the sentence first begins, from 0.
  ///   - doubt: Why the keeper of the ledger holds it implausible.
  ///   - declaration: Who declares it to be a rule.
  public init(
    name: String,
    topic: String,
    value: ClaimValue,
    relation: ClaimRelation = .unstated,
    population: String? = nil,
    year: String? = nil,
    issuer: String? = nil,
    sentence: String? = nil,
    source: String? = nil,
    offset: Int? = nil,
    doubt: String? = nil,
    declaration: Declaration? = nil
  ) {
    self.name = name
    self.topic = topic
    self.value = value
    self.relation = relation
    self.population = population
    self.year = year
    self.issuer = issuer
    self.sentence = sentence
    self.source = source
    self.offset = offset
    self.doubt = doubt
    self.declaration = declaration
  }
}
