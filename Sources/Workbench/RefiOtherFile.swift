internal import Formats

extension RefiImportMaterial {
  /// Why a file cannot come in: what is wrong with the project in it, or what it is instead.
  ///
  /// - Parameters:
  ///   - error: what the reader says.
  ///   - path: the file.
  ///   - bytes: what it holds; of an archive its beginning.
  /// - Returns: the problem.
  static func problem(_ error: RefiError, _ path: String, _ bytes: [UInt8]) -> RefiImportProblem {
    let kind = kind(of: bytes, named: path)
    let isOther =
      switch error {
      case .notRefi: true
      case .noProject(let elsewhere): elsewhere.isEmpty
      case .malformed, .documentType: [.html, .fodt].contains(kind)
      default: false
      }
    return isOther ? .otherFile(kind, program: program(of: path)) : .file(error)
  }

  /// What a file is by its content; its suffix counts unless it promises a project.
  private static func kind(of bytes: [UInt8], named path: String) -> FileKind {
    let kind = FileKind(of: bytes, named: FileBytes.name(of: path))
    return kind == .refi ? FileKind(of: bytes, named: "") : kind
  }

  /// The program whose own kind of project a suffix promises.
  private static func program(of path: String) -> String? {
    let suffix = path.utf8.split(separator: UInt8(ascii: ".")).last.map { String($0) ?? "" } ?? ""
    let folded = suffix.lowercased()
    let beginnings = [
      ("nvp", "NVivo"), ("atlproj", "ATLAS.ti"), ("atlcb", "ATLAS.ti"), ("hpr", "ATLAS.ti"),
      ("mx", "MAXQDA"), ("mex", "MAXQDA"), ("mqda", "MAXQDA"), ("rqda", "RQDA"),
    ]
    return beginnings.first { folded.hasPrefix($0.0) }?.1
  }
}
