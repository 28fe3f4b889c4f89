internal import Study

extension Wording {
  /// How quotations are attributed unless a template says otherwise: by the case, or the speaker.
  package var attributionTemplate: String {
    pick("({case|speaker|\"informant\"})", "({case|speaker|\"informant\"})", "({case|speaker|\"participant\"})")
  }

  /// What a list of quotations under some codes is called.
  package func quotationListTitle(_ codes: [String]) -> String {
    let what = pick("Sitater", "Sitat", "Quotations")
    return codes.isEmpty ? what : "\(what): \(codes.map { CodePath(parsing: $0).leaf }.joined(separator: ", "))"
  }
}
