// Written by `bilispec generate`; do not edit.

#![allow(clippy::wildcard_imports, reason = "a short name for each kind of row")]

use bilispec_runtime::validate::Validators;
use bilispec_runtime::validate::table::rows::*;

pub(super) static ITEMS_GET_VALIDATORS: Validators = Validators {
    reply: Validators::ANYTHING.reply,
    statuses: &[],
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
    statuses: &[],
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
    statuses: &[],
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
    statuses: &[],
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
    statuses: &[],
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
    statuses: &[],
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
    statuses: &[],
    path: None,
    query: &SCHEMAS[13],
    header: None,
    cookie: None,
    form: None,
    json: None,
    parameters: super::shared_2::PARAMETERS,
};

static SCHEMAS: [Schema; 14] = [
    schema(&ARRAYS, 1, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 0, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 3, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 6, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 5, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 7, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 6, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 5, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 13, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 24, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 25, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 28, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 30, &[], false, NONE, None, Act::READS),
    schema(&ARRAYS, 32, &[], false, NONE, None, Act::READS),
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
    "foreign/shop.yaml#/components/schemas/kind", "ids", "kinds", "sort", "page",
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

static NODES: [Node; 35] = [
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
    node(64, 0, NONE, text(0, 0), 4, NONE, list(0, 0), NONE),
    node(32, 0, NONE, text(0, 0), NONE, 0, list(0, 0), NONE),
    node(4, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
    node(32, 0, NONE, text(0, 0), NONE, 1, list(0, 0), NONE),
    node(0, 0, NONE, text(0, 0), NONE, NONE, list(1, 1), NONE),
    node(0, 0, NONE, text(0, 0), NONE, NONE, list(3, 1), NONE),
    node(16, 0, NONE, text(0, 0), NONE, NONE, list(0, 0), NONE),
    node(32, 0, NONE, text(0, 0), NONE, 2, list(0, 0), NONE),
    node(16, 0, 20, text(1082, 6), NONE, NONE, list(0, 0), NONE),
    node(4, 0, NONE, text(0, 0), NONE, NONE, list(4, 1), NONE),
    node(12, 0, NONE, text(0, 0), NONE, NONE, list(5, 1), NONE),
    node(64, 0, NONE, text(0, 0), 0, NONE, list(0, 0), NONE),
    node(64, 0, NONE, text(0, 0), 5, NONE, list(0, 0), NONE),
    node(32, 0, 25, text(1372, 17), NONE, 3, list(0, 0), NONE),
    node(16, 0, 26, text(1082, 6), NONE, NONE, list(0, 0), NONE),
    node(64, 2, NONE, text(0, 0), 6, NONE, list(0, 0), NONE),
    node(16, 2, NONE, text(0, 0), NONE, NONE, list(0, 0), 0),
    node(32, 0, NONE, text(0, 0), NONE, 4, list(0, 0), NONE),
    node(0, 0, 30, text(1082, 6), NONE, NONE, list(0, 1), NONE),
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
    array(list(0, 0), 15, NONE, None, None),
    array(list(0, 0), 17, NONE, None, None),
    array(list(0, 0), 21, NONE, None, None),
    array(list(0, 0), 27, NONE, None, None),
    array(list(0, 0), 31, NONE, None, None),
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
    property(text(572, 3), 14),
    property(text(575, 5), 16),
    property(text(580, 4), 18),
    property(text(584, 4), 22),
    property(text(588, 12), 23),
    property(text(1285, 5), 26),
    property(text(1389, 5), 29),
    property(text(1569, 6), 33),
    property(text(1575, 3), 34),
];

static PATTERNED: [Patterned; 0] = [];

static DEPENDENTS: [Dependent; 0] = [];

static IDS: [u32; 13] = [0, 1, 2, 0, 4, 0, 1, 3, 2, 19, 20, 1, 0];

static TEXTS: [Text; 3] = [text(72, 7), text(410, 4), text(1285, 5)];

static CONSTANTS: [Constant; 5] = [
    Constant::Text(text(515, 5)),
    Constant::Text(text(520, 5)),
    Constant::Text(text(525, 5)),
    Constant::Number(Number::Unsigned(1)),
    Constant::Text(text(0, 0)),
];

static PATTERNS: [Pattern; 0] = [];

static NOTES: [Note; 1] = [
    note(1, list(0, 0), list(0, 0), list(0, 0), NONE, NONE, NONE, text(0, 0)),
];

static KNOWN: [Known; 0] = [];

static ENVELOPES: [Envelope; 0] = [];

static EXPECTS: [Expect; 0] = [];

static PLACES: [Place; 62] = [
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
    place(13, text(0, 0), text(600, 47)),
    place(13, text(58, 10), text(600, 47)),
    place(13, text(68, 4), text(600, 47)),
    place(14, text(0, 0), text(647, 49)),
    place(14, text(696, 5), text(701, 13)),
    place(14, text(68, 4), text(180, 12)),
    place(15, text(0, 0), text(714, 62)),
    place(16, text(0, 0), text(776, 49)),
    place(16, text(696, 5), text(701, 13)),
    place(16, text(68, 4), text(180, 12)),
    place(17, text(0, 0), text(825, 62)),
    place(18, text(0, 0), text(887, 49)),
    place(18, text(936, 5), text(941, 13)),
    place(19, text(0, 0), text(954, 64)),
    place(20, text(0, 0), text(1018, 64)),
    place(22, text(0, 0), text(1088, 49)),
    place(22, text(1137, 16), text(1153, 24)),
    place(22, text(68, 4), text(180, 12)),
    place(23, text(0, 0), text(1177, 49)),
    place(23, text(1226, 7), text(1233, 15)),
    place(23, text(68, 4), text(180, 12)),
    place(24, text(0, 0), text(1248, 37)),
    place(24, text(58, 10), text(1248, 37)),
    place(24, text(68, 4), text(1248, 37)),
    place(25, text(0, 0), text(1290, 82)),
    place(28, text(0, 0), text(1394, 37)),
    place(28, text(58, 10), text(1394, 37)),
    place(28, text(68, 4), text(1394, 37)),
    place(29, text(0, 0), text(1431, 51)),
    place(29, text(68, 4), text(1482, 5)),
    place(30, text(0, 0), text(1487, 82)),
    place(32, text(0, 0), text(1578, 47)),
    place(32, text(58, 10), text(1578, 47)),
    place(32, text(68, 4), text(1578, 47)),
    place(33, text(0, 0), text(1625, 49)),
    place(33, text(68, 4), text(180, 12)),
    place(34, text(0, 0), text(1674, 49)),
    place(34, text(68, 4), text(180, 12)),
];
