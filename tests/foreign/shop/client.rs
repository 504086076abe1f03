// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Builder, Call, Core, Unsettled};
use bilispec_runtime::operation::Operation;
use super::{Batch, DeleteItemsByItemId, ItemsGet, ItemsPut, List, Search, Shared2};

/// All operations, in the order of the spec.
pub static OPERATIONS: &[&Operation] = &[
    &super::items_get::OPERATION,
    &super::items_put::OPERATION,
    &super::delete_items_by_item_id::OPERATION,
    &super::list::OPERATION,
    &super::search::OPERATION,
    &super::batch::OPERATION,
    &super::shared_2::OPERATION,
];

/// A shop, as `its` owners see it.
/// \<b\>Markup\</b\> stays text.
///
/// Cheap to clone; `Debug` prints no credential.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// Puts a client together.
    pub fn builder() -> Builder<Self> {
        Builder::new(OPERATIONS)
    }

    /// What there is.
    pub fn stock(&self) -> StockCalls<'_> {
        StockCalls { core: &self.core }
    }

    /// The calls of the group `default`.
    pub fn default(&self) -> DefaultCalls<'_> {
        DefaultCalls { core: &self.core }
    }
}

impl Client {
    /// The calls that write or spend and were dropped before they had their answer, the oldest first; see
    /// [`Core::unsettled`].
    pub fn unsettled(&self) -> Vec<Unsettled> {
        self.core.unsettled()
    }
}

impl From<Core> for Client {
    fn from(core: Core) -> Self {
        Self { core }
    }
}

/// What there is.
#[derive(Clone, Copy, Debug)]
pub struct StockCalls<'a> {
    core: &'a Core,
}

impl<'a> StockCalls<'a> {
    /// Get an item
    ///
    /// Changes nothing: safe to repeat.
    pub fn items_get(self, request: &'a ItemsGet) -> Call<'a, ItemsGet> {
        Call::new(self.core, request)
    }

    /// Changes something, as far as its method says: never repeated by this library.
    pub fn items_put(self, request: &'a ItemsPut) -> Call<'a, ItemsPut> {
        Call::new(self.core, request)
    }

    /// Takes it away.
    ///
    /// Changes something, as far as its method says: never repeated by this library.
    #[deprecated(note = "the spec says so")]
    pub fn delete_items_by_item_id(
        self,
        request: &'a DeleteItemsByItemId,
    ) -> Call<'a, DeleteItemsByItemId> {
        Call::new(self.core, request)
    }
}

/// The calls of the group `default`.
#[derive(Clone, Copy, Debug)]
pub struct DefaultCalls<'a> {
    core: &'a Core,
}

impl<'a> DefaultCalls<'a> {
    /// Changes nothing: safe to repeat.
    pub fn list(self, request: &'a List) -> Call<'a, List> {
        Call::new(self.core, request)
    }

    /// Changes something, as far as its method says: never repeated by this library.
    pub fn search(self, request: &'a Search) -> Call<'a, Search> {
        Call::new(self.core, request)
    }

    /// Changes something, as far as its method says: never repeated by this library.
    pub fn batch(self, request: &'a Batch) -> Call<'a, Batch> {
        Call::new(self.core, request)
    }

    /// Changes nothing: safe to repeat.
    pub fn shared_2(self, request: &'a Shared2) -> Call<'a, Shared2> {
        Call::new(self.core, request)
    }
}
