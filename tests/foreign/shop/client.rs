// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Builder, Call, Core, Unsettled, operation as table};
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

/// The servers whose addresses have variables.
pub(super) static SERVERS: &[table::Server] = &[
    table::Server {
        address: "https://{region}.shop.example/v2",
        variables: &[
            table::ServerVariable {
                name: "region",
                default: "eu",
                values: &[],
            },
        ],
        plain_http: table::PlainHttp::Near,
    },
];

/// What differs in the servers' addresses: methods of the builder, for each variable one.
///
/// `build` fails if an address has no such value. The host that comes of it is a host of the spec: credentials go there.
///
/// Any other server, of the spec or not, is named with its whole address in place of one of these:
///
/// * `https://{region}.shop.example/v2`: `.base_url("https://eu.shop.example/v2", "https://…")`
pub trait ServerVariables: Sized {
    /// Default: `eu`.
    ///
    /// Stands in `https://{region}.shop.example/v2`; a label of a host has letters of ASCII, digits and `-`.
    #[must_use]
    fn region(self, value: impl Into<String>) -> Self;
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
