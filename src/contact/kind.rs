//! What kind of telephone a number rings.

use serde::Serialize;

/// What kind of telephone a number rings, as far as its numbering plan tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A line in a house.
    Fixed,
    /// The plan does not tell the two apart, as in North America.
    FixedOrMobile,
    /// A mobile telephone.
    Mobile,
    /// A pager.
    Pager,
    /// A number that follows its person.
    PersonalNumber,
    /// A call costs more than usual.
    PremiumRate,
    /// Both sides pay.
    SharedCost,
    /// The called side pays.
    TollFree,
    /// A company's one number.
    Uan,
    /// No number of the plan.
    Unknown,
    /// A box that takes messages.
    Voicemail,
    /// Telephony over the internet.
    Voip,
}

impl Kind {
    /// Whether the plan has such a number.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self != Self::Unknown
    }

    /// Whether a text message may reach it; only a mobile telephone surely takes one.
    #[must_use]
    pub fn may_take_messages(self) -> bool {
        matches!(
            self,
            Self::Mobile | Self::FixedOrMobile | Self::PersonalNumber | Self::Pager | Self::Voip
        )
    }
}
