import Formats
import Store
import Study
import Testing
import Text
import Workbench

@Suite("Import of time-aligned transcripts")
struct TimedImportTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private static let subtitles = """
    1
    00:00:01,000 --> 00:00:02,000
    Intervjuer: Hva gjør du?

    2
    00:00:02,500 --> 00:00:04,000
    Leder: Jeg baker.

    3
    00:00:04,250 --> 00:00:06,000
    Hver dag.
    """

  @Test("keeps the file's bytes, what was said, by whom, and the time of every sentence")
  func keepsTimes() throws {
    let path = try scene.write("a.srt", Self.subtitles)
    let file = try #require(try scene.ane.importFiles([path], Scene.options, dryRun: false).first)
    guard case .added = file.outcome else {
      Issue.record("\(file.outcome)")
      return
    }
    #expect(try scene.ane.original(of: "a").bytes == Array(Self.subtitles.utf8))
    let source = try scene.ane.source("a")
    #expect(source.text.string == "Intervjuer: Hva gjør du?\nLeder: Jeg baker. Hver dag.")
    let turns: [Int?] = [1000, 2500]
    #expect(source.grid.turns.map(\.milliseconds) == turns)
    let sentences: [Int?] = [1000, 2500, 4250]
    #expect(source.grid.sentences.flatMap { $0 }.map(\.milliseconds) == sentences)
    #expect(source.record.report == "srt speakers")
    let labels: [String] = ["Intervjuer", "Leder"]
    #expect(source.speakers.map(\.label) == labels)
    #expect(
      source.layer.read(source.text.span, of: source.text) == "Hva gjør du?\n\nJeg baker. Hver dag."
    )
  }

  @Test("times come and go with the source, and survive being written as text")
  func undone() throws {
    let before = try scene.state()
    let path = try scene.write("a.srt", Self.subtitles)
    _ = try scene.ane.importFiles([path], Scene.options, dryRun: false)
    let after = try scene.state()
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
    _ = try scene.ane.redo(any: false)
    #expect(try scene.state() == after)
  }

  @Test("a place has the time of its sentence, of its turn where no sentence has one")
  func places() {
    let turns = [
      Segment(TextSpan(3, 20), .turn, milliseconds: 1000),
      Segment(TextSpan(25, 40), .turn, milliseconds: 9000), Segment(TextSpan(45, 50), .turn),
    ]
    let sentences = [
      Segment(TextSpan(3, 9), .sentence, milliseconds: 1000),
      Segment(TextSpan(10, 20), .sentence, milliseconds: 4000),
    ]
    let times = RecordingTimes(turns: turns, sentences: sentences)
    let asked = [0, 3, 9, 10, 19, 20, 30, 41, 49, 50]
    let expected: [Int?] = [1000, 1000, 1000, 4000, 4000, 9000, 9000, nil, nil, nil]
    #expect(asked.map { times.milliseconds(at: $0) } == expected)
    #expect(RecordingTime.text(3_605_250) == "01:00:05")
  }
}
