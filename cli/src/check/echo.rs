//! What a captured call asked for, for members of its reply that have to repeat it (`x-echo`).

use std::borrow::Cow;

use bilispec_codegen::model::{Parameter, Place};

use super::call::Call;
use super::memo::Memo;
use super::sent::sent;
use crate::url;

impl Call<'_, '_> {
    /// The value that was sent for a parameter, as a text; `None` where the capture does not have it.
    pub(super) fn asked(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut parameters = self.operation.request.parameters.iter();
        let parameter = parameters.find(|known| known.name == name && known.same_as.is_none())?;
        self.sent(parameter)
    }

    /// The same of a call whose form may have been read.
    pub(super) fn asked_in<'m>(&'m self, memo: &'m Memo, name: &str) -> Option<Cow<'m, str>> {
        let mut parameters = self.operation.request.parameters.iter();
        let is_known = |known: &Parameter| {
            known.place == Place::Form && known.name == name && known.same_as.is_none()
        };
        let number = parameters.position(is_known).filter(|_| memo.has_form);
        match number.and_then(|number| memo.room.text(number)) {
            Some(text) => Some(text.into()),
            None => self.asked(name),
        }
    }

    fn sent(&self, parameter: &Parameter) -> Option<Cow<'_, str>> {
        let name = parameter.name.as_str();
        let message = &self.exchange.request;
        match parameter.place {
            Place::Path => {
                let value = self.path_values.iter().find(|(known, _)| known == name);
                value.map(|(_, value)| value.into())
            }
            Place::Query => {
                let query = url::parse(self.exchange.url.as_deref()?)?.query?;
                let (_, value) = url::form(query).find(|(known, _)| known == name)?;
                value
            }
            Place::Header => message.header(name).next().map(Cow::Borrowed),
            Place::Cookie | Place::Body => None,
            Place::Form | Place::Json => sent(message, name),
        }
    }
}
