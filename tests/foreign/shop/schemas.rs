// Written by `bilispec generate`; do not edit.

#![allow(clippy::wildcard_imports, reason = "a short name for each kind of row")]

use bilispec_runtime::validate::Validators;
use bilispec_runtime::validate::table::rows::*;

pub(super) static ITEMS_GET_VALIDATORS: Validators = Validators {
    query: &SCHEMAS[0],
    path: Some(&SCHEMAS[1]),
    header: Some(&SCHEMAS[2]),
    parameters: super::items_get::PARAMETERS,
    ..*Validators::ANYTHING
};

pub(super) static ITEMS_PUT_VALIDATORS: Validators = Validators {
    query: &SCHEMAS[3],
    path: Some(&SCHEMAS[4]),
    json: Some(&SCHEMAS[5]),
    parameters: super::items_put::PARAMETERS,
    ..*Validators::ANYTHING
};

pub(super) static DELETE_ITEMS_BY_ITEM_ID_VALIDATORS: Validators = Validators {
    query: &SCHEMAS[6],
    path: Some(&SCHEMAS[7]),
    parameters: super::delete_items_by_item_id::PARAMETERS,
    ..*Validators::ANYTHING
};

pub(super) static LIST_VALIDATORS: Validators = Validators {
    query: &SCHEMAS[8],
    parameters: super::list::PARAMETERS,
    ..*Validators::ANYTHING
};

pub(super) static SEARCH_VALIDATORS: Validators = Validators {
    query: &SCHEMAS[9],
    json: Some(&SCHEMAS[10]),
    parameters: super::search::PARAMETERS,
    ..*Validators::ANYTHING
};

pub(super) static BATCH_VALIDATORS: Validators = Validators {
    query: &SCHEMAS[11],
    json: Some(&SCHEMAS[12]),
    parameters: super::batch::PARAMETERS,
    ..*Validators::ANYTHING
};

pub(super) static SHARED_2_VALIDATORS: Validators = Validators {
    query: &SCHEMAS[13],
    parameters: super::shared_2::PARAMETERS,
    ..*Validators::ANYTHING
};

static SCHEMAS: [Validator; 14] = [
    validator(&ARRAYS, 0, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 1, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 3, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 5, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 6, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 7, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 5, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 6, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 13, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 24, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 25, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 28, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 30, &[], false, NONE, None, Act::READS),
    validator(&ARRAYS, 32, &[], false, NONE, None, Act::READS),
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
    node(64, 0, NONE, 0, 0, 0, NONE, 0, 0, NONE),
    node(64, 0, NONE, 0, 0, 1, NONE, 0, 0, NONE),
    node(16, 0, NONE, 0, 0, NONE, NONE, 0, 0, NONE),
    node(64, 0, NONE, 0, 0, 2, NONE, 0, 0, NONE),
    node(16, 0, NONE, 0, 0, NONE, NONE, 0, 0, NONE),
    node(64, 0, NONE, 0, 0, 0, NONE, 0, 0, NONE),
    node(64, 0, NONE, 0, 0, 1, NONE, 0, 0, NONE),
    node(0, 0, NONE, 0, 0, NONE, NONE, 0, 1, NONE),
    node(64, 0, NONE, 0, 0, 3, NONE, 0, 0, NONE),
    node(16, 0, 8, 464, 16, NONE, NONE, 0, 0, NONE),
    node(16, 0, 8, 480, 19, NONE, NONE, 0, 0, NONE),
    node(0, 0, 8, 499, 16, NONE, NONE, 1, 1, NONE),
    node(16, 0, NONE, 0, 0, NONE, NONE, 2, 1, NONE),
    node(64, 0, NONE, 0, 0, 4, NONE, 0, 0, NONE),
    node(32, 0, NONE, 0, 0, NONE, 0, 0, 0, NONE),
    node(4, 0, NONE, 0, 0, NONE, NONE, 0, 0, NONE),
    node(32, 0, NONE, 0, 0, NONE, 1, 0, 0, NONE),
    node(0, 0, NONE, 0, 0, NONE, NONE, 1, 1, NONE),
    node(0, 0, NONE, 0, 0, NONE, NONE, 3, 1, NONE),
    node(16, 0, NONE, 0, 0, NONE, NONE, 0, 0, NONE),
    node(32, 0, NONE, 0, 0, NONE, 2, 0, 0, NONE),
    node(16, 0, 20, 1082, 6, NONE, NONE, 0, 0, NONE),
    node(4, 0, NONE, 0, 0, NONE, NONE, 4, 1, NONE),
    node(12, 0, NONE, 0, 0, NONE, NONE, 5, 1, NONE),
    node(64, 0, NONE, 0, 0, 0, NONE, 0, 0, NONE),
    node(64, 0, NONE, 0, 0, 5, NONE, 0, 0, NONE),
    node(32, 0, 25, 1372, 17, NONE, 3, 0, 0, NONE),
    node(16, 0, 26, 1082, 6, NONE, NONE, 0, 0, NONE),
    node(64, 2, NONE, 0, 0, 6, NONE, 0, 0, NONE),
    node(16, 2, NONE, 0, 0, NONE, NONE, 0, 0, 0),
    node(32, 0, NONE, 0, 0, NONE, 4, 0, 0, NONE),
    node(0, 0, 30, 1082, 6, NONE, NONE, 0, 1, NONE),
    node(64, 0, NONE, 0, 0, 7, NONE, 0, 0, NONE),
    node(2, 0, NONE, 0, 0, NONE, NONE, 0, 0, NONE),
    node(16, 0, NONE, 0, 0, NONE, NONE, 0, 0, NONE),
];

static OBJECTS: [ObjectRule; 8] = [
    object(true, 0, 0, 0, 0, 0, 0, NONE, 0, 0),
    object(true, 0, 1, 0, 1, 0, 0, NONE, 0, 1),
    object(true, 1, 1, 0, 1, 0, 0, NONE, 0, 0),
    object(true, 2, 3, 1, 3, 0, 0, NONE, 1, 1),
    object(true, 5, 5, 4, 5, 0, 0, NONE, 0, 0),
    object(true, 10, 1, 0, 1, 0, 0, NONE, 2, 1),
    object(true, 11, 1, 0, 1, 0, 0, NONE, 0, 0),
    object(true, 12, 2, 11, 2, 0, 0, NONE, 0, 0),
];

static ARRAY_RULES: [ArrayRule; 5] = [
    array(0, 0, 15, NONE, None, None),
    array(0, 0, 17, NONE, None, None),
    array(0, 0, 21, NONE, None, None),
    array(0, 0, 27, NONE, None, None),
    array(0, 0, 31, NONE, None, None),
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
    property(72, 7, 2),
    property(192, 12, 4),
    property(410, 4, 9),
    property(72, 7, 10),
    property(414, 4, 11),
    property(572, 3, 14),
    property(575, 5, 16),
    property(580, 4, 18),
    property(584, 4, 22),
    property(588, 12, 23),
    property(1285, 5, 26),
    property(1389, 5, 29),
    property(1569, 6, 33),
    property(1575, 3, 34),
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

static NOTES: [Note; 1] = [note(1, 0, 0, 0, 0, 0, 0, NONE, NONE, NONE, 0, 0)];

static KNOWN: [Known; 0] = [];

static ENVELOPES: [Envelope; 0] = [];

static EXPECTS: [Expect; 0] = [];

static PLACES: [Place; 62] = [
    place(0, 0, 0, 0, 58),
    place(0, 58, 10, 0, 58),
    place(0, 68, 4, 0, 58),
    place(1, 0, 0, 0, 58),
    place(1, 58, 10, 0, 58),
    place(1, 79, 8, 87, 48),
    place(1, 68, 4, 0, 58),
    place(2, 0, 0, 135, 45),
    place(2, 68, 4, 180, 12),
    place(3, 0, 0, 0, 58),
    place(3, 58, 10, 0, 58),
    place(3, 68, 4, 0, 58),
    place(4, 0, 0, 204, 60),
    place(4, 68, 4, 180, 12),
    place(5, 0, 0, 264, 54),
    place(5, 58, 10, 264, 54),
    place(5, 68, 4, 264, 54),
    place(6, 0, 0, 264, 54),
    place(6, 58, 10, 264, 54),
    place(6, 79, 8, 87, 48),
    place(6, 68, 4, 264, 54),
    place(7, 0, 0, 318, 92),
    place(8, 0, 0, 418, 46),
    place(12, 0, 0, 530, 42),
    place(13, 0, 0, 600, 47),
    place(13, 58, 10, 600, 47),
    place(13, 68, 4, 600, 47),
    place(14, 0, 0, 647, 49),
    place(14, 696, 5, 701, 13),
    place(14, 68, 4, 180, 12),
    place(15, 0, 0, 714, 62),
    place(16, 0, 0, 776, 49),
    place(16, 696, 5, 701, 13),
    place(16, 68, 4, 180, 12),
    place(17, 0, 0, 825, 62),
    place(18, 0, 0, 887, 49),
    place(18, 936, 5, 941, 13),
    place(19, 0, 0, 954, 64),
    place(20, 0, 0, 1018, 64),
    place(22, 0, 0, 1088, 49),
    place(22, 1137, 16, 1153, 24),
    place(22, 68, 4, 180, 12),
    place(23, 0, 0, 1177, 49),
    place(23, 1226, 7, 1233, 15),
    place(23, 68, 4, 180, 12),
    place(24, 0, 0, 1248, 37),
    place(24, 58, 10, 1248, 37),
    place(24, 68, 4, 1248, 37),
    place(25, 0, 0, 1290, 82),
    place(28, 0, 0, 1394, 37),
    place(28, 58, 10, 1394, 37),
    place(28, 68, 4, 1394, 37),
    place(29, 0, 0, 1431, 51),
    place(29, 68, 4, 1482, 5),
    place(30, 0, 0, 1487, 82),
    place(32, 0, 0, 1578, 47),
    place(32, 58, 10, 1578, 47),
    place(32, 68, 4, 1578, 47),
    place(33, 0, 0, 1625, 49),
    place(33, 68, 4, 180, 12),
    place(34, 0, 0, 1674, 49),
    place(34, 68, 4, 180, 12),
];
