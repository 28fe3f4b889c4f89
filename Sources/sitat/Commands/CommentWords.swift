internal import Report
internal import Workbench

/// What is said of the comments in a document's margin.
enum CommentWords {
  /// That there are some, and how they can be taken in.
  static func offer(_ count: Int) -> String {
    count.of("comment")
      + " in the margin left out; --comments memos or --comments codings takes them in"
  }

  /// What became of all comments of a file.
  static func summary(_ comments: [TakenComment]) -> String {
    let codings = comments.reduce(0) { $0 + $1.codes.count }
    let coded = comments.count { !$0.codes.isEmpty }
    let memos = comments.count - coded
    let parts = [
      coded > 0 ? "\(coded.of("comment")) read as \(codings.of("coding"))" : nil,
      memos > 0 || coded == 0 ? "\(memos.of("comment")) kept as memos" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// What becomes of one comment.
  static func text(_ comment: TakenComment) -> String {
    let what = comment.codes.isEmpty ? "a memo" : comment.codes.joined(separator: "; ")
    let who = [comment.place, comment.author.isEmpty ? nil : comment.author].compactMap { $0 }
      .joined(separator: ", ")
    let line = comment.text.replacing("\n", with: " ¶ ")
    return "\(who.isEmpty ? "nowhere in the text" : who): \(what): \(line)"
  }
}
