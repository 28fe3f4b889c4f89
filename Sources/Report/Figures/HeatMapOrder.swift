internal import Study

extension HeatMap {
  /// In which order rows and columns stand.
  package enum Order: String, Hashable, Sendable, CaseIterable {
    /// As they were handed in: by the codebook.
    case hierarchy
    /// The largest first: by the diagonal where there is one, else by the sum.
    case frequency
    /// Those with the most similar numbers beside each other.
    case seriation
  }

  /// The same figure in another order; where there is a diagonal, rows and columns stay the same.
  package func ordered(by order: Order) -> HeatMap {
    if order == .hierarchy { return self }
    let byRow = cells.map { $0.map { $0 ?? 0 } }
    let byColumn = columns.indices.map { column in byRow.map { $0[column] } }
    let rowOrder = permutation(byRow, order)
    let columnOrder = hasDiagonal ? rowOrder : permutation(byColumn, order)
    return HeatMap(
      title: title, caption: caption, rows: rowOrder.map { rows[$0] },
      columns: columnOrder.map { columns[$0] },
      cells: rowOrder.map { row in columnOrder.map { cells[row][$0] } }, measure: measure,
      digits: digits, hasDiagonal: hasDiagonal, isInTreeOrder: false)
  }

  private func permutation(_ profiles: [[Double]], _ order: Order) -> [Int] {
    if order == .seriation { return Seriation.order(ofProfiles: profiles) }
    let sizes = profiles.enumerated().map { hasDiagonal ? $1[$0] : $1.reduce(0, +) }
    return profiles.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }
}
