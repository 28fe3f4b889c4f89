package import Formats
package import Study

/// The programs that read an exported project in their own ways.
package enum RefiExportTarget: String, Hashable, Sendable, CaseIterable {
  case nvivo, atlas, maxqda, qualcoder

  /// Whether it wants a selection for each coding, as it writes them itself.
  var partsSelections: Bool { self == .nvivo || self == .qualcoder }
  /// Whether it counts positions in UTF-16 code units.
  var countsUTF16: Bool { self == .nvivo }
  /// Whether it is known to count positions as the standard does, in Unicode code points.
  var countsCodePoints: Bool { self == .qualcoder }
  /// Whether two codes must not share a name.
  var wantsUniqueNames: Bool { self == .qualcoder }
  /// Whether it reads what is known of cases from their sources.
  var readsSourceValues: Bool { self == .maxqda }
}

/// Which text of a source goes to other programs.
package enum RefiExportText: String, Hashable, Sendable, CaseIterable {
  /// As it is stored, to the character.
  case stored
  /// As it is read: line ends within paragraphs joined, page numbers and running heads left out.
  case reading
}

/// What is to be exported, and for whom.
package struct RefiExportRequest: Hashable, Sendable {
  /// Whether only the codebook is wanted (.qdc).
  package var isCodebook = false
  /// The program that is to read it, if it is one of those known to differ.
  package var target: RefiExportTarget?
  /// The layers whose codings go along; all, if empty.
  package var layers: [Layer] = []
  /// Which text.
  package var text = RefiExportText.stored
  /// Whether Word and PDF originals go along.
  package var withOriginals = true

  /// Asks for a whole project as the standard has it.
  package init() {}
}

/// An exported project.
package struct RefiExport: Hashable, Sendable {
  /// The file.
  package let bytes: [UInt8]
  /// What is in it.
  package let project: RefiProject
  /// What became of everything.
  package let report: RefiExportReport
}

/// Why a project cannot be exported.
package enum RefiExportProblem: Hashable, Sendable {
  /// What was made is not as the schema wants it; nothing was written.
  case invalid(element: String, line: Int, reason: String, complaints: Int)
}
