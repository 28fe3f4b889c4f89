internal import Formats
internal import Study

// What networks are exchanged in. Every file holds, of a node, its own name, path and number; of an
// edge, weight and number.

extension CodeNetwork {
  /// The network as GraphML 1.0, which igraph, networkx, yEd and Gephi read.
  package func graphML() -> String {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<graphml xmlns="http://graphml.graphdrawing.org/xmlns""#
        + #" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#
        + #" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns"#
        + #" http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"#,
    ]
    for (key, target, name, type) in [
      ("title", "graph", "title", "string"), ("rule", "graph", "rule", "string"),
      ("label", "node", "label", "string"), ("path", "node", "path", "string"),
      ("count", "node", "count", "int"), ("weight", "edge", "weight", "double"),
      ("pairs", "edge", "count", "int"),
    ] {
      lines.append(
        #"  <key id="\#(key)" for="\#(target)" attr.name="\#(name)" attr.type="\#(type)"/>"#)
    }
    lines.append(#"  <graph id="G" edgedefault="\#(isDirected ? "directed" : "undirected")">"#)
    lines.append("    " + Self.data("title", title))
    lines.append("    " + Self.data("rule", caption.joined(separator: "\n")))
    for (index, node) in nodes.enumerated() {
      lines.append(
        #"    <node id="n\#(index)">"# + Self.data("label", node.path.leaf)
          + Self.data("path", node.path.description) + Self.data("count", "\(node.count)")
          + "</node>")
    }
    for (index, edge) in edges.enumerated() {
      lines.append(
        #"    <edge id="e\#(index)" source="n\#(edge.first)" target="n\#(edge.second)">"#
          + Self.data("weight", CellText.exact(edge.weight))
          + Self.data("pairs", "\(edge.count)") + "</edge>")
    }
    return (lines + ["  </graph>", "</graphml>"]).joined(separator: "\n") + "\n"
  }

  /// The network as GEXF 1.3, the format of Gephi.
  package func gexf() -> String {
    let kind = isDirected ? "directed" : "undirected"
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#
        + #" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">"#,
      "  <meta>", "    <creator>Sitat</creator>", "    <title>\(Self.markup(title))</title>",
      "    <description>\(Self.markup(caption.joined(separator: "\n")))</description>",
      "  </meta>", #"  <graph mode="static" defaultedgetype="\#(kind)">"#,
      #"    <attributes class="node" mode="static">"#,
      #"      <attribute id="0" title="path" type="string"/>"#,
      #"      <attribute id="1" title="count" type="integer"/>"#, "    </attributes>",
      #"    <attributes class="edge" mode="static">"#,
      #"      <attribute id="0" title="count" type="integer"/>"#, "    </attributes>",
      "    <nodes>",
    ]
    for (index, node) in nodes.enumerated() {
      lines.append(
        #"      <node id="n\#(index)" label="\#(Self.attribute(node.path.leaf))"><attvalues>"#
          + #"<attvalue for="0" value="\#(Self.attribute(node.path.description))"/>"#
          + #"<attvalue for="1" value="\#(node.count)"/></attvalues></node>"#)
    }
    lines += ["    </nodes>", "    <edges>"]
    for (index, edge) in edges.enumerated() {
      lines.append(
        #"      <edge id="e\#(index)" source="n\#(edge.first)" target="n\#(edge.second)""#
          + #" weight="\#(CellText.exact(edge.weight))"><attvalues>"#
          + #"<attvalue for="0" value="\#(edge.count)"/></attvalues></edge>"#)
    }
    return (lines + ["    </edges>", "  </graph>", "</gexf>"]).joined(separator: "\n") + "\n"
  }

  /// The network in the DOT language of Graphviz, whose bare numbers know no exponents.
  package func dot() -> String {
    let largest = edges.map { abs($0.weight) }.max() ?? 0
    var lines = caption.map { "// " + $0.onOneLine }
    lines += [
      "\(isDirected ? "digraph" : "graph") \(Self.dotQuoted(title)) {",
      "  graph [charset=\"UTF-8\", layout=neato, overlap=false, splines=true];",
      "  node [shape=ellipse, fontname=\"Helvetica\"];",
    ]
    for (index, node) in nodes.enumerated() {
      lines.append(
        "  n\(index) [label=\(Self.dotQuoted(node.path.leaf)),"
          + " path=\(Self.dotQuoted(node.path.description)), count=\(node.count)];")
    }
    for edge in edges {
      let width = largest > 0 ? 0.5 + 4.5 * abs(edge.weight) / largest : 0.5
      lines.append(
        "  n\(edge.first) \(isDirected ? "->" : "--") n\(edge.second)"
          + " [weight=\"\(CellText.exact(edge.weight))\", count=\(edge.count),"
          + " penwidth=\(FigureText.number(width))];")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// The network as Pajek's `.net`.
  ///
  /// Vertices are named by their paths, as two codes may share a name; their numbers, and those of
  /// the edges, are parameters of their lines.
  package func pajek() -> String {
    var lines = caption.map { "% " + $0.onOneLine }
    lines.append("*Vertices \(nodes.count)")
    for (index, node) in nodes.enumerated() {
      lines.append(
        "\(index + 1) \(Self.pajekQuoted(node.path.description)) 0.5 0.5 ellipse"
          + " label \(Self.pajekQuoted(node.path.leaf)) count \(node.count)")
    }
    lines.append(isDirected ? "*Arcs" : "*Edges")
    for edge in edges {
      lines.append(
        "\(edge.first + 1) \(edge.second + 1) \(CellText.exact(edge.weight)) count \(edge.count)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func markup(_ text: String) -> String { MarkupText.escaped(text) }

  /// In attributes a parser takes line breaks and tabs for blanks unless they are written so.
  private static func attribute(_ text: String) -> String {
    markup(text).replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
  }

  private static func data(_ key: String, _ value: String) -> String {
    #"<data key="\#(key)">\#(markup(value))</data>"#
  }

  /// Inside quotation marks DOT knows `\"`, and in labels escapes such as `\N`.
  private static func dotQuoted(_ text: String) -> String {
    "\"" + text.onOneLine.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Pajek has no escape for a quotation mark, so it becomes an apostrophe.
  private static func pajekQuoted(_ text: String) -> String {
    "\"" + text.onOneLine.replacing("\"", with: "'") + "\""
  }
}

extension String {
  /// The text with line breaks and other control characters as blanks.
  fileprivate var onOneLine: String {
    var output = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: output.append(" ")
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}
