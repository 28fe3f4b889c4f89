extension Wording {
  /// The heading above who was asked and who took part.
  var recruitment: String { pick("Rekruttering", "Rekruttering", "Recruitment") }

  /// What the sheet with a row for each quotation is called.
  var quotations: String { pick("Sitater", "Sitat", "Quotations") }

  /// What the sheet with a row for each quotation and code is called.
  var byCode: String { pick("Etter kode", "Etter kode", "By code") }
}
