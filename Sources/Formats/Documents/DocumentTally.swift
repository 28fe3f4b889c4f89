/// What a reader met in a document and did not take into the text, or took as it could.
struct DocumentTally {
  var footnotes = 0
  var endnotes = 0
  var comments = 0
  var insertions = 0
  var deletions = 0
  var hiddenCharacters = 0
  var textBoxes = 0
  var pictures = 0
  var embeddedObjects = 0
  var includedFiles = 0
  var symbols = 0
  var lostCharacters = 0
  var automaticNumbers = 0
  var unclosedGroups = 0

  /// The same as complaints, always in one order.
  var complaints: [DocumentTranscript.Complaint] {
    var list: [DocumentTranscript.Complaint] = []
    func add(_ count: Int, _ complaint: (Int) -> DocumentTranscript.Complaint) {
      if count > 0 { list.append(complaint(count)) }
    }
    add(unclosedGroups) { .unclosedGroups($0) }
    add(lostCharacters) { .lostCharacters($0) }
    add(footnotes) { .footnotes($0) }
    add(endnotes) { .endnotes($0) }
    add(comments) { .comments($0) }
    if insertions + deletions > 0 {
      list.append(.trackedChanges(insertions: insertions, deletions: deletions))
    }
    add(hiddenCharacters) { .hiddenCharacters($0) }
    add(textBoxes) { .textBoxes($0) }
    add(pictures) { .pictures($0) }
    add(embeddedObjects) { .embeddedObjects($0) }
    add(includedFiles) { .includedFiles($0) }
    add(symbols) { .symbols($0) }
    add(automaticNumbers) { .automaticNumbers($0) }
    return list
  }
}
