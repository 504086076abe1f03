//! What the stages report besides what they make.

/// Where every stage says what it could not read, and what it decided.
#[derive(Debug, Clone, Default)]
pub(super) struct Sink {
    pub(super) unread: Vec<(usize, String)>,
    pub(super) remarks: Vec<(usize, String)>,
}

impl Sink {
    pub(super) fn unread(&mut self, line: usize, message: impl Into<String>) {
        self.unread.push((line, message.into()));
    }

    pub(super) fn remark(&mut self, line: usize, message: impl Into<String>) {
        self.remarks.push((line, message.into()));
    }
}
