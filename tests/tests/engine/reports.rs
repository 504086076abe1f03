//! What a report says about any document agrees with the plain verdict.
