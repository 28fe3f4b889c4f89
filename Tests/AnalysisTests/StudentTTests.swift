import Testing

@testable import Analysis

@Suite("Student's t")
struct StudentTTests {
  /// Two-sided 95 % points as printed in tables of the distribution.
  static let table: [(Int, Double)] = [
    (1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (7, 2.365), (10, 2.228),
    (19, 2.093), (30, 2.042), (60, 2.000), (120, 1.980), (1_000_000, 1.960),
  ]

  @Test("the 97.5 % point equals the printed tables", arguments: table)
  func printed(degrees: Int, point: Double) {
    #expect(abs(StudentT.quantile(0.975, degrees: degrees) - point) <= 0.0005)
  }

  @Test("one degree of freedom is the Cauchy distribution: three quarters lie below 1")
  func cauchy() {
    #expect(abs(StudentT.cumulative(1, degrees: 1) - 0.75) < 1e-12)
    #expect(abs(StudentT.quantile(0.75, degrees: 1) - 1) < 1e-9)
  }

  @Test("two degrees of freedom have the closed form ½ + t / (2 √(2 + t²))")
  func twoDegrees() {
    for t in [0.0, 0.3, 1, 2.5, 9] {
      let closed = 0.5 + t / (2 * (2 + t * t).squareRoot())
      #expect(abs(StudentT.cumulative(t, degrees: 2) - closed) < 1e-12)
    }
  }

  @Test("the incomplete beta function is x for a = b = 1 and symmetric about one half")
  func incompleteBeta() {
    #expect(abs(StudentT.incompleteBeta(0.3, 1, 1) - 0.3) < 1e-12)
    #expect(abs(StudentT.incompleteBeta(0.5, 7, 7) - 0.5) < 1e-12)
    #expect(StudentT.incompleteBeta(0, 2, 3) == 0)
    #expect(StudentT.incompleteBeta(1, 2, 3) == 1)
  }
}
