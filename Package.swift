// swift-tools-version: 6.2
// The manifest is the diagram of the house: each room names what it may import, and
// `scripts/test` checks every import against it. ARCHITECTURE.md says why.
import PackageDescription

/// The rules every room is compiled under.
let rules: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room that may import exactly what is named after it; optimised in debug builds too where its
/// tests go through whole dictionaries, or through thousands of random cases.
func room(
  _ name: String, _ imports: Target.Dependency..., isAlwaysOptimised: Bool = false
) -> Target {
  let optimised = SwiftSetting.unsafeFlags(["-O"], .when(configuration: .debug))
  return .target(
    name: name, dependencies: imports,
    swiftSettings: isAlwaysOptimised ? rules + [optimised] : rules)
}

/// The tests of one room.
func tests(
  _ name: String, _ imports: Target.Dependency..., exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: ["TestSupport"] + imports, exclude: exclude, resources: resources,
    swiftSettings: rules)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "sitat",
  products: [.executable(name: "sitat", targets: ["sitat"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .target(name: "CFast"),

    room("Text"),
    room("Language", "Text", "CHunspell", "CStemmer", isAlwaysOptimised: true),
    room("Index", "Text", "CFast", isAlwaysOptimised: true),
    room("Study", "Text"),
    room("Merging", isAlwaysOptimised: true),
    room("Search", "Text", "Index", "Study", realModule, isAlwaysOptimised: true),
    room("Analysis", "Text", "Study", realModule, isAlwaysOptimised: true),
    room("Quotation", "Text", "Study"),
    room(
      "Formats", "Text", "Study", "Merging", "CLibxml2", "CLibzip", "CXlsxwriter", yams),
    room("Store", "Text", "Study", "Merging", "Index", "CCrypto", grdb),
    room("Report", "Text", "Study", "Merging", "Analysis", "Quotation", "Formats"),
    room(
      "Workbench", "Text", "Language", "Index", "Study", "Merging", "Search", "Analysis",
      "Quotation", "Formats", "Store"),
    .executableTarget(
      name: "sitat",
      dependencies: [
        "Text", "Study", "Merging", "Search", "Analysis", "Quotation", "Formats", "Store",
        "Report", "Workbench", argumentParser,
      ],
      swiftSettings: rules),
    .executableTarget(
      name: "sitat-bench",
      dependencies: [
        "Text", "Language", "Study", "Analysis", "Index", "Search", "Formats", "Store",
      ],
      swiftSettings: rules),

    .target(
      name: "TestSupport", dependencies: ["Text"], path: "Tests/TestSupport",
      swiftSettings: rules),
    tests("TextTests", "Text"),
    tests("LanguageTests", "Language", "Text"),
    tests("IndexTests", "Index", "Text", "CFast"),
    tests("StudyTests", "Study", "Text"),
    tests("MergingTests", "Merging"),
    tests("SearchTests", "Search", "Index", "Study", "Text"),
    tests("AnalysisTests", "Analysis", "Study", "Text", resources: [.copy("Vectors")]),
    tests("QuotationTests", "Quotation", "Study", "Text"),
    tests(
      "FormatsTests", "Formats", "Merging", "Study", "Text", exclude: ["Documents"]),
    tests("StoreTests", "Store", "Index", "Merging", "Study", "Text", exclude: ["Saved"]),
    tests(
      "ReportTests", "Report", "Analysis", "Quotation", "Formats", "Study", "Text"),
    tests(
      "WorkbenchTests", "Workbench", "Store", "Formats", "Search", "Analysis", "Quotation",
      "Merging", "Study", "Text"),
    tests("ToolTests", "sitat", exclude: ["Transcripts", "Errors"]),
  ],
  swiftLanguageModes: [.v6]
)
