//! Enums that know all their members, for pages that must have a text for each.

/// Defines a plain enum, spelled in kebab-case outside, with a constant `ALL` that lists its members.
macro_rules! listed {
    ($(#[$attribute:meta])* pub enum $name:ident { $($(#[$doc:meta])* $member:ident,)+ }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $member,)+ }

        impl $name {
            /// Every member, in order.
            pub const ALL: &[Self] = &[$(Self::$member,)+];
        }
    };
}

pub(super) use listed;
