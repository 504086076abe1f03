// Written by `bilispec generate`; do not edit.
#![allow(clippy::wildcard_imports, reason = "a short name for each kind of row")]

use bilispec_runtime::validate::Validators;
use bilispec_runtime::validate::table::rows::*;

pub(super) static GET_PROJECT: Validators = Validators {
    reply: &SCHEMAS[0],
    path: None,
    query: &SCHEMAS[1],
    header: None,
    form: None,
    json: None,
};

pub(super) static PREPARE_ORDER: Validators = Validators {
    reply: &SCHEMAS[2],
    path: None,
    query: &SCHEMAS[3],
    header: None,
    form: Some(&SCHEMAS[4]),
    json: None,
};

pub(super) static CONFIRM_ORDER: Validators = Validators {
    reply: &SCHEMAS[5],
    path: None,
    query: &SCHEMAS[6],
    header: None,
    form: None,
    json: None,
};

pub(super) static LIST_BUYERS: Validators = Validators {
    reply: &SCHEMAS[7],
    path: None,
    query: &SCHEMAS[8],
    header: None,
    form: None,
    json: None,
};

pub(super) static CREATE_ORDER: Validators = Validators {
    reply: &SCHEMAS[9],
    path: None,
    query: &SCHEMAS[10],
    header: None,
    form: Some(&SCHEMAS[11]),
    json: None,
};

pub(super) static GET_CREATE_STATUS: Validators = Validators {
    reply: &SCHEMAS[12],
    path: None,
    query: &SCHEMAS[13],
    header: None,
    form: None,
    json: None,
};

pub(super) static GET_ORDER: Validators = Validators {
    reply: &SCHEMAS[14],
    path: None,
    query: &SCHEMAS[15],
    header: None,
    form: None,
    json: None,
};

pub(super) static QUICK_PAY: Validators = Validators {
    reply: &SCHEMAS[16],
    path: None,
    query: &SCHEMAS[17],
    header: None,
    form: Some(&SCHEMAS[18]),
    json: None,
};

#[rustfmt::skip]
static SCHEMAS: [Schema; 19] = [
schema(&ARRAYS, 0, &[code(None, text(3909, 10), text(3919, 9), NONE), code(Some(0), text(3928, 7), text(3935, 2), NONE)], true, 0, None),
schema(&ARRAYS, 171, &[], false, NONE, None),
schema(&ARRAYS, 174, &[code(None, text(3909, 10), text(3919, 9), NONE), code(Some(-401), text(5145, 11), text(5156, 4), 206), code(Some(0), text(3928, 7), text(3935, 2), NONE), code(Some(412), text(5160, 11), text(5156, 4), 209), code(Some(100_039), text(5171, 8), text(5179, 5), NONE), code(Some(100_041), text(5184, 15), text(5199, 7), NONE), code(Some(100_044), text(5206, 13), text(5156, 4), NONE), code(Some(100_080), text(5219, 16), text(3919, 9), NONE), code(Some(100_082), text(5235, 17), text(3919, 9), NONE), code(Some(100_098), text(5252, 14), text(5266, 5), NONE)], true, 0, None),
schema(&ARRAYS, 221, &[], false, NONE, None), schema(&ARRAYS, 223, &[], false, NONE, None),
schema(&ARRAYS, 231, &[code(None, text(3909, 10), text(3919, 9), NONE), code(Some(0), text(3928, 7), text(3935, 2), NONE), code(Some(100_050), text(6439, 12), text(4248, 5), NONE)], true, 0, None),
schema(&ARRAYS, 284, &[], false, NONE, None),
schema(&ARRAYS, 288, &[code(None, text(3909, 10), text(3919, 9), NONE), code(Some(0), text(3928, 7), text(3935, 2), NONE)], true, 0, None),
schema(&ARRAYS, 311, &[], false, NONE, None),
schema(&ARRAYS, 314, &[code(None, text(7658, 15), text(3919, 9), NONE), code(Some(0), text(3928, 7), text(3935, 2), NONE), code(Some(1), text(7673, 16), text(3919, 9), NONE), code(Some(3), text(7689, 7), text(7696, 4), NONE), code(Some(211), text(7700, 10), text(7710, 5), NONE), code(Some(215), text(7715, 16), text(3919, 9), NONE), code(Some(219), text(7731, 10), text(7710, 5), NONE), code(Some(221), text(7741, 13), text(7696, 4), NONE), code(Some(100_001), text(7754, 9), text(7696, 4), NONE), code(Some(100_003), text(7763, 11), text(5266, 5), NONE), code(Some(100_009), text(7774, 10), text(7710, 5), NONE), code(Some(100_016), text(7784, 16), text(5179, 5), NONE), code(Some(100_017), text(7800, 15), text(5179, 5), NONE), code(Some(100_034), text(7815, 10), text(3919, 9), 323), code(Some(100_039), text(5171, 8), text(5179, 5), NONE), code(Some(100_041), text(7825, 12), text(4248, 5), NONE), code(Some(100_044), text(5206, 13), text(5156, 4), NONE), code(Some(100_048), text(7837, 15), text(7852, 7), 325), code(Some(100_049), text(7859, 13), text(5266, 5), NONE), code(Some(100_050), text(6439, 12), text(4248, 5), NONE), code(Some(100_051), text(7872, 18), text(4248, 5), NONE), code(Some(100_079), text(7890, 11), text(7852, 7), 328), code(Some(100_098), text(5252, 14), text(5266, 5), NONE), code(Some(209_001), text(7901, 14), text(3919, 9), NONE), code(Some(209_002), text(7915, 16), text(3919, 9), NONE), code(Some(900_001), text(7931, 14), text(7696, 4), NONE), code(Some(900_002), text(7945, 4), text(7696, 4), NONE)], true, 0, None),
schema(&ARRAYS, 331, &[], false, NONE, None), schema(&ARRAYS, 333, &[], false, NONE, None),
schema(&ARRAYS, 352, &[code(None, text(3909, 10), text(3919, 9), NONE), code(Some(0), text(3928, 7), text(3935, 2), NONE), code(Some(100_012), text(9007, 12), text(7852, 7), 379), code(Some(100_079), text(9019, 13), text(7852, 7), NONE)], true, 0, None),
schema(&ARRAYS, 381, &[], false, NONE, None),
schema(&ARRAYS, 386, &[code(None, text(3909, 10), text(3919, 9), NONE), code(Some(0), text(3928, 7), text(3935, 2), NONE)], true, 0, None),
schema(&ARRAYS, 440, &[], false, NONE, None),
schema(&ARRAYS, 443, &[code(Some(-500), text(10_667, 11), text(10_678, 6), NONE), code(Some(-400), text(10_684, 10), text(3919, 9), NONE), code(Some(-352), text(5145, 11), text(5156, 4), 456), code(Some(-111), text(10_694, 10), text(10_704, 4), NONE), code(Some(-101), text(10_708, 11), text(10_704, 4), NONE), code(Some(0), text(10_719, 8), text(3935, 2), NONE)], true, 1, outcome(list(61, 2), 453)),
schema(&ARRAYS, 473, &[], false, NONE, None), schema(&ARRAYS, 474, &[], false, NONE, None),
];

#[rustfmt::skip]
static TEXT: &str = "\
spec/ticket/get_project.yaml#/get/responses/200/content/application~1json/schema\
x-codes\
spec/envelopes.yaml#/TicketSuccess/x-codes\
/oneOf/0\
/allOf/0\
data\
/allOf/1\
/properties/data\
/oneOf/1\
errno\
code\
errtag\
msg\
message\
spec/envelopes.yaml#/TicketSuccess\
/properties/errno\
/properties/code\
/properties/errtag\
/properties/msg\
/properties/message\
mid\
id\
name\
venue_id\
place_id\
hide\
status\
is_sale\
start_time\
end_time\
performance_image\
ticket_desc\
recommend\
type\
pick_seat\
project_type\
is_price\
express_fee\
express_free_flag\
buyer_info\
sale_begin\
sale_end\
count_down\
fav_status\
market_price\
has_eticket\
has_paper_ticket\
is_refund\
is_exclusive\
all_refund\
refund_sku_ids\
merchant_id\
crowdfund\
channel_user_id\
sales_dates\
screen_list\
sale_flag\
sale_flag_number\
is_free\
hotProject\
id_bind\
need_contact\
current_time\
venue_info\
performance_desc\
spec/ticket/schemas/project.yaml#/Project\
/properties/mid\
/properties/id\
/properties/name\
/properties/venue_id\
/properties/place_id\
/properties/hide\
/properties/status\
/properties/is_sale\
/properties/start_time\
/properties/end_time\
/properties/performance_image\
first\
banner\
/contentSchema\
/properties/first\
/properties/banner\
/properties/ticket_desc\
/properties/recommend\
/properties/type\
/properties/pick_seat\
/properties/project_type\
/properties/is_price\
/properties/express_fee\
/properties/express_free_flag\
/properties/buyer_info\
/properties/sale_begin\
/properties/sale_end\
/properties/count_down\
/properties/fav_status\
min\
max\
has\
/properties/market_price\
/properties/min\
/properties/max\
/properties/has\
/properties/has_eticket\
/properties/has_paper_ticket\
/properties/is_refund\
/properties/is_exclusive\
/properties/all_refund\
/properties/refund_sku_ids\
/items\
/properties/merchant_id\
/properties/crowdfund\
/additionalProperties\
/properties/channel_user_id\
/properties/sales_dates\
date\
/properties/date\
/properties/screen_list\
/properties/sale_flag\
/properties/sale_flag_number\
/properties/is_free\
/properties/hotProject\
/properties/id_bind\
/properties/need_contact\
/properties/current_time\
address_detail\
/properties/venue_info\
/properties/address_detail\
list\
/properties/performance_desc\
/properties/list\
module\
details\
/properties/module\
/properties/details\
spec/envelopes.yaml#/TicketRefusal\
/not\
/anyOf/0\
/anyOf/1\
spec/envelopes.yaml#/TicketIsSuccess\
url\
desc\
spec/ticket/schemas/values.yaml#/Image\
/properties/url\
/properties/desc\
saleFlag\
ticket_type\
screen_type\
delivery_type\
ticket_list\
discount_tag\
jump_page\
clickable\
is_rebate\
sale_start\
show_date\
start_time_str\
link_id\
spec/ticket/schemas/screen.yaml#/Screen\
/properties/saleFlag\
/properties/ticket_type\
/properties/screen_type\
ETicket\
Express\
/properties/delivery_type\
/properties/ticket_list\
/properties/discount_tag\
/properties/jump_page\
/properties/clickable\
/properties/is_rebate\
/properties/sale_start\
/properties/show_date\
/properties/start_time_str\
/properties/link_id\
NotYetOnSale\
OnSale\
Stopped\
SoldOut\
NotAvailable\
LowStock\
State7\
TemporarilySoldOut\
State9\
State101\
Ended\
State103\
NotSelectable\
State106\
spec/ticket/schemas/values.yaml#/SaleState\
NotNeeded\
PerOrder\
PerTicket\
spec/ticket/schemas/values.yaml#/IdBind\
number\
display_name\
spec/ticket/schemas/values.yaml#/SaleFlag\
/properties/number\
/properties/display_name\
saleStart\
saleEnd\
project_id\
price\
anonymous_buy\
link_sc\
sale_type\
less_vt\
less_lv\
num\
num_type\
static_limit\
cf_discount\
weight\
is_package\
package_num\
discount_act\
link_sc_name\
is_use_qus\
rebate\
screen_name\
spec/ticket/schemas/ticket.yaml#/Ticket\
/properties/saleStart\
/properties/saleEnd\
/properties/project_id\
/properties/price\
/properties/anonymous_buy\
/properties/link_sc\
/properties/sale_type\
/properties/less_vt\
/properties/less_lv\
/properties/num\
/properties/num_type\
limit_option\
/properties/static_limit\
/properties/limit_option\
/properties/cf_discount\
/properties/weight\
/properties/is_package\
/properties/package_num\
participator\
act_id\
act_type\
buy_limit\
participator_status\
/properties/discount_act\
/properties/participator\
/properties/act_id\
/properties/act_type\
/properties/buy_limit\
/properties/participator_status\
/properties/link_sc_name\
/properties/is_use_qus\
/properties/rebate\
/properties/screen_name\
Unnumbered\
parameter\
Success\
ok\
version\
spec/ticket/get_project.yaml#/get/parameters\
properties\
required\
/1/required\
spec/ticket/get_project.yaml#/get/parameters/0\
/schema/type\
spec/ticket/get_project.yaml#/get/parameters/1\
spec/ticket/prepare_order.yaml#/post/responses/200/content/application~1json/schema\
spec/ticket/prepare_order.yaml#/post/x-codes\
token\
shield\
project_name\
project_img\
projectName\
screenName\
projectImg\
ga_data\
success_seats\
failed_seats\
ptoken\
/properties/token\
open\
verifyMethod\
verifyType\
verifyRelation\
business\
customerId\
voucher\
h5Url\
pcUrl\
naUrl\
/properties/shield\
/properties/open\
/properties/verifyMethod\
/properties/verifyType\
/properties/verifyRelation\
/properties/business\
/properties/customerId\
/properties/voucher\
/properties/h5Url\
/properties/pcUrl\
/properties/naUrl\
/properties/project_name\
/properties/project_img\
/properties/projectName\
/properties/screenName\
/properties/projectImg\
/properties/ga_data\
/properties/success_seats\
/properties/failed_seats\
/properties/ptoken\
spec/codes.yaml#/ticket/RiskControl/data\
spec/codes.yaml#/ticket/RiskBlocked/data\
risk_level\
grisk_id\
decisions\
riskParams\
riskResult\
spec/ticket/schemas/risk.yaml#/RiskAssessment\
/properties/risk_level\
/properties/grisk_id\
/properties/decisions\
/properties/riskParams\
/properties/riskResult\
RiskControl\
risk\
RiskBlocked\
SaleOver\
state\
AccountAbnormal\
account\
CaptchaNeeded\
SelectionInvalid\
SelectionRejected\
MembersOrLimit\
limit\
spec/ticket/prepare_order.yaml#/post/parameters\
spec/ticket/prepare_order.yaml#/post/parameters/0\
screen_id\
sku_id\
count\
order_type\
spec/ticket/prepare_order.yaml#/post/requestBody/content/application~1x-www-form-urlencoded/schema\
/properties/screen_id\
/properties/sku_id\
/properties/count\
/properties/order_type\
Normal\
spec/ticket/schemas/values.yaml#/OrderType\
spec/ticket/confirm_order.yaml#/get/responses/200/content/application~1json/schema\
spec/ticket/confirm_order.yaml#/get/x-codes\
express_type\
venue_name\
deliver_type\
item_total_money\
pay_money\
couponList\
year_card\
ticket_info\
buyerList\
orderCreateUrl\
act\
enter_notice\
show_cashier\
purchase_agreement\
contact_info\
Unspecified\
Free\
Collect\
VipFree\
/properties/express_type\
/properties/venue_name\
Paper\
External\
PickUp\
/properties/deliver_type\
/properties/item_total_money\
/properties/pay_money\
/properties/couponList\
can_use\
discount\
/properties/year_card\
/properties/can_use\
/properties/discount\
/properties/ticket_info\
max_limit\
/properties/buyerList\
/properties/max_limit\
/properties/orderCreateUrl\
/properties/act\
/properties/enter_notice\
/properties/show_cashier\
/properties/purchase_agreement\
/properties/contact_info\
No\
Yes\
spec/ticket/schemas/values.yaml#/YesNo\
TokenExpired\
spec/ticket/confirm_order.yaml#/get/parameters\
/0/required\
spec/ticket/confirm_order.yaml#/get/parameters/0\
spec/ticket/confirm_order.yaml#/get/parameters/1\
spec/ticket/confirm_order.yaml#/get/parameters/2\
spec/ticket/list_buyers.yaml#/get/responses/200/content/application~1json/schema\
uid\
account_channel\
personal_id\
id_card_front\
id_card_back\
is_default\
tel\
error_code\
id_type\
verify_status\
accountId\
spec/ticket/schemas/buyer.yaml#/Buyer\
/properties/uid\
/properties/account_channel\
/properties/personal_id\
/properties/id_card_front\
/properties/id_card_back\
/properties/is_default\
/properties/tel\
/properties/error_code\
/properties/id_type\
/properties/verify_status\
/properties/accountId\
IdCard\
Passport\
HongKongMacauPermit\
TaiwanPermit\
spec/ticket/schemas/values.yaml#/IdType\
projectId\
spec/ticket/list_buyers.yaml#/get/parameters\
spec/ticket/list_buyers.yaml#/get/parameters/0\
spec/ticket/list_buyers.yaml#/get/parameters/1\
spec/ticket/create_order.yaml#/post/responses/200/content/application~1json/schema\
spec/ticket/create_order.yaml#/post/x-codes\
orderId\
orderCreateTime\
/properties/orderId\
/properties/orderCreateTime\
spec/codes.yaml#/ticket/WrongPrice/data\
spec/codes.yaml#/ticket/UnfinishedOrder/data\
spec/codes.yaml#/ticket/UnpaidOrder/data\
ContactRejected\
MalformedRequest\
TooFast\
rate\
JustMissed\
stock\
BuyerUnavailable\
StockShort\
TooManyOrders\
Congested\
PersonLimit\
OutOfStock\
ProjectNotOnSale\
TicketNotOnSale\
WrongPrice\
TokenInvalid\
UnfinishedOrder\
pending\
AlreadyBought\
PreparationExpired\
UnpaidOrder\
BuyerDataWrong\
BuyerInfoMissing\
OrderedTooFast\
Busy\
spec/ticket/create_order.yaml#/post/parameters\
spec/ticket/create_order.yaml#/post/parameters/0\
timestamp\
deviceId\
buyer\
deliver_info\
spec/ticket/create_order.yaml#/post/requestBody/content/application~1x-www-form-urlencoded/schema\
/properties/timestamp\
/properties/deviceId\
/properties/buyer\
addr_id\
addr\
/properties/deliver_info\
/properties/addr_id\
/properties/addr\
spec/ticket/get_create_status.yaml#/get/responses/200/content/application~1json/schema\
spec/ticket/get_create_status.yaml#/get/x-codes\
payParam\
order_id\
defaultChoose\
deviceType\
feeType\
orderExpire\
originalAmount\
payAmount\
productId\
returnUrl\
signType\
traceId\
sign\
code_url\
expire_time\
use_huabei\
pay_type\
/properties/payParam\
/properties/defaultChoose\
/properties/deviceType\
/properties/feeType\
/properties/orderExpire\
/properties/originalAmount\
/properties/payAmount\
/properties/productId\
/properties/returnUrl\
/properties/signType\
/properties/traceId\
/properties/version\
/properties/sign\
/properties/code_url\
/properties/expire_time\
/properties/use_huabei\
/properties/pay_type\
/properties/order_id\
spec/codes.yaml#/ticket/OrderPending/data\
OrderPending\
OrderQueueing\
spec/ticket/get_create_status.yaml#/get/parameters\
spec/ticket/get_create_status.yaml#/get/parameters/0\
spec/ticket/get_create_status.yaml#/get/parameters/1\
spec/ticket/get_create_status.yaml#/get/parameters/2\
spec/ticket/get_create_status.yaml#/get/parameters/3\
spec/ticket/get_order.yaml#/get/responses/200/content/application~1json/schema\
sub_status\
status_name\
sub_status_name\
item_id\
total_money\
pay_channel\
refund_status\
pay_time\
create_at\
pay_remain_time\
ctime\
source\
ticket_agent\
deliver_type_name\
free_deliver\
img\
item_info\
buyer_infos\
spec/ticket/schemas/order.yaml#/Order\
Unpaid\
Paid\
Cancelled\
WaitingForPayment\
/properties/sub_status\
/properties/status_name\
/properties/sub_status_name\
/properties/item_id\
/properties/total_money\
/properties/pay_channel\
/properties/refund_status\
/properties/pay_time\
/properties/create_at\
/properties/pay_remain_time\
/properties/ctime\
/properties/source\
/properties/ticket_agent\
/properties/deliver_type_name\
/properties/free_deliver\
/properties/img\
time\
ticket_type_name\
/properties/item_info\
/properties/time\
/properties/ticket_type_name\
/properties/buyer_infos\
spec/ticket/get_order.yaml#/get/parameters\
spec/ticket/get_order.yaml#/get/parameters/0\
spec/ticket/get_order.yaml#/get/parameters/1\
spec/charge/quick_pay.yaml#/post/responses/200/content/application~1json/schema\
spec/charge/quick_pay.yaml#/post/x-codes\
up_mid\
order_no\
elec_num\
exp\
/properties/up_mid\
/properties/order_no\
/properties/elec_num\
/properties/exp\
BelowMinimum\
InsufficientBCoins\
Retired\
v_voucher\
spec/codes.yaml#/charge/RiskControl/data\
/properties/v_voucher\
ttl\
spec/envelopes.yaml#/ChargeSuccess\
/properties/ttl\
spec/envelopes.yaml#/ChargeRefusal\
spec/envelopes.yaml#/ChargeIsSuccess\
ServerError\
server\
BadRequest\
CsrfFailed\
auth\
NotLoggedIn\
Answered\
spec/charge/quick_pay.yaml#/post\
otype\
oid\
csrf\
spec/charge/quick_pay.yaml#/post/requestBody/content/application~1x-www-form-urlencoded/schema\
status -2\
up\
archive\
Up\
Archive\
/properties/otype\
/properties/oid\
/properties/csrf\
";

static ARRAYS: Arrays = Arrays {
    text: Borrowed(TEXT),
    nodes: Borrowed(&NODES),
    objects: Borrowed(&OBJECTS),
    arrays: Borrowed(&ARRAY_RULES),
    checks: Borrowed(&CHECKS),
    properties: Borrowed(&PROPERTIES),
    patterned: Borrowed(&PATTERNED),
    dependents: Borrowed(&DEPENDENTS),
    ids: Borrowed(&IDS),
    texts: Borrowed(&TEXTS),
    constants: Borrowed(&CONSTANTS),
    patterns: Borrowed(&PATTERNS),
    notes: Borrowed(&NOTES),
    known: Borrowed(&KNOWN),
    envelopes: Borrowed(&ENVELOPES),
    expects: Borrowed(&EXPECTS),
    places: Borrowed(&PLACES),
};

#[rustfmt::skip]
static NODES: [Node; 480] = [
node(0, 2, NONE, text(0, 0), NONE, NONE, list(0, 1), NONE),
node(0, 2, 0, text(129, 8), NONE, NONE, list(1, 1), NONE),
node(0, 0, 1, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 1, text(149, 8), 0, NONE, list(0, 0), NONE),
node(0, 2, 3, text(157, 16), NONE, NONE, list(3, 1), NONE),
node(0, 0, 0, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(64, 0, NONE, text(0, 0), 1, NONE, list(5, 1), 0),
node(0, 0, 6, text(137, 8), NONE, NONE, list(6, 1), NONE),
node(5, 0, 6, text(240, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 6, text(257, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 6, text(273, 18), NONE, NONE, list(0, 0), NONE),
node(16, 0, 6, text(291, 15), NONE, NONE, list(0, 0), NONE),
node(16, 0, 6, text(306, 19), NONE, NONE, list(0, 0), NONE),
node(0, 0, 6, text(157, 16), NONE, NONE, list(0, 0), NONE),
node(65, 2, NONE, text(0, 0), 2, NONE, list(0, 0), NONE),
node(4, 2, 14, text(812, 15), NONE, NONE, list(0, 0), 1),
node(4, 0, 14, text(827, 14), NONE, NONE, list(0, 0), NONE),
node(16, 0, 14, text(841, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(857, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(877, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(897, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(913, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(931, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(950, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(972, 20), NONE, NONE, list(0, 0), NONE),
node(16, 0, 14, text(992, 29), NONE, NONE, list(0, 0), 2),
node(64, 0, 25, text(1032, 14), 3, NONE, list(0, 0), NONE),
node(0, 0, 26, text(1046, 17), NONE, NONE, list(7, 1), NONE),
node(0, 0, 26, text(1063, 18), NONE, NONE, list(7, 1), NONE),
node(16, 0, 14, text(1081, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1104, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1125, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1141, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1162, 24), NONE, NONE, list(0, 0), NONE),
node(2, 0, 14, text(1186, 20), NONE, NONE, list(0, 0), NONE),
node(5, 0, 14, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1229, 29), NONE, NONE, list(0, 0), NONE),
node(16, 0, 14, text(1258, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1280, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1302, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1322, 22), NONE, NONE, list(0, 0), NONE),
node(0, 0, 14, text(1344, 22), NONE, NONE, list(0, 0), NONE),
node(64, 0, 14, text(1375, 24), 4, NONE, list(0, 0), NONE),
node(4, 0, 42, text(1399, 15), NONE, NONE, list(0, 0), NONE),
node(4, 0, 42, text(1414, 15), NONE, NONE, list(0, 0), NONE),
node(2, 0, 42, text(1429, 15), NONE, NONE, list(0, 0), NONE),
node(2, 0, 14, text(1444, 23), NONE, NONE, list(0, 0), NONE),
node(2, 0, 14, text(1467, 28), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1495, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1516, 24), NONE, NONE, list(0, 0), NONE),
node(2, 0, 14, text(1540, 22), NONE, NONE, list(0, 0), NONE),
node(32, 0, 14, text(1562, 26), NONE, 0, list(0, 0), NONE),
node(0, 0, 51, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1594, 23), NONE, NONE, list(0, 0), NONE),
node(65, 0, 14, text(1617, 21), 5, NONE, list(0, 0), NONE),
node(0, 0, 54, text(1638, 21), NONE, NONE, list(0, 0), NONE),
node(4, 2, 14, text(1659, 27), NONE, NONE, list(0, 0), 1),
node(32, 0, 14, text(1686, 23), NONE, 1, list(0, 0), NONE),
node(64, 0, 57, text(1588, 6), 6, NONE, list(0, 0), NONE),
node(16, 0, 58, text(1713, 16), NONE, NONE, list(0, 0), NONE),
node(32, 0, 14, text(1729, 23), NONE, 2, list(0, 0), NONE),
node(0, 0, 60, text(1588, 6), NONE, NONE, list(8, 1), NONE),
node(16, 0, 14, text(1752, 21), NONE, NONE, list(0, 0), NONE),
node(0, 0, 14, text(1773, 28), NONE, NONE, list(9, 1), NONE),
node(2, 0, 14, text(1801, 19), NONE, NONE, list(0, 0), NONE),
node(2, 0, 14, text(1820, 22), NONE, NONE, list(0, 0), NONE),
node(0, 0, 14, text(1842, 19), NONE, NONE, list(10, 1), NONE),
node(4, 0, 14, text(1861, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 14, text(1885, 24), NONE, NONE, list(0, 0), NONE),
node(64, 0, 14, text(1923, 22), 7, NONE, list(0, 0), NONE),
node(16, 0, 69, text(841, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 69, text(1945, 26), NONE, NONE, list(0, 0), NONE),
node(65, 0, 14, text(1975, 28), 8, NONE, list(0, 0), NONE),
node(4, 0, 72, text(1125, 16), NONE, NONE, list(0, 0), NONE),
node(32, 0, 72, text(2003, 16), NONE, 3, list(0, 0), NONE),
node(64, 0, 74, text(1588, 6), 9, NONE, list(0, 0), NONE),
node(16, 0, 75, text(2032, 18), NONE, NONE, list(0, 0), NONE),
node(0, 0, 75, text(2050, 19), NONE, NONE, list(11, 1), NONE),
node(16, 0, 77, text(129, 8), NONE, NONE, list(0, 0), NONE),
node(32, 0, 77, text(173, 8), NONE, 4, list(0, 0), NONE),
node(0, 0, 79, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 10, NONE, list(12, 2), NONE),
node(0, 0, 81, text(2103, 4), NONE, NONE, list(6, 1), NONE),
node(0, 0, 81, text(2107, 8), 11, NONE, list(0, 0), NONE),
node(0, 0, 81, text(2115, 8), 12, NONE, list(0, 0), NONE),
node(5, 0, 81, text(240, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 81, text(257, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 81, text(273, 18), NONE, NONE, list(0, 0), NONE),
node(16, 0, 81, text(291, 15), NONE, NONE, list(0, 0), NONE),
node(16, 0, 81, text(306, 19), NONE, NONE, list(0, 0), NONE),
node(0, 0, 81, text(157, 16), NONE, NONE, list(0, 0), NONE),
node(0, 0, NONE, text(0, 0), NONE, NONE, list(14, 1), NONE),
node(0, 0, 91, text(2107, 8), 13, NONE, list(0, 0), NONE),
node(0, 0, 92, text(240, 17), NONE, NONE, list(15, 1), NONE),
node(0, 0, 91, text(2115, 8), 14, NONE, list(0, 0), NONE),
node(1, 0, 94, text(240, 17), NONE, NONE, list(0, 0), NONE),
node(0, 0, 94, text(257, 16), NONE, NONE, list(15, 1), NONE),
node(64, 0, NONE, text(0, 0), 15, NONE, list(0, 0), NONE),
node(16, 0, 97, text(2204, 15), NONE, NONE, list(0, 0), NONE),
node(16, 0, 97, text(2219, 16), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 16, NONE, list(0, 0), NONE),
node(0, 0, 100, text(2407, 20), NONE, NONE, list(16, 1), NONE),
node(4, 0, 100, text(827, 14), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(950, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 100, text(841, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(1125, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2427, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2450, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2487, 25), NONE, NONE, list(0, 0), 3),
node(4, 0, 100, text(1141, 21), NONE, NONE, list(0, 0), NONE),
node(32, 0, 100, text(2512, 23), NONE, 5, list(0, 0), NONE),
node(0, 0, 110, text(1588, 6), NONE, NONE, list(17, 1), NONE),
node(4, 0, 100, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(1229, 29), NONE, NONE, list(0, 0), NONE),
node(0, 0, 100, text(2535, 24), NONE, NONE, list(0, 0), NONE),
node(16, 0, 100, text(2559, 21), NONE, NONE, list(0, 0), NONE),
node(2, 0, 100, text(2580, 21), NONE, NONE, list(0, 0), NONE),
node(2, 0, 100, text(2601, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(1302, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2622, 22), NONE, NONE, list(0, 0), NONE),
node(0, 0, 100, text(1773, 28), NONE, NONE, list(9, 1), NONE),
node(16, 0, 100, text(2644, 21), NONE, NONE, list(0, 0), NONE),
node(16, 0, 100, text(2665, 26), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2691, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 4),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 5),
node(64, 0, NONE, text(0, 0), 17, NONE, list(0, 0), NONE),
node(0, 0, 126, text(3000, 18), NONE, NONE, list(9, 1), NONE),
node(17, 0, 126, text(3018, 24), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 18, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3267, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3288, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(827, 14), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3307, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3329, 17), NONE, NONE, list(0, 0), NONE),
node(16, 0, 129, text(2219, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 129, text(2622, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 129, text(1302, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(1125, 16), NONE, NONE, list(0, 0), NONE),
node(2, 0, 129, text(3346, 25), NONE, NONE, list(0, 0), NONE),
node(16, 0, 129, text(3371, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3390, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(931, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3411, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3430, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3449, 15), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3464, 20), NONE, NONE, list(0, 0), NONE),
node(0, 0, 129, text(1752, 21), NONE, NONE, list(16, 1), NONE),
node(64, 0, 129, text(3496, 24), 19, NONE, list(0, 0), NONE),
node(4, 0, 148, text(3449, 15), NONE, NONE, list(0, 0), NONE),
node(4, 0, 148, text(3520, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 148, text(3464, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(1495, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3544, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3567, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3585, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3607, 23), NONE, NONE, list(0, 0), NONE),
node(65, 0, 129, text(3684, 24), 20, NONE, list(0, 0), NONE),
node(4, 0, 157, text(3329, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 157, text(3708, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 157, text(3732, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 157, text(3750, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 157, text(3770, 21), NONE, NONE, list(0, 0), NONE),
node(2, 0, 157, text(3791, 31), NONE, NONE, list(0, 0), NONE),
node(33, 0, 129, text(3822, 24), NONE, 6, list(0, 0), NONE),
node(16, 0, 164, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(4, 0, 129, text(3846, 22), NONE, NONE, list(0, 0), NONE),
node(2, 0, 129, text(2580, 21), NONE, NONE, list(0, 0), NONE),
node(0, 0, 129, text(3868, 18), NONE, NONE, list(0, 0), NONE),
node(0, 0, 129, text(1773, 28), NONE, NONE, list(9, 1), NONE),
node(16, 0, 129, text(3886, 23), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 21, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(18, 1), NONE),
node(0, 2, 174, text(129, 8), NONE, NONE, list(19, 1), NONE),
node(0, 0, 175, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 175, text(149, 8), 22, NONE, list(0, 0), NONE),
node(64, 2, 177, text(157, 16), 23, NONE, list(0, 0), NONE),
node(17, 2, 178, text(4351, 17), NONE, NONE, list(0, 0), 6),
node(64, 2, 178, text(4448, 18), 24, NONE, list(0, 0), NONE),
node(4, 0, 180, text(4466, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 180, text(4482, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 180, text(4506, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 180, text(4528, 26), NONE, NONE, list(0, 0), NONE),
node(16, 0, 180, text(4554, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 180, text(4574, 22), NONE, NONE, list(0, 0), NONE),
node(16, 2, 180, text(4596, 19), NONE, NONE, list(0, 0), 6),
node(4, 0, 180, text(1125, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 180, text(4615, 17), NONE, NONE, list(0, 0), NONE),
node(16, 0, 180, text(4632, 17), NONE, NONE, list(0, 0), NONE),
node(16, 0, 180, text(291, 15), NONE, NONE, list(0, 0), NONE),
node(16, 0, 180, text(4649, 17), NONE, NONE, list(0, 0), NONE),
node(17, 0, 178, text(4666, 24), NONE, NONE, list(0, 0), NONE),
node(17, 0, 178, text(3886, 23), NONE, NONE, list(0, 0), NONE),
node(17, 0, 178, text(4690, 23), NONE, NONE, list(0, 0), NONE),
node(17, 0, 178, text(4713, 23), NONE, NONE, list(0, 0), NONE),
node(17, 0, 178, text(4736, 22), NONE, NONE, list(0, 0), NONE),
node(17, 0, 178, text(4758, 22), NONE, NONE, list(0, 0), NONE),
node(0, 2, 178, text(4780, 19), NONE, NONE, list(20, 1), NONE),
node(33, 0, 178, text(4799, 25), NONE, 7, list(0, 0), NONE),
node(0, 0, 200, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(33, 0, 178, text(4824, 24), NONE, 8, list(0, 0), NONE),
node(0, 0, 202, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(17, 2, 178, text(4848, 18), NONE, NONE, list(0, 0), 6),
node(0, 0, 174, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(65, 2, NONE, text(0, 0), 25, NONE, list(0, 0), NONE),
node(65, 2, 206, text(4780, 19), 26, NONE, list(0, 0), 1),
node(0, 0, 207, text(1638, 21), NONE, NONE, list(0, 0), NONE),
node(65, 2, NONE, text(0, 0), 27, NONE, list(0, 0), NONE),
node(64, 2, 209, text(4780, 19), 28, NONE, list(0, 0), 1),
node(0, 0, 210, text(1638, 21), NONE, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 29, NONE, list(0, 0), NONE),
node(4, 0, 212, text(5038, 22), NONE, NONE, list(0, 0), NONE),
node(16, 2, 212, text(5060, 20), NONE, NONE, list(0, 0), 1),
node(32, 0, 212, text(5080, 21), NONE, 9, list(0, 0), NONE),
node(16, 0, 215, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(65, 2, 212, text(5101, 22), 30, NONE, list(0, 0), 1),
node(0, 0, 217, text(1638, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 212, text(5123, 22), NONE, NONE, list(0, 0), NONE),
node(0, 0, 212, text(4466, 16), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 31, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 32, NONE, list(0, 0), NONE),
node(4, 0, 223, text(3307, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 223, text(5495, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 223, text(5516, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 223, text(5534, 17), NONE, NONE, list(0, 0), NONE),
node(0, 0, 223, text(5551, 22), NONE, NONE, list(21, 1), NONE),
node(16, 2, 223, text(4351, 17), NONE, NONE, list(0, 0), 6),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 7),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(22, 1), NONE),
node(0, 2, 231, text(129, 8), NONE, NONE, list(23, 1), NONE),
node(0, 0, 232, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 232, text(149, 8), 33, NONE, list(0, 0), NONE),
node(64, 2, 234, text(157, 16), 34, NONE, list(0, 0), NONE),
node(4, 0, 235, text(3307, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 235, text(4666, 24), NONE, NONE, list(0, 0), NONE),
node(16, 0, 235, text(4690, 23), NONE, NONE, list(0, 0), NONE),
node(0, 0, 235, text(5551, 22), NONE, NONE, list(21, 1), NONE),
node(16, 0, 235, text(1258, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 235, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 235, text(5944, 24), NONE, NONE, list(0, 0), 8),
node(16, 0, 235, text(5968, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 235, text(5495, 21), NONE, NONE, list(0, 0), NONE),
node(16, 0, 235, text(3886, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 235, text(2427, 23), NONE, NONE, list(0, 0), 9),
node(4, 0, 235, text(6009, 24), NONE, NONE, list(0, 0), 10),
node(4, 0, 235, text(5534, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 235, text(6033, 28), NONE, NONE, list(0, 0), NONE),
node(4, 0, 235, text(6061, 21), NONE, NONE, list(0, 0), NONE),
node(32, 0, 235, text(6082, 22), NONE, 10, list(0, 0), NONE),
node(0, 0, 251, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(64, 0, 235, text(6119, 21), 35, NONE, list(0, 0), NONE),
node(0, 0, 253, text(6140, 19), NONE, NONE, list(24, 1), NONE),
node(4, 0, 253, text(6159, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 253, text(6061, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 235, text(1861, 24), NONE, NONE, list(0, 0), NONE),
node(0, 0, 235, text(1842, 19), NONE, NONE, list(10, 1), NONE),
node(64, 0, 235, text(6179, 23), 36, NONE, list(0, 0), NONE),
node(4, 0, 259, text(5516, 18), NONE, NONE, list(0, 0), NONE),
node(16, 0, 259, text(841, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 259, text(3329, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 259, text(5534, 17), NONE, NONE, list(0, 0), NONE),
node(33, 0, 259, text(3822, 24), NONE, 11, list(0, 0), NONE),
node(16, 0, 264, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(4, 0, 259, text(3585, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 259, text(3607, 23), NONE, NONE, list(0, 0), NONE),
node(65, 2, 235, text(6211, 21), 37, NONE, list(0, 0), NONE),
node(32, 2, 268, text(2003, 16), NONE, 12, list(0, 0), 1),
node(64, 0, 269, text(1588, 6), 38, NONE, list(0, 0), NONE),
node(0, 0, 270, text(1638, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 268, text(6232, 21), NONE, NONE, list(0, 0), NONE),
node(16, 0, 235, text(6253, 26), NONE, NONE, list(0, 0), NONE),
node(2, 0, 235, text(1820, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 235, text(3585, 22), NONE, NONE, list(0, 0), NONE),
node(65, 0, 235, text(6279, 15), 39, NONE, list(0, 0), NONE),
node(20, 0, 276, text(3732, 18), NONE, NONE, list(25, 1), NONE),
node(16, 0, 235, text(6294, 24), NONE, NONE, list(0, 0), NONE),
node(2, 0, 235, text(6318, 24), NONE, NONE, list(0, 0), NONE),
node(2, 0, 235, text(6342, 30), NONE, NONE, list(0, 0), NONE),
node(0, 2, 235, text(6372, 24), NONE, NONE, list(0, 0), 1),
node(0, 0, 231, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 11),
node(64, 2, NONE, text(0, 0), 40, NONE, list(0, 0), NONE),
node(16, 2, NONE, text(0, 0), NONE, NONE, list(0, 0), 6),
node(16, 2, NONE, text(0, 0), NONE, NONE, list(0, 0), 6),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(26, 1), NONE),
node(0, 2, 288, text(129, 8), NONE, NONE, list(27, 1), NONE),
node(0, 0, 289, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 289, text(149, 8), 41, NONE, list(0, 0), NONE),
node(64, 2, 291, text(157, 16), 42, NONE, list(0, 0), NONE),
node(32, 2, 292, text(2003, 16), NONE, 13, list(0, 0), NONE),
node(0, 2, 293, text(1588, 6), NONE, NONE, list(28, 1), NONE),
node(0, 0, 288, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(64, 2, NONE, text(0, 0), 43, NONE, list(0, 0), NONE),
node(4, 2, 296, text(827, 14), NONE, NONE, list(0, 0), 1),
node(4, 2, 296, text(6875, 15), NONE, NONE, list(0, 0), 1),
node(16, 0, 296, text(6890, 27), NONE, NONE, list(0, 0), NONE),
node(16, 2, 296, text(6917, 23), NONE, NONE, list(0, 0), 1),
node(16, 2, 296, text(841, 16), NONE, NONE, list(0, 0), 1),
node(16, 2, 296, text(6940, 25), NONE, NONE, list(0, 0), 1),
node(16, 2, 296, text(6965, 24), NONE, NONE, list(0, 0), 1),
node(0, 0, 296, text(6989, 22), NONE, NONE, list(24, 1), NONE),
node(16, 2, 296, text(7011, 15), NONE, NONE, list(0, 0), 1),
node(20, 0, 296, text(7026, 22), NONE, NONE, list(29, 1), NONE),
node(0, 0, 296, text(7048, 19), NONE, NONE, list(30, 1), NONE),
node(4, 0, 296, text(7067, 25), NONE, NONE, list(0, 0), NONE),
node(4, 2, 296, text(7092, 21), NONE, NONE, list(0, 0), 1),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 12),
node(64, 0, NONE, text(0, 0), 44, NONE, list(0, 0), NONE),
node(16, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 13),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(31, 1), NONE),
node(0, 2, 314, text(129, 8), NONE, NONE, list(32, 1), NONE),
node(0, 0, 315, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 315, text(149, 8), 45, NONE, list(0, 0), NONE),
node(64, 2, 317, text(157, 16), 46, NONE, list(0, 0), NONE),
node(4, 0, 318, text(7489, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 318, text(7508, 27), NONE, NONE, list(0, 0), NONE),
node(16, 2, 318, text(4351, 17), NONE, NONE, list(0, 0), 6),
node(0, 0, 314, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(65, 0, NONE, text(0, 0), 47, NONE, list(0, 0), NONE),
node(4, 0, 323, text(6061, 21), NONE, NONE, list(0, 0), NONE),
node(65, 2, NONE, text(0, 0), 48, NONE, list(0, 0), NONE),
node(4, 0, 325, text(7489, 19), NONE, NONE, list(0, 0), NONE),
node(16, 2, 325, text(4351, 17), NONE, NONE, list(0, 0), 6),
node(65, 2, NONE, text(0, 0), 49, NONE, list(0, 0), NONE),
node(4, 0, 328, text(7489, 19), NONE, NONE, list(0, 0), NONE),
node(16, 2, 328, text(4351, 17), NONE, NONE, list(0, 0), 6),
node(64, 0, NONE, text(0, 0), 50, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 51, NONE, list(0, 0), NONE),
node(4, 0, 333, text(3307, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 333, text(5495, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 333, text(5516, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 333, text(5534, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 333, text(6061, 21), NONE, NONE, list(0, 0), NONE),
node(0, 0, 333, text(5551, 22), NONE, NONE, list(21, 1), NONE),
node(4, 0, 333, text(8174, 21), NONE, NONE, list(0, 0), NONE),
node(16, 2, 333, text(4351, 17), NONE, NONE, list(0, 0), 6),
node(16, 2, 333, text(8195, 20), NONE, NONE, list(0, 0), 1),
node(32, 2, 333, text(1258, 22), NONE, 14, list(0, 0), 1),
node(0, 2, 343, text(1588, 6), NONE, NONE, list(28, 1), NONE),
node(16, 2, 333, text(8215, 17), NONE, NONE, list(0, 0), 1),
node(16, 2, 333, text(7011, 15), NONE, NONE, list(0, 0), 1),
node(64, 2, 333, text(8243, 24), 52, NONE, list(0, 0), 1),
node(16, 2, 347, text(841, 16), NONE, NONE, list(0, 0), 1),
node(16, 2, 347, text(7011, 15), NONE, NONE, list(0, 0), 1),
node(20, 2, 347, text(8267, 19), NONE, NONE, list(25, 1), 1),
node(16, 2, 347, text(8286, 16), NONE, NONE, list(0, 0), 1),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(33, 1), NONE),
node(0, 2, 352, text(129, 8), NONE, NONE, list(34, 1), NONE),
node(0, 0, 353, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 353, text(149, 8), 53, NONE, list(0, 0), NONE),
node(64, 2, 355, text(157, 16), 54, NONE, list(0, 0), NONE),
node(64, 2, 356, text(8589, 20), 55, NONE, list(0, 0), NONE),
node(4, 0, 357, text(4574, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 357, text(8609, 25), NONE, NONE, list(0, 0), NONE),
node(4, 0, 357, text(8634, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 357, text(8656, 19), NONE, NONE, list(0, 0), NONE),
node(16, 0, 357, text(8675, 23), NONE, NONE, list(0, 0), NONE),
node(20, 0, 357, text(7489, 19), NONE, NONE, list(25, 1), NONE),
node(4, 0, 357, text(8698, 26), NONE, NONE, list(0, 0), NONE),
node(4, 0, 357, text(8724, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 357, text(8745, 21), NONE, NONE, list(0, 0), NONE),
node(16, 0, 357, text(8766, 21), NONE, NONE, list(0, 0), NONE),
node(16, 0, 357, text(8787, 20), NONE, NONE, list(0, 0), NONE),
node(20, 0, 357, text(8174, 21), NONE, NONE, list(25, 1), NONE),
node(0, 0, 357, text(8807, 19), NONE, NONE, list(0, 0), NONE),
node(16, 0, 357, text(8826, 19), NONE, NONE, list(0, 0), NONE),
node(16, 2, 357, text(8845, 16), NONE, NONE, list(0, 0), 6),
node(16, 2, 357, text(8861, 20), NONE, NONE, list(0, 0), 6),
node(4, 0, 357, text(8881, 23), NONE, NONE, list(0, 0), NONE),
node(2, 0, 357, text(8904, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 357, text(8926, 20), NONE, NONE, list(0, 0), NONE),
node(16, 0, 356, text(8946, 20), NONE, NONE, list(0, 0), NONE),
node(0, 0, 352, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(65, 0, NONE, text(0, 0), 56, NONE, list(0, 0), NONE),
node(16, 0, 379, text(8946, 20), NONE, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 57, NONE, list(0, 0), NONE),
node(16, 2, NONE, text(0, 0), NONE, NONE, list(0, 0), 6),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(35, 1), NONE),
node(0, 2, 386, text(129, 8), NONE, NONE, list(36, 1), NONE),
node(0, 0, 387, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 387, text(149, 8), 58, NONE, list(0, 0), NONE),
node(0, 2, 389, text(157, 16), NONE, NONE, list(37, 1), NONE),
node(0, 0, 386, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(64, 2, NONE, text(0, 0), 59, NONE, list(0, 0), NONE),
node(16, 0, 392, text(8946, 20), NONE, NONE, list(0, 0), NONE),
node(16, 2, 392, text(6875, 15), NONE, NONE, list(0, 0), 1),
node(0, 0, 392, text(5551, 22), NONE, NONE, list(21, 1), NONE),
node(4, 0, 392, text(913, 18), NONE, NONE, list(0, 0), 14),
node(4, 0, 392, text(9626, 22), NONE, NONE, list(0, 0), 15),
node(16, 0, 392, text(9648, 23), NONE, NONE, list(0, 0), NONE),
node(16, 0, 392, text(9671, 27), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(9698, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(5534, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(9717, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(6033, 28), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(6061, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(9740, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(9763, 25), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(9788, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(1885, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(9808, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 392, text(9829, 27), NONE, NONE, list(0, 0), NONE),
node(16, 0, 392, text(9856, 17), NONE, NONE, list(0, 0), NONE),
node(16, 0, 392, text(9873, 18), NONE, NONE, list(0, 0), NONE),
node(16, 0, 392, text(9891, 24), NONE, NONE, list(0, 0), NONE),
node(16, 0, 392, text(9915, 29), NONE, NONE, list(0, 0), NONE),
node(2, 0, 392, text(9944, 24), NONE, NONE, list(0, 0), NONE),
node(0, 0, 392, text(9968, 15), NONE, NONE, list(7, 1), NONE),
node(64, 0, 392, text(10_003, 21), 60, NONE, list(0, 0), NONE),
node(16, 0, 418, text(841, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 418, text(9968, 15), NONE, NONE, list(0, 0), NONE),
node(16, 0, 418, text(5968, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 418, text(3886, 23), NONE, NONE, list(0, 0), NONE),
node(16, 0, 418, text(10_024, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 418, text(10_040, 28), NONE, NONE, list(0, 0), NONE),
node(4, 0, 418, text(5495, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 418, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 418, text(1229, 29), NONE, NONE, list(0, 0), NONE),
node(4, 0, 418, text(6009, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 418, text(2450, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 418, text(2691, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 418, text(2427, 23), NONE, NONE, list(0, 0), NONE),
node(64, 0, 392, text(6179, 23), 61, NONE, list(0, 0), NONE),
node(4, 0, 432, text(3329, 17), NONE, NONE, list(0, 0), NONE),
node(32, 2, 392, text(10_068, 23), NONE, 15, list(0, 0), NONE),
node(64, 2, 434, text(1588, 6), 62, NONE, list(0, 0), NONE),
node(16, 2, 435, text(8215, 17), NONE, NONE, list(0, 0), 1),
node(16, 2, 435, text(7011, 15), NONE, NONE, list(0, 0), 1),
node(16, 2, 435, text(6917, 23), NONE, NONE, list(0, 0), 1),
node(0, 0, 435, text(7048, 19), NONE, NONE, list(30, 1), NONE),
node(64, 0, NONE, text(0, 0), 63, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(38, 1), NONE),
node(0, 2, 443, text(129, 8), NONE, NONE, list(39, 1), NONE),
node(0, 0, 444, text(137, 8), NONE, NONE, list(40, 1), NONE),
node(0, 2, 444, text(149, 8), 64, NONE, list(0, 0), NONE),
node(64, 2, 446, text(157, 16), 65, NONE, list(0, 0), NONE),
node(4, 2, 447, text(812, 15), NONE, NONE, list(0, 0), 1),
node(4, 2, 447, text(10_365, 18), NONE, NONE, list(0, 0), 1),
node(16, 2, 447, text(10_383, 20), NONE, NONE, list(0, 0), 6),
node(4, 0, 447, text(10_403, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 447, text(10_423, 15), NONE, NONE, list(0, 0), NONE),
node(4, 0, 447, text(913, 18), NONE, NONE, list(41, 1), 16),
node(16, 0, 447, text(291, 15), NONE, NONE, list(0, 0), NONE),
node(0, 0, 443, text(173, 8), NONE, NONE, list(42, 1), NONE),
node(65, 2, NONE, text(0, 0), 66, NONE, list(0, 0), NONE),
node(16, 2, 456, text(10_524, 21), NONE, NONE, list(0, 0), 6),
node(64, 0, NONE, text(0, 0), 67, NONE, list(43, 1), 17),
node(0, 0, 458, text(137, 8), NONE, NONE, list(44, 1), NONE),
node(4, 0, 458, text(257, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 458, text(306, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 458, text(10_582, 15), NONE, NONE, list(0, 0), NONE),
node(0, 0, 458, text(157, 16), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 68, NONE, list(45, 1), NONE),
node(0, 0, 464, text(2103, 4), NONE, NONE, list(44, 1), NONE),
node(4, 0, 464, text(257, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 464, text(306, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 464, text(10_582, 15), NONE, NONE, list(0, 0), NONE),
node(0, 0, 464, text(157, 16), NONE, NONE, list(0, 0), NONE),
node(0, 0, NONE, text(0, 0), NONE, NONE, list(46, 1), NONE),
node(0, 0, 470, text(2107, 8), 69, NONE, list(0, 0), NONE),
node(0, 0, 471, text(257, 16), NONE, NONE, list(15, 1), NONE),
node(64, 0, NONE, text(0, 0), 70, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 71, NONE, list(0, 0), NONE),
node(4, 0, 474, text(10_403, 20), NONE, NONE, list(0, 0), 18),
node(4, 2, 474, text(10_365, 18), NONE, NONE, list(0, 0), 1),
node(16, 0, 474, text(10_892, 17), NONE, NONE, list(47, 1), 19),
node(4, 2, 474, text(10_909, 15), NONE, NONE, list(0, 0), 1),
node(16, 2, 474, text(10_924, 16), NONE, NONE, list(0, 0), 6),
];

#[rustfmt::skip]
static OBJECTS: [ObjectRule; 72] = [
object(true, list(0, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(1, 6), list(6, 6), list(0, 0), NONE, list(0, 1)),
object(true, list(7, 45), list(12, 45), list(0, 0), NONE, list(3, 2)),
object(true, list(52, 2), list(57, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(54, 3), list(59, 3), list(0, 0), NONE, list(0, 0)),
object(false, list(0, 0), list(0, 0), list(0, 0), 55, list(0, 0)),
object(true, list(57, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(58, 2), list(57, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(60, 2), list(57, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(62, 2), list(57, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(64, 6), list(6, 6), list(0, 0), NONE, list(0, 0)),
object(false, list(0, 0), list(0, 0), list(0, 0), NONE, list(5, 1)),
object(false, list(0, 0), list(0, 0), list(0, 0), NONE, list(6, 1)),
object(true, list(70, 1), list(4, 1), list(0, 0), NONE, list(5, 1)),
object(true, list(71, 2), list(57, 2), list(0, 0), NONE, list(6, 1)),
object(true, list(73, 2), list(57, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(75, 22), list(68, 22), list(0, 0), NONE, list(7, 2)),
object(true, list(97, 2), list(57, 2), list(0, 0), NONE, list(9, 2)),
object(true, list(99, 31), list(90, 31), list(0, 0), NONE, list(11, 2)),
object(true, list(130, 3), list(121, 3), list(0, 0), NONE, list(13, 3)),
object(true, list(133, 6), list(124, 6), list(0, 0), NONE, list(0, 0)),
object(true, list(139, 2), list(57, 2), list(0, 0), NONE, list(16, 1)),
object(true, list(141, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(142, 12), list(134, 12), list(0, 0), NONE, list(17, 1)),
object(true, list(154, 12), list(146, 12), list(0, 0), NONE, list(18, 1)),
object(true, list(166, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(false, list(0, 0), list(0, 0), list(0, 0), 208, list(0, 0)),
object(true, list(167, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(false, list(0, 0), list(0, 0), list(0, 0), 211, list(0, 0)),
object(true, list(168, 6), list(158, 6), list(0, 0), NONE, list(0, 0)),
object(false, list(0, 0), list(0, 0), list(0, 0), 218, list(0, 0)),
object(true, list(174, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(175, 6), list(164, 6), list(0, 0), NONE, list(19, 4)),
object(true, list(181, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(182, 29), list(174, 29), list(0, 0), NONE, list(23, 5)),
object(true, list(211, 3), list(203, 3), list(0, 0), NONE, list(0, 0)),
object(true, list(214, 7), list(206, 7), list(0, 0), NONE, list(28, 1)),
object(true, list(221, 2), list(213, 2), list(0, 0), NONE, list(0, 0)),
object(false, list(0, 0), list(0, 0), list(0, 0), 271, list(0, 0)),
object(true, list(223, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(224, 3), list(215, 3), list(0, 0), NONE, list(29, 1)),
object(true, list(227, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(228, 1), list(4, 1), list(0, 0), NONE, list(30, 1)),
object(true, list(229, 13), list(222, 13), list(0, 0), NONE, list(31, 10)),
object(true, list(242, 2), list(213, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(244, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(245, 3), list(121, 3), list(0, 0), NONE, list(41, 2)),
object(true, list(248, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(249, 2), list(213, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(251, 2), list(213, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(253, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(254, 13), list(239, 13), list(0, 0), NONE, list(43, 6)),
object(true, list(267, 4), list(252, 4), list(0, 0), NONE, list(0, 0)),
object(true, list(271, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(272, 2), list(57, 2), list(0, 0), NONE, list(49, 1)),
object(true, list(274, 19), list(260, 19), list(0, 0), NONE, list(0, 0)),
object(true, list(293, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(294, 4), list(279, 4), list(0, 0), NONE, list(29, 1)),
object(true, list(298, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(299, 28), list(287, 28), list(0, 0), NONE, list(0, 0)),
object(true, list(327, 13), list(315, 13), list(0, 0), NONE, list(0, 0)),
object(true, list(340, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(341, 4), list(328, 4), list(0, 0), NONE, list(0, 0)),
object(true, list(345, 2), list(213, 2), list(0, 0), NONE, list(49, 1)),
object(true, list(347, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(348, 7), list(336, 7), list(0, 0), NONE, list(50, 7)),
object(true, list(355, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(356, 4), list(344, 4), list(0, 0), NONE, list(0, 1)),
object(true, list(360, 4), list(344, 4), list(0, 0), NONE, list(6, 1)),
object(true, list(364, 1), list(4, 1), list(0, 0), NONE, list(6, 1)),
object(true, list(0, 0), list(0, 0), list(0, 0), NONE, list(0, 0)),
object(true, list(365, 5), list(349, 5), list(0, 0), NONE, list(63, 5)),
];

#[rustfmt::skip]
static ARRAY_RULES: [ArrayRule; 16] = [
array(list(0, 0), 52, NONE, None, None), array(list(0, 0), 58, NONE, None, None),
array(list(0, 0), 61, NONE, None, None), array(list(0, 0), 75, NONE, None, None),
array(list(0, 0), 80, NONE, None, None), array(list(0, 0), 111, NONE, None, None),
array(list(0, 0), 165, NONE, None, None), array(list(0, 0), 201, NONE, None, None),
array(list(0, 0), 203, NONE, None, None), array(list(0, 0), 216, NONE, None, None),
array(list(0, 0), 252, NONE, None, None), array(list(0, 0), 265, NONE, None, None),
array(list(0, 0), 270, NONE, None, None), array(list(0, 0), 294, NONE, None, None),
array(list(0, 0), 344, NONE, None, None), array(list(0, 0), 435, NONE, None, None),
];

#[rustfmt::skip]
static CHECKS: [Check; 48] = [
Check::OneOf(list(0, 2)), Check::AllOf(list(2, 2)), Check::Ref(6), Check::Ref(14), Check::Ref(81),
Check::AllOf(list(5, 1)), Check::Ref(91), Check::Ref(97), Check::Ref(100), Check::Ref(124),
Check::Ref(125), Check::OneOf(list(62, 2)), Check::Not(82), Check::AnyOf(list(64, 2)),
Check::AnyOf(list(66, 2)), Check::Const(Constant::Number(Number::Unsigned(0))), Check::Ref(126),
Check::Ref(129), Check::OneOf(list(130, 2)), Check::AllOf(list(132, 2)), Check::Ref(212),
Check::Ref(230), Check::OneOf(list(170, 2)), Check::AllOf(list(172, 2)), Check::Ref(283),
Check::Pattern(0), Check::OneOf(list(218, 2)), Check::AllOf(list(220, 2)), Check::Ref(296),
Check::Pattern(1), Check::Ref(310), Check::OneOf(list(235, 2)), Check::AllOf(list(237, 2)),
Check::OneOf(list(256, 2)), Check::AllOf(list(258, 2)), Check::OneOf(list(283, 2)),
Check::AllOf(list(285, 2)), Check::Ref(392), Check::OneOf(list(332, 2)), Check::AllOf(list(334, 2)),
Check::Ref(458), Check::Enum(list(1, 4)), Check::Ref(464), Check::AllOf(list(343, 1)),
Check::Ref(470), Check::Not(465), Check::AnyOf(list(348, 1)), Check::Enum(list(6, 2)),
];

#[rustfmt::skip]
static PROPERTIES: [Property; 370] = [
property(text(145, 4), 4), property(text(181, 5), 8), property(text(186, 4), 9),
property(text(190, 6), 10), property(text(196, 3), 11), property(text(199, 7), 12),
property(text(145, 4), 13), property(text(325, 3), 15), property(text(328, 2), 16),
property(text(330, 4), 17), property(text(334, 8), 18), property(text(342, 8), 19),
property(text(350, 4), 20), property(text(354, 6), 21), property(text(360, 7), 22),
property(text(367, 10), 23), property(text(377, 8), 24), property(text(385, 17), 25),
property(text(402, 11), 29), property(text(413, 9), 30), property(text(422, 4), 31),
property(text(426, 9), 32), property(text(435, 12), 33), property(text(447, 8), 34),
property(text(455, 11), 35), property(text(466, 17), 36), property(text(483, 10), 37),
property(text(493, 10), 38), property(text(503, 8), 39), property(text(511, 10), 40),
property(text(521, 10), 41), property(text(531, 12), 42), property(text(543, 11), 46),
property(text(554, 16), 47), property(text(570, 9), 48), property(text(579, 12), 49),
property(text(591, 10), 50), property(text(601, 14), 51), property(text(615, 11), 53),
property(text(626, 9), 54), property(text(635, 15), 56), property(text(650, 11), 57),
property(text(661, 11), 60), property(text(672, 9), 62), property(text(681, 16), 63),
property(text(697, 7), 64), property(text(704, 10), 65), property(text(714, 7), 66),
property(text(721, 12), 67), property(text(733, 12), 68), property(text(745, 10), 69),
property(text(755, 16), 72), property(text(1021, 5), 27), property(text(1026, 6), 28),
property(text(1366, 3), 43), property(text(1369, 3), 44), property(text(1372, 3), 45),
property(text(1709, 4), 59), property(text(330, 4), 70), property(text(1909, 14), 71),
property(text(422, 4), 73), property(text(1971, 4), 74), property(text(2019, 6), 76),
property(text(2025, 7), 77), property(text(181, 5), 85), property(text(186, 4), 86),
property(text(190, 6), 87), property(text(196, 3), 88), property(text(199, 7), 89),
property(text(145, 4), 90), property(text(181, 5), 93), property(text(181, 5), 95),
property(text(186, 4), 96), property(text(2159, 3), 98), property(text(2162, 4), 99),
property(text(2235, 8), 101), property(text(328, 2), 102), property(text(367, 10), 103),
property(text(330, 4), 104), property(text(422, 4), 105), property(text(2243, 11), 106),
property(text(2254, 11), 107), property(text(2265, 13), 108), property(text(426, 9), 109),
property(text(2278, 11), 110), property(text(455, 11), 112), property(text(466, 17), 113),
property(text(2289, 12), 114), property(text(2301, 9), 115), property(text(2310, 9), 116),
property(text(2319, 9), 117), property(text(503, 8), 118), property(text(2328, 10), 119),
property(text(681, 16), 120), property(text(2338, 9), 121), property(text(2347, 14), 122),
property(text(2361, 7), 123), property(text(2941, 6), 127), property(text(2947, 12), 128),
property(text(3042, 9), 130), property(text(3051, 7), 131), property(text(328, 2), 132),
property(text(3058, 10), 133), property(text(3068, 5), 134), property(text(2162, 4), 135),
property(text(2328, 10), 136), property(text(503, 8), 137), property(text(422, 4), 138),
property(text(3073, 13), 139), property(text(3086, 7), 140), property(text(3093, 9), 141),
property(text(360, 7), 142), property(text(3102, 7), 143), property(text(3109, 7), 144),
property(text(3116, 3), 145), property(text(3119, 8), 146), property(text(672, 9), 147),
property(text(3127, 12), 148), property(text(570, 9), 152), property(text(3139, 11), 153),
property(text(3150, 6), 154), property(text(3156, 10), 155), property(text(3166, 11), 156),
property(text(3177, 12), 157), property(text(3189, 12), 164), property(text(3201, 10), 166),
property(text(2310, 9), 167), property(text(3211, 6), 168), property(text(681, 16), 169),
property(text(3217, 11), 170), property(text(3116, 3), 149), property(text(3484, 12), 150),
property(text(3119, 8), 151), property(text(3068, 5), 158), property(text(3630, 12), 159),
property(text(3642, 6), 160), property(text(3648, 8), 161), property(text(3656, 9), 162),
property(text(3665, 19), 163), property(text(3937, 7), 172), property(text(328, 2), 173),
property(text(145, 4), 178), property(text(4248, 5), 179), property(text(4253, 6), 180),
property(text(4259, 12), 193), property(text(3217, 11), 194), property(text(4271, 11), 195),
property(text(4282, 11), 196), property(text(4293, 10), 197), property(text(4303, 10), 198),
property(text(4313, 7), 199), property(text(4320, 13), 200), property(text(4333, 12), 202),
property(text(4345, 6), 204), property(text(4368, 4), 181), property(text(4372, 12), 182),
property(text(4384, 10), 183), property(text(4394, 14), 184), property(text(4408, 8), 185),
property(text(4416, 10), 186), property(text(4426, 7), 187), property(text(422, 4), 188),
property(text(4433, 5), 189), property(text(4438, 5), 190), property(text(196, 3), 191),
property(text(4443, 5), 192), property(text(4313, 7), 207), property(text(4313, 7), 210),
property(text(4946, 10), 213), property(text(4956, 8), 214), property(text(4964, 9), 215),
property(text(4973, 10), 217), property(text(4983, 10), 219), property(text(4368, 4), 220),
property(text(3058, 10), 222), property(text(3058, 10), 224), property(text(5367, 9), 225),
property(text(5376, 6), 226), property(text(5382, 5), 227), property(text(5387, 10), 228),
property(text(4248, 5), 229), property(text(145, 4), 235), property(text(3058, 10), 236),
property(text(4259, 12), 237), property(text(4271, 11), 238), property(text(5387, 10), 239),
property(text(483, 10), 240), property(text(455, 11), 241), property(text(5746, 12), 242),
property(text(5758, 10), 243), property(text(5367, 9), 244), property(text(3217, 11), 245),
property(text(2243, 11), 246), property(text(5768, 12), 247), property(text(5382, 5), 248),
property(text(5780, 16), 249), property(text(5796, 9), 250), property(text(5805, 10), 251),
property(text(5815, 9), 253), property(text(721, 12), 257), property(text(714, 7), 258),
property(text(5824, 11), 259), property(text(5835, 9), 268), property(text(5844, 14), 273),
property(text(704, 10), 274), property(text(3156, 10), 275), property(text(5858, 3), 276),
property(text(5861, 12), 278), property(text(5873, 12), 279), property(text(5885, 18), 280),
property(text(5903, 12), 281), property(text(6104, 7), 254), property(text(6111, 8), 255),
property(text(5796, 9), 256), property(text(5376, 6), 260), property(text(330, 4), 261),
property(text(3068, 5), 262), property(text(5382, 5), 263), property(text(3189, 12), 264),
property(text(3156, 10), 266), property(text(3166, 11), 267), property(text(1971, 4), 269),
property(text(6202, 9), 272), property(text(3642, 6), 277), property(text(4248, 5), 285),
property(text(4426, 7), 286), property(text(3058, 10), 287), property(text(145, 4), 292),
property(text(1971, 4), 293), property(text(328, 2), 297), property(text(6732, 3), 298),
property(text(6735, 15), 299), property(text(6750, 11), 300), property(text(330, 4), 301),
property(text(6761, 13), 302), property(text(6774, 12), 303), property(text(6786, 10), 304),
property(text(6796, 3), 305), property(text(6799, 10), 306), property(text(6809, 7), 307),
property(text(6816, 13), 308), property(text(6829, 9), 309), property(text(6786, 10), 312),
property(text(7197, 9), 313), property(text(145, 4), 318), property(text(7467, 7), 319),
property(text(7474, 15), 320), property(text(4248, 5), 321), property(text(5796, 9), 324),
property(text(7467, 7), 326), property(text(4248, 5), 327), property(text(7467, 7), 329),
property(text(4248, 5), 330), property(text(3058, 10), 332), property(text(3058, 10), 334),
property(text(5367, 9), 335), property(text(5376, 6), 336), property(text(5382, 5), 337),
property(text(5796, 9), 338), property(text(5387, 10), 339), property(text(8043, 9), 340),
property(text(4248, 5), 341), property(text(8052, 8), 342), property(text(483, 10), 343),
property(text(8060, 5), 345), property(text(6796, 3), 346), property(text(8065, 12), 347),
property(text(330, 4), 348), property(text(6796, 3), 349), property(text(8232, 7), 350),
property(text(8239, 4), 351), property(text(145, 4), 356), property(text(8435, 8), 357),
property(text(8443, 8), 377), property(text(4416, 10), 358), property(text(8451, 13), 359),
property(text(8464, 10), 360), property(text(8474, 7), 361), property(text(8481, 11), 362),
property(text(7467, 7), 363), property(text(8492, 14), 364), property(text(8506, 9), 365),
property(text(8515, 9), 366), property(text(8524, 9), 367), property(text(8533, 8), 368),
property(text(8043, 9), 369), property(text(8541, 7), 370), property(text(3937, 7), 371),
property(text(8548, 4), 372), property(text(8552, 8), 373), property(text(8560, 11), 374),
property(text(8571, 10), 375), property(text(8581, 8), 376), property(text(8443, 8), 380),
property(text(4248, 5), 382), property(text(8043, 9), 383), property(text(3058, 10), 384),
property(text(7467, 7), 385), property(text(145, 4), 390), property(text(8443, 8), 393),
property(text(6732, 3), 394), property(text(5387, 10), 395), property(text(354, 6), 396),
property(text(9368, 10), 397), property(text(9378, 11), 398), property(text(9389, 15), 399),
property(text(9404, 7), 400), property(text(5382, 5), 401), property(text(9411, 11), 402),
property(text(5780, 16), 403), property(text(5796, 9), 404), property(text(455, 11), 405),
property(text(9422, 11), 406), property(text(9433, 13), 407), property(text(9446, 8), 408),
property(text(733, 12), 409), property(text(9454, 9), 410), property(text(9463, 15), 411),
property(text(9478, 5), 412), property(text(9483, 6), 413), property(text(9489, 12), 414),
property(text(9501, 17), 415), property(text(9518, 12), 416), property(text(9530, 3), 417),
property(text(9533, 9), 418), property(text(5824, 11), 432), property(text(9542, 11), 434),
property(text(330, 4), 419), property(text(9530, 3), 420), property(text(5758, 10), 421),
property(text(3217, 11), 422), property(text(9983, 4), 423), property(text(9987, 16), 424),
property(text(5367, 9), 425), property(text(455, 11), 426), property(text(466, 17), 427),
property(text(5768, 12), 428), property(text(2254, 11), 429), property(text(2361, 7), 430),
property(text(2243, 11), 431), property(text(3068, 5), 433), property(text(8060, 5), 436),
property(text(6796, 3), 437), property(text(6750, 11), 438), property(text(6809, 7), 439),
property(text(8443, 8), 441), property(text(8043, 9), 442), property(text(145, 4), 447),
property(text(325, 3), 448), property(text(10_340, 6), 449), property(text(10_346, 8), 450),
property(text(10_354, 8), 451), property(text(10_362, 3), 452), property(text(354, 6), 453),
property(text(196, 3), 454), property(text(10_475, 9), 457), property(text(186, 4), 460),
property(text(199, 7), 461), property(text(10_545, 3), 462), property(text(145, 4), 463),
property(text(186, 4), 466), property(text(199, 7), 467), property(text(10_545, 3), 468),
property(text(145, 4), 469), property(text(186, 4), 472), property(text(10_354, 8), 475),
property(text(10_340, 6), 476), property(text(10_759, 5), 477), property(text(10_764, 3), 478),
property(text(10_767, 4), 479),
];

static PATTERNED: [Patterned; 0] = [];

static DEPENDENTS: [Dependent; 0] = [];

#[rustfmt::skip]
static IDS: [u32; 354] = [
1, 5, 2, 3, 0, 7, 1, 5, 0, 2, 4, 3, 29, 19, 33, 22, 32, 42, 9, 17, 18, 23, 25, 26, 5, 39, 1, 40, 28,
38, 16, 27, 7, 24, 31, 0, 2, 41, 44, 10, 14, 4, 15, 12, 30, 20, 21, 36, 37, 34, 35, 8, 6, 11, 13, 3,
43, 1, 0, 2, 1, 0, 78, 79, 83, 84, 92, 94, 14, 7, 12, 10, 11, 1, 15, 13, 21, 3, 8, 0, 16, 18, 17, 6,
19, 2, 20, 9, 5, 4, 9, 20, 27, 5, 24, 2, 22, 19, 12, 26, 14, 13, 10, 25, 15, 16, 23, 4, 3, 28, 1, 0,
7, 17, 29, 6, 11, 30, 18, 8, 21, 1, 0, 2, 2, 3, 4, 1, 5, 0, 175, 205, 176, 177, 10, 8, 7, 5, 4, 2,
11, 6, 3, 1, 9, 0, 4, 5, 8, 10, 11, 0, 9, 7, 1, 3, 2, 6, 2, 1, 5, 3, 4, 0, 3, 4, 0, 1, 2, 5, 232,
282, 233, 234, 24, 20, 4, 28, 12, 15, 11, 25, 5, 6, 22, 18, 23, 13, 17, 21, 3, 14, 0, 2, 1, 27, 8,
9, 26, 19, 10, 7, 16, 0, 1, 2, 3, 5, 4, 1, 6, 2, 0, 0, 1, 2, 0, 1, 289, 295, 290, 291, 12, 2, 9, 0,
6, 5, 10, 7, 4, 3, 8, 1, 11, 315, 322, 316, 317, 10, 9, 3, 12, 8, 5, 4, 0, 1, 2, 11, 6, 7, 3, 2, 0,
1, 353, 378, 354, 355, 15, 0, 1, 2, 16, 3, 4, 5, 6, 7, 18, 8, 9, 14, 10, 11, 12, 17, 13, 3, 2, 1, 0,
387, 391, 388, 389, 27, 8, 17, 19, 16, 22, 12, 23, 24, 7, 25, 10, 0, 2, 13, 11, 18, 15, 14, 20, 3,
5, 4, 6, 21, 26, 9, 1, 9, 7, 8, 1, 11, 0, 6, 3, 10, 12, 5, 4, 2, 0, 3, 2, 1, 444, 455, 445, 446, 3,
4, 0, 6, 2, 5, 1, 459, 0, 3, 1, 2, 471, 4, 0, 3, 2, 1,
];

#[rustfmt::skip]
static TEXTS: [Text; 70] = [
text(145, 4), text(181, 5), text(186, 4), text(328, 2), text(661, 11), text(181, 5), text(186, 4),
text(328, 2), text(2278, 11), text(2941, 6), text(2947, 12), text(328, 2), text(3068, 5),
text(3116, 3), text(3484, 12), text(3119, 8), text(328, 2), text(4253, 6), text(4368, 4),
text(3058, 10), text(5367, 9), text(5376, 6), text(5382, 5), text(3058, 10), text(5367, 9),
text(5382, 5), text(5796, 9), text(5824, 11), text(5376, 6), text(4248, 5), text(1971, 4),
text(328, 2), text(6732, 3), text(6750, 11), text(330, 4), text(6786, 10), text(6796, 3),
text(6799, 10), text(6809, 7), text(6816, 13), text(6829, 9), text(7467, 7), text(4248, 5),
text(3058, 10), text(5367, 9), text(5376, 6), text(5382, 5), text(5796, 9), text(4248, 5),
text(8443, 8), text(325, 3), text(10_340, 6), text(10_346, 8), text(10_354, 8), text(10_362, 3),
text(354, 6), text(196, 3), text(9596, 4), text(10_438, 12), text(10_450, 18), text(10_468, 7),
text(145, 4), text(354, 6), text(10_354, 8), text(10_340, 6), text(10_759, 5), text(10_764, 3),
text(10_767, 4), text(10_883, 2), text(10_885, 7),
];

#[rustfmt::skip]
static CONSTANTS: [Constant; 8] = [
Constant::Number(Number::Unsigned(0)), Constant::Number(Number::Unsigned(4)),
Constant::Number(Number::Negative(-2)), Constant::Number(Number::Negative(-4)),
Constant::Number(Number::Unsigned(0)), Constant::Number(Number::Unsigned(4)),
Constant::Text(text(10_874, 2)), Constant::Text(text(10_876, 7)),
];

#[rustfmt::skip]
static PATTERNS: [Pattern; 2] = [
Pattern::fixed("^[0-9]+$"), Pattern::fixed("^-?[0-9]+$"),
];

#[rustfmt::skip]
static NOTES: [Note; 20] = [
note(0, list(0, 0), list(0, 0), list(0, 0), 0, NONE, NONE),
note(2, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(4, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, 26),
note(0, list(0, 2), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(2, 14), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(16, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(1, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(19, 1), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(20, 5), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(25, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(28, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(31, 2), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(33, 4), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(8, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(37, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(40, 1), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(0, 0), list(57, 4), list(5, 1), NONE, NONE, NONE),
note(0, list(0, 0), list(0, 0), list(0, 0), 1, NONE, NONE),
note(0, list(0, 0), list(0, 0), list(0, 0), NONE, 0, NONE),
note(0, list(0, 0), list(68, 2), list(0, 0), NONE, NONE, NONE),
];

#[rustfmt::skip]
static KNOWN: [Known; 41] = [
known(Constant::Number(Number::Unsigned(1)), text(2473, 7)),
known(Constant::Number(Number::Unsigned(3)), text(2480, 7)),
known(Constant::Number(Number::Unsigned(1)), text(2710, 12)),
known(Constant::Number(Number::Unsigned(2)), text(2722, 6)),
known(Constant::Number(Number::Unsigned(3)), text(2728, 7)),
known(Constant::Number(Number::Unsigned(4)), text(2735, 7)),
known(Constant::Number(Number::Unsigned(5)), text(2742, 12)),
known(Constant::Number(Number::Unsigned(6)), text(2754, 8)),
known(Constant::Number(Number::Unsigned(7)), text(2762, 6)),
known(Constant::Number(Number::Unsigned(8)), text(2768, 18)),
known(Constant::Number(Number::Unsigned(9)), text(2786, 6)),
known(Constant::Number(Number::Unsigned(101)), text(2792, 8)),
known(Constant::Number(Number::Unsigned(102)), text(2800, 5)),
known(Constant::Number(Number::Unsigned(103)), text(2805, 8)),
known(Constant::Number(Number::Unsigned(105)), text(2813, 13)),
known(Constant::Number(Number::Unsigned(106)), text(2826, 8)),
known(Constant::Number(Number::Unsigned(0)), text(2876, 9)),
known(Constant::Number(Number::Unsigned(1)), text(2885, 8)),
known(Constant::Number(Number::Unsigned(2)), text(2893, 9)),
known(Constant::Number(Number::Unsigned(1)), text(5573, 6)),
known(Constant::Number(Number::Unsigned(0)), text(5915, 11)),
known(Constant::Number(Number::Unsigned(1)), text(5573, 6)),
known(Constant::Number(Number::Unsigned(2)), text(5926, 4)),
known(Constant::Number(Number::Unsigned(3)), text(5930, 7)),
known(Constant::Number(Number::Unsigned(4)), text(5937, 7)),
known(Constant::Number(Number::Unsigned(1)), text(5990, 5)),
known(Constant::Number(Number::Unsigned(2)), text(2473, 7)),
known(Constant::Number(Number::Unsigned(3)), text(5995, 8)),
known(Constant::Number(Number::Unsigned(1)), text(2876, 9)),
known(Constant::Number(Number::Unsigned(2)), text(6003, 6)),
known(Constant::Number(Number::Unsigned(3)), text(2480, 7)),
known(Constant::Number(Number::Unsigned(0)), text(6396, 2)),
known(Constant::Number(Number::Unsigned(1)), text(6398, 3)),
known(Constant::Number(Number::Unsigned(0)), text(7113, 6)),
known(Constant::Number(Number::Unsigned(1)), text(7119, 8)),
known(Constant::Number(Number::Unsigned(2)), text(7127, 19)),
known(Constant::Number(Number::Unsigned(3)), text(7146, 12)),
known(Constant::Number(Number::Unsigned(1)), text(9590, 6)),
known(Constant::Number(Number::Unsigned(2)), text(9596, 4)),
known(Constant::Number(Number::Unsigned(4)), text(9600, 9)),
known(Constant::Number(Number::Unsigned(1)), text(9609, 17)),
];

#[rustfmt::skip]
static ENVELOPES: [Envelope; 2] = [
envelope(6, list(1, 2), text(145, 4), list(0, 1)),
envelope(458, list(6, 1), text(145, 4), list(0, 1)),
];

#[rustfmt::skip]
static EXPECTS: [Expect; 1] = [
expect(Some(Number::Unsigned(20)), Some(Number::Unsigned(99990)), text(10_865, 9), text(0, 0)),
];

#[rustfmt::skip]
static PLACES: [Place; 103] = [
place(0, text(0, 0), text(0, 80)), place(0, text(80, 7), text(87, 42)),
place(6, text(0, 0), text(206, 34)), place(14, text(0, 0), text(771, 41)),
place(81, text(0, 0), text(2069, 34)), place(91, text(0, 0), text(2123, 36)),
place(97, text(0, 0), text(2166, 38)), place(100, text(0, 0), text(2368, 39)),
place(124, text(0, 0), text(2834, 42)), place(125, text(0, 0), text(2902, 39)),
place(126, text(0, 0), text(2959, 41)), place(129, text(0, 0), text(3228, 39)),
place(171, text(0, 0), text(3944, 44)), place(171, text(3988, 10), text(3944, 44)),
place(171, text(3998, 8), text(4006, 11)), place(171, text(422, 4), text(3944, 44)),
place(172, text(0, 0), text(4017, 46)), place(172, text(422, 4), text(4063, 12)),
place(173, text(0, 0), text(4075, 46)), place(173, text(422, 4), text(4063, 12)),
place(174, text(0, 0), text(4121, 83)), place(174, text(80, 7), text(4204, 44)),
place(206, text(0, 0), text(4866, 40)), place(209, text(0, 0), text(4906, 40)),
place(212, text(0, 0), text(4993, 45)), place(221, text(0, 0), text(5271, 47)),
place(221, text(3988, 10), text(5271, 47)), place(221, text(422, 4), text(5271, 47)),
place(222, text(0, 0), text(5318, 49)), place(222, text(422, 4), text(4063, 12)),
place(223, text(0, 0), text(5397, 98)), place(230, text(0, 0), text(5579, 42)),
place(231, text(0, 0), text(5621, 82)), place(231, text(80, 7), text(5703, 43)),
place(283, text(0, 0), text(6401, 38)), place(284, text(0, 0), text(6451, 46)),
place(284, text(3988, 10), text(6451, 46)), place(284, text(3998, 8), text(6497, 11)),
place(284, text(422, 4), text(6451, 46)), place(285, text(0, 0), text(6508, 48)),
place(285, text(422, 4), text(4063, 12)), place(286, text(0, 0), text(6556, 48)),
place(286, text(422, 4), text(4063, 12)), place(287, text(0, 0), text(6604, 48)),
place(287, text(422, 4), text(4063, 12)), place(288, text(0, 0), text(6652, 80)),
place(288, text(80, 7), text(87, 42)), place(296, text(0, 0), text(6838, 37)),
place(310, text(0, 0), text(7158, 39)), place(311, text(0, 0), text(7206, 44)),
place(311, text(3988, 10), text(7206, 44)), place(311, text(422, 4), text(7206, 44)),
place(312, text(0, 0), text(7250, 46)), place(312, text(422, 4), text(4063, 12)),
place(313, text(0, 0), text(7296, 46)), place(313, text(422, 4), text(4063, 12)),
place(314, text(0, 0), text(7342, 82)), place(314, text(80, 7), text(7424, 43)),
place(323, text(0, 0), text(7535, 39)), place(325, text(0, 0), text(7574, 44)),
place(328, text(0, 0), text(7618, 40)), place(331, text(0, 0), text(7949, 46)),
place(331, text(3988, 10), text(7949, 46)), place(331, text(422, 4), text(7949, 46)),
place(332, text(0, 0), text(7995, 48)), place(332, text(422, 4), text(4063, 12)),
place(333, text(0, 0), text(8077, 97)), place(352, text(0, 0), text(8302, 86)),
place(352, text(80, 7), text(8388, 47)), place(379, text(0, 0), text(8966, 41)),
place(381, text(0, 0), text(9032, 50)), place(381, text(3988, 10), text(9032, 50)),
place(381, text(3998, 8), text(6497, 11)), place(381, text(422, 4), text(9032, 50)),
place(382, text(0, 0), text(9082, 52)), place(382, text(422, 4), text(4063, 12)),
place(383, text(0, 0), text(9134, 52)), place(383, text(422, 4), text(4063, 12)),
place(384, text(0, 0), text(9186, 52)), place(384, text(422, 4), text(4063, 12)),
place(385, text(0, 0), text(9238, 52)), place(385, text(422, 4), text(4063, 12)),
place(386, text(0, 0), text(9290, 78)), place(386, text(80, 7), text(87, 42)),
place(392, text(0, 0), text(9553, 37)), place(440, text(0, 0), text(10_091, 42)),
place(440, text(3988, 10), text(10_091, 42)), place(440, text(3998, 8), text(6497, 11)),
place(440, text(422, 4), text(10_091, 42)), place(441, text(0, 0), text(10_133, 44)),
place(441, text(422, 4), text(4063, 12)), place(442, text(0, 0), text(10_177, 44)),
place(442, text(422, 4), text(4063, 12)), place(443, text(0, 0), text(10_221, 79)),
place(443, text(80, 7), text(10_300, 40)), place(456, text(0, 0), text(10_484, 40)),
place(458, text(0, 0), text(10_548, 34)), place(464, text(0, 0), text(10_597, 34)),
place(470, text(0, 0), text(10_631, 36)), place(473, text(0, 0), text(10_727, 32)),
place(473, text(3988, 10), text(10_727, 32)), place(473, text(422, 4), text(10_727, 32)),
place(474, text(0, 0), text(10_771, 94)),
];
