import Testing
import Vocabulary
@testable import Platform

@Suite struct GeoJSONTests {
    private func point(_ longitude: Double, _ latitude: Double) -> GeoPoint { GeoPoint(longitude: longitude, latitude: latitude) }
    private func square(_ west: Double, _ south: Double, _ side: Double) -> Ring {
        [point(west, south), point(west + side, south), point(west + side, south + side), point(west, south + side)]
    }

    private func read(_ text: String) throws -> [GeoJSON.Feature] { try GeoJSON.features(Array(text.utf8)) }
    private func feature(_ geometry: String, _ properties: String = "{}") -> String {
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}]}"#
    }

    @Test func `features are read with their properties`() throws {
        let features = try read(feature(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#, #"{"nom":"Les Pentes","insee":69381,"part":1.5,"ville":true,"liste":[1],"rien":null}"#))
        #expect(features[0].geometry == .outline(Outline([Polygon(outer: [point(0, 0), point(1, 0), point(1, 1)])])))
        #expect(features[0].properties == ["nom": "Les Pentes", "insee": "69381", "part": "1.5", "ville": "true"])
        #expect(try read(feature(#"{"type":"Point","coordinates":[4.8,45.7,170]}"#))[0].geometry == .point(point(4.8, 45.7)))
        #expect(try read(feature("null"))[0].geometry == nil)
        #expect(try read("\u{FEFF}" + feature("null")).count == 1)
        #expect(try read(#"{"type":"FeatureCollection","features":[]}"#).isEmpty)
    }

    @Test func `what is written is read again, and stands within a page`() throws {
        let outline = Outline([Polygon(outer: square(-0.5, 45.123457, 1), holes: [square(-0.25, 45.25, 0.5)]), Polygon(outer: square(4, 45, 1))])
        let features = [
            GeoJSON.Feature(geometry: .outline(outline), properties: ["nom": "\"L’Île\" \\ </script>\n\u{1}&", "a": ""]),
            GeoJSON.Feature(geometry: .point(point(-4.000001, 0)), properties: [:]), GeoJSON.Feature(geometry: nil, properties: [:]),
        ]
        let text = GeoJSON.text(features)
        let again = try read(text)
        #expect(again.map(\.properties) == features.map(\.properties))
        #expect(again[1] == features[1] && again[2] == features[2])
        #expect(GeoJSON.text(again) == text)
        #expect(!text.contains("<"))
        #expect(GeoJSON.text(.point(point(4.5, -45))) == #"{"type":"Point","coordinates":[4.5,-45]}"#)
        #expect(try GeoJSON.geometry(GeoJSON.text(.point(point(4.5, -45)))) == .point(point(4.5, -45)))
    }

    @Test(arguments: [
        ("", "lisible"), ("[]", "lisible"), (#"{"type":"Topology"}"#, "FeatureCollection"), (#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1]]]}}]}"#, "incomplet"),
        (#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}}"#, "incomplet"),
        (#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[]}}"#, "incomplet"), (#"{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[]}}"#, "incomplet"),
        (#"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}}"#, "seuls les points"),
        (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[842000,6520000]}}"#, "Lambert 93"), (#"{"type":"Feature","geometry":{"type":"Point","coordinates":["a"]}}"#, "lisible"),
        (#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[]}"#, "Lambert 93"), (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1e400,0]}}"#, ""),
    ])
    func `a file that cannot serve is refused with its reason`(text: String, reason: String) {
        let problem = #expect(throws: GeoJSON.Problem.self) { try read(text) }
        #expect(problem?.reason.key.contains(reason) ?? false || reason.isEmpty)
    }
}
