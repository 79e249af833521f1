/// A value that one file in `Models/` describes.
protocol ModelFile {
  /// The file's name in `Models/`: `vendors.yaml`.
  static var fileName: String { get }

  /// Asks for every key of the file but `version`; `nil` when something is missing or wrong, which
  /// the reader then has reported.
  init?(reading file: inout ModelReader)
}
