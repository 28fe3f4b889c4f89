import Formats
import Text

/// A short invented talk in every time-aligned format that is read.
enum TimedFixture {
  static let webVTT = """
    WEBVTT

    NOTE made for tests

    a1/1-0
    00:00:01.000 --> 00:00:03.500 align:start
    <v Kari Berg>Hei, og <i>velkommen</i>.</v>

    a1/2-0
    00:00:03.500 --> 00:00:05.000
    <v Kari Berg>Hvordan g&aring;r det?</v>

    a1/3-0
    01:00:05.250 --> 01:00:07.000
    <v Ola>Bra,
    takk &amp; pris.</v>
    """
  static let subRip = """
    1
    00:00:01,000 --> 00:00:02,000
    Intervjuer: Hva <b>gjør</b> du?

    3
    00:00:02.500 --> 00:00:04,000
    Leder: Jeg baker
    brød når 2 < 3.
    4
    00:00:04,200 --> 00:00:06,000
    {\\an8}Hver dag.

    5
    00:00:06,000 --> 00:00:07,000
    Intervjuer: Ja.
    """
  static let whisper = """
    {"text": " Hei. Ja.", "segments": [
      {"id": 0, "start": 0.0, "end": 1.5, "text": " Hei.", "speaker": "SPEAKER_00"},
      {"id": 1, "start": 1.5, "end": 2.25, "text": " Ja.", "speaker": "SPEAKER_01"}]}
    """
  static let whisperTable =
    "start\tend\ttext\n0\t1500\tHei.\n1500\t2250\tJa\tvel.\n9000\t9500\tTakk.\n"
  static let oTranscribe = """
    {"text": "<p><span class=\\"timestamp\\" data-timestamp=\\"1.5\\">00:01</span>&nbsp;\
    <b>Intervjuer:</b> Hva gj&oslash;r du?<br /><span class=\\"timestamp\\" \
    data-timestamp=\\"1:02\\">01:02</span>Leder: Jeg baker \
    <span class=\\"timestamp\\" data-timestamp=\\"65\\">01:05</span> br\\u00f8d.</p>\
    <p>Intervjuer: Ja.</p>", "media": "a.mp3", "media-time": 70.1}
    """
  static let chat = """
    @UTF8
    @Begin
    @Languages:\teng
    @Participants:\tMOT Mother, CHI Target_Child
    @Comment:\tinvented
    *MOT:\twhere [/] where is
    \tthe dog ? \u{15}1200_3400\u{15}
    %mor:\tadv|where
    *MOT:\tthere . \u{15}3400_4000\u{15}
    *CHI:\t&-uh dog (.) here . \u{15}4000_5100\u{15} yes . \u{15}5100_5600\u{15}
    @End
    """
  static let elan = """
    <?xml version="1.0" encoding="UTF-8"?>
    <ANNOTATION_DOCUMENT FORMAT="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
    <TIME_ORDER>
    <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="ts2"/>
    <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="3000"/>
    <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="1500"/>
    <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="2500"/>
    </TIME_ORDER>
    <TIER TIER_ID="K-tale" PARTICIPANT="Kari" LINGUISTIC_TYPE_REF="t">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
    <ANNOTATION_VALUE>Hei du</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3">
    <ANNOTATION_VALUE>Går det bra?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER TIER_ID="O-tale" LINGUISTIC_TYPE_REF="t">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts4" TIME_SLOT_REF2="ts5">
    <ANNOTATION_VALUE>Ja</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER TIER_ID="K-eng" PARTICIPANT="Kari" PARENT_REF="K-tale" LINGUISTIC_TYPE_REF="e">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a2">
    <ANNOTATION_VALUE>Are you well?</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
    </TIER>
    </ANNOTATION_DOCUMENT>
    """
  static let transcriber = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE Trans SYSTEM "trans-14.dtd">
    <Trans scribe="x" audio_filename="y" version="1">
    <Speakers><Speaker id="spk1" name="Kari"/><Speaker id="spk2" name="Ola"/></Speakers>
    <Episode><Section type="report" startTime="0" endTime="9">
    <Turn speaker="spk1" startTime="0.5" endTime="2.25">
    <Sync time="0.5"/>
    god dag
    <Event desc="rire" type="noise" extent="instantaneous"/>
    <Sync time="1.75"/>
    kom inn <Comment desc="dør"/>
    </Turn>
    <Turn speaker="spk1 spk2" startTime="2.25" endTime="4">
    <Sync time="2.25"/><Who nb="1"/>sitt ned<Who nb="2"/>takk
    </Turn>
    <Turn startTime="4" endTime="9"><Sync time="4"/>
    </Turn>
    </Section></Episode></Trans>
    """
  static let exmaralda = """
    <?xml version="1.0" encoding="UTF-8"?>
    <basic-transcription><head><speakertable>
    <speaker id="SPK0"><abbreviation>KB</abbreviation></speaker>
    <speaker id="SPK1"><abbreviation></abbreviation></speaker></speakertable></head>
    <basic-body><common-timeline><tli id="T0" time="0.0"/><tli id="T1"/><tli id="T2" time="2.0"/>
    <tli id="T3" time="3.5"/></common-timeline>
    <tier id="TIE0" speaker="SPK0" category="v" type="t" display-name="KB [v]">
    <event start="T0" end="T1">God </event><event start="T1" end="T2">dag. </event></tier>
    <tier id="TIE1" speaker="SPK0" category="en" type="a" display-name="KB [en]">
    <event start="T0" end="T2">Good day.</event></tier>
    <tier id="TIE2" speaker="SPK1" category="v" type="t" display-name="[v]">
    <event start="T1" end="T3">Hei.</event></tier>
    </basic-body></basic-transcription>
    """
  static let tei = """
    <?xml version="1.0" encoding="UTF-8"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc>
    <person xml:id="SPK0" n="KB"><persName>Kari Berg</persName></person>
    <person xml:id="SPK1"><persName>Ola</persName></person>
    </particDesc></profileDesc></teiHeader>
    <text><timeline unit="s"><when xml:id="T0" interval="0.0"/>
    <when xml:id="T1" interval="1.5" since="#T0"/><when xml:id="T2" interval="2.75" since="#T0"/>
    </timeline><body>
    <annotationBlock who="#SPK0" start="#T0" end="#T1"><u><seg><w>God</w> <w>dag</w><pc>.</pc>
    <pause dur="PT0.5S"/><anchor synch="#T1"/><w>Hei</w></seg></u>
    <spanGrp type="en"><span>Good day</span></spanGrp></annotationBlock>
    <u who="#SPK1" start="#T2">Hei <vocal><desc>ler</desc></vocal> på deg</u>
    </body></text></TEI>
    """
  static let textGrid = """
    File type = "ooTextFile"
    Object class = "TextGrid"

    xmin = 0
    xmax = 4
    tiers? <exists>
    size = 3
    item []:
        item [1]:
            class = "IntervalTier"
            name = "Kari"
            xmin = 0
            xmax = 4
            intervals: size = 3
            intervals [1]:
                xmin = 0
                xmax = 0.5
                text = ""
            intervals [2]:
                xmin = 0.5
                xmax = 2
                text = "Hun sa ""hei"" til meg"
            intervals [3]:
                xmin = 2
                xmax = 4
                text = "og så"
        item [2]:
            class = "IntervalTier"
            name = "ord"
            xmin = 0
            xmax = 4
            intervals: size = 5
            intervals [1]:
                xmin = 0.5
                xmax = 0.8
                text = "Hun"
            intervals [2]:
                xmin = 0.8
                xmax = 1
                text = "sa"
            intervals [3]:
                xmin = 1
                xmax = 2
                text = "hei"
            intervals [4]:
                xmin = 2
                xmax = 3
                text = "og"
            intervals [5]:
                xmin = 3
                xmax = 4
                text = "så"
        item [3]:
            class = "TextTier"
            name = "klikk"
            xmin = 0
            xmax = 4
            points: size = 1
            points [1]:
                number = 1.2
                mark = "her"
    """

  static let all: [(name: String, kind: FileKind, text: String)] = [
    ("a.vtt", .vtt, webVTT), ("a.srt", .srt, subRip), ("a.json", .whisper, whisper),
    ("a.tsv", .whisperTable, whisperTable), ("a.otr", .oTranscribe, oTranscribe),
    ("a.cha", .chat, chat), ("a.eaf", .elan, elan), ("a.trs", .transcriber, transcriber),
    ("a.exb", .exmaralda, exmaralda), ("a.xml", .tei, tei), ("a.TextGrid", .textGrid, textGrid),
  ]

  /// The turns of a transcript as `milliseconds speaker: paragraph | paragraph`.
  static func turns(_ timed: TimedTranscript) -> [String] {
    let text = StoredText(utf8: timed.utf8)
    let reading = ToldTurnsReader().read(text, timed.told)
    let paragraphs = reading.segments(.paragraph)
    return reading.segments(.turn).map { turn in
      let speaker = turn.speaker.map { reading.speakers[$0].label } ?? "–"
      let said = paragraphs.filter { turn.span.encloses($0.span) }.map { text.raw($0.span) }
      let time = turn.milliseconds.map { "\($0)" } ?? "?"
      return "\(time) \(speaker): \(said.joined(separator: " | "))"
    }
  }
}
