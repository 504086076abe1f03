// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{BuildError, Builder};
use bilispec_runtime::blocking::{Call, Core};
use super::{
    Batch, DeleteItemsByItemId, ItemsGet, ItemsPut, List, OPERATIONS, SERVERS, Search,
    ServerVariables, Shared2,
};

/// A shop, as `its` owners see it.
/// \<b\>Markup\</b\> stays text.
///
/// For programs without async: calls are sent by `send` instead of `.await`. One thread drives the connections of a client and its clones.
///
/// Cheap to clone; `Debug` prints no credential.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// Puts a client together.
    pub fn builder() -> Builder<Self> {
        Builder::new(OPERATIONS).servers(SERVERS)
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

impl TryFrom<bilispec_runtime::Core> for Client {
    type Error = BuildError;

    fn try_from(core: bilispec_runtime::Core) -> Result<Self, BuildError> {
        Core::new(core).map(|core| Self { core })
    }
}

impl ServerVariables for Builder<Client> {
    fn region(self, value: impl Into<String>) -> Self {
        self.server_variable("region", value)
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
    /// All of it: [`StockCalls::items_get`](super::StockCalls::items_get).
    pub fn items_get(self, request: &'a ItemsGet) -> Call<'a, ItemsGet> {
        Call::new(self.core, request)
    }

    /// All of it: [`StockCalls::items_put`](super::StockCalls::items_put).
    pub fn items_put(self, request: &'a ItemsPut) -> Call<'a, ItemsPut> {
        Call::new(self.core, request)
    }

    /// Takes it away.
    ///
    /// All of it: [`StockCalls::delete_items_by_item_id`](super::StockCalls::delete_items_by_item_id).
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
    /// All of it: [`DefaultCalls::list`](super::DefaultCalls::list).
    pub fn list(self, request: &'a List) -> Call<'a, List> {
        Call::new(self.core, request)
    }

    /// All of it: [`DefaultCalls::search`](super::DefaultCalls::search).
    pub fn search(self, request: &'a Search) -> Call<'a, Search> {
        Call::new(self.core, request)
    }

    /// All of it: [`DefaultCalls::batch`](super::DefaultCalls::batch).
    pub fn batch(self, request: &'a Batch) -> Call<'a, Batch> {
        Call::new(self.core, request)
    }

    /// All of it: [`DefaultCalls::shared_2`](super::DefaultCalls::shared_2).
    pub fn shared_2(self, request: &'a Shared2) -> Call<'a, Shared2> {
        Call::new(self.core, request)
    }
}
