package import Store
package import Study
internal import Text

extension OpenProject {
  /// Says when a source was recorded and who asked; nil leaves what is known, "" takes it away.
  ///
  /// - Parameters:
  ///   - name: the source.
  ///   - day: the day, `YYYY-MM-DD`.
  ///   - interviewer: who asked.
  /// - Throws: `CaseProblem.noDate` where there is no such day.
  package func describeSource(_ name: String, day: String?, interviewer: String?) throws {
    if let day, !day.isEmpty, CalendarDate(day) == nil {
      throw Refusal(.cases(.noDate(written: day)))
    }
    _ = try file.change("source set", by: me) { writer in
      let record = try writer.reader.source(named: name)
      try writer.describeSource(record.source.id, recordedOn: day, interviewer: interviewer)
      let said = [day, interviewer].compactMap(\.self).joined(separator: ", ")
      writer.summary = "\(record.source.name): \(said)"
    }
  }

  /// When sources were recorded, and by whom, as far as it is known.
  package func recordings() throws -> [SourceID: SourceRecording] {
    try file.read { try $0.recordings() }
  }
}
