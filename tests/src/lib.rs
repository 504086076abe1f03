//! Workspace-level tests of bilispec.
