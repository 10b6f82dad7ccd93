//! Moments and spans, as arguments: this crate never reads a clock.

use core::fmt;

/// Seconds since 1970-01-01T00:00:00Z, as the caller's clock has them.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct UnixSeconds(pub u64);

impl UnixSeconds {
    /// The moment `seconds` later; the end of time where that cannot be counted.
    #[must_use]
    pub fn plus(self, seconds: u64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// The moment as packages write it, in 32 bits: the year 2106 ends their version.
    pub(crate) fn in_32_bits(self) -> Self {
        Self(self.0.min(u32::MAX.into()))
    }

    /// The calendar date and time in UTC (proleptic Gregorian).
    #[must_use]
    pub fn to_utc(self) -> Utc {
        // Days to civil date, counted in 400-year eras of 146,097 days that start on 1 March, so that a leap day is
        // the last day of its year. 719,468 days lie between 0000-03-01 and 1970-01-01.
        let days = self.0 / 86_400 + 719_468;
        let era = days / 146_097;
        let day_of_era = days % 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let second_of_day = self.0 % 86_400;
        Utc {
            year: year_of_era + era * 400 + u64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            hour: second_of_day / 3_600,
            minute: second_of_day / 60 % 60,
            second: second_of_day % 60,
        }
    }
}

/// Milliseconds since some start that does not change, by a clock that people cannot set.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Milliseconds(pub u64);

/// Both clocks of a device, read at one moment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Clocks {
    /// The calendar's clock: goes on while a device sleeps, and people can set it.
    pub wall: UnixSeconds,
    /// The page's clock: nobody sets it, and on some devices it stands still during sleep.
    pub monotonic: Milliseconds,
}

/// The end of a span, by whichever clock comes to it first.
///
/// A clock that goes back ends the span at once, and what has ended stays so: no setting of a clock revives it.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    started: Clocks,
    seen: Clocks,
    seconds: u64,
    passed: bool,
}

impl Deadline {
    /// The span of `seconds` that begins now.
    #[must_use]
    pub fn after(seconds: u64, now: Clocks) -> Self {
        Self { started: now, seen: now, seconds, passed: false }
    }

    /// Whether the span is over; to be asked whenever something rests on it.
    pub fn has_passed(&mut self, now: Clocks) -> bool {
        let went_back = now.wall < self.seen.wall || now.monotonic < self.seen.monotonic;
        let wall = now.wall.0.saturating_sub(self.started.wall.0);
        let monotonic = now.monotonic.0.saturating_sub(self.started.monotonic.0);
        self.passed |=
            went_back || wall >= self.seconds || monotonic >= self.seconds.saturating_mul(1_000);
        self.seen = now;
        self.passed
    }
}

/// A calendar date and time in UTC; displays as RFC 3339, `2026-11-21T09:30:00Z`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Utc {
    /// Common era.
    pub year: u64,
    /// 1 to 12.
    pub month: u64,
    /// 1 to 31.
    pub day: u64,
    /// 0 to 23.
    pub hour: u64,
    /// 0 to 59.
    pub minute: u64,
    /// 0 to 59.
    pub second: u64,
}

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            self.year, self.month, self.day, self.hour, self.minute, self.second
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn moments_are_written_as_rfc_3339() {
        for (seconds, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_111_111_109, "2005-03-18T01:58:29Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (20_000_000_000, "2603-10-11T11:33:20Z"),
        ] {
            assert_eq!(UnixSeconds(seconds).to_utc().to_string(), written);
        }
    }
    fn clocks(wall: u64, monotonic: u64) -> Clocks {
        Clocks { wall: UnixSeconds(wall), monotonic: Milliseconds(monotonic) }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_deadline_passes_by_whichever_clock_is_ahead() {
        for (wall, monotonic, passed) in [
            (1_000, 0, false),
            (1_899, 899_999, false),
            (1_000, 900_000, true),
            (1_900, 0, true),
            (u64::MAX, u64::MAX, true),
        ] {
            let mut deadline = Deadline::after(900, clocks(1_000, 0));
            assert_eq!(deadline.has_passed(clocks(wall, monotonic)), passed, "{wall} {monotonic}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_clock_that_goes_back_ends_a_deadline_for_good() {
        for back in [clocks(1_059, 60_000), clocks(1_060, 59_999)] {
            let mut deadline = Deadline::after(900, clocks(1_000, 0));
            assert!(!deadline.has_passed(clocks(1_060, 60_000)));
            assert!(deadline.has_passed(back));
            assert!(deadline.has_passed(clocks(1_061, 61_000)));
        }
    }
}
