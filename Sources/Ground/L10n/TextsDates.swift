package import Vocabulary

extension Texts {
    /// `22 novembre 2026`, `1er mars 2027`.
    package func day(_ moment: Instant) -> String { write(moment, formats.day) }

    /// `22/11/2026`.
    package func shortDay(_ moment: Instant) -> String { write(moment, formats.shortDay) }

    /// `dimanche 22 novembre 2026`.
    package func weekday(_ moment: Instant) -> String { write(moment, formats.weekday) }

    /// `novembre 2026`.
    package func month(_ moment: Instant) -> String { write(moment, formats.month) }

    /// `14 h 05`, `14 h`.
    package func hour(_ moment: Instant) -> String {
        write(moment, time.clock(at: moment).minute == 0 ? formats.sharpHour : formats.hour)
    }

    /// `22 novembre 2026 à 14 h 05`.
    package func dayAndHour(_ moment: Instant) -> String { self("\(day(moment)) à \(hour(moment))") }

    /// `du 3 mars au 12 avril 2026`; the year of the first day only when it is another.
    package func period(_ from: Instant, _ to: Instant) -> String {
        let sameYear = time.clock(at: from).year == time.clock(at: to).year
        return self("du \(write(from, sameYear ? formats.dayOfYear : formats.day)) au \(day(to))")
    }

    /// `il y a 3 jours`, `dans 2 heures`; whole units, never more than has passed or remains.
    package func relative(_ moment: Instant, to now: Instant) -> String {
        let minutes = abs((moment - now).milliseconds) / 60_000
        if minutes == 0 { return self("à l’instant") }
        let length = length(minutes: minutes)
        return moment < now ? self("il y a \(length)") : self("dans \(length)")
    }

    /// `3 jours`, `2 heures`: the largest unit that fits.
    package func length(_ span: Span) -> String { length(minutes: abs(span.milliseconds) / 60_000) }

    private func length(minutes: Int) -> String {
        let hours = minutes / 60, days = hours / 24, months = days * 12 / 365, years = days / 365
        if hours == 0 { return self(minutes, one: "\(minutes) minute", many: "\(minutes) minutes") }
        if days == 0 { return self(hours, one: "\(hours) heure", many: "\(hours) heures") }
        if months == 0 { return self(days, one: "\(days) jour", many: "\(days) jours") }
        if years == 0 { return self(months, one: "\(months) mois", many: "\(months) mois") }
        return self(years, one: "\(years) an", many: "\(years) ans")
    }

    private func write(_ moment: Instant, _ pattern: Pattern) -> String {
        let clock = time.clock(at: moment)
        return pattern.filled { field in
            switch field {
            case "day": clock.day == 1 ? formats.first : String(clock.day)
            case "dd": clock.day.padded
            case "month": formats.months[clock.month - 1]
            case "mm": clock.month.padded
            case "year": String(clock.year)
            case "weekday": formats.weekdays[clock.weekday]
            case "hour": String(clock.hour)
            case "hh": clock.hour.padded
            case "hour12": String((clock.hour + 11) % 12 + 1)
            case "half": formats.halves[clock.hour / 12]
            case "minutes": clock.minute.padded
            default: nil
            }
        }
    }
}

extension Texts {
    /// For programs, in the `datetime` of a `<time>`: `2026-11-22T13:05:00Z`.
    package func iso(_ moment: Instant) -> String { WallClock(secondsSince1970: moment.seconds).text + "Z" }

    /// For an `<input type="datetime-local">`, in the time of the city: `2026-11-22T14:05`.
    package func dateTimeInput(_ moment: Instant) -> String { String(time.clock(at: moment).text.prefix(16)) }

    /// For an `<input type="date">`: `2026-11-22`.
    package func dateInput(_ moment: Instant) -> String { String(time.clock(at: moment).text.prefix(10)) }
}

extension Instant {
    /// What an `<input type="datetime-local">` sends, in the time of the city. An hour that the change to summer time
    /// skips is taken one hour later; of an hour that happens twice, the first.
    package init?(localInput text: String, in time: CityTime = .city) {
        guard let clock = WallClock(text) else { return nil }
        self = time.instant(of: clock)
    }

    /// What an `<input type="date">` sends: the first instant of that day in the city.
    package init?(dateInput text: String, in time: CityTime = .city) {
        guard text.utf8.count == 10 else { return nil }
        self.init(localInput: text + "T00:00", in: time)
    }

    /// Whole seconds since 1970, rounded down.
    var seconds: Int { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }
}
