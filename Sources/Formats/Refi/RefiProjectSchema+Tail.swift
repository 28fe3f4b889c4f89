extension RefiProjectSchema {
  /// The types of selections in pages and recordings, of transcripts, graphs, notes, links and
  /// references.
  static let tail = #"""
     <xsd:complexType name="PDFSelectionType">
      <xsd:sequence>
       <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
       <xsd:element name="Representation" type="TextSourceType" minOccurs="0"/>
       <xsd:element name="Coding" type="CodingType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="page" type="xsd:integer" use="required"/>
      <xsd:attribute name="firstX" type="xsd:integer" use="required"/>
      <xsd:attribute name="firstY" type="xsd:integer" use="required"/>
      <xsd:attribute name="secondX" type="xsd:integer" use="required"/>
      <xsd:attribute name="secondY" type="xsd:integer" use="required"/>
      <xsd:attribute name="creatingUser" type="GUIDType"/>
      <xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
      <xsd:attribute name="modifyingUser" type="GUIDType"/>
      <xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>
     </xsd:complexType>
     <xsd:complexType name="AudioSourceType">
      <xsd:sequence>
       <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
       <xsd:element name="Transcript" type="TranscriptType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="AudioSelection" type="AudioSelectionType" minOccurs="0"
         maxOccurs="unbounded"/>
       <xsd:element name="Coding" type="CodingType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="VariableValue" type="VariableValueType" minOccurs="0"
         maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="path" type="xsd:string"/>
      <xsd:attribute name="currentPath" type="xsd:string"/>
      <xsd:attribute name="creatingUser" type="GUIDType"/>
      <xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
      <xsd:attribute name="modifyingUser" type="GUIDType"/>
      <xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>
     </xsd:complexType>
     <xsd:complexType name="AudioSelectionType">
      <xsd:sequence>
       <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
       <xsd:element name="Coding" type="CodingType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="begin" type="xsd:integer" use="required"/>
      <xsd:attribute name="end" type="xsd:integer" use="required"/>
      <xsd:attribute name="creatingUser" type="GUIDType"/>
      <xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
      <xsd:attribute name="modifyingUser" type="GUIDType"/>
      <xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>
     </xsd:complexType>
     <xsd:complexType name="VideoSourceType">
      <xsd:sequence>
       <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
       <xsd:element name="Transcript" type="TranscriptType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="VideoSelection" type="VideoSelectionType" minOccurs="0"
         maxOccurs="unbounded"/>
       <xsd:element name="Coding" type="CodingType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="VariableValue" type="VariableValueType" minOccurs="0"
         maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="path" type="xsd:string"/>
      <xsd:attribute name="currentPath" type="xsd:string"/>
      <xsd:attribute name="creatingUser" type="GUIDType"/>
      <xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
      <xsd:attribute name="modifyingUser" type="GUIDType"/>
      <xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>
     </xsd:complexType>
     <xsd:complexType name="VideoSelectionType">
      <xsd:sequence>
       <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
       <xsd:element name="Coding" type="CodingType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="begin" type="xsd:integer" use="required"/>
      <xsd:attribute name="end" type="xsd:integer" use="required"/>
      <xsd:attribute name="creatingUser" type="GUIDType"/>
      <xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
      <xsd:attribute name="modifyingUser" type="GUIDType"/>
      <xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>
     </xsd:complexType>
     <xsd:complexType name="TranscriptType">
      <xsd:sequence>
       <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
       <xsd:element name="PlainTextContent" type="xsd:string" minOccurs="0"/>
       <xsd:element name="SyncPoint" type="SyncPointType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="TranscriptSelection" type="TranscriptSelectionType" minOccurs="0"
         maxOccurs="unbounded"/>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="richTextPath" type="xsd:string"/>
      <xsd:attribute name="plainTextPath" type="xsd:string"/>
      <xsd:attribute name="creatingUser" type="GUIDType"/>
      <xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
      <xsd:attribute name="modifyingUser" type="GUIDType"/>
      <xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>
      <!-- Either PlainTextContent or plainTextPath MUST be filled, not both -->
     </xsd:complexType>
     <xsd:complexType name="TranscriptSelectionType">
      <xsd:sequence>
       <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
       <xsd:element name="Coding" type="CodingType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="fromSyncPoint" type="GUIDType"/>
      <xsd:attribute name="toSyncPoint" type="GUIDType"/>
      <xsd:attribute name="creatingUser" type="GUIDType"/>
      <xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
      <xsd:attribute name="modifyingUser" type="GUIDType"/>
      <xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>
     </xsd:complexType>
     <xsd:complexType name="SyncPointType">
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="timeStamp" type="xsd:integer"/>
      <xsd:attribute name="position" type="xsd:integer"/>
     </xsd:complexType>
     <xsd:complexType name="CodingType">
      <xsd:sequence>
       <xsd:element name="CodeRef" type="CodeRefType"/>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="creatingUser" type="GUIDType"/>
      <xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
     </xsd:complexType>
     <xsd:complexType name="GraphsType">
      <xsd:sequence>
       <xsd:element name="Graph" type="GraphType" maxOccurs="unbounded"/>
      </xsd:sequence>
     </xsd:complexType>
     <xsd:complexType name="GraphType">
      <xsd:sequence>
       <xsd:element name="Vertex" type="VertexType" minOccurs="0" maxOccurs="unbounded"/>
       <xsd:element name="Edge" type="EdgeType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
     </xsd:complexType>
     <xsd:complexType name="VertexType">
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="representedGUID" type="GUIDType"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="firstX" type="xsd:integer" use="required"/>
      <xsd:attribute name="firstY" type="xsd:integer" use="required"/>
      <xsd:attribute name="secondX" type="xsd:integer"/>
      <xsd:attribute name="secondY" type="xsd:integer"/>
      <xsd:attribute name="shape" type="ShapeType"/>
      <xsd:attribute name="color" type="RGBType"/>
     </xsd:complexType>
     <xsd:complexType name="EdgeType">
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="representedGUID" type="GUIDType"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="sourceVertex" type="GUIDType" use="required"/>
      <xsd:attribute name="targetVertex" type="GUIDType" use="required"/>
      <xsd:attribute name="color" type="RGBType"/>
      <xsd:attribute name="direction" type="directionType"/>
      <xsd:attribute name="lineStyle" type="LineStyleType"/>
     </xsd:complexType>
     <xsd:complexType name="NotesType">
      <xsd:sequence>
       <xsd:element name="Note" type="TextSourceType" maxOccurs="unbounded"/>
      </xsd:sequence>
     </xsd:complexType>
     <xsd:complexType name="LinksType">
      <xsd:sequence>
       <xsd:element name="Link" type="LinkType" maxOccurs="unbounded"/>
      </xsd:sequence>
     </xsd:complexType>
     <xsd:complexType name="LinkType">
      <xsd:sequence>
       <xsd:element name="NoteRef" type="NoteRefType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/>
      <xsd:attribute name="name" type="xsd:string"/>
      <xsd:attribute name="direction" type="directionType"/>
      <xsd:attribute name="color" type="RGBType"/>
      <xsd:attribute name="originGUID" type="GUIDType"/>
      <xsd:attribute name="targetGUID" type="GUIDType"/>
     </xsd:complexType>
     <xsd:complexType name="NoteRefType">
      <xsd:attribute name="targetGUID" type="GUIDType" use="required"/>
     </xsd:complexType>
     <xsd:complexType name="CodeRefType">
      <xsd:attribute name="targetGUID" type="GUIDType" use="required"/>
     </xsd:complexType>
     <xsd:complexType name="SourceRefType">
      <xsd:attribute name="targetGUID" type="GUIDType" use="required"/>
     </xsd:complexType>
     <xsd:complexType name="SelectionRefType">
      <xsd:attribute name="targetGUID" type="GUIDType" use="required"/>
     </xsd:complexType>
     <xsd:complexType name="VariableRefType">
      <xsd:attribute name="targetGUID" type="GUIDType" use="required"/>
     </xsd:complexType>
     <xsd:simpleType name="GUIDType">
      <xsd:restriction base="xsd:token">
       <xsd:pattern
         value="([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})|(\{[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\})"/>
      </xsd:restriction>
     </xsd:simpleType>
     <xsd:simpleType name="RGBType">
      <xsd:restriction base="xsd:token">
       <xsd:pattern value="#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})"/>
      </xsd:restriction>
     </xsd:simpleType>
     <xsd:simpleType name="directionType">
      <xsd:restriction base="xsd:token">
       <xsd:enumeration value="Associative"/>
       <xsd:enumeration value="OneWay"/>
       <xsd:enumeration value="Bidirectional"/>
      </xsd:restriction>
     </xsd:simpleType>
     <xsd:simpleType name="typeOfVariableType">
      <xsd:restriction base="xsd:token">
       <xsd:enumeration value="Text"/>
       <xsd:enumeration value="Boolean"/>
       <xsd:enumeration value="Integer"/>
       <xsd:enumeration value="Float"/>
       <xsd:enumeration value="Date"/>
       <xsd:enumeration value="DateTime"/>
      </xsd:restriction>
     </xsd:simpleType>
     <xsd:simpleType name="ShapeType">
      <xsd:restriction base="xsd:token">
       <xsd:enumeration value="Person"/>
       <xsd:enumeration value="Oval"/>
       <xsd:enumeration value="Rectangle"/>
       <xsd:enumeration value="RoundedRectangle"/>
       <xsd:enumeration value="Star"/>
       <xsd:enumeration value="LeftTriangle"/>
       <xsd:enumeration value="RightTriangle"/>
       <xsd:enumeration value="UpTriangle"/>
       <xsd:enumeration value="DownTriangle"/>
       <xsd:enumeration value="Note"/>
      </xsd:restriction>
     </xsd:simpleType>
     <xsd:simpleType name="LineStyleType">
      <xsd:restriction base="xsd:token">
       <xsd:enumeration value="dotted"/>
       <xsd:enumeration value="dashed"/>
       <xsd:enumeration value="solid"/>
      </xsd:restriction>
     </xsd:simpleType>
    </xsd:schema>
    """#
}
