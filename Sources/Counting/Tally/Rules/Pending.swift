extension Count { mutating func phragmen(_ eligible: [Int]) { fatalError() } }
extension Count { mutating func maxUtility(_ eligible: [Int]) { fatalError() } }
extension Count { mutating func majorityJudgment(_ eligible: [Int]) { fatalError() } }
extension Count { mutating func boundedOverspending(_ eligible: [Int]) { fatalError() } }
extension Count { mutating func payTogether(_ run: EqualSharesRun, _ open: [Int]) { fatalError() } }
