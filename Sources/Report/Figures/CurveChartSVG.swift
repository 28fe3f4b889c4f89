extension CurveChart {
  /// The figure as SVG; the same bytes for the same figure.
  package func svg(_ words: Wording) -> String {
    var canvas = SVGCanvas()
    let heading = FigureHeading(title: title, caption: caption, width: 600)
    heading.draw(on: &canvas)
    return canvas.document(
      title: title, description: title, width: 640,
      height: 2 * SVGCanvas.margin + heading.height, words: words)
  }
}
