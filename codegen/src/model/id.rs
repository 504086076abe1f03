//! What the model's lists are asked for by: numbers that only the builder makes, so that there is always something behind.

macro_rules! id {
    ($name:ident, $list:ident, $what:literal) => {
        #[doc = concat!($what, " by number; made by the builder only.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub(crate) u32);

        impl $name {
            #[doc = concat!("Index into [`Api::", stringify!($list), "`](super::Api::", stringify!($list), ").")]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(TypeId, types, "A named type");
id!(EnvelopeId, envelopes, "An envelope");
id!(NewtypeId, newtypes, "A newtype");
id!(CredentialId, credentials, "A credential");
