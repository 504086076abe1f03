// Written by `bilispec generate`; do not edit.

#![allow(clippy::wildcard_imports, reason = "a short name for each kind of row")]

use bilispec_runtime::validate::Validators;
use bilispec_runtime::validate::table::rows::*;

pub(super) static ITEMS_GET_VALIDATORS: Validators = Validators {
    reply: Validators::ANYTHING.reply,
    path: Some(&SCHEMAS[0]),
    query: &SCHEMAS[1],
    header: Some(&SCHEMAS[2]),
    cookie: None,
    form: None,
    json: None,
    parameters: super::items_get::PARAMETERS,
};

pub(super) static ITEMS_PUT_VALIDATORS: Validators = Validators {
    reply: Validators::ANYTHING.reply,
    path: Some(&SCHEMAS[3]),
    query: &SCHEMAS[4],
    header: None,
    cookie: None,
    form: None,
    json: Some(&SCHEMAS[5]),
    parameters: super::items_put::PARAMETERS,
};

pub(super) static DELETE_ITEMS_BY_ITEM_ID_VALIDATORS: Validators = Validators {
    reply: Validators::ANYTHING.reply,
    path: Some(&SCHEMAS[6]),
    query: &SCHEMAS[7],
    header: None,
    cookie: None,
    form: None,
    json: None,
    parameters: super::delete_items_by_item_id::PARAMETERS,
};

pub(super) static LIST_VALIDATORS: Validators = Validators {
    reply: Validators::ANYTHING.reply,
    path: None,
    query: &SCHEMAS[8],
    header: None,
    cookie: None,
    form: None,
    json: None,
    parameters: super::list::PARAMETERS,
};

pub(super) static SEARCH_VALIDATORS: Validators = Validators {
    reply: Validators::ANYTHING.reply,
    path: None,
    query: &SCHEMAS[9],
    header: None,
    cookie: None,
    form: None,
    json: Some(&SCHEMAS[10]),
    parameters: super::search::PARAMETERS,
};

pub(super) static BATCH_VALIDATORS: Validators = Validators {
    reply: Validators::ANYTHING.reply,
    path: None,
    query: &SCHEMAS[11],
    header: None,
    cookie: None,
    form: None,
    json: Some(&SCHEMAS[12]),
    parameters: super::batch::PARAMETERS,
};

pub(super) static SHARED_2_VALIDATORS: Validators = Validators {
    reply: Validators::ANYTHING.reply,
    path: None,
    query: &SCHEMAS[13],
    header: None,
    cookie: None,
    form: None,
    json: None,
    parameters: super::shared_2::PARAMETERS,
};

static SCHEMAS: [Schema; 14] = [
    schema(&ARRAYS, 1, &[], false, NONE, None),
    schema(&ARRAYS, 0, &[], false, NONE, None),
    schema(&ARRAYS, 3, &[], false, NONE, None),
    schema(&ARRAYS, 6, &[], false, NONE, None),
    schema(&ARRAYS, 5, &[], false, NONE, None),
    schema(&ARRAYS, 7, &[], false, NONE, None),
    schema(&ARRAYS, 14, &[], false, NONE, None),
    schema(&ARRAYS, 13, &[], false, NONE, None),
    schema(&ARRAYS, 15, &[], false, NONE, None),
    schema(&ARRAYS, 26, &[], false, NONE, None),
    schema(&ARRAYS, 27, &[], false, NONE, None),
    schema(&ARRAYS, 30, &[], false, NONE, None),
    schema(&ARRAYS, 32, &[], false, NONE, None),
    schema(&ARRAYS, 34, &[], false, NONE, None),
];

static TEXT: &str = concat!(
    "foreign/shop.yaml#/paths/~1items~1{item-id}/get/parameters", "properties", "type",
    "item-id", "required", "foreign/shop.yaml#/components/parameters/item/in",
    "foreign/shop.yaml#/components/parameters/item", "/schema/type", "X-Request-Id",
    "foreign/shop.yaml#/paths/~1items~1{item-id}/get/parameters/0",
    "foreign/shop.yaml#/paths/~1items~1{item-id}/parameters",
    "foreign/shop.yaml#/paths/~1items~1{item-id}/put/requestBody/content/application~1json/schema",
    "name", "kind", "foreign/shop.yaml#/components/schemas/new-item", "/properties/name",
    "/properties/item-id", "/properties/kind", "small", "large", "Large",
    "foreign/shop.yaml#/components/schemas/kind", "#", "ids", "kinds", "sort", "page",
    "cheaper_than", "foreign/shop.yaml#/paths/~1items/get/parameters",
    "foreign/shop.yaml#/paths/~1items/get/parameters/0", "items", "/schema/items",
    "foreign/shop.yaml#/paths/~1items/get/parameters/0/schema/items",
    "foreign/shop.yaml#/paths/~1items/get/parameters/1",
    "foreign/shop.yaml#/paths/~1items/get/parameters/1/schema/items",
    "foreign/shop.yaml#/paths/~1items/get/parameters/2", "oneOf", "/schema/oneOf",
    "foreign/shop.yaml#/paths/~1items/get/parameters/2/schema/oneOf/0",
    "foreign/shop.yaml#/paths/~1items/get/parameters/2/schema/oneOf/1", "/items",
    "foreign/shop.yaml#/paths/~1items/get/parameters/3", "exclusiveMinimum",
    "/schema/exclusiveMinimum", "foreign/shop.yaml#/paths/~1items/get/parameters/4",
    "maximum", "/schema/maximum", "foreign/shop.yaml#/paths/~1items/post", "words",
    "foreign/shop.yaml#/paths/~1items/post/requestBody/content/application~1json/schema",
    "/properties/words", "login", "foreign/shop.yaml#/paths/~1batch/post",
    "foreign/shop.yaml#/components/securitySchemes/login", "/name",
    "foreign/shop.yaml#/paths/~1batch/post/requestBody/content/application~1json/schema",
    "shared", "new", "foreign/shop.yaml#/paths/~1pages/get/parameters",
    "foreign/shop.yaml#/paths/~1pages/get/parameters/0",
    "foreign/shop.yaml#/paths/~1pages/get/parameters/1"
);

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

static NODES: [Node; 37] = [
    node(64, 0, NONE, text(0, 0), 0, NONE, list(0, 0), NONE),
    node(64, 0, NONE, text(0, 0), 1, NONE, list(0, 0), NONE),
    node(16, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
    node(64, 0, NONE, text(0, 0), 2, NONE, list(0, 0), NONE),
    node(16, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
    node(64, 0, NONE, text(0, 0), 0, NONE, list(0, 0), NONE),
    node(64, 0, NONE, text(0, 0), 1, NONE, list(0, 0), NONE),
    node(0, 0, NONE, text(0, 0), NONE, NONE, list(0, 1), NONE),
    node(64, 0, NONE, text(0, 0), 3, NONE, list(0, 0), NONE),
    node(16, 0, 8, text(464, 16), NONE, NONE, list(0, 0), NONE),
    node(16, 0, 8, text(480, 19), NONE, NONE, list(0, 0), NONE),
    node(0, 0, 8, text(499, 16), NONE, NONE, list(1, 1), NONE),
    node(16, 0, NONE, text(0, 0), NONE, NONE, list(2, 1), NONE),
    node(64, 0, NONE, text(0, 0), 0, NONE, list(0, 0), NONE),
    node(64, 0, NONE, text(0, 0), 1, NONE, list(0, 0), NONE),
    node(64, 0, NONE, text(0, 0), 4, NONE, list(0, 0), NONE),
    node(32, 0, NONE, text(0, 0), NONE, 0, list(0, 0), NONE),
    node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
    node(32, 0, NONE, text(0, 0), NONE, 1, list(0, 0), NONE),
    node(0, 0, NONE, text(0, 0), NONE, NONE, list(1, 1), NONE),
    node(0, 0, NONE, text(0, 0), NONE, NONE, list(3, 1), NONE),
    node(16, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
    node(32, 0, NONE, text(0, 0), NONE, 2, list(0, 0), NONE),
    node(16, 0, 22, text(1083, 6), NONE, NONE, list(0, 0), NONE),
    node(4, 0, NONE, text(0, 0), NONE, NONE, list(4, 1), NONE),
    node(12, 0, NONE, text(0, 0), NONE, NONE, list(5, 1), NONE),
    node(64, 0, NONE, text(0, 0), 0, NONE, list(0, 0), NONE),
    node(64, 0, NONE, text(0, 0), 5, NONE, list(0, 0), NONE),
    node(32, 0, 27, text(1373, 17), NONE, 3, list(0, 0), NONE),
    node(16, 0, 28, text(1083, 6), NONE, NONE, list(0, 0), NONE),
    node(64, 2, NONE, text(0, 0), 6, NONE, list(0, 0), NONE),
    node(16, 2, NONE, text(0, 0), NONE, NONE, list(0, 0), 0),
    node(32, 0, NONE, text(0, 0), NONE, 4, list(0, 0), NONE),
    node(0, 0, 32, text(1083, 6), NONE, NONE, list(0, 1), NONE),
    node(64, 0, NONE, text(0, 0), 7, NONE, list(0, 0), NONE),
    node(2, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
    node(16, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
];

static OBJECTS: [ObjectRule; 8] = [
    object(true, list(0, 0), list(0, 0), list(0, 0), NONE, list(0, 0)),
    object(true, list(0, 1), list(0, 1), list(0, 0), NONE, list(0, 1)),
    object(true, list(1, 1), list(0, 1), list(0, 0), NONE, list(0, 0)),
    object(true, list(2, 3), list(1, 3), list(0, 0), NONE, list(1, 1)),
    object(true, list(5, 5), list(4, 5), list(0, 0), NONE, list(0, 0)),
    object(true, list(10, 1), list(0, 1), list(0, 0), NONE, list(2, 1)),
    object(true, list(11, 1), list(0, 1), list(0, 0), NONE, list(0, 0)),
    object(true, list(12, 2), list(11, 2), list(0, 0), NONE, list(0, 0)),
];

static ARRAY_RULES: [ArrayRule; 5] = [
    array(list(0, 0), 17, NONE, None, None),
    array(list(0, 0), 19, NONE, None, None),
    array(list(0, 0), 23, NONE, None, None),
    array(list(0, 0), 29, NONE, None, None),
    array(list(0, 0), 33, NONE, None, None),
];

static CHECKS: [Check; 6] = [
    Check::Ref(8),
    Check::Ref(12),
    Check::Enum(list(0, 5)),
    Check::OneOf(list(9, 2)),
    Check::ExclusiveMinimum(Number::Unsigned(0)),
    Check::Maximum(Number::Float(99.5)),
];

static PROPERTIES: [Property; 14] = [
    property(text(72, 7), 2),
    property(text(192, 12), 4),
    property(text(410, 4), 9),
    property(text(72, 7), 10),
    property(text(414, 4), 11),
    property(text(573, 3), 16),
    property(text(576, 5), 18),
    property(text(581, 4), 20),
    property(text(585, 4), 24),
    property(text(589, 12), 25),
    property(text(1286, 5), 28),
    property(text(1390, 5), 31),
    property(text(1570, 6), 35),
    property(text(1576, 3), 36),
];

static PATTERNED: [Patterned; 0] = [];

static DEPENDENTS: [Dependent; 0] = [];

static IDS: [u32; 13] = [0, 1, 2, 0, 4, 0, 1, 3, 2, 21, 22, 1, 0];

static TEXTS: [Text; 3] = [text(72, 7), text(410, 4), text(1286, 5)];

static CONSTANTS: [Constant; 5] = [
    Constant::Text(text(515, 5)),
    Constant::Text(text(520, 5)),
    Constant::Text(text(525, 5)),
    Constant::Number(Number::Unsigned(1)),
    Constant::Text(text(0, 0)),
];

static PATTERNS: [Pattern; 0] = [];

static NOTES: [Note; 1] = [
    note(1, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, NONE),
];

static KNOWN: [Known; 0] = [];

static ENVELOPES: [Envelope; 0] = [];

static EXPECTS: [Expect; 0] = [];

static PLACES: [Place; 69] = [
    place(0, text(0, 0), text(0, 58)),
    place(0, text(58, 10), text(0, 58)),
    place(0, text(68, 4), text(0, 58)),
    place(1, text(0, 0), text(0, 58)),
    place(1, text(58, 10), text(0, 58)),
    place(1, text(79, 8), text(87, 48)),
    place(1, text(68, 4), text(0, 58)),
    place(2, text(0, 0), text(135, 45)),
    place(2, text(68, 4), text(180, 12)),
    place(3, text(0, 0), text(0, 58)),
    place(3, text(58, 10), text(0, 58)),
    place(3, text(68, 4), text(0, 58)),
    place(4, text(0, 0), text(204, 60)),
    place(4, text(68, 4), text(180, 12)),
    place(5, text(0, 0), text(264, 54)),
    place(5, text(58, 10), text(264, 54)),
    place(5, text(68, 4), text(264, 54)),
    place(6, text(0, 0), text(264, 54)),
    place(6, text(58, 10), text(264, 54)),
    place(6, text(79, 8), text(87, 48)),
    place(6, text(68, 4), text(264, 54)),
    place(7, text(0, 0), text(318, 92)),
    place(8, text(0, 0), text(418, 46)),
    place(12, text(0, 0), text(530, 42)),
    place(13, text(0, 0), text(572, 1)),
    place(13, text(58, 10), text(572, 1)),
    place(13, text(68, 4), text(572, 1)),
    place(14, text(0, 0), text(572, 1)),
    place(14, text(58, 10), text(572, 1)),
    place(14, text(79, 8), text(87, 48)),
    place(14, text(68, 4), text(572, 1)),
    place(15, text(0, 0), text(601, 47)),
    place(15, text(58, 10), text(601, 47)),
    place(15, text(68, 4), text(601, 47)),
    place(16, text(0, 0), text(648, 49)),
    place(16, text(697, 5), text(702, 13)),
    place(16, text(68, 4), text(180, 12)),
    place(17, text(0, 0), text(715, 62)),
    place(18, text(0, 0), text(777, 49)),
    place(18, text(697, 5), text(702, 13)),
    place(18, text(68, 4), text(180, 12)),
    place(19, text(0, 0), text(826, 62)),
    place(20, text(0, 0), text(888, 49)),
    place(20, text(937, 5), text(942, 13)),
    place(21, text(0, 0), text(955, 64)),
    place(22, text(0, 0), text(1019, 64)),
    place(24, text(0, 0), text(1089, 49)),
    place(24, text(1138, 16), text(1154, 24)),
    place(24, text(68, 4), text(180, 12)),
    place(25, text(0, 0), text(1178, 49)),
    place(25, text(1227, 7), text(1234, 15)),
    place(25, text(68, 4), text(180, 12)),
    place(26, text(0, 0), text(1249, 37)),
    place(26, text(58, 10), text(1249, 37)),
    place(26, text(68, 4), text(1249, 37)),
    place(27, text(0, 0), text(1291, 82)),
    place(30, text(0, 0), text(1395, 37)),
    place(30, text(58, 10), text(1395, 37)),
    place(30, text(68, 4), text(1395, 37)),
    place(31, text(0, 0), text(1432, 51)),
    place(31, text(68, 4), text(1483, 5)),
    place(32, text(0, 0), text(1488, 82)),
    place(34, text(0, 0), text(1579, 47)),
    place(34, text(58, 10), text(1579, 47)),
    place(34, text(68, 4), text(1579, 47)),
    place(35, text(0, 0), text(1626, 49)),
    place(35, text(68, 4), text(180, 12)),
    place(36, text(0, 0), text(1675, 49)),
    place(36, text(68, 4), text(180, 12)),
];
