import Database
import Platform
import Web

/// The neighbourhoods' outlines as one GeoJSON text, for the maps of the vote and of the results.
enum Outlines {
    static func neighbourhoods(_ db: Reading) throws -> String? {
        let features = try TerritoryStore.withOutlines(db).filter { $0.kind == .neighbourhood && !$0.outline.isEmpty }.map { territory in
            #"{"type":"Feature","properties":{"name":\#(quoted(territory.name))},"geometry":\#(territory.outline)}"#
        }
        return features.isEmpty ? nil : #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    }

    private static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": json += "\\\(scalar)"
            case _ where scalar.value < 0x20: json += " "
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
