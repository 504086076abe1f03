//! Order ids: `create_order` gives a number, `get_create_status` the same as text, and `get_order` takes the number.

use std::error::Error;
use std::fmt;

use crate::{OrderId, OrderIdText};

/// A text that is no order id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderIdError;

impl fmt::Display for OrderIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is no order id, which is an integer")
    }
}

impl Error for OrderIdError {}

impl TryFrom<&OrderIdText> for OrderId {
    type Error = OrderIdError;

    fn try_from(text: &OrderIdText) -> Result<Self, OrderIdError> {
        text.0.parse().map(Self).map_err(|_| OrderIdError)
    }
}

impl TryFrom<OrderIdText> for OrderId {
    type Error = OrderIdError;

    fn try_from(text: OrderIdText) -> Result<Self, OrderIdError> {
        Self::try_from(&text)
    }
}

impl From<OrderId> for OrderIdText {
    fn from(id: OrderId) -> Self {
        Self(id.0.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::{OrderId, OrderIdError, OrderIdText};

    #[test]
    fn an_order_id_is_the_same_as_a_number_and_as_text() {
        let text = OrderIdText::from("4007620767596999");
        assert_eq!(OrderId::try_from(&text), Ok(OrderId(4_007_620_767_596_999)));
        assert_eq!(OrderIdText::from(OrderId(4_007_620_767_596_999)), text);
        assert_eq!(
            OrderId::try_from(OrderIdText::from("4007x")),
            Err(OrderIdError)
        );
    }
}
