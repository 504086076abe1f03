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
schema(&ARRAYS, 0, &[code(None, text(3828, 10), text(3838, 9), NONE), code(Some(0), text(3847, 7), text(3854, 2), NONE)], true, 0, None),
schema(&ARRAYS, 170, &[], false, NONE, None),
schema(&ARRAYS, 173, &[code(None, text(3828, 10), text(3838, 9), NONE), code(Some(-401), text(5024, 11), text(5035, 4), 205), code(Some(0), text(3847, 7), text(3854, 2), NONE), code(Some(100_039), text(5039, 8), text(5047, 5), NONE), code(Some(100_041), text(5052, 15), text(5067, 7), NONE), code(Some(100_044), text(5074, 13), text(5035, 4), NONE), code(Some(100_080), text(5087, 16), text(3838, 9), NONE), code(Some(100_082), text(5103, 17), text(3838, 9), NONE), code(Some(100_098), text(5120, 14), text(5134, 5), NONE)], true, 0, None),
schema(&ARRAYS, 217, &[], false, NONE, None), schema(&ARRAYS, 219, &[], false, NONE, None),
schema(&ARRAYS, 227, &[code(None, text(3828, 10), text(3838, 9), NONE), code(Some(0), text(3847, 7), text(3854, 2), NONE)], true, 0, None),
schema(&ARRAYS, 270, &[], false, NONE, None),
schema(&ARRAYS, 274, &[code(None, text(3828, 10), text(3838, 9), NONE), code(Some(0), text(3847, 7), text(3854, 2), NONE)], true, 0, None),
schema(&ARRAYS, 297, &[], false, NONE, None),
schema(&ARRAYS, 300, &[code(None, text(7334, 15), text(3838, 9), NONE), code(Some(0), text(3847, 7), text(3854, 2), NONE), code(Some(1), text(7349, 16), text(3838, 9), NONE), code(Some(3), text(7365, 7), text(7372, 4), NONE), code(Some(211), text(7376, 10), text(7386, 5), NONE), code(Some(215), text(7391, 16), text(3838, 9), NONE), code(Some(219), text(7407, 10), text(7386, 5), NONE), code(Some(221), text(7417, 13), text(7372, 4), NONE), code(Some(100_001), text(7430, 9), text(7372, 4), NONE), code(Some(100_003), text(7439, 11), text(5134, 5), NONE), code(Some(100_009), text(7450, 10), text(7386, 5), NONE), code(Some(100_016), text(7460, 16), text(5047, 5), NONE), code(Some(100_017), text(7476, 15), text(5047, 5), NONE), code(Some(100_034), text(7491, 10), text(3838, 9), 309), code(Some(100_039), text(5039, 8), text(5047, 5), NONE), code(Some(100_041), text(7501, 12), text(4167, 5), NONE), code(Some(100_044), text(5074, 13), text(5035, 4), NONE), code(Some(100_048), text(7513, 15), text(7528, 7), 311), code(Some(100_049), text(7535, 13), text(5134, 5), NONE), code(Some(100_050), text(7548, 12), text(4167, 5), NONE), code(Some(100_051), text(7560, 18), text(4167, 5), NONE), code(Some(100_079), text(7578, 11), text(7528, 7), 313), code(Some(100_098), text(5120, 14), text(5134, 5), NONE), code(Some(209_001), text(7589, 14), text(3838, 9), NONE), code(Some(209_002), text(7603, 16), text(3838, 9), NONE), code(Some(900_001), text(7619, 14), text(7372, 4), NONE), code(Some(900_002), text(7633, 4), text(7372, 4), NONE)], true, 0, None),
schema(&ARRAYS, 315, &[], false, NONE, None), schema(&ARRAYS, 317, &[], false, NONE, None),
schema(&ARRAYS, 336, &[code(None, text(3828, 10), text(3838, 9), NONE), code(Some(0), text(3847, 7), text(3854, 2), NONE), code(Some(100_012), text(8663, 12), text(7528, 7), 362)], true, 0, None),
schema(&ARRAYS, 364, &[], false, NONE, None),
schema(&ARRAYS, 369, &[code(None, text(3828, 10), text(3838, 9), NONE), code(Some(0), text(3847, 7), text(3854, 2), NONE)], true, 0, None),
schema(&ARRAYS, 423, &[], false, NONE, None),
schema(&ARRAYS, 426, &[code(Some(-500), text(10_310, 11), text(10_321, 6), NONE), code(Some(-400), text(10_327, 10), text(3838, 9), NONE), code(Some(-352), text(5024, 11), text(5035, 4), 439), code(Some(-111), text(10_337, 10), text(10_347, 4), NONE), code(Some(-101), text(10_351, 11), text(10_347, 4), NONE), code(Some(0), text(10_362, 8), text(3854, 2), NONE)], true, 1, outcome(list(61, 2), 436)),
schema(&ARRAYS, 456, &[], false, NONE, None), schema(&ARRAYS, 457, &[], false, NONE, None),
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
/properties/link_id\
NotYetOnSale\
OnSale\
Stopped\
SoldOut\
NotAvailable\
LowStock\
TemporarilySoldOut\
NotSelectable\
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
express_type\
venue_name\
deliver_type\
item_total_money\
pay_money\
couponList\
year_card\
ticket_info\
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
/properties/enter_notice\
/properties/show_cashier\
/properties/purchase_agreement\
/properties/contact_info\
No\
Yes\
spec/ticket/schemas/values.yaml#/YesNo\
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
TokenExpired\
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
/properties/pay_type\
/properties/order_id\
spec/codes.yaml#/ticket/OrderPending/data\
OrderPending\
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
static NODES: [Node; 463] = [
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
node(0, 0, 100, text(2393, 20), NONE, NONE, list(16, 1), NONE),
node(4, 0, 100, text(827, 14), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(950, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 100, text(841, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(1125, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2413, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2436, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2473, 25), NONE, NONE, list(0, 0), 3),
node(4, 0, 100, text(1141, 21), NONE, NONE, list(0, 0), NONE),
node(32, 0, 100, text(2498, 23), NONE, 5, list(0, 0), NONE),
node(0, 0, 110, text(1588, 6), NONE, NONE, list(17, 1), NONE),
node(4, 0, 100, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(1229, 29), NONE, NONE, list(0, 0), NONE),
node(0, 0, 100, text(2521, 24), NONE, NONE, list(0, 0), NONE),
node(16, 0, 100, text(2545, 21), NONE, NONE, list(0, 0), NONE),
node(2, 0, 100, text(2566, 21), NONE, NONE, list(0, 0), NONE),
node(2, 0, 100, text(2587, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(1302, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2608, 22), NONE, NONE, list(0, 0), NONE),
node(0, 0, 100, text(1773, 28), NONE, NONE, list(9, 1), NONE),
node(16, 0, 100, text(2630, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 100, text(2651, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 4),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 5),
node(64, 0, NONE, text(0, 0), 17, NONE, list(0, 0), NONE),
node(0, 0, 125, text(2919, 18), NONE, NONE, list(9, 1), NONE),
node(17, 0, 125, text(2937, 24), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 18, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3186, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3207, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(827, 14), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3226, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3248, 17), NONE, NONE, list(0, 0), NONE),
node(16, 0, 128, text(2219, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 128, text(2608, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 128, text(1302, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(1125, 16), NONE, NONE, list(0, 0), NONE),
node(2, 0, 128, text(3265, 25), NONE, NONE, list(0, 0), NONE),
node(16, 0, 128, text(3290, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3309, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(931, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3330, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3349, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3368, 15), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3383, 20), NONE, NONE, list(0, 0), NONE),
node(0, 0, 128, text(1752, 21), NONE, NONE, list(16, 1), NONE),
node(64, 0, 128, text(3415, 24), 19, NONE, list(0, 0), NONE),
node(4, 0, 147, text(3368, 15), NONE, NONE, list(0, 0), NONE),
node(4, 0, 147, text(3439, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 147, text(3383, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(1495, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3463, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3486, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3504, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3526, 23), NONE, NONE, list(0, 0), NONE),
node(65, 0, 128, text(3603, 24), 20, NONE, list(0, 0), NONE),
node(4, 0, 156, text(3248, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 156, text(3627, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 156, text(3651, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 156, text(3669, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 156, text(3689, 21), NONE, NONE, list(0, 0), NONE),
node(2, 0, 156, text(3710, 31), NONE, NONE, list(0, 0), NONE),
node(33, 0, 128, text(3741, 24), NONE, 6, list(0, 0), NONE),
node(16, 0, 163, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(4, 0, 128, text(3765, 22), NONE, NONE, list(0, 0), NONE),
node(2, 0, 128, text(2566, 21), NONE, NONE, list(0, 0), NONE),
node(0, 0, 128, text(3787, 18), NONE, NONE, list(0, 0), NONE),
node(0, 0, 128, text(1773, 28), NONE, NONE, list(9, 1), NONE),
node(16, 0, 128, text(3805, 23), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 21, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(18, 1), NONE),
node(0, 2, 173, text(129, 8), NONE, NONE, list(19, 1), NONE),
node(0, 0, 174, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 174, text(149, 8), 22, NONE, list(0, 0), NONE),
node(64, 2, 176, text(157, 16), 23, NONE, list(0, 0), NONE),
node(17, 2, 177, text(4270, 17), NONE, NONE, list(0, 0), 6),
node(64, 2, 177, text(4367, 18), 24, NONE, list(0, 0), NONE),
node(4, 0, 179, text(4385, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 179, text(4401, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 179, text(4425, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 179, text(4447, 26), NONE, NONE, list(0, 0), NONE),
node(16, 0, 179, text(4473, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 179, text(4493, 22), NONE, NONE, list(0, 0), NONE),
node(16, 2, 179, text(4515, 19), NONE, NONE, list(0, 0), 6),
node(4, 0, 179, text(1125, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 179, text(4534, 17), NONE, NONE, list(0, 0), NONE),
node(16, 0, 179, text(4551, 17), NONE, NONE, list(0, 0), NONE),
node(16, 0, 179, text(291, 15), NONE, NONE, list(0, 0), NONE),
node(16, 0, 179, text(4568, 17), NONE, NONE, list(0, 0), NONE),
node(17, 0, 177, text(4585, 24), NONE, NONE, list(0, 0), NONE),
node(17, 0, 177, text(3805, 23), NONE, NONE, list(0, 0), NONE),
node(17, 0, 177, text(4609, 23), NONE, NONE, list(0, 0), NONE),
node(17, 0, 177, text(4632, 23), NONE, NONE, list(0, 0), NONE),
node(17, 0, 177, text(4655, 22), NONE, NONE, list(0, 0), NONE),
node(17, 0, 177, text(4677, 22), NONE, NONE, list(0, 0), NONE),
node(0, 2, 177, text(4699, 19), NONE, NONE, list(20, 1), NONE),
node(33, 0, 177, text(4718, 25), NONE, 7, list(0, 0), NONE),
node(0, 0, 199, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(33, 0, 177, text(4743, 24), NONE, 8, list(0, 0), NONE),
node(0, 0, 201, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(17, 2, 177, text(4767, 18), NONE, NONE, list(0, 0), 6),
node(0, 0, 173, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(65, 2, NONE, text(0, 0), 25, NONE, list(0, 0), NONE),
node(65, 2, 205, text(4699, 19), 26, NONE, list(0, 0), 1),
node(0, 0, 206, text(1638, 21), NONE, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 27, NONE, list(0, 0), NONE),
node(4, 0, 208, text(4917, 22), NONE, NONE, list(0, 0), NONE),
node(16, 2, 208, text(4939, 20), NONE, NONE, list(0, 0), 1),
node(32, 0, 208, text(4959, 21), NONE, 9, list(0, 0), NONE),
node(16, 0, 211, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(65, 2, 208, text(4980, 22), 28, NONE, list(0, 0), 1),
node(0, 0, 213, text(1638, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 208, text(5002, 22), NONE, NONE, list(0, 0), NONE),
node(0, 0, 208, text(4385, 16), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 29, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 30, NONE, list(0, 0), NONE),
node(4, 0, 219, text(3226, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 219, text(5363, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 219, text(5384, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 219, text(5402, 17), NONE, NONE, list(0, 0), NONE),
node(0, 0, 219, text(5419, 22), NONE, NONE, list(21, 1), NONE),
node(16, 2, 219, text(4270, 17), NONE, NONE, list(0, 0), 6),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 7),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(22, 1), NONE),
node(0, 2, 227, text(129, 8), NONE, NONE, list(23, 1), NONE),
node(0, 0, 228, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 228, text(149, 8), 31, NONE, list(0, 0), NONE),
node(64, 2, 230, text(157, 16), 32, NONE, list(0, 0), NONE),
node(4, 0, 231, text(3226, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 231, text(4585, 24), NONE, NONE, list(0, 0), NONE),
node(16, 0, 231, text(4609, 23), NONE, NONE, list(0, 0), NONE),
node(0, 0, 231, text(5419, 22), NONE, NONE, list(21, 1), NONE),
node(16, 0, 231, text(1258, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 231, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 231, text(5743, 24), NONE, NONE, list(0, 0), 8),
node(16, 0, 231, text(5767, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 231, text(5363, 21), NONE, NONE, list(0, 0), NONE),
node(16, 0, 231, text(3805, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 231, text(2413, 23), NONE, NONE, list(0, 0), 9),
node(4, 0, 231, text(5808, 24), NONE, NONE, list(0, 0), 10),
node(4, 0, 231, text(5402, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 231, text(5832, 28), NONE, NONE, list(0, 0), NONE),
node(4, 0, 231, text(5860, 21), NONE, NONE, list(0, 0), NONE),
node(32, 0, 231, text(5881, 22), NONE, 10, list(0, 0), NONE),
node(0, 0, 247, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(64, 0, 231, text(5918, 21), 33, NONE, list(0, 0), NONE),
node(0, 0, 249, text(5939, 19), NONE, NONE, list(24, 1), NONE),
node(4, 0, 249, text(5958, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 249, text(5860, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 231, text(1861, 24), NONE, NONE, list(0, 0), NONE),
node(0, 0, 231, text(1842, 19), NONE, NONE, list(10, 1), NONE),
node(64, 0, 231, text(5978, 23), 34, NONE, list(0, 0), NONE),
node(4, 0, 255, text(5384, 18), NONE, NONE, list(0, 0), NONE),
node(16, 0, 255, text(841, 16), NONE, NONE, list(0, 0), NONE),
node(4, 0, 255, text(3248, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 255, text(5402, 17), NONE, NONE, list(0, 0), NONE),
node(33, 0, 255, text(3741, 24), NONE, 11, list(0, 0), NONE),
node(16, 0, 260, text(1588, 6), NONE, NONE, list(0, 0), NONE),
node(4, 0, 255, text(3504, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 255, text(3526, 23), NONE, NONE, list(0, 0), NONE),
node(16, 0, 231, text(6001, 24), NONE, NONE, list(0, 0), NONE),
node(2, 0, 231, text(6025, 24), NONE, NONE, list(0, 0), NONE),
node(2, 0, 231, text(6049, 30), NONE, NONE, list(0, 0), NONE),
node(0, 2, 231, text(6079, 24), NONE, NONE, list(0, 0), 1),
node(0, 0, 227, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 11),
node(64, 2, NONE, text(0, 0), 35, NONE, list(0, 0), NONE),
node(16, 2, NONE, text(0, 0), NONE, NONE, list(0, 0), 6),
node(16, 2, NONE, text(0, 0), NONE, NONE, list(0, 0), 6),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(25, 1), NONE),
node(0, 2, 274, text(129, 8), NONE, NONE, list(26, 1), NONE),
node(0, 0, 275, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 275, text(149, 8), 36, NONE, list(0, 0), NONE),
node(64, 2, 277, text(157, 16), 37, NONE, list(0, 0), NONE),
node(32, 2, 278, text(2003, 16), NONE, 12, list(0, 0), NONE),
node(0, 2, 279, text(1588, 6), NONE, NONE, list(27, 1), NONE),
node(0, 0, 274, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(64, 2, NONE, text(0, 0), 38, NONE, list(0, 0), NONE),
node(4, 2, 282, text(827, 14), NONE, NONE, list(0, 0), 1),
node(4, 2, 282, text(6570, 15), NONE, NONE, list(0, 0), 1),
node(16, 0, 282, text(6585, 27), NONE, NONE, list(0, 0), NONE),
node(16, 2, 282, text(6612, 23), NONE, NONE, list(0, 0), 1),
node(16, 2, 282, text(841, 16), NONE, NONE, list(0, 0), 1),
node(16, 2, 282, text(6635, 25), NONE, NONE, list(0, 0), 1),
node(16, 2, 282, text(6660, 24), NONE, NONE, list(0, 0), 1),
node(0, 0, 282, text(6684, 22), NONE, NONE, list(24, 1), NONE),
node(16, 2, 282, text(6706, 15), NONE, NONE, list(0, 0), 1),
node(20, 0, 282, text(6721, 22), NONE, NONE, list(28, 1), NONE),
node(0, 0, 282, text(6743, 19), NONE, NONE, list(29, 1), NONE),
node(4, 0, 282, text(6762, 25), NONE, NONE, list(0, 0), NONE),
node(4, 2, 282, text(6787, 21), NONE, NONE, list(0, 0), 1),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 12),
node(64, 0, NONE, text(0, 0), 39, NONE, list(0, 0), NONE),
node(16, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), 13),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(30, 1), NONE),
node(0, 2, 300, text(129, 8), NONE, NONE, list(31, 1), NONE),
node(0, 0, 301, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 301, text(149, 8), 40, NONE, list(0, 0), NONE),
node(64, 2, 303, text(157, 16), 41, NONE, list(0, 0), NONE),
node(4, 0, 304, text(7165, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 304, text(7184, 27), NONE, NONE, list(0, 0), NONE),
node(16, 2, 304, text(4270, 17), NONE, NONE, list(0, 0), 6),
node(0, 0, 300, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(65, 0, NONE, text(0, 0), 42, NONE, list(0, 0), NONE),
node(4, 0, 309, text(5860, 21), NONE, NONE, list(0, 0), NONE),
node(65, 0, NONE, text(0, 0), 43, NONE, list(0, 0), NONE),
node(4, 0, 311, text(7165, 19), NONE, NONE, list(0, 0), NONE),
node(65, 0, NONE, text(0, 0), 44, NONE, list(0, 0), NONE),
node(4, 0, 313, text(7165, 19), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 45, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 46, NONE, list(0, 0), NONE),
node(4, 0, 317, text(3226, 22), NONE, NONE, list(0, 0), NONE),
node(4, 0, 317, text(5363, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 317, text(5384, 18), NONE, NONE, list(0, 0), NONE),
node(4, 0, 317, text(5402, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 317, text(5860, 21), NONE, NONE, list(0, 0), NONE),
node(0, 0, 317, text(5419, 22), NONE, NONE, list(21, 1), NONE),
node(4, 0, 317, text(7862, 21), NONE, NONE, list(0, 0), NONE),
node(16, 2, 317, text(4270, 17), NONE, NONE, list(0, 0), 6),
node(16, 2, 317, text(7883, 20), NONE, NONE, list(0, 0), 1),
node(32, 2, 317, text(1258, 22), NONE, 13, list(0, 0), 1),
node(0, 2, 327, text(1588, 6), NONE, NONE, list(27, 1), NONE),
node(16, 2, 317, text(7903, 17), NONE, NONE, list(0, 0), 1),
node(16, 2, 317, text(6706, 15), NONE, NONE, list(0, 0), 1),
node(64, 2, 317, text(7931, 24), 47, NONE, list(0, 0), 1),
node(16, 2, 331, text(841, 16), NONE, NONE, list(0, 0), 1),
node(16, 2, 331, text(6706, 15), NONE, NONE, list(0, 0), 1),
node(20, 2, 331, text(7955, 19), NONE, NONE, list(32, 1), 1),
node(16, 2, 331, text(7974, 16), NONE, NONE, list(0, 0), 1),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(33, 1), NONE),
node(0, 2, 336, text(129, 8), NONE, NONE, list(34, 1), NONE),
node(0, 0, 337, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 337, text(149, 8), 48, NONE, list(0, 0), NONE),
node(64, 2, 339, text(157, 16), 49, NONE, list(0, 0), NONE),
node(64, 2, 340, text(8267, 20), 50, NONE, list(0, 0), NONE),
node(4, 0, 341, text(4493, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 341, text(8287, 25), NONE, NONE, list(0, 0), NONE),
node(4, 0, 341, text(8312, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 341, text(8334, 19), NONE, NONE, list(0, 0), NONE),
node(16, 0, 341, text(8353, 23), NONE, NONE, list(0, 0), NONE),
node(20, 0, 341, text(7165, 19), NONE, NONE, list(32, 1), NONE),
node(4, 0, 341, text(8376, 26), NONE, NONE, list(0, 0), NONE),
node(4, 0, 341, text(8402, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 341, text(8423, 21), NONE, NONE, list(0, 0), NONE),
node(16, 0, 341, text(8444, 21), NONE, NONE, list(0, 0), NONE),
node(16, 0, 341, text(8465, 20), NONE, NONE, list(0, 0), NONE),
node(20, 0, 341, text(7862, 21), NONE, NONE, list(32, 1), NONE),
node(0, 0, 341, text(8485, 19), NONE, NONE, list(0, 0), NONE),
node(16, 0, 341, text(8504, 19), NONE, NONE, list(0, 0), NONE),
node(16, 2, 341, text(8523, 16), NONE, NONE, list(0, 0), 6),
node(16, 2, 341, text(8539, 20), NONE, NONE, list(0, 0), 6),
node(4, 0, 341, text(8559, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 341, text(8582, 20), NONE, NONE, list(0, 0), NONE),
node(16, 0, 340, text(8602, 20), NONE, NONE, list(0, 0), NONE),
node(0, 0, 336, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(65, 0, NONE, text(0, 0), 51, NONE, list(0, 0), NONE),
node(16, 0, 362, text(8602, 20), NONE, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 52, NONE, list(0, 0), NONE),
node(16, 2, NONE, text(0, 0), NONE, NONE, list(0, 0), 6),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(35, 1), NONE),
node(0, 2, 369, text(129, 8), NONE, NONE, list(36, 1), NONE),
node(0, 0, 370, text(137, 8), NONE, NONE, list(2, 1), NONE),
node(0, 2, 370, text(149, 8), 53, NONE, list(0, 0), NONE),
node(0, 2, 372, text(157, 16), NONE, NONE, list(37, 1), NONE),
node(0, 0, 369, text(173, 8), NONE, NONE, list(4, 1), NONE),
node(64, 2, NONE, text(0, 0), 54, NONE, list(0, 0), NONE),
node(16, 0, 375, text(8602, 20), NONE, NONE, list(0, 0), NONE),
node(16, 2, 375, text(6570, 15), NONE, NONE, list(0, 0), 1),
node(0, 0, 375, text(5419, 22), NONE, NONE, list(21, 1), NONE),
node(4, 0, 375, text(913, 18), NONE, NONE, list(0, 0), 14),
node(4, 0, 375, text(9269, 22), NONE, NONE, list(0, 0), 15),
node(16, 0, 375, text(9291, 23), NONE, NONE, list(0, 0), NONE),
node(16, 0, 375, text(9314, 27), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(9341, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(5402, 17), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(9360, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(5832, 28), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(5860, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(9383, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(9406, 25), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(9431, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(1885, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(9451, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 375, text(9472, 27), NONE, NONE, list(0, 0), NONE),
node(16, 0, 375, text(9499, 17), NONE, NONE, list(0, 0), NONE),
node(16, 0, 375, text(9516, 18), NONE, NONE, list(0, 0), NONE),
node(16, 0, 375, text(9534, 24), NONE, NONE, list(0, 0), NONE),
node(16, 0, 375, text(9558, 29), NONE, NONE, list(0, 0), NONE),
node(2, 0, 375, text(9587, 24), NONE, NONE, list(0, 0), NONE),
node(0, 0, 375, text(9611, 15), NONE, NONE, list(7, 1), NONE),
node(64, 0, 375, text(9646, 21), 55, NONE, list(0, 0), NONE),
node(16, 0, 401, text(841, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 401, text(9611, 15), NONE, NONE, list(0, 0), NONE),
node(16, 0, 401, text(5767, 22), NONE, NONE, list(0, 0), NONE),
node(16, 0, 401, text(3805, 23), NONE, NONE, list(0, 0), NONE),
node(16, 0, 401, text(9667, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 401, text(9683, 28), NONE, NONE, list(0, 0), NONE),
node(4, 0, 401, text(5363, 21), NONE, NONE, list(0, 0), NONE),
node(4, 0, 401, text(1206, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 401, text(1229, 29), NONE, NONE, list(0, 0), NONE),
node(4, 0, 401, text(5808, 24), NONE, NONE, list(0, 0), NONE),
node(4, 0, 401, text(2436, 23), NONE, NONE, list(0, 0), NONE),
node(4, 0, 401, text(2651, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 401, text(2413, 23), NONE, NONE, list(0, 0), NONE),
node(64, 0, 375, text(5978, 23), 56, NONE, list(0, 0), NONE),
node(4, 0, 415, text(3248, 17), NONE, NONE, list(0, 0), NONE),
node(32, 2, 375, text(9711, 23), NONE, 14, list(0, 0), NONE),
node(64, 2, 417, text(1588, 6), 57, NONE, list(0, 0), NONE),
node(16, 2, 418, text(7903, 17), NONE, NONE, list(0, 0), 1),
node(16, 2, 418, text(6706, 15), NONE, NONE, list(0, 0), 1),
node(16, 2, 418, text(6612, 23), NONE, NONE, list(0, 0), 1),
node(0, 0, 418, text(6743, 19), NONE, NONE, list(29, 1), NONE),
node(64, 0, NONE, text(0, 0), 58, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
node(0, 2, NONE, text(0, 0), NONE, NONE, list(38, 1), NONE),
node(0, 2, 426, text(129, 8), NONE, NONE, list(39, 1), NONE),
node(0, 0, 427, text(137, 8), NONE, NONE, list(40, 1), NONE),
node(0, 2, 427, text(149, 8), 59, NONE, list(0, 0), NONE),
node(64, 2, 429, text(157, 16), 60, NONE, list(0, 0), NONE),
node(4, 2, 430, text(812, 15), NONE, NONE, list(0, 0), 1),
node(4, 2, 430, text(10_008, 18), NONE, NONE, list(0, 0), 1),
node(16, 2, 430, text(10_026, 20), NONE, NONE, list(0, 0), 6),
node(4, 0, 430, text(10_046, 20), NONE, NONE, list(0, 0), NONE),
node(4, 0, 430, text(10_066, 15), NONE, NONE, list(0, 0), NONE),
node(4, 0, 430, text(913, 18), NONE, NONE, list(41, 1), 16),
node(16, 0, 430, text(291, 15), NONE, NONE, list(0, 0), NONE),
node(0, 0, 426, text(173, 8), NONE, NONE, list(42, 1), NONE),
node(65, 2, NONE, text(0, 0), 61, NONE, list(0, 0), NONE),
node(16, 2, 439, text(10_167, 21), NONE, NONE, list(0, 0), 6),
node(64, 0, NONE, text(0, 0), 62, NONE, list(43, 1), 17),
node(0, 0, 441, text(137, 8), NONE, NONE, list(44, 1), NONE),
node(4, 0, 441, text(257, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 441, text(306, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 441, text(10_225, 15), NONE, NONE, list(0, 0), NONE),
node(0, 0, 441, text(157, 16), NONE, NONE, list(0, 0), NONE),
node(64, 0, NONE, text(0, 0), 63, NONE, list(45, 1), NONE),
node(0, 0, 447, text(2103, 4), NONE, NONE, list(44, 1), NONE),
node(4, 0, 447, text(257, 16), NONE, NONE, list(0, 0), NONE),
node(16, 0, 447, text(306, 19), NONE, NONE, list(0, 0), NONE),
node(4, 0, 447, text(10_225, 15), NONE, NONE, list(0, 0), NONE),
node(0, 0, 447, text(157, 16), NONE, NONE, list(0, 0), NONE),
node(0, 0, NONE, text(0, 0), NONE, NONE, list(46, 1), NONE),
node(0, 0, 453, text(2107, 8), 64, NONE, list(0, 0), NONE),
node(0, 0, 454, text(257, 16), NONE, NONE, list(15, 1), NONE),
node(64, 0, NONE, text(0, 0), 65, NONE, list(0, 0), NONE),
node(64, 2, NONE, text(0, 0), 66, NONE, list(0, 0), NONE),
node(4, 0, 457, text(10_046, 20), NONE, NONE, list(0, 0), 18),
node(4, 2, 457, text(10_008, 18), NONE, NONE, list(0, 0), 1),
node(16, 0, 457, text(10_535, 17), NONE, NONE, list(47, 1), 19),
node(4, 2, 457, text(10_552, 15), NONE, NONE, list(0, 0), 1),
node(16, 2, 457, text(10_567, 16), NONE, NONE, list(0, 0), 6),
];

#[rustfmt::skip]
static OBJECTS: [ObjectRule; 67] = [
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
object(true, list(75, 21), list(68, 21), list(0, 0), NONE, list(7, 2)),
object(true, list(96, 2), list(57, 2), list(0, 0), NONE, list(9, 2)),
object(true, list(98, 31), list(89, 31), list(0, 0), NONE, list(11, 2)),
object(true, list(129, 3), list(120, 3), list(0, 0), NONE, list(13, 3)),
object(true, list(132, 6), list(123, 6), list(0, 0), NONE, list(0, 0)),
object(true, list(138, 2), list(57, 2), list(0, 0), NONE, list(16, 1)),
object(true, list(140, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(141, 12), list(133, 12), list(0, 0), NONE, list(17, 1)),
object(true, list(153, 12), list(145, 12), list(0, 0), NONE, list(18, 1)),
object(true, list(165, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(false, list(0, 0), list(0, 0), list(0, 0), 207, list(0, 0)),
object(true, list(166, 6), list(157, 6), list(0, 0), NONE, list(0, 0)),
object(false, list(0, 0), list(0, 0), list(0, 0), 214, list(0, 0)),
object(true, list(172, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(173, 6), list(163, 6), list(0, 0), NONE, list(19, 4)),
object(true, list(179, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(180, 24), list(173, 24), list(0, 0), NONE, list(23, 5)),
object(true, list(204, 3), list(197, 3), list(0, 0), NONE, list(0, 0)),
object(true, list(207, 7), list(200, 7), list(0, 0), NONE, list(28, 1)),
object(true, list(214, 3), list(207, 3), list(0, 0), NONE, list(29, 1)),
object(true, list(217, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(218, 1), list(4, 1), list(0, 0), NONE, list(30, 1)),
object(true, list(219, 13), list(214, 13), list(0, 0), NONE, list(31, 10)),
object(true, list(232, 2), list(227, 2), list(0, 0), NONE, list(0, 0)),
object(true, list(234, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(235, 3), list(120, 3), list(0, 0), NONE, list(41, 2)),
object(true, list(238, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(239, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(240, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(241, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(242, 13), list(233, 13), list(0, 0), NONE, list(43, 6)),
object(true, list(255, 4), list(246, 4), list(0, 0), NONE, list(0, 0)),
object(true, list(259, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(260, 2), list(57, 2), list(0, 0), NONE, list(49, 1)),
object(true, list(262, 18), list(254, 18), list(0, 0), NONE, list(0, 0)),
object(true, list(280, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(281, 4), list(272, 4), list(0, 0), NONE, list(29, 1)),
object(true, list(285, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(286, 28), list(280, 28), list(0, 0), NONE, list(0, 0)),
object(true, list(314, 13), list(308, 13), list(0, 0), NONE, list(0, 0)),
object(true, list(327, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(328, 4), list(321, 4), list(0, 0), NONE, list(0, 0)),
object(true, list(332, 2), list(227, 2), list(0, 0), NONE, list(49, 1)),
object(true, list(334, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(335, 7), list(329, 7), list(0, 0), NONE, list(50, 7)),
object(true, list(342, 1), list(4, 1), list(0, 0), NONE, list(0, 0)),
object(true, list(343, 4), list(337, 4), list(0, 0), NONE, list(0, 1)),
object(true, list(347, 4), list(337, 4), list(0, 0), NONE, list(6, 1)),
object(true, list(351, 1), list(4, 1), list(0, 0), NONE, list(6, 1)),
object(true, list(0, 0), list(0, 0), list(0, 0), NONE, list(0, 0)),
object(true, list(352, 5), list(342, 5), list(0, 0), NONE, list(63, 5)),
];

#[rustfmt::skip]
static ARRAY_RULES: [ArrayRule; 15] = [
array(list(0, 0), 52, NONE, None, None), array(list(0, 0), 58, NONE, None, None),
array(list(0, 0), 61, NONE, None, None), array(list(0, 0), 75, NONE, None, None),
array(list(0, 0), 80, NONE, None, None), array(list(0, 0), 111, NONE, None, None),
array(list(0, 0), 164, NONE, None, None), array(list(0, 0), 200, NONE, None, None),
array(list(0, 0), 202, NONE, None, None), array(list(0, 0), 212, NONE, None, None),
array(list(0, 0), 248, NONE, None, None), array(list(0, 0), 261, NONE, None, None),
array(list(0, 0), 280, NONE, None, None), array(list(0, 0), 328, NONE, None, None),
array(list(0, 0), 418, NONE, None, None),
];

#[rustfmt::skip]
static CHECKS: [Check; 48] = [
Check::OneOf(list(0, 2)), Check::AllOf(list(2, 2)), Check::Ref(6), Check::Ref(14), Check::Ref(81),
Check::AllOf(list(5, 1)), Check::Ref(91), Check::Ref(97), Check::Ref(100), Check::Ref(123),
Check::Ref(124), Check::OneOf(list(62, 2)), Check::Not(82), Check::AnyOf(list(64, 2)),
Check::AnyOf(list(66, 2)), Check::Const(Constant::Number(Number::Unsigned(0))), Check::Ref(125),
Check::Ref(128), Check::OneOf(list(129, 2)), Check::AllOf(list(131, 2)), Check::Ref(208),
Check::Ref(226), Check::OneOf(list(169, 2)), Check::AllOf(list(171, 2)), Check::Ref(269),
Check::OneOf(list(210, 2)), Check::AllOf(list(212, 2)), Check::Ref(282), Check::Pattern(0),
Check::Ref(296), Check::OneOf(list(229, 2)), Check::AllOf(list(231, 2)), Check::Pattern(1),
Check::OneOf(list(250, 2)), Check::AllOf(list(252, 2)), Check::OneOf(list(276, 2)),
Check::AllOf(list(278, 2)), Check::Ref(375), Check::OneOf(list(325, 2)), Check::AllOf(list(327, 2)),
Check::Ref(441), Check::Enum(list(1, 4)), Check::Ref(447), Check::AllOf(list(336, 1)),
Check::Ref(453), Check::Not(448), Check::AnyOf(list(341, 1)), Check::Enum(list(6, 2)),
];

#[rustfmt::skip]
static PROPERTIES: [Property; 357] = [
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
property(text(681, 16), 120), property(text(2338, 9), 121), property(text(2347, 7), 122),
property(text(2860, 6), 126), property(text(2866, 12), 127), property(text(2961, 9), 129),
property(text(2970, 7), 130), property(text(328, 2), 131), property(text(2977, 10), 132),
property(text(2987, 5), 133), property(text(2162, 4), 134), property(text(2328, 10), 135),
property(text(503, 8), 136), property(text(422, 4), 137), property(text(2992, 13), 138),
property(text(3005, 7), 139), property(text(3012, 9), 140), property(text(360, 7), 141),
property(text(3021, 7), 142), property(text(3028, 7), 143), property(text(3035, 3), 144),
property(text(3038, 8), 145), property(text(672, 9), 146), property(text(3046, 12), 147),
property(text(570, 9), 151), property(text(3058, 11), 152), property(text(3069, 6), 153),
property(text(3075, 10), 154), property(text(3085, 11), 155), property(text(3096, 12), 156),
property(text(3108, 12), 163), property(text(3120, 10), 165), property(text(2310, 9), 166),
property(text(3130, 6), 167), property(text(681, 16), 168), property(text(3136, 11), 169),
property(text(3035, 3), 148), property(text(3403, 12), 149), property(text(3038, 8), 150),
property(text(2987, 5), 157), property(text(3549, 12), 158), property(text(3561, 6), 159),
property(text(3567, 8), 160), property(text(3575, 9), 161), property(text(3584, 19), 162),
property(text(3856, 7), 171), property(text(328, 2), 172), property(text(145, 4), 177),
property(text(4167, 5), 178), property(text(4172, 6), 179), property(text(4178, 12), 192),
property(text(3136, 11), 193), property(text(4190, 11), 194), property(text(4201, 11), 195),
property(text(4212, 10), 196), property(text(4222, 10), 197), property(text(4232, 7), 198),
property(text(4239, 13), 199), property(text(4252, 12), 201), property(text(4264, 6), 203),
property(text(4287, 4), 180), property(text(4291, 12), 181), property(text(4303, 10), 182),
property(text(4313, 14), 183), property(text(4327, 8), 184), property(text(4335, 10), 185),
property(text(4345, 7), 186), property(text(422, 4), 187), property(text(4352, 5), 188),
property(text(4357, 5), 189), property(text(196, 3), 190), property(text(4362, 5), 191),
property(text(4232, 7), 206), property(text(4825, 10), 209), property(text(4835, 8), 210),
property(text(4843, 9), 211), property(text(4852, 10), 213), property(text(4862, 10), 215),
property(text(4287, 4), 216), property(text(2977, 10), 218), property(text(2977, 10), 220),
property(text(5235, 9), 221), property(text(5244, 6), 222), property(text(5250, 5), 223),
property(text(5255, 10), 224), property(text(4167, 5), 225), property(text(145, 4), 231),
property(text(2977, 10), 232), property(text(4178, 12), 233), property(text(4190, 11), 234),
property(text(5255, 10), 235), property(text(483, 10), 236), property(text(455, 11), 237),
property(text(5571, 12), 238), property(text(5583, 10), 239), property(text(5235, 9), 240),
property(text(3136, 11), 241), property(text(2243, 11), 242), property(text(5593, 12), 243),
property(text(5250, 5), 244), property(text(5605, 16), 245), property(text(5621, 9), 246),
property(text(5630, 10), 247), property(text(5640, 9), 249), property(text(721, 12), 253),
property(text(714, 7), 254), property(text(5649, 11), 255), property(text(5660, 12), 264),
property(text(5672, 12), 265), property(text(5684, 18), 266), property(text(5702, 12), 267),
property(text(5903, 7), 250), property(text(5910, 8), 251), property(text(5621, 9), 252),
property(text(5244, 6), 256), property(text(330, 4), 257), property(text(2987, 5), 258),
property(text(5250, 5), 259), property(text(3108, 12), 260), property(text(3075, 10), 262),
property(text(3085, 11), 263), property(text(4167, 5), 271), property(text(4345, 7), 272),
property(text(2977, 10), 273), property(text(145, 4), 278), property(text(1971, 4), 279),
property(text(328, 2), 283), property(text(6427, 3), 284), property(text(6430, 15), 285),
property(text(6445, 11), 286), property(text(330, 4), 287), property(text(6456, 13), 288),
property(text(6469, 12), 289), property(text(6481, 10), 290), property(text(6491, 3), 291),
property(text(6494, 10), 292), property(text(6504, 7), 293), property(text(6511, 13), 294),
property(text(6524, 9), 295), property(text(6481, 10), 298), property(text(6873, 9), 299),
property(text(145, 4), 304), property(text(7143, 7), 305), property(text(7150, 15), 306),
property(text(4167, 5), 307), property(text(5621, 9), 310), property(text(7143, 7), 312),
property(text(7143, 7), 314), property(text(2977, 10), 316), property(text(2977, 10), 318),
property(text(5235, 9), 319), property(text(5244, 6), 320), property(text(5250, 5), 321),
property(text(5621, 9), 322), property(text(5255, 10), 323), property(text(7731, 9), 324),
property(text(4167, 5), 325), property(text(7740, 8), 326), property(text(483, 10), 327),
property(text(7748, 5), 329), property(text(6491, 3), 330), property(text(7753, 12), 331),
property(text(330, 4), 332), property(text(6491, 3), 333), property(text(7920, 7), 334),
property(text(7927, 4), 335), property(text(145, 4), 340), property(text(8123, 8), 341),
property(text(8131, 8), 360), property(text(4335, 10), 342), property(text(8139, 13), 343),
property(text(8152, 10), 344), property(text(8162, 7), 345), property(text(8169, 11), 346),
property(text(7143, 7), 347), property(text(8180, 14), 348), property(text(8194, 9), 349),
property(text(8203, 9), 350), property(text(8212, 9), 351), property(text(8221, 8), 352),
property(text(7731, 9), 353), property(text(8229, 7), 354), property(text(3856, 7), 355),
property(text(8236, 4), 356), property(text(8240, 8), 357), property(text(8248, 11), 358),
property(text(8259, 8), 359), property(text(8131, 8), 363), property(text(4167, 5), 365),
property(text(7731, 9), 366), property(text(2977, 10), 367), property(text(7143, 7), 368),
property(text(145, 4), 373), property(text(8131, 8), 376), property(text(6427, 3), 377),
property(text(5255, 10), 378), property(text(354, 6), 379), property(text(9011, 10), 380),
property(text(9021, 11), 381), property(text(9032, 15), 382), property(text(9047, 7), 383),
property(text(5250, 5), 384), property(text(9054, 11), 385), property(text(5605, 16), 386),
property(text(5621, 9), 387), property(text(455, 11), 388), property(text(9065, 11), 389),
property(text(9076, 13), 390), property(text(9089, 8), 391), property(text(733, 12), 392),
property(text(9097, 9), 393), property(text(9106, 15), 394), property(text(9121, 5), 395),
property(text(9126, 6), 396), property(text(9132, 12), 397), property(text(9144, 17), 398),
property(text(9161, 12), 399), property(text(9173, 3), 400), property(text(9176, 9), 401),
property(text(5649, 11), 415), property(text(9185, 11), 417), property(text(330, 4), 402),
property(text(9173, 3), 403), property(text(5583, 10), 404), property(text(3136, 11), 405),
property(text(9626, 4), 406), property(text(9630, 16), 407), property(text(5235, 9), 408),
property(text(455, 11), 409), property(text(466, 17), 410), property(text(5593, 12), 411),
property(text(2254, 11), 412), property(text(2347, 7), 413), property(text(2243, 11), 414),
property(text(2987, 5), 416), property(text(7748, 5), 419), property(text(6491, 3), 420),
property(text(6445, 11), 421), property(text(6504, 7), 422), property(text(8131, 8), 424),
property(text(7731, 9), 425), property(text(145, 4), 430), property(text(325, 3), 431),
property(text(9983, 6), 432), property(text(9989, 8), 433), property(text(9997, 8), 434),
property(text(10_005, 3), 435), property(text(354, 6), 436), property(text(196, 3), 437),
property(text(10_118, 9), 440), property(text(186, 4), 443), property(text(199, 7), 444),
property(text(10_188, 3), 445), property(text(145, 4), 446), property(text(186, 4), 449),
property(text(199, 7), 450), property(text(10_188, 3), 451), property(text(145, 4), 452),
property(text(186, 4), 455), property(text(9997, 8), 458), property(text(9983, 6), 459),
property(text(10_402, 5), 460), property(text(10_407, 3), 461), property(text(10_410, 4), 462),
];

static PATTERNED: [Patterned; 0] = [];

static DEPENDENTS: [Dependent; 0] = [];

#[rustfmt::skip]
static IDS: [u32; 347] = [
1, 5, 2, 3, 0, 7, 1, 5, 0, 2, 4, 3, 29, 19, 33, 22, 32, 42, 9, 17, 18, 23, 25, 26, 5, 39, 1, 40, 28,
38, 16, 27, 7, 24, 31, 0, 2, 41, 44, 10, 14, 4, 15, 12, 30, 20, 21, 36, 37, 34, 35, 8, 6, 11, 13, 3,
43, 1, 0, 2, 1, 0, 78, 79, 83, 84, 92, 94, 14, 7, 12, 10, 11, 1, 15, 13, 20, 3, 8, 0, 16, 18, 17, 6,
19, 2, 9, 5, 4, 9, 20, 27, 5, 24, 2, 22, 19, 12, 26, 14, 13, 10, 25, 15, 16, 23, 4, 3, 28, 1, 0, 7,
17, 29, 6, 11, 30, 18, 8, 21, 1, 0, 2, 2, 3, 4, 1, 5, 0, 174, 204, 175, 176, 10, 8, 7, 5, 4, 2, 11,
6, 3, 1, 9, 0, 4, 5, 8, 10, 11, 0, 9, 7, 1, 3, 2, 6, 2, 1, 5, 3, 4, 0, 3, 4, 0, 1, 2, 5, 228, 268,
229, 230, 4, 23, 12, 15, 11, 20, 5, 6, 18, 13, 17, 3, 14, 0, 2, 1, 22, 8, 9, 21, 19, 10, 7, 16, 0,
1, 2, 3, 5, 4, 1, 6, 2, 0, 2, 0, 1, 275, 281, 276, 277, 12, 2, 9, 0, 6, 5, 10, 7, 4, 3, 8, 1, 11, 0,
1, 301, 308, 302, 303, 10, 9, 3, 12, 8, 5, 4, 0, 1, 2, 11, 6, 7, 3, 2, 0, 1, 337, 361, 338, 339, 15,
0, 1, 2, 16, 3, 4, 5, 6, 7, 17, 8, 9, 14, 10, 11, 12, 13, 3, 2, 1, 0, 370, 374, 371, 372, 27, 8, 17,
19, 16, 22, 12, 23, 24, 7, 25, 10, 0, 2, 13, 11, 18, 15, 14, 20, 3, 5, 4, 6, 21, 26, 9, 1, 9, 7, 8,
1, 11, 0, 6, 3, 10, 12, 5, 4, 2, 0, 3, 2, 1, 427, 438, 428, 429, 3, 4, 0, 6, 2, 5, 1, 442, 0, 3, 1,
2, 454, 4, 0, 3, 2, 1,
];

#[rustfmt::skip]
static TEXTS: [Text; 70] = [
text(145, 4), text(181, 5), text(186, 4), text(328, 2), text(661, 11), text(181, 5), text(186, 4),
text(328, 2), text(2278, 11), text(2860, 6), text(2866, 12), text(328, 2), text(2987, 5),
text(3035, 3), text(3403, 12), text(3038, 8), text(328, 2), text(4172, 6), text(4287, 4),
text(2977, 10), text(5235, 9), text(5244, 6), text(5250, 5), text(2977, 10), text(5235, 9),
text(5250, 5), text(5621, 9), text(5649, 11), text(5244, 6), text(4167, 5), text(1971, 4),
text(328, 2), text(6427, 3), text(6445, 11), text(330, 4), text(6481, 10), text(6491, 3),
text(6494, 10), text(6504, 7), text(6511, 13), text(6524, 9), text(7143, 7), text(4167, 5),
text(2977, 10), text(5235, 9), text(5244, 6), text(5250, 5), text(5621, 9), text(4167, 5),
text(8131, 8), text(325, 3), text(9983, 6), text(9989, 8), text(9997, 8), text(10_005, 3),
text(354, 6), text(196, 3), text(9239, 4), text(10_081, 12), text(10_093, 18), text(10_111, 7),
text(145, 4), text(354, 6), text(9997, 8), text(9983, 6), text(10_402, 5), text(10_407, 3),
text(10_410, 4), text(10_526, 2), text(10_528, 7),
];

#[rustfmt::skip]
static CONSTANTS: [Constant; 8] = [
Constant::Number(Number::Unsigned(0)), Constant::Number(Number::Unsigned(4)),
Constant::Number(Number::Negative(-2)), Constant::Number(Number::Negative(-4)),
Constant::Number(Number::Unsigned(0)), Constant::Number(Number::Unsigned(4)),
Constant::Text(text(10_517, 2)), Constant::Text(text(10_519, 7)),
];

#[rustfmt::skip]
static PATTERNS: [Pattern; 2] = [
Pattern::fixed("^-?[0-9]+$"), Pattern::fixed("^[0-9]+$"),
];

#[rustfmt::skip]
static NOTES: [Note; 20] = [
note(0, list(0, 0), list(0, 0), list(0, 0), 0, NONE, NONE),
note(2, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(4, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, 26),
note(0, list(0, 2), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(2, 8), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(10, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(1, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(13, 1), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(14, 5), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(19, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(22, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(25, 2), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(27, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(8, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(30, 3), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(33, 1), list(0, 0), list(0, 0), NONE, NONE, NONE),
note(0, list(0, 0), list(57, 4), list(5, 1), NONE, NONE, NONE),
note(0, list(0, 0), list(0, 0), list(0, 0), 1, NONE, NONE),
note(0, list(0, 0), list(0, 0), list(0, 0), NONE, 0, NONE),
note(0, list(0, 0), list(68, 2), list(0, 0), NONE, NONE, NONE),
];

#[rustfmt::skip]
static KNOWN: [Known; 34] = [
known(Constant::Number(Number::Unsigned(1)), text(2459, 7)),
known(Constant::Number(Number::Unsigned(3)), text(2466, 7)),
known(Constant::Number(Number::Unsigned(1)), text(2670, 12)),
known(Constant::Number(Number::Unsigned(2)), text(2682, 6)),
known(Constant::Number(Number::Unsigned(3)), text(2688, 7)),
known(Constant::Number(Number::Unsigned(4)), text(2695, 7)),
known(Constant::Number(Number::Unsigned(5)), text(2702, 12)),
known(Constant::Number(Number::Unsigned(6)), text(2714, 8)),
known(Constant::Number(Number::Unsigned(8)), text(2722, 18)),
known(Constant::Number(Number::Unsigned(105)), text(2740, 13)),
known(Constant::Number(Number::Unsigned(0)), text(2795, 9)),
known(Constant::Number(Number::Unsigned(1)), text(2804, 8)),
known(Constant::Number(Number::Unsigned(2)), text(2812, 9)),
known(Constant::Number(Number::Unsigned(1)), text(5441, 6)),
known(Constant::Number(Number::Unsigned(0)), text(5714, 11)),
known(Constant::Number(Number::Unsigned(1)), text(5441, 6)),
known(Constant::Number(Number::Unsigned(2)), text(5725, 4)),
known(Constant::Number(Number::Unsigned(3)), text(5729, 7)),
known(Constant::Number(Number::Unsigned(4)), text(5736, 7)),
known(Constant::Number(Number::Unsigned(1)), text(5789, 5)),
known(Constant::Number(Number::Unsigned(2)), text(2459, 7)),
known(Constant::Number(Number::Unsigned(3)), text(5794, 8)),
known(Constant::Number(Number::Unsigned(1)), text(2795, 9)),
known(Constant::Number(Number::Unsigned(2)), text(5802, 6)),
known(Constant::Number(Number::Unsigned(3)), text(2466, 7)),
known(Constant::Number(Number::Unsigned(0)), text(6103, 2)),
known(Constant::Number(Number::Unsigned(1)), text(6105, 3)),
known(Constant::Number(Number::Unsigned(0)), text(6808, 6)),
known(Constant::Number(Number::Unsigned(1)), text(6814, 8)),
known(Constant::Number(Number::Unsigned(3)), text(6822, 12)),
known(Constant::Number(Number::Unsigned(1)), text(9233, 6)),
known(Constant::Number(Number::Unsigned(2)), text(9239, 4)),
known(Constant::Number(Number::Unsigned(4)), text(9243, 9)),
known(Constant::Number(Number::Unsigned(1)), text(9252, 17)),
];

#[rustfmt::skip]
static ENVELOPES: [Envelope; 2] = [
envelope(6, list(1, 2), text(145, 4), list(0, 1)),
envelope(441, list(6, 1), text(145, 4), list(0, 1)),
];

#[rustfmt::skip]
static EXPECTS: [Expect; 1] = [
expect(Some(Number::Unsigned(20)), Some(Number::Unsigned(99990)), text(10_508, 9), text(0, 0)),
];

#[rustfmt::skip]
static PLACES: [Place; 102] = [
place(0, text(0, 0), text(0, 80)), place(0, text(80, 7), text(87, 42)),
place(6, text(0, 0), text(206, 34)), place(14, text(0, 0), text(771, 41)),
place(81, text(0, 0), text(2069, 34)), place(91, text(0, 0), text(2123, 36)),
place(97, text(0, 0), text(2166, 38)), place(100, text(0, 0), text(2354, 39)),
place(123, text(0, 0), text(2753, 42)), place(124, text(0, 0), text(2821, 39)),
place(125, text(0, 0), text(2878, 41)), place(128, text(0, 0), text(3147, 39)),
place(170, text(0, 0), text(3863, 44)), place(170, text(3907, 10), text(3863, 44)),
place(170, text(3917, 8), text(3925, 11)), place(170, text(422, 4), text(3863, 44)),
place(171, text(0, 0), text(3936, 46)), place(171, text(422, 4), text(3982, 12)),
place(172, text(0, 0), text(3994, 46)), place(172, text(422, 4), text(3982, 12)),
place(173, text(0, 0), text(4040, 83)), place(173, text(80, 7), text(4123, 44)),
place(205, text(0, 0), text(4785, 40)), place(208, text(0, 0), text(4872, 45)),
place(217, text(0, 0), text(5139, 47)), place(217, text(3907, 10), text(5139, 47)),
place(217, text(422, 4), text(5139, 47)), place(218, text(0, 0), text(5186, 49)),
place(218, text(422, 4), text(3982, 12)), place(219, text(0, 0), text(5265, 98)),
place(226, text(0, 0), text(5447, 42)), place(227, text(0, 0), text(5489, 82)),
place(227, text(80, 7), text(87, 42)), place(269, text(0, 0), text(6108, 38)),
place(270, text(0, 0), text(6146, 46)), place(270, text(3907, 10), text(6146, 46)),
place(270, text(3917, 8), text(6192, 11)), place(270, text(422, 4), text(6146, 46)),
place(271, text(0, 0), text(6203, 48)), place(271, text(422, 4), text(3982, 12)),
place(272, text(0, 0), text(6251, 48)), place(272, text(422, 4), text(3982, 12)),
place(273, text(0, 0), text(6299, 48)), place(273, text(422, 4), text(3982, 12)),
place(274, text(0, 0), text(6347, 80)), place(274, text(80, 7), text(87, 42)),
place(282, text(0, 0), text(6533, 37)), place(296, text(0, 0), text(6834, 39)),
place(297, text(0, 0), text(6882, 44)), place(297, text(3907, 10), text(6882, 44)),
place(297, text(422, 4), text(6882, 44)), place(298, text(0, 0), text(6926, 46)),
place(298, text(422, 4), text(3982, 12)), place(299, text(0, 0), text(6972, 46)),
place(299, text(422, 4), text(3982, 12)), place(300, text(0, 0), text(7018, 82)),
place(300, text(80, 7), text(7100, 43)), place(309, text(0, 0), text(7211, 39)),
place(311, text(0, 0), text(7250, 44)), place(313, text(0, 0), text(7294, 40)),
place(315, text(0, 0), text(7637, 46)), place(315, text(3907, 10), text(7637, 46)),
place(315, text(422, 4), text(7637, 46)), place(316, text(0, 0), text(7683, 48)),
place(316, text(422, 4), text(3982, 12)), place(317, text(0, 0), text(7765, 97)),
place(336, text(0, 0), text(7990, 86)), place(336, text(80, 7), text(8076, 47)),
place(362, text(0, 0), text(8622, 41)), place(364, text(0, 0), text(8675, 50)),
place(364, text(3907, 10), text(8675, 50)), place(364, text(3917, 8), text(6192, 11)),
place(364, text(422, 4), text(8675, 50)), place(365, text(0, 0), text(8725, 52)),
place(365, text(422, 4), text(3982, 12)), place(366, text(0, 0), text(8777, 52)),
place(366, text(422, 4), text(3982, 12)), place(367, text(0, 0), text(8829, 52)),
place(367, text(422, 4), text(3982, 12)), place(368, text(0, 0), text(8881, 52)),
place(368, text(422, 4), text(3982, 12)), place(369, text(0, 0), text(8933, 78)),
place(369, text(80, 7), text(87, 42)), place(375, text(0, 0), text(9196, 37)),
place(423, text(0, 0), text(9734, 42)), place(423, text(3907, 10), text(9734, 42)),
place(423, text(3917, 8), text(6192, 11)), place(423, text(422, 4), text(9734, 42)),
place(424, text(0, 0), text(9776, 44)), place(424, text(422, 4), text(3982, 12)),
place(425, text(0, 0), text(9820, 44)), place(425, text(422, 4), text(3982, 12)),
place(426, text(0, 0), text(9864, 79)), place(426, text(80, 7), text(9943, 40)),
place(439, text(0, 0), text(10_127, 40)), place(441, text(0, 0), text(10_191, 34)),
place(447, text(0, 0), text(10_240, 34)), place(453, text(0, 0), text(10_274, 36)),
place(456, text(0, 0), text(10_370, 32)), place(456, text(3907, 10), text(10_370, 32)),
place(456, text(422, 4), text(10_370, 32)), place(457, text(0, 0), text(10_414, 94)),
];
