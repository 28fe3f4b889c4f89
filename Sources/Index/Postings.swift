/// The positions of forms, decoded on demand.
struct Postings {
  let terms: ByteView
  let data: ByteView
  let positionCount: Int

  /// The number of occurrences of a form; never more than there are positions.
  func count(of form: Int) -> Int {
    form >= 0 && form < terms.wordCount / 2 - 1
      ? min(terms.number(form * 2), positionCount) : 0
  }

  /// Adds the positions of a form to the end of an array, ascending.
  func appendPositions(of form: Int, to output: inout [UInt32]) {
    let count = count(of: form)
    guard count > 0 else { return }
    let start = terms.number(form * 2 + 1)
    let all = data.slice(start, terms.number(form * 2 + 3))
    let old = output.count
    if count <= SegmentLayout.postingsPerBlock {
      append(count, from: all, base: 0, to: &output)
    } else {
      let blockCount =
        (count + SegmentLayout.postingsPerBlock - 1) / SegmentLayout.postingsPerBlock
      let blocks = all.slice(blockCount * 8, all.count)
      for block in 0..<blockCount {
        let end =
          block + 1 < blockCount ? all.number((block + 1) * 2 + 1) : blocks.count
        append(
          min(SegmentLayout.postingsPerBlock, count - block * SegmentLayout.postingsPerBlock),
          from: blocks.slice(all.number(block * 2 + 1), end), base: all.word(block * 2),
          to: &output)
      }
    }
    dropImpossible(in: &output, from: old)
  }

  private func append(
    _ count: Int, from view: ByteView, base: UInt32, to output: inout [UInt32]
  ) {
    let block = [UInt32](unsafeUninitializedCapacity: count) { buffer, written in
      written =
        buffer.baseAddress.map {
          Deltas.decode(view, from: base, into: $0, count: count)
        } ?? 0
    }
    output.append(contentsOf: block)
  }

  /// Cuts off what damaged bytes gave: positions that do not ascend or do not exist.
  private func dropImpossible(in output: inout [UInt32], from old: Int) {
    var previous = -1
    for index in old..<output.count {
      let position = Int(output[index])
      if position <= previous || position >= positionCount {
        output.removeSubrange(index...)
        return
      }
      previous = position
    }
  }
}
