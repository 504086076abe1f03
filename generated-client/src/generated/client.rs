// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Builder, Call, Core, Unsettled};
use bilispec_runtime::operation::Operation;
use super::{
    ConfirmOrder, CreateOrder, GetCreateStatus, GetOrder, GetProject, ListBuyers,
    PrepareOrder, QuickPay,
};

/// All operations, in the order of the spec.
pub static OPERATIONS: &[&Operation] = &[
    &super::get_project::OPERATION,
    &super::prepare_order::OPERATION,
    &super::confirm_order::OPERATION,
    &super::list_buyers::OPERATION,
    &super::create_order::OPERATION,
    &super::get_create_status::OPERATION,
    &super::get_order::OPERATION,
    &super::quick_pay::OPERATION,
];

/// Ticket orders of `show.bilibili.com` and the B-coin charge of `api.bilibili.com`, unofficially.
///
/// 会员购下单的七个接口与 B 币充电接口；非官方整理，仅供互操作，与权利方无关。
/// The seven ticket-order endpoints and the B-coin charge endpoint, written down for interoperability; unofficial, no affiliation.
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
    /// Note: 较新的客户端改用 /api/ticket/project/`getV2`，返回相同。 Newer clients call /api/ticket/project/`getV2`, with the same answer.
    ///
    /// Note: 笔记列出的参考项目：实名 71951，选座+实名也写作 71951，非实名 72099，纸质票+非实名 72271，选择日期+非实名 71519，地址均为 <https://show.bilibili.com/platform/detail.html?id=> 加编号。 The note names these projects for reference, each at <https://show.bilibili.com/platform/detail.html?id=> and the number: 71951 with real names, 71951 again with a choice of seats and real names, 72099 without real names, 72271 with paper tickets and without real names, 71519 with a choice of dates and without real names.
    ///
    /// Note: 两个 71951 里，后一个只是占位：作者后来的版本先留空，再写作选座+实名+纸质 71822，并有实名+电子 73422、非实名+电子 72125、纸质+实名 72421、纸质+非实名 72911、选择日期 72287。 Of the two 71951 the second was a placeholder: the author's later editions leave it blank, then give 71822 for seats with real names on paper, and 73422 for real names with e-tickets, 72125 for e-tickets without real names, 72421 and 72911 for paper tickets with and without real names, 72287 for a choice of dates.
    ///
    /// Note: 笔记列出的选座、选择日期、纸质票三种情形，没有任何列出的参数与之对应；buyer、tel 与 `deliver_info` 出自客户端，选座与日期则无从得知。 No parameter that the note lists serves its variants with seats, a choice of dates or paper tickets; buyer, tel and `deliver_info` come from clients, and how seats and dates are sent is not known.
    ///
    /// Note: 笔记的示例地址： <https://show.bilibili.com/api/ticket/project/get?version=134&id=71951> The note's example address: <https://show.bilibili.com/api/ticket/project/get?version=134&id=71951>
    ///
    /// Note: 2026-07 起，部分较新的项目在这里 data 为 null；客户端改用 POST `mall.bilibili.com`/mall-search-items/`items_detail`/info（`itemsId`、`itemsDetailPageType` 为 3，字段用驼峰写法）。 Since 2026-07 data is null here for some newer projects; clients move to POST `mall.bilibili.com`/mall-search-items/`items_detail`/info (`itemsId`, `itemsDetailPageType` 3, names in camel case).
    ///
    /// Note: 可选日期的项目，其余日期的场次要用 `infoByDate` 查询。 For projects with a choice of dates, the screens of other days are asked of `infoByDate`.
    ///
    /// Evidence: documented.
    ///
    /// Changes nothing: safe to repeat.
    ///
    /// | code | name | class | evidence | meaning |
    /// | --- | --- | --- | --- | --- |
    /// | 0 | Success | ok | observed | 成功。 Success. |
    /// | null | Unnumbered | parameter | reported | 没有编号的错误：errno 为 null，原因只见于 msg。 An error without a number: errno is null, and only msg gives the reason. |
    pub fn get_project(self, request: &'a GetProject) -> Call<'a, GetProject> {
        Call::new(self.core, request)
    }

    /// 准备订单，取得 token / Prepare an order and get its token
    ///
    /// 会员购下单的第一步：选定场次、票种与数量，取得后续步骤所需的 token。
    /// The first step of an order: names the screen, the ticket type and the number, and returns the token of the next steps.
    ///
    /// Note: 参数放在哪里、怎样编码，笔记都没有说明。实际是表单，JSON 也被接受；`project_id` 同时出现在查询参数里。 The notes say neither where the parameters go nor how they are encoded. On the wire they are a form; JSON is accepted too, and `project_id` also travels in the query.
    ///
    /// Note: 有三个不同的值都叫作 token：传给本接口的空字符串；本接口返回的、供 `confirm_order` 与 `create_order` 使用的值；以及 `create_order` 返回的、供 `get_create_status` 使用的值。 Three different values are called token: the empty input of this call; this call's answer, which `confirm_order` and `create_order` take; and `create_order`'s answer, which `get_create_status` takes.
    ///
    /// Evidence: documented.
    ///
    /// Writes something that costs nothing.
    ///
    /// | code | name | class | evidence | meaning |
    /// | --- | --- | --- | --- | --- |
    /// | -401 | RiskControl | risk | reported | 被风控拦下，msg 为空，`data.ga_data` 写着风控的判断。 Stopped by risk control. msg is empty, and `data.ga_data` says what it thinks. |
    /// | 412 | RiskBlocked | risk | reported | 被风控拦下，`data.ga_data` 写着风控的判断。 Stopped by risk control; `data.ga_data` says what it thinks. |
    /// | 100039 | SaleOver | state | reported | 活动收摊啦，下次要快点哦：销售已结束。 The sale is over. |
    /// | 100041 | AccountAbnormal | account | observed | 您的账号存在异常，暂时无法购票；也可能只是尚未开售。 The account is called abnormal and can't buy for now; also answered when the sale simply hasn't begun. |
    /// | 100044 | CaptchaNeeded | risk | reported | 需要验证码；本项目不处理。 A captcha is asked for. Nothing in this project solves it. |
    /// | 100080 | SelectionInvalid | parameter | reported | 项目、场次、票种或日期不对；与 SelectionRejected 含义相同。 The project, screen, sku or date is wrong; the same meaning as SelectionRejected. |
    /// | 100082 | SelectionRejected | parameter | reported | 项目、场次、票种或日期不对；与 SelectionInvalid 含义相同。 The project, screen, sku or date is wrong; the same meaning as SelectionInvalid. |
    /// | 100098 | MembersOrLimit | limit | reported | 仅限会员，或超出限购；各客户端解读不一。 For members only, or over the purchase limit; clients disagree. |
    /// | 0 | Success | ok | observed | 成功。 Success. |
    /// | null | Unnumbered | parameter | reported | 没有编号的错误：errno 为 null，原因只见于 msg。 An error without a number: errno is null, and only msg gives the reason. |
    pub fn prepare_order(self, request: &'a PrepareOrder) -> Call<'a, PrepareOrder> {
        Call::new(self.core, request)
    }

    /// 订单完整信息 / The prepared order in full
    ///
    /// 下单之前查看准备好的订单：项目、场次、票种与应付金额。
    /// Shows the prepared order before it is placed: project, screen, ticket type and what is to be paid.
    ///
    /// Note: 笔记称它为“订单完整信息”，此时却还没有订单；真正显示完整订单的 order/info 反而叫“订单状态查询”，两个名称正好相反。 The note calls it 订单完整信息, the whole order, though no order exists yet; order/info, which does show one, it calls 订单状态查询, the order's state: the names are crossed.
    ///
    /// Note: 笔记的示例地址： <https://show.bilibili.com/api/ticket/order/confirmInfo?token=wGRWFGYAARkPAAHmjQEAAQAF1vY.&voucher=> The note's example address: <https://show.bilibili.com/api/ticket/order/confirmInfo?token=wGRWFGYAARkPAAHmjQEAAQAF1vY.&voucher=>
    ///
    /// Evidence: documented.
    ///
    /// Changes nothing: safe to repeat.
    ///
    /// | code | name | class | evidence | meaning |
    /// | --- | --- | --- | --- | --- |
    /// | 100050 | TokenExpired | token | reported | 当前页面已失效，请返回详情页重新下单：此前的 token 不能再用。 The page is no longer valid; go back to the project's page and order anew: the token from before is of no use. |
    /// | 0 | Success | ok | observed | 成功。 Success. |
    /// | null | Unnumbered | parameter | reported | 没有编号的错误：errno 为 null，原因只见于 msg。 An error without a number: errno is null, and only msg gives the reason. |
    pub fn confirm_order(self, request: &'a ConfirmOrder) -> Call<'a, ConfirmOrder> {
        Call::new(self.core, request)
    }

    /// 购买人信息 / The account's buyers
    ///
    /// 列出账号里保存的购买人，下单时从中选取。
    /// Lists the buyers that are stored with the account; an order names some of them.
    ///
    /// Note: 笔记的示例地址： <https://show.bilibili.com/api/ticket/buyer/list?is_default&projectId=71951> The note's example address: <https://show.bilibili.com/api/ticket/buyer/list?is_default&projectId=71951>
    ///
    /// Evidence: documented.
    ///
    /// Changes nothing: safe to repeat.
    ///
    /// | code | name | class | evidence | meaning |
    /// | --- | --- | --- | --- | --- |
    /// | 0 | Success | ok | observed | 成功。 Success. |
    /// | null | Unnumbered | parameter | reported | 没有编号的错误：errno 为 null，原因只见于 msg。 An error without a number: errno is null, and only msg gives the reason. |
    pub fn list_buyers(self, request: &'a ListBuyers) -> Call<'a, ListBuyers> {
        Call::new(self.core, request)
    }

    /// 下单 / Place an order
    ///
    /// 提交订单；成功只表示请求已受理，是否成单要用返回的 token 查询 `get_create_status`。
    /// Places the order. Success means that it was taken in; whether it came about is asked of `get_create_status`, with the token returned.
    ///
    /// Note: 参数放在哪里、怎样编码，笔记都没有说明。实际是表单，JSON 也被接受；`project_id` 同时出现在查询参数里。 The notes say neither where the parameters go nor how they are encoded. On the wire they are a form; JSON is accepted too, and `project_id` also travels in the query.
    ///
    /// Note: 网关在前面拦下请求时，返回 HTTP 200、code 0、message "Request blocked by navigator rule `defaultBBR`"、data 为 null：这不是成功。 When the gateway in front blocks the call, the answer is HTTP 200 with code 0, message "Request blocked by navigator rule `defaultBBR`" and data null: that is no success.
    ///
    /// Note: 收到 HTTP 504 之后，订单仍可能已经生成。 After HTTP 504 the order may exist all the same.
    ///
    /// Note: 只为应付风控而存在的参数特意不收：`deviceId` 以外的设备指纹、点击位置、客户端自造的 token、验证码凭证。 Parameters that only serve risk control are left out on purpose: device fingerprints beyond `deviceId`, click positions, tokens made by the client, captcha vouchers.
    ///
    /// Evidence: documented.
    ///
    /// **Spends**: never repeated by this library. After an error, look at its `effect()` before another attempt.
    ///
    /// After [`Error::OutcomeUnknown`](bilispec_runtime::Error::OutcomeUnknown) no call of this client tells what happened: look at the account's orders or records before another attempt. If it was carried out after all, a later attempt is refused with 100048 ([`UnfinishedOrderData`](super::UnfinishedOrderData)) or 100079 ([`UnpaidOrderData`](super::UnpaidOrderData)), which names it.
    ///
    /// | code | name | class | evidence | meaning |
    /// | --- | --- | --- | --- | --- |
    /// | null | ContactRejected | parameter | reported | 没有编号的错误；见过的提示是“请填写正确的联系人手机号”，即联系人手机号不对。 An error without a number; the text that is known asks for a correct phone number of the contact. |
    /// | 1 | MalformedRequest | parameter | reported | 请求格式不对。 The request is malformed. |
    /// | 3 | TooFast | rate | reported | 太快，被短暂锁住。 Too fast: locked for a short while. |
    /// | 211 | JustMissed | stock | reported | 差一点，没抢到。 Just missed. |
    /// | 215 | BuyerUnavailable | parameter | observed | 购买人信息获取失败。 The server could not get the buyer's data. |
    /// | 219 | StockShort | stock | reported | 库存不够，或下单失败需重试；各客户端解读不一。 Not enough stock, or the order failed and can be tried again; clients disagree. |
    /// | 221 | TooManyOrders | rate | reported | 下单请求过多。 Too many order requests. |
    /// | 100001 | Congested | rate | reported | 拥堵或限速；各客户端解读不一。 Congestion or a speed limit; clients disagree. |
    /// | 100003 | PersonLimit | limit | reported | 达到每人限购一张的上限。 The limit of one a person is reached. |
    /// | 100009 | OutOfStock | stock | reported | 库存不足。 Nothing is left. |
    /// | 100016 | ProjectNotOnSale | state | reported | 项目不在售。 The project isn't on sale. |
    /// | 100017 | TicketNotOnSale | state | reported | 票种不在售。 The ticket type isn't on sale. |
    /// | 100034 | WrongPrice | parameter | reported | 金额不对；`data.pay_money` 是正确的金额。 The price is wrong; `data.pay_money` is the right one. |
    /// | 100039 | SaleOver | state | reported | 活动收摊啦，下次要快点哦：销售已结束。 The sale is over. |
    /// | 100041 | TokenInvalid | token | reported | token 缺失或无效，或尚未开售；各客户端解读不一。 The token is missing or invalid, or the sale hasn't begun; clients disagree. |
    /// | 100044 | CaptchaNeeded | risk | reported | 需要验证码；本项目不处理。 A captcha is asked for. Nothing in this project solves it. |
    /// | 100048 | UnfinishedOrder | pending | reported | 已有未完成的订单，见 `data.orderId`。 An unfinished order exists: `data.orderId`. |
    /// | 100049 | AlreadyBought | limit | reported | 已购买过，限购一张。 Already bought; the limit is one. |
    /// | 100050 | TokenExpired | token | reported | 当前页面已失效，请返回详情页重新下单：此前的 token 不能再用。 The page is no longer valid; go back to the project's page and order anew: the token from before is of no use. |
    /// | 100051 | PreparationExpired | token | reported | 订单准备已过期，需重新准备。 The preparation of the order has expired: prepare again. |
    /// | 100079 | UnpaidOrder | pending | reported | 同一购买人有未支付的订单，见 `data.orderId`。 An unpaid order of the same buyer exists: `data.orderId`. |
    /// | 100098 | MembersOrLimit | limit | reported | 仅限会员，或超出限购；各客户端解读不一。 For members only, or over the purchase limit; clients disagree. |
    /// | 209001 | BuyerDataWrong | parameter | observed | 购买人信息有误，例如“请选择1位购买人”；提示不止一种。 The buyers' data is wrong, for example their number; several texts are known. |
    /// | 209002 | BuyerInfoMissing | parameter | reported | 缺少购买人信息。 The buyers are missing. |
    /// | 900001 | OrderedTooFast | rate | reported | 前方拥堵，请重试；也有客户端解读为下单过快、被系统限制。 Too much traffic, try again; one client reads it as orders that came too fast. |
    /// | 900002 | Busy | rate | observed | 前方拥堵，请重试。 Too much traffic; try again. |
    /// | 0 | Success | ok | observed | 成功。 Success. |
    pub fn create_order(self, request: &'a CreateOrder) -> Call<'a, CreateOrder> {
        Call::new(self.core, request)
    }

    /// 查询下单结果 / Whether the order came about
    ///
    /// 轮询下单结果；成单后给出订单号与支付参数。
    /// Asked repeatedly after `create_order`; once the order exists, it gives its id and how to pay.
    ///
    /// Note: 笔记的示例地址： <https://show.bilibili.com/api/ticket/order/createstatus?token=0693eb804082c07c3b8b1fe6f99baf90&timestamp=1683362919630> The note's example address: <https://show.bilibili.com/api/ticket/order/createstatus?token=0693eb804082c07c3b8b1fe6f99baf90&timestamp=1683362919630>
    ///
    /// Note: 笔记称它为“订单状态创建”。其实它什么也不创建，而是用来轮询的。 The notes' name for it says that it creates a status. It creates nothing: it is polled.
    ///
    /// Note: 客户端还会传 `project_id` 与 `orderId`。 Clients also send `project_id` and `orderId`.
    ///
    /// Evidence: documented.
    ///
    /// Changes nothing: safe to repeat.
    ///
    /// | code | name | class | evidence | meaning |
    /// | --- | --- | --- | --- | --- |
    /// | 100012 | OrderPending | pending | reported | 订单尚未完成，稍后再查；`data.order_id` 已有。 The order isn't finished yet: ask again later. `data.order_id` is there already. |
    /// | 100079 | OrderQueueing | pending | reported | 排队中：订单还在处理，稍后再查。 In the queue: the order is still being worked on, ask again later. |
    /// | 0 | Success | ok | observed | 成功。 Success. |
    /// | null | Unnumbered | parameter | reported | 没有编号的错误：errno 为 null，原因只见于 msg。 An error without a number: errno is null, and only msg gives the reason. |
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
    /// Note: 笔记称它为“订单状态查询”，它却显示完整的订单；“订单完整信息”这个名称给了尚无订单时的 `confirmInfo`。 The note calls it 订单状态查询, the order's state, though it shows the whole order; the name 订单完整信息, the whole order, went to `confirmInfo`, where none exists yet.
    ///
    /// Note: 笔记的示例地址： <https://show.bilibili.com/api/ticket/order/info?order_id=4007620767596999&timestamp=1683362919723> The note's example address: <https://show.bilibili.com/api/ticket/order/info?order_id=4007620767596999&timestamp=1683362919723>
    ///
    /// Note: 没有找到这个接口的任何回复，返回的内容全部出自客户端。 No body of this call was found: the whole answer is reported.
    ///
    /// Evidence: documented.
    ///
    /// Changes nothing: safe to repeat.
    ///
    /// | code | name | class | evidence | meaning |
    /// | --- | --- | --- | --- | --- |
    /// | 0 | Success | ok | observed | 成功。 Success. |
    /// | null | Unnumbered | parameter | reported | 没有编号的错误：errno 为 null，原因只见于 msg。 An error without a number: errno is null, and only msg gives the reason. |
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
    /// Note: 后来的版本称此地址“老版本目前已过期”，没有写日期，改用 /x/ugcpay/web/v2/trade/elec/pay/quick（以 `bp_num` 代替 `elec_num`，`is_bp_remains_prior` 为 true）；此地址如今返回 code 0、`data.status` 0，并不扣款。 A later edition of the page calls this address out of date, without a day, in favour of /x/ugcpay/web/v2/trade/elec/pay/quick (`bp_num` instead of `elec_num`, `is_bp_remains_prior` true): it answers code 0 with `data.status` 0 and charges nothing.
    ///
    /// Note: 在替代接口的回复里，`bp_num` 与 exp 有时是整数，有时是字符串。 In the answer of that successor, `bp_num` and exp each occur as an integer and as a string.
    ///
    /// Note: 笔记写的是 http 地址；https 可用，而 cookie 绝不应经 http 传送。 The notes give the address with http; https works, and a cookie must never travel over http.
    ///
    /// Note: code 为 0 并不代表充电成功，要看 `data.status`。 Code 0 does not mean that the charge happened: read `data.status`.
    ///
    /// Note: 三条 curl 示例里，第一条的 cookie 加了引号，后两条没有；csrf 写作位于 cookie，而示例的 cookie 只有 SESSDATA，没有 `bili_jct`。 Of the three curl samples the first quotes its cookie, the other two don't; the text puts csrf in the cookie, and the samples' cookie holds SESSDATA alone, without `bili_jct`.
    ///
    /// Note: 三条 curl 示例都把 `up_mid` 写成了 `u p_mid`，此处按参数表写作 `up_mid`。 All three curl samples write `u p_mid` for `up_mid`; here it is `up_mid`, as in the table.
    ///
    /// Note: 示例里付款人与收款人是同一个账号（自己冲自己），因此从示例无法区分 mid 与 `up_mid`。 In the sample payer and payee are one account (自己冲自己, a charge to oneself), so it can't tell mid and `up_mid` apart.
    ///
    /// Note: 一个客户端的注释独立记下了 -4 时的同一段提示。 A comment of a client, independent of the note, has the same text for -4.
    ///
    /// Evidence: documented.
    ///
    /// **Spends**: never repeated by this library. After an error, look at its `effect()` before another attempt.
    ///
    /// After [`Error::OutcomeUnknown`](bilispec_runtime::Error::OutcomeUnknown) no call of this client tells what happened: look at the account's orders or records before another attempt.
    ///
    /// Only `status` `4` is a success; anything else is [`Error::Declined`](bilispec_runtime::Error::Declined).
    ///
    /// | code | name | class | evidence | meaning |
    /// | --- | --- | --- | --- | --- |
    /// | -101 | NotLoggedIn | auth | documented | 账号未登录：SESSDATA 缺失或失效。 Not logged in: SESSDATA is missing or no longer valid. |
    /// | -111 | CsrfFailed | auth | documented | CSRF 校验失败：csrf 与 cookie `bili_jct` 不符。 The CSRF check failed: csrf isn't what the cookie `bili_jct` holds. |
    /// | -400 | BadRequest | parameter | documented | 请求错误：参数缺失或不合法。 A bad request: a parameter is missing or wrong. |
    /// | -500 | ServerError | server | reported | 服务器错误。 The server failed. |
    /// | -352 | RiskControl | risk | reported | 被整个主机通用的网页风控拦下。 Stopped by the web risk control that covers the whole host. |
    /// | 0 | Answered | ok | observed | 已受理；不代表充电成功。 The call was answered. No proof of a charge: `data.status` tells. |
    #[deprecated(
        note = "后来的版本称此地址“老版本目前已过期”，没有写日期，改用 /x/ugcpay/web/v2/trade/elec/pay/quick（以 `bp_num` 代替 `elec_num`，`is_bp_remains_prior` 为 true）；此地址如今返回 code 0、`data.status` 0，并不扣款。 A later edition of the page calls this address out of date, without a day, in favour of /x/ugcpay/web/v2/trade/elec/pay/quick (`bp_num` instead of `elec_num`, `is_bp_remains_prior` true): it answers code 0 with `data.status` 0 and charges nothing."
    )]
    pub fn quick_pay(self, request: &'a QuickPay) -> Call<'a, QuickPay> {
        Call::new(self.core, request)
    }
}
