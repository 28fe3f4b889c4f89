package import Study

/// Codes and what connects them, as a figure or for a program that analyses networks.
package struct CodeNetwork: Hashable, Sendable {
  /// One code.
  package struct Node: Hashable, Sendable {
    /// The code.
    package let path: CodePath
    /// Its own number, which decides the area of its circle.
    package let count: Int

    /// Makes a node.
    package init(path: CodePath, count: Int) {
      self.path = path
      self.count = count
    }
  }

  /// One connection.
  package struct Edge: Hashable, Sendable {
    /// The number of the first code, or of the one from which an arrow goes.
    package let first: Int
    /// The number of the second code, or of the one to which an arrow goes.
    package let second: Int
    /// How strong it is; decides its width and what is written beside it.
    package let weight: Double
    /// How often it was counted.
    package let count: Int

    /// Makes an edge.
    package init(first: Int, second: Int, weight: Double, count: Int) {
      self.first = first
      self.second = second
      self.weight = weight
      self.count = count
    }
  }

  /// The figure's heading.
  package let title: String
  /// What is counted and by which rule, line by line.
  package let caption: [String]
  /// Whether edges go from one code to another.
  package let isDirected: Bool
  /// The codes.
  package let nodes: [Node]
  /// The connections.
  package let edges: [Edge]

  /// Makes a network.
  ///
  /// - Precondition: Every edge connects two of the nodes, and its weight is finite.
  package init(
    title: String, caption: [String], isDirected: Bool, nodes: [Node], edges: [Edge]
  ) {
    precondition(
      edges.allSatisfy {
        nodes.indices.contains($0.first) && nodes.indices.contains($0.second)
          && $0.weight.isFinite
      }, "an edge has its ends among the nodes")
    self.title = title
    self.caption = caption
    self.isDirected = isDirected
    self.nodes = nodes
    self.edges = edges
  }
}
