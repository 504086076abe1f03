//! What a captured call asked for, for members of its reply that have to repeat it (`x-echo`).

use bilispec_codegen::model::{Parameter, Place};

use super::{Call, request};
use crate::url;

impl Call<'_, '_> {
    /// The value that was sent for a parameter, as a text; `None` where the capture does not have it.
    pub(super) fn asked(&self, name: &str) -> Option<String> {
        let mut parameters = self.operation.request.parameters.iter();
        let parameter = parameters.find(|known| known.name == name && known.same_as.is_none())?;
        self.sent(parameter)
    }

    fn sent(&self, parameter: &Parameter) -> Option<String> {
        let name = parameter.name.as_str();
        let message = &self.exchange.request;
        match parameter.place {
            Place::Path => {
                let value = self.path_values.iter().find(|(known, _)| known == name);
                value.map(|(_, value)| value.clone())
            }
            Place::Query => {
                let query = url::parse(self.exchange.url.as_deref()?)?.query?;
                let (_, value) = url::form(query).find(|(known, _)| known == name)?;
                value.map(std::borrow::Cow::into_owned)
            }
            Place::Header => message.header(name).next().map(str::to_owned),
            Place::Cookie => None,
            Place::Form | Place::Json => request::sent(message, name),
        }
    }
}
