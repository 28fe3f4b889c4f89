internal import Language

extension OpenProject {
  /// The languages among some that no dictionary is installed for, with the package that brings one.
  package static func missingDictionaries(
    for tags: [String]
  ) -> [(language: String, package: String)] {
    Set(tags.map { LanguageCode(tag: $0) }).sorted { $0.rawValue < $1.rawValue }.compactMap {
      guard let package = $0.dictionaryPackage, WordDictionary.stamp(of: $0) == nil else {
        return nil
      }
      return ($0.name, package)
    }
  }
}
