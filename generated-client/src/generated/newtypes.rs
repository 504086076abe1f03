// Written by `bilispec generate`; do not edit.

use bilispec_runtime::newtype;

newtype! {
    /// `ProjectId` of the spec: its own type, so that it is not mixed up with another number.
    pub struct ProjectId(i64);
}

newtype! {
    /// `UserId` of the spec: its own type, so that it is not mixed up with another number.
    ///
    /// `Debug` masks it.
    pub struct UserId(i64) masked;
}

newtype! {
    /// `Fen` of the spec: its own type, so that it is not mixed up with another number.
    ///
    /// Unit: fen, a hundredth of a yuan.
    pub struct Fen(i64) in "fen";
}

newtype! {
    /// `ScreenId` of the spec: its own type, so that it is not mixed up with another number.
    pub struct ScreenId(i64);
}

newtype! {
    /// `SkuId` of the spec: its own type, so that it is not mixed up with another number.
    pub struct SkuId(i64);
}

newtype! {
    /// `PrepareToken` of the spec: its own type, so that it is not mixed up with another text.
    ///
    /// `Debug` masks it.
    pub struct PrepareToken(String) masked;
}

newtype! {
    /// `BuyerId` of the spec: its own type, so that it is not mixed up with another number.
    ///
    /// `Debug` masks it.
    pub struct BuyerId(i64) masked;
}

newtype! {
    /// `OrderId` of the spec: its own type, so that it is not mixed up with another number.
    pub struct OrderId(i64);
}

newtype! {
    /// `OrderToken` of the spec: its own type, so that it is not mixed up with another text.
    ///
    /// `Debug` masks it.
    pub struct OrderToken(String) masked;
}

newtype! {
    /// `OrderIdText` of the spec: its own type, so that it is not mixed up with another text.
    pub struct OrderIdText(String);
}
