// Written by `bilispec generate`; do not edit.

use bilispec_runtime::newtype;

/// `ProjectId` of the spec: its own type, so that it is not mixed up with another number.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ProjectId(pub i64);

newtype!(ProjectId(i64));

/// `UserId` of the spec: its own type, so that it is not mixed up with another number.
///
/// `Debug` masks it.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UserId(pub i64);

newtype!(UserId(i64) masked);

/// `Fen` of the spec: its own type, so that it is not mixed up with another number.
///
/// Unit: fen, a hundredth of a yuan.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Fen(pub i64);

newtype!(Fen(i64) in "fen");

/// `ScreenId` of the spec: its own type, so that it is not mixed up with another number.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ScreenId(pub i64);

newtype!(ScreenId(i64));

/// `SkuId` of the spec: its own type, so that it is not mixed up with another number.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SkuId(pub i64);

newtype!(SkuId(i64));

/// `PrepareToken` of the spec: its own type, so that it is not mixed up with another text.
///
/// `Debug` masks it.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PrepareToken(pub String);

newtype!(PrepareToken(String) masked);

/// `BuyerId` of the spec: its own type, so that it is not mixed up with another number.
///
/// `Debug` masks it.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct BuyerId(pub i64);

newtype!(BuyerId(i64) masked);

/// `OrderId` of the spec: its own type, so that it is not mixed up with another number.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OrderId(pub i64);

newtype!(OrderId(i64));

/// `OrderToken` of the spec: its own type, so that it is not mixed up with another text.
///
/// `Debug` masks it.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OrderToken(pub String);

newtype!(OrderToken(String) masked);

/// `OrderIdText` of the spec: its own type, so that it is not mixed up with another text.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OrderIdText(pub String);

newtype!(OrderIdText(String));
