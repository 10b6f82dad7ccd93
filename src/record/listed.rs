//! Enums that know all their members, for pages that must have a text for each.

/// Defines a plain enum with what each member is called outside and a constant `ALL` that lists its members.
macro_rules! listed {
    ($(#[$attribute:meta])* pub enum $name:ident { $($(#[$doc:meta])* $member:ident = $called:literal,)+ }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum $name { $($(#[$doc])* $member,)+ }

        impl $name {
            /// Every member, in order.
            pub const ALL: &[Self] = &[$(Self::$member,)+];

            /// What the member is called outside.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                // A table: derived code would have a call for each member.
                const CALLED: &[&str] = &[$($called,)+];
                CALLED[self as usize]
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(super) use listed;
