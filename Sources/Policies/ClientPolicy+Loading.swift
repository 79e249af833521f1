extension ClientPolicy: ModelFile {
  static let fileName = "clients.yaml"

  init?(reading file: inout ModelReader) {
    let families = file.items("families") { item -> Family? in
      let name = item.text("name")
      let contains = item.texts("contains", .ascii)
      guard let name, let contains else { return nil }
      return Family(name: name, contains: contains)
    }
    let other = file.text("other")
    guard let families, let other else { return nil }
    self.init(families: families, other: other)
  }
}
