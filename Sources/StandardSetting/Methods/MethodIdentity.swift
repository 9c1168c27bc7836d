// SPDX-License-Identifier: Apache-2.0

/// The stable id and the printed name of a standard-setting method.
///
/// It is open on purpose: a method in a file of its own adds its identity in an extension.
public struct MethodIdentity: Sendable, Hashable {
  /// The word that a study and a result file write.
  public let id: String
  /// The name on pages.
  public let name: String

  /// An identity.
  ///
  /// - Parameters:
  ///   - id: Lower case with hyphens.
  ///   - name: The name on pages.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

extension MethodIdentity {
  /// Probabilities that a just qualified candidate answers correctly.
  public static let angoff = MethodIdentity(id: "angoff", name: "Angoff, probability")
  /// Yes or no for each item.
  public static let angoffYesNo = MethodIdentity(id: "angoff-yes-no", name: "Angoff, yes/no")
  /// Expected points for each item.
  public static let angoffExtended = MethodIdentity(
    id: "angoff-extended",
    name: "Angoff, extended"
  )
  /// A grid of relevance and difficulty.
  public static let ebel = MethodIdentity(id: "ebel", name: "Ebel")
  /// Options that a just qualified candidate would rule out.
  public static let nedelsky = MethodIdentity(id: "nedelsky", name: "Nedelsky")
  /// Scores of those judged borderline.
  public static let borderlineGroup = MethodIdentity(
    id: "borderline-group",
    name: "Borderline group"
  )
  /// Station scores regressed on global ratings.
  public static let borderlineRegression = MethodIdentity(
    id: "borderline-regression",
    name: "Borderline regression"
  )
  /// Midpoint of two groups' centres.
  public static let contrastingMidpoint = MethodIdentity(
    id: "contrasting-midpoint",
    name: "Contrasting groups, midpoint"
  )
  /// Intersection of two normal densities.
  public static let contrastingNormal = MethodIdentity(
    id: "contrasting-normal",
    name: "Contrasting groups, normal intersection"
  )
  /// The score at which qualification is as likely as the losses ask for.
  public static let contrastingLogistic = MethodIdentity(
    id: "contrasting-logistic",
    name: "Contrasting groups, logistic"
  )
  /// The whole score of least weighted misclassification.
  public static let contrastingMisclassification = MethodIdentity(
    id: "contrasting-misclassification",
    name: "Contrasting groups, least misclassification"
  )
  /// The whole score of largest sensitivity plus specificity.
  public static let contrastingYouden = MethodIdentity(
    id: "contrasting-youden",
    name: "Contrasting groups, Youden index"
  )
  /// Folders of work put into levels.
  public static let bodyOfWork = MethodIdentity(id: "body-of-work", name: "Body of work")
  /// The crossing of the fail-rate curve with a box's diagonal.
  public static let hofstee = MethodIdentity(id: "hofstee", name: "Hofstee")
  /// Cut and pass rate moved in proportion to their spreads.
  public static let beuk = MethodIdentity(id: "beuk", name: "Beuk")
  /// The point of the fail-rate curve nearest to the panel's ideal.
  public static let deGruijter = MethodIdentity(id: "de-gruijter", name: "De Gruijter")
}
