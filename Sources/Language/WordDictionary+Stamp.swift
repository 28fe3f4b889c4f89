internal import Glibc

extension WordDictionary {
  /// A language's dictionary by name and size, such as `nb_NO-5291289`, without opening it; nil
  /// where none is installed.
  package static func stamp(
    of language: LanguageCode, folders: [String] = usualFolders
  ) -> String? {
    guard let files = try? DictionaryFiles.find(language, in: folders) else { return nil }
    var size = 0
    for path in [files.affixes, files.words] {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      size += Int(status.st_size)
    }
    return "\(files.name)-\(size)"
  }
}
