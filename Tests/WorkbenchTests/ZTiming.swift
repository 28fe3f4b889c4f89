import Testing
import Study
import Workbench
@Test func ztiming() throws {
  let clock = ContinuousClock()
  var scene: Scene?
  print("create", try clock.measure { scene = try Scene() })
  let s = try #require(scene)
  print("import", try clock.measure { try s.add("int01", Sample.text) })
  print("import2", try clock.measure { try s.add("int02", "Leder: Noe annet.\n\nIntervjuer: Ja.\n") })
  var o = ImportOptions(); o.language = "nb"
  print("import xx", try clock.measure { try s.add("int03", "Leder: Noe annet. dd\n\nIntervjuer: Ja.\n", options: o) })
  print("codes", try clock.measure { try s.codes("Helse") })
  print("tag", try clock.measure { _ = try s.ane.tag(["Helse"], source: "int01", .place("2"), layer: .individual, note: "") })
  print("state", try clock.measure { _ = try s.state() })
  print("undo", try clock.measure { _ = try s.ane.undo(any: false) })
}
