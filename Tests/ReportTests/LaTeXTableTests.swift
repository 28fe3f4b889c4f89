import Formats
import Report
import TestSupport
import Testing

@Suite("LaTeX")
struct LaTeXTableTests {
  @Test(
    "every sign that LaTeX gives a meaning is escaped",
    arguments: [
      ("\\", "\\textbackslash{}"), ("{}", "\\{\\}"), ("$5 & 10 % #1", "\\$5 \\& 10 \\% \\#1"),
      ("a_b", "a\\_b"), ("x^2~y", "x\\textasciicircum{}2\\textasciitilde{}y"),
      ("<a|b>", "\\textless{}a\\textbar{}b\\textgreater{}"),
      ("\"NAV\"", "\\symbol{34}NAV\\symbol{34}"),
      ("`", "\\textasciigrave{}"), ("a--b", "a-{}-b"), ("''", "'{}'"), (",,", ",{},"),
      ("[x]*", "{[}x{]}{*}"), ("12\u{A0}345", "12~345"), ("−0,2", "$-$0,2"),
      ("α ≥ 0,8", "$\\alpha$ $\\geq$ 0,8"), ("Ærlig på øy i Å – «så»", "Ærlig på øy i Å – «så»"),
      ("to\nlinjer\t\u{0}", "to linjer  "), ("", ""),
    ])
  func escaped(text: String, expected: String) {
    #expect(LaTeXText.escaped(text) == expected)
  }

  private static func table(_ count: Int, text: String = "kort") -> Table {
    Table(
      title: "Samsvar & mer", notes: ["Enhet: setning."],
      columns: [
        Table.Column("code", "Kode"), Table.Column("alpha", "α", .decimal(3)),
        Table.Column("n", "Antall", .integer), Table.Column("note", "Merknad"),
      ],
      rows: (0..<count).map { index in
        Table.Row(
          [
            .text("Kode \(index)"), index == 1 ? .missing("ingen variasjon") : .number(0.6665),
            .integer(12_345), .text(text),
          ], indent: index % 2)
      }, remarks: ["Les varsomt."])
  }

  @Test("a short table floats, with booktabs, Norwegian numbers and reasons below")
  func short() {
    #expect(
      LaTeXTable(language: .nb).text(Self.table(2)) == """
        % \\usepackage{booktabs}
        \\begin{table}
        \\centering
        \\caption{Samsvar \\& mer}
        \\begin{tabular}{@{}lrrl@{}}
        \\toprule
        Kode & $\\alpha$ & Antall & Merknad \\\\
        \\midrule
        Kode 0 & 0,667 & 12~345 & kort \\\\
        \\hspace*{1em}Kode 1 & ---\\textsuperscript{a} & 12~345 & kort \\\\
        \\bottomrule
        \\end{tabular}

        \\smallskip
        \\parbox{\\linewidth}{\\footnotesize\\raggedright
        Enhet: setning.\\par
        \\textsuperscript{a}~ingen variasjon\\par
        Les varsomt.
        }
        \\end{table}

        """)
  }

  @Test("long texts are broken, and long tables go over pages")
  func long() {
    let wide = LaTeXTable(language: .en).text(
      Self.table(3, text: "en merknad som er lengre enn en smal kolonne"))
    #expect(
      wide.contains("\\begin{tabularx}{\\linewidth}{@{}lrr>{\\raggedright\\arraybackslash}X@{}}"))
    #expect(wide.contains("0.667 & 12,345"))
    let tall = LaTeXTable(language: .en).text(Self.table(41))
    #expect(tall.hasPrefix("% \\usepackage{booktabs,longtable}\n"))
    #expect(tall.contains("\\endhead"))
    #expect(!tall.contains("\\begin{table}"))
  }

  @Test("no text opens or closes anything", arguments: 0..<20)
  func balanced(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pool = Array("aåÆ\\{}$&#%_^~<>|`\"'[]*-, −α\n".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<40 { text.append(pool.randomElement(using: &generator) ?? "a") }
    let lines = LaTeXTable(language: .nb).text(Self.table(1, text: String(text)))
      .split(separator: "\n")
    let row = lines.first { $0.hasPrefix("Kode 0") } ?? ""
    let bare = row.replacing("\\\\", with: "").replacing("\\{", with: "").replacing("\\}", with: "")
      .replacing("\\&", with: "").replacing("\\$", with: "").replacing("\\%", with: "")
      .replacing("\\#", with: "")
    #expect(row.hasSuffix(" \\\\"))
    #expect(bare.count { $0 == "{" } == bare.count { $0 == "}" })
    #expect(bare.count { $0 == "&" } == 3)
    #expect(bare.count { $0 == "$" }.isMultiple(of: 2))
    #expect(!bare.contains("%") && !bare.contains("#") && !bare.contains("\""))
  }
}
