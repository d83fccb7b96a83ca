import CAssets
import Testing
@testable import Web

/// Whatever two colours a city chooses, its pages stay readable.
@Suite struct `A city's colours` {
    /// The same colours at each run: a linear congruential sequence.
    static let colours: [Colour] = {
        var state: UInt64 = 20_260_503
        func channel() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        let extremes = [0, 255].flatMap { r in [0, 255].flatMap { g in [0, 255].map { b in Colour(UInt8(r), UInt8(g), UInt8(b)) } } }
        return extremes + [Colour(128, 128, 128)] + (0..<3000).map { _ in Colour(channel(), channel(), channel()) }
    }()

    @Test func `text is read on every ground, at 4.5 to 1`() {
        for (index, primary) in Self.colours.enumerated() {
            let palette = Palette(primary: primary, accent: Self.colours[(index * 7 + 3) % Self.colours.count])
            for (tokens, grounds, ink) in [
                (palette.light, Palette.Ground.light, Palette.Ground.lightInk), (palette.dark, Palette.Ground.dark, Palette.Ground.darkInk),
            ] {
                for ground in grounds + [tokens.tint] {
                    #expect(tokens.primary.contrast(with: ground) >= 4.5, "#\(primary.hex) on #\(ground.hex)")
                    #expect(tokens.strong.contrast(with: ground) >= 4.5, "#\(primary.hex), pointed at, on #\(ground.hex)")
                }
                #expect(tokens.onPrimary.contrast(with: tokens.primary) >= 4.5 && tokens.onPrimary.contrast(with: tokens.strong) >= 4.5, "on #\(primary.hex)")
                #expect(ink.contrast(with: tokens.tint) >= 7 && ink.contrast(with: tokens.accentTint) >= 7, "ink on the tints of #\(primary.hex)")
                for ground in grounds { #expect(tokens.accent.contrast(with: ground) >= 3) }
            }
        }
    }

    @Test func `a colour that is already readable is kept`() {
        let blue = Colour(0x0B, 0x3D, 0x91)
        #expect(Palette(primary: blue, accent: blue).light.primary.contrast(with: blue) < 1.02)
    }

    @Test func `luminance is that of WCAG`() {
        #expect(abs(Colour(255, 255, 255).contrast(with: Colour(0, 0, 0)) - 21) < 0.001)
        // #767676 on white: the lightest grey that passes, 4.54.
        #expect(abs(Colour(0x76, 0x76, 0x76).contrast(with: Colour(255, 255, 255)) - 4.54) < 0.005)
    }

    @Test func `colours go through the eye's space and back`() {
        for colour in Self.colours.prefix(400) {
            let back = OKLCH(colour).colour
            #expect(abs(Int(back.red) - Int(colour.red)) <= 1 && abs(Int(back.green) - Int(colour.green)) <= 1 && abs(Int(back.blue) - Int(colour.blue)) <= 1)
        }
    }

    @Test func `hexadecimal is read, anything else is refused`() {
        #expect(Colour(hex: "#1A5c4C") == Colour(0x1A, 0x5C, 0x4C) && Colour(hex: "1a5c4c")?.hex == "1a5c4c")
        for text in ["", "#fff", "#12345", "#1234567", "red", "#12345g", "+12345", "１２３４５６"] { #expect(Colour(hex: text) == nil) }
    }

    @Test func `the address tells the colours and gives the sheet again`() throws {
        let style = CityStyle(primary: Colour(1, 2, 3), accent: Colour(250, 251, 252))
        #expect(CityStyle(path: style.path)?.primary == Colour(1, 2, 3))
        let answer = try #require(Assets.response(for: style.path, acceptEncoding: nil))
        #expect(answer.status == 200 && answer.header("cache-control")?.contains("immutable") == true)
        #expect(CityStyle(path: "/assets/city-010203-fafbfc.000000000000.css") == nil && CityStyle(path: "/assets/city-zz-aa.1.css") == nil)
    }

    @Test func `the style sheet carries the colours of Parvis as they are computed`() throws {
        let sheet = try #require(Assets.file(at: Assets.url("parvis.css")))
        let text = String(decoding: sheet.bytes, as: UTF8.self)
        let palette = Palette(primary: .defaultPrimary, accent: .defaultAccent)
        for tokens in [palette.light, palette.dark] {
            #expect(text.contains(Palette.declarations(tokens)), "parvis.css should say \(Palette.declarations(tokens))")
        }
        for ground in Palette.Ground.light + Palette.Ground.dark + [Palette.Ground.lightInk, Palette.Ground.darkInk] {
            #expect(text.contains("#\(ground.hex)"), "parvis.css has no #\(ground.hex)")
        }
    }
}
