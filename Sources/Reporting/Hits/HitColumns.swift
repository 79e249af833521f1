import Events

/// Which columns of hits are written, and in which order.
///
///     try HitColumns(listed: "TimeGenerated,RequestURL,annotations.vendor")
package struct HitColumns: Hashable, Sendable {
  /// One column: of the rule, or ours beside them.
  enum Column: Hashable {
    case rule(HitColumn)
    case annotation(HitAnnotation)

    /// The name in a header line and on the command line.
    var name: String {
      switch self {
      case .rule(let column): column.rawValue
      case .annotation(let annotation): "annotations.\(annotation.rawValue)"
      }
    }
  }

  /// Why a list of names is no choice of columns.
  package enum Problem: Error, Hashable {
    case unknown(String)
    case repeated(String)
  }

  let columns: [Column]

  /// The rule's columns in its order, then ours.
  package static let all = HitColumns(
    columns: HitColumn.allCases.map(Column.rule)
      + [HitAnnotation.vendor, .lookalike, .entity, .entityKind].map(Column.annotation))

  /// Every name that a list may have.
  package static let names = all.columns.map(\.name)

  private init(columns: [Column]) {
    self.columns = columns
  }

  /// The columns of a list of names, in its order.
  ///
  /// - Parameter list: names with commas between them; blanks around a name do not count.
  /// - Throws: a name that no column has, the empty one too, or that stands there twice.
  package init(listed list: String) throws(Problem) {
    var columns: [Column] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.drop { $0 == " " }).trimmingTrailingSpaces
      guard let column = Self.all.columns.first(where: { $0.name == name }) else {
        throw .unknown(name)
      }
      if columns.contains(column) { throw .repeated(name) }
      columns.append(column)
    }
    self.init(columns: columns)
  }

  /// What has to be known of a hit to write them.
  var needs: HitNeeds {
    columns.reduce(into: []) { needs, column in
      switch column {
      case .rule(let column): needs.formUnion(column.needs)
      case .annotation(let annotation): needs.formUnion(annotation.needs)
      }
    }
  }
}

extension HitColumn {
  fileprivate var needs: HitNeeds {
    switch self {
    case .sourceIP, .ipAddress: .source
    case .sourceUserName, .userPrincipalName: .user
    case .requestURL: .url
    case .requestMethod: .method
    case .userAgent: .client
    case .isAPICall: .isAPICall
    case .isScriptedClient: .isScriptedClient
    case .deviceVendor, .deviceProduct: .device
    case .timeGenerated, .destinationHostName, .vendorQueried, .appDisplayName, .countryCode,
      .signInRisk, .networkLocationDetails, .conditionalAccessStatus:
      []
    }
  }
}

extension HitAnnotation {
  fileprivate var needs: HitNeeds {
    switch self {
    case .entity, .entityKind: .entity
    case .lookalike, .vendor: .vendor
    }
  }
}
