// Written by `bilispec generate`; do not edit.

/// Codes of `get_project`.
pub mod get_project {
    /// 成功。
    /// Success.
    ///
    /// Class: ok. Evidence: observed.
    pub const SUCCESS: i64 = 0;
}

/// Codes of `prepare_order`.
pub mod prepare_order {
    /// 被风控拦下，msg 为空，`data.ga_data` 写着风控的判断。
    /// Stopped by risk control. msg is empty, and `data.ga_data` says what it thinks.
    ///
    /// Class: risk. Evidence: reported.
    ///
    /// Its data: [`TicketRiskData`](super::super::TicketRiskData).
    pub const RISK_CONTROL: i64 = -401;

    /// 被风控拦下，`data.ga_data` 写着风控的判断。
    /// Stopped by risk control; `data.ga_data` says what it thinks.
    ///
    /// Class: risk. Evidence: reported.
    ///
    /// Its data: [`RiskBlockedData`](super::super::RiskBlockedData).
    pub const RISK_BLOCKED: i64 = 412;

    /// 活动收摊啦，下次要快点哦：销售已结束。
    /// The sale is over.
    ///
    /// Class: state. Evidence: reported.
    pub const SALE_OVER: i64 = 100_039;

    /// 您的账号存在异常，暂时无法购票；也可能只是尚未开售。
    /// The account is called abnormal and can't buy for now; also answered when the sale simply hasn't begun.
    ///
    /// Class: account. Evidence: observed.
    pub const ACCOUNT_ABNORMAL: i64 = 100_041;

    /// 需要验证码；本项目不处理。
    /// A captcha is asked for. Nothing in this project solves it.
    ///
    /// Class: risk. Evidence: reported.
    pub const CAPTCHA_NEEDED: i64 = 100_044;

    /// 项目、场次、票种或日期不对；与 SelectionRejected 含义相同。
    /// The project, screen, sku or date is wrong; the same meaning as SelectionRejected.
    ///
    /// Class: parameter. Evidence: reported.
    pub const SELECTION_INVALID: i64 = 100_080;

    /// 项目、场次、票种或日期不对；与 SelectionInvalid 含义相同。
    /// The project, screen, sku or date is wrong; the same meaning as SelectionInvalid.
    ///
    /// Class: parameter. Evidence: reported.
    pub const SELECTION_REJECTED: i64 = 100_082;

    /// 仅限会员，或超出限购；各客户端解读不一。
    /// For members only, or over the purchase limit; clients disagree.
    ///
    /// Class: limit. Evidence: reported.
    pub const MEMBERS_OR_LIMIT: i64 = 100_098;

    /// 成功。
    /// Success.
    ///
    /// Class: ok. Evidence: observed.
    pub const SUCCESS: i64 = 0;
}

/// Codes of `confirm_order`.
pub mod confirm_order {
    /// 当前页面已失效，请返回详情页重新下单：此前的 token 不能再用。
    /// The page is no longer valid; go back to the project's page and order anew: the token from before is of no use.
    ///
    /// Class: token. Evidence: reported.
    pub const TOKEN_EXPIRED: i64 = 100_050;

    /// 成功。
    /// Success.
    ///
    /// Class: ok. Evidence: observed.
    pub const SUCCESS: i64 = 0;
}

/// Codes of `list_buyers`.
pub mod list_buyers {
    /// 成功。
    /// Success.
    ///
    /// Class: ok. Evidence: observed.
    pub const SUCCESS: i64 = 0;
}

/// Codes of `create_order`.
pub mod create_order {
    /// 请求格式不对。
    /// The request is malformed.
    ///
    /// Class: parameter. Evidence: reported.
    pub const MALFORMED_REQUEST: i64 = 1;

    /// 太快，被短暂锁住。
    /// Too fast: locked for a short while.
    ///
    /// Class: rate. Evidence: reported.
    pub const TOO_FAST: i64 = 3;

    /// 差一点，没抢到。
    /// Just missed.
    ///
    /// Class: stock. Evidence: reported.
    pub const JUST_MISSED: i64 = 211;

    /// 购买人信息获取失败。
    /// The server could not get the buyer's data.
    ///
    /// Class: parameter. Evidence: observed.
    pub const BUYER_UNAVAILABLE: i64 = 215;

    /// 库存不够，或下单失败需重试；各客户端解读不一。
    /// Not enough stock, or the order failed and can be tried again; clients disagree.
    ///
    /// Class: stock. Evidence: reported.
    pub const STOCK_SHORT: i64 = 219;

    /// 下单请求过多。
    /// Too many order requests.
    ///
    /// Class: rate. Evidence: reported.
    pub const TOO_MANY_ORDERS: i64 = 221;

    /// 拥堵或限速；各客户端解读不一。
    /// Congestion or a speed limit; clients disagree.
    ///
    /// Class: rate. Evidence: reported.
    pub const CONGESTED: i64 = 100_001;

    /// 达到每人限购一张的上限。
    /// The limit of one a person is reached.
    ///
    /// Class: limit. Evidence: reported.
    pub const PERSON_LIMIT: i64 = 100_003;

    /// 库存不足。
    /// Nothing is left.
    ///
    /// Class: stock. Evidence: reported.
    pub const OUT_OF_STOCK: i64 = 100_009;

    /// 项目不在售。
    /// The project isn't on sale.
    ///
    /// Class: state. Evidence: reported.
    pub const PROJECT_NOT_ON_SALE: i64 = 100_016;

    /// 票种不在售。
    /// The ticket type isn't on sale.
    ///
    /// Class: state. Evidence: reported.
    pub const TICKET_NOT_ON_SALE: i64 = 100_017;

    /// 金额不对；`data.pay_money` 是正确的金额。
    /// The price is wrong; `data.pay_money` is the right one.
    ///
    /// Class: parameter. Evidence: reported.
    ///
    /// Its data: [`RightPrice`](super::super::RightPrice).
    pub const WRONG_PRICE: i64 = 100_034;

    /// 活动收摊啦，下次要快点哦：销售已结束。
    /// The sale is over.
    ///
    /// Class: state. Evidence: reported.
    pub const SALE_OVER: i64 = 100_039;

    /// token 缺失或无效，或尚未开售；各客户端解读不一。
    /// The token is missing or invalid, or the sale hasn't begun; clients disagree.
    ///
    /// Class: token. Evidence: reported.
    pub const TOKEN_INVALID: i64 = 100_041;

    /// 需要验证码；本项目不处理。
    /// A captcha is asked for. Nothing in this project solves it.
    ///
    /// Class: risk. Evidence: reported.
    pub const CAPTCHA_NEEDED: i64 = 100_044;

    /// 已有未完成的订单，见 `data.orderId`。
    /// An unfinished order exists: `data.orderId`.
    ///
    /// Class: pending. Evidence: reported.
    ///
    /// Its data: [`UnfinishedOrderData`](super::super::UnfinishedOrderData).
    pub const UNFINISHED_ORDER: i64 = 100_048;

    /// 已购买过，限购一张。
    /// Already bought; the limit is one.
    ///
    /// Class: limit. Evidence: reported.
    pub const ALREADY_BOUGHT: i64 = 100_049;

    /// 当前页面已失效，请返回详情页重新下单：此前的 token 不能再用。
    /// The page is no longer valid; go back to the project's page and order anew: the token from before is of no use.
    ///
    /// Class: token. Evidence: reported.
    pub const TOKEN_EXPIRED: i64 = 100_050;

    /// 订单准备已过期，需重新准备。
    /// The preparation of the order has expired: prepare again.
    ///
    /// Class: token. Evidence: reported.
    pub const PREPARATION_EXPIRED: i64 = 100_051;

    /// 同一购买人有未支付的订单，见 `data.orderId`。
    /// An unpaid order of the same buyer exists: `data.orderId`.
    ///
    /// Class: pending. Evidence: reported.
    ///
    /// Its data: [`UnpaidOrderData`](super::super::UnpaidOrderData).
    pub const UNPAID_ORDER: i64 = 100_079;

    /// 仅限会员，或超出限购；各客户端解读不一。
    /// For members only, or over the purchase limit; clients disagree.
    ///
    /// Class: limit. Evidence: reported.
    pub const MEMBERS_OR_LIMIT: i64 = 100_098;

    /// 购买人信息有误，例如“请选择1位购买人”；提示不止一种。
    /// The buyers' data is wrong, for example their number; several texts are known.
    ///
    /// Class: parameter. Evidence: observed.
    pub const BUYER_DATA_WRONG: i64 = 209_001;

    /// 缺少购买人信息。
    /// The buyers are missing.
    ///
    /// Class: parameter. Evidence: reported.
    pub const BUYER_INFO_MISSING: i64 = 209_002;

    /// 前方拥堵，请重试；也有客户端解读为下单过快、被系统限制。
    /// Too much traffic, try again; one client reads it as orders that came too fast.
    ///
    /// Class: rate. Evidence: reported.
    pub const ORDERED_TOO_FAST: i64 = 900_001;

    /// 前方拥堵，请重试。
    /// Too much traffic; try again.
    ///
    /// Class: rate. Evidence: observed.
    pub const BUSY: i64 = 900_002;

    /// 成功。
    /// Success.
    ///
    /// Class: ok. Evidence: observed.
    pub const SUCCESS: i64 = 0;
}

/// Codes of `get_create_status`.
pub mod get_create_status {
    /// 订单尚未完成，稍后再查；`data.order_id` 已有。
    /// The order isn't finished yet: ask again later. `data.order_id` is there already.
    ///
    /// Class: pending. Evidence: reported.
    ///
    /// Its data: [`PendingOrder`](super::super::PendingOrder).
    pub const ORDER_PENDING: i64 = 100_012;

    /// 排队中：订单还在处理，稍后再查。
    /// In the queue: the order is still being worked on, ask again later.
    ///
    /// Class: pending. Evidence: reported.
    pub const ORDER_QUEUEING: i64 = 100_079;

    /// 成功。
    /// Success.
    ///
    /// Class: ok. Evidence: observed.
    pub const SUCCESS: i64 = 0;
}

/// Codes of `get_order`.
pub mod get_order {
    /// 成功。
    /// Success.
    ///
    /// Class: ok. Evidence: observed.
    pub const SUCCESS: i64 = 0;
}

/// Codes of `quick_pay`.
pub mod quick_pay {
    /// 账号未登录：SESSDATA 缺失或失效。
    /// Not logged in: SESSDATA is missing or no longer valid.
    ///
    /// Class: auth. Evidence: documented.
    pub const NOT_LOGGED_IN: i64 = -101;

    /// CSRF 校验失败：csrf 与 cookie `bili_jct` 不符。
    /// The CSRF check failed: csrf isn't what the cookie `bili_jct` holds.
    ///
    /// Class: auth. Evidence: documented.
    pub const CSRF_FAILED: i64 = -111;

    /// 请求错误：参数缺失或不合法。
    /// A bad request: a parameter is missing or wrong.
    ///
    /// Class: parameter. Evidence: documented.
    pub const BAD_REQUEST: i64 = -400;

    /// 服务器错误。
    /// The server failed.
    ///
    /// Class: server. Evidence: reported.
    pub const SERVER_ERROR: i64 = -500;

    /// 被整个主机通用的网页风控拦下。
    /// Stopped by the web risk control that covers the whole host.
    ///
    /// Class: risk. Evidence: reported.
    ///
    /// Its data: [`ChargeRiskData`](super::super::ChargeRiskData).
    pub const RISK_CONTROL: i64 = -352;

    /// 已受理；不代表充电成功。
    /// The call was answered. No proof of a charge: `data.status` tells.
    ///
    /// Class: ok. Evidence: observed.
    pub const ANSWERED: i64 = 0;
}
