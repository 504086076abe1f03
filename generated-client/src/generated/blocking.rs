// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{BuildError, Builder};
use bilispec_runtime::blocking::{Call, Core};
use super::{
    ConfirmOrder, CreateOrder, GetCreateStatus, GetOrder, GetProject, ListBuyers,
    OPERATIONS, PrepareOrder, QuickPay,
};

/// Ticket orders of `show.bilibili.com` and the B-coin charge of `api.bilibili.com`, unofficially.
///
/// 会员购下单的七个接口与 B 币充电接口；非官方整理，仅供互操作，与权利方无关。
/// The seven ticket-order endpoints and the B-coin charge endpoint, written down for interoperability; unofficial, no affiliation.
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
        Builder::new(OPERATIONS)
    }

    /// 会员购：项目、下单与订单。
    /// Tickets: the project, the order and its state.
    pub fn ticket(&self) -> TicketCalls<'_> {
        TicketCalls { core: &self.core }
    }

    /// 充电：以 B 币支付。
    /// Charging a creator, paid in B-coins.
    pub fn charge(&self) -> ChargeCalls<'_> {
        ChargeCalls { core: &self.core }
    }
}

impl TryFrom<bilispec_runtime::Core> for Client {
    type Error = BuildError;

    fn try_from(core: bilispec_runtime::Core) -> Result<Self, BuildError> {
        Core::new(core).map(|core| Self { core })
    }
}

/// 会员购：项目、下单与订单。
/// Tickets: the project, the order and its state.
#[derive(Clone, Copy, Debug)]
pub struct TicketCalls<'a> {
    core: &'a Core,
}

impl<'a> TicketCalls<'a> {
    /// 项目完整信息 / A project with its screens and ticket types
    ///
    /// 查询一个项目的全部信息，含场次与票种；无需登录。
    /// Everything about a project, with its screens and ticket types. No login is needed.
    ///
    /// All of it: [`TicketCalls::get_project`](super::TicketCalls::get_project).
    pub fn get_project(self, request: &'a GetProject) -> Call<'a, GetProject> {
        Call::new(self.core, request)
    }

    /// 准备订单，取得 token / Prepare an order and get its token
    ///
    /// 会员购下单的第一步：选定场次、票种与数量，取得后续步骤所需的 token。
    /// The first step of an order: names the screen, the ticket type and the number, and returns the token of the next steps.
    ///
    /// All of it: [`TicketCalls::prepare_order`](super::TicketCalls::prepare_order).
    pub fn prepare_order(self, request: &'a PrepareOrder) -> Call<'a, PrepareOrder> {
        Call::new(self.core, request)
    }

    /// 订单完整信息 / The prepared order in full
    ///
    /// 下单之前查看准备好的订单：项目、场次、票种与应付金额。
    /// Shows the prepared order before it is placed: project, screen, ticket type and what is to be paid.
    ///
    /// All of it: [`TicketCalls::confirm_order`](super::TicketCalls::confirm_order).
    pub fn confirm_order(self, request: &'a ConfirmOrder) -> Call<'a, ConfirmOrder> {
        Call::new(self.core, request)
    }

    /// 购买人信息 / The account's buyers
    ///
    /// 列出账号里保存的购买人，下单时从中选取。
    /// Lists the buyers that are stored with the account; an order names some of them.
    ///
    /// All of it: [`TicketCalls::list_buyers`](super::TicketCalls::list_buyers).
    pub fn list_buyers(self, request: &'a ListBuyers) -> Call<'a, ListBuyers> {
        Call::new(self.core, request)
    }

    /// 下单 / Place an order
    ///
    /// 提交订单；成功只表示请求已受理，是否成单要用返回的 token 查询 `get_create_status`。
    /// Places the order. Success means that it was taken in; whether it came about is asked of `get_create_status`, with the token returned.
    ///
    /// All of it: [`TicketCalls::create_order`](super::TicketCalls::create_order).
    pub fn create_order(self, request: &'a CreateOrder) -> Call<'a, CreateOrder> {
        Call::new(self.core, request)
    }

    /// 查询下单结果 / Whether the order came about
    ///
    /// 轮询下单结果；成单后给出订单号与支付参数。
    /// Asked repeatedly after `create_order`; once the order exists, it gives its id and how to pay.
    ///
    /// All of it: [`TicketCalls::get_create_status`](super::TicketCalls::get_create_status).
    pub fn get_create_status(
        self,
        request: &'a GetCreateStatus,
    ) -> Call<'a, GetCreateStatus> {
        Call::new(self.core, request)
    }

    /// 查询订单 / An order and its status
    ///
    /// 按订单号查询订单的状态与内容。
    /// Shows an order, with its status, by its id.
    ///
    /// All of it: [`TicketCalls::get_order`](super::TicketCalls::get_order).
    pub fn get_order(self, request: &'a GetOrder) -> Call<'a, GetOrder> {
        Call::new(self.core, request)
    }
}

/// 充电：以 B 币支付。
/// Charging a creator, paid in B-coins.
#[derive(Clone, Copy, Debug)]
pub struct ChargeCalls<'a> {
    core: &'a Core,
}

impl<'a> ChargeCalls<'a> {
    /// 以 B 币充电 / Charge a creator with B-coins
    ///
    /// 直接用账户里的 B 币为一位 UP 主充电；10 电池合 1 B 币，一般可得 1 经验。
    /// Pays a creator straight from the account's B-coins; ten batteries are one B-coin and usually bring one point of experience.
    ///
    /// All of it: [`ChargeCalls::quick_pay`](super::ChargeCalls::quick_pay).
    #[deprecated(
        note = "后来的版本称此地址“老版本目前已过期”，没有写日期，改用 /x/ugcpay/web/v2/trade/elec/pay/quick（以 `bp_num` 代替 `elec_num`，`is_bp_remains_prior` 为 true）；此地址如今返回 code 0、`data.status` 0，并不扣款。 A later edition of the page calls this address out of date, without a day, in favour of /x/ugcpay/web/v2/trade/elec/pay/quick (`bp_num` instead of `elec_num`, `is_bp_remains_prior` true): it answers code 0 with `data.status` 0 and charges nothing."
    )]
    pub fn quick_pay(self, request: &'a QuickPay) -> Call<'a, QuickPay> {
        Call::new(self.core, request)
    }
}
