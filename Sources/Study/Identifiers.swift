/// The number by which the project file knows a code.
package typealias CodeID = Int
/// The number by which the project file knows a source.
package typealias SourceID = Int
/// The number by which the project file knows a coder.
package typealias CoderID = Int
/// The number by which the project file knows a case.
package typealias CaseID = Int
/// The number by which the project file knows a speaker.
package typealias SpeakerID = Int
/// The number by which the project file knows a coding.
package typealias CodingID = Int
