/// The page of help on coding sheets.
enum SheetPage {
  static let text = """
    CODING SHEETS

      sitat sheet write int03 -o int03.txt    for any editor, or for paper
      sitat sheet write int03 -o int03.docx   for Word or LibreOffice: codes are
                                              comments
      sitat sheet read int03.txt --dry-run    what was changed
      sitat sheet read int03.txt              stores it, as one step; `sitat undo`
                                              takes it back
      sitat sheet int03 --edit                opens $EDITOR, and reads the sheet
                                              when it is closed

    A sheet has one coder's codings of one source in one layer. What comes back
    counts as theirs, whoever reads it in, and whatever name Word puts on a
    comment.

    As text, the transcript stands unchanged between “§§ begin” and “§§ end”:

      Leder: NAV ringte oss. Jeg hadde tillit til henne.
      § Samarbeid/NAV; Tillit           the whole paragraph has both codes

      Leder: NAV ringte oss. [[Jeg hadde tillit til henne.]]
      § Tillit                          only what stands in double brackets

      Leder: [[1:NAV ringte oss. [[2:Jeg hadde :1]]tillit til henne.:2]]
      §1 Samarbeid/NAV                  parts with numbers may overlap, lie in
      §2 Tillit; Usikker                each other, and reach over paragraphs;
                                        numbers may be used again
      memo: Hvem er «henne»?            a note on the codings of the line above,
      memo: Spør Ane.                   of several lines if need be

      \\[[  \\]]  \\§  \\\\                   what stands in the transcript itself and
                                        would be read as a mark has a \\ before it

    Codes are named by their path, its end, or a name that only one code has; a
    semicolon parts them (\\; where it belongs to the name). An unknown code is
    refused with the nearest names, or made with --create. A new range leaves
    blanks and speaker labels at its ends out.

    In Word, the first line of a comment has the codes, further lines the note. A
    comment on no selection is on the paragraph. Answers to comments are left out.
    Names of comments' authors, formatting, and tracked changes that are accepted
    or rejected do not matter.

    In both, blanks at ends of lines and blank lines may come and go. Any other
    change of the transcript is refused, with its place; nothing is stored then.

    The lines below “§§ end” remember the codings that the sheet was written with.
    What the project has changed since stays, unless the sheet changed the same:
    that is refused and listed, and --prefer sheet or --prefer project says whose
    word counts.

    """
}
