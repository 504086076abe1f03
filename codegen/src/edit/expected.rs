//! What a change means for the data, whatever its text: what the text is checked against afterwards.

use super::change::{Change, Edit, EditError};
use crate::source::{Json, pointer};

pub(super) fn apply(root: &mut Json, edit: &Edit) -> Result<(), EditError> {
    let missing = || EditError::Missing(edit.pointer.clone());
    let unfit = || EditError::Unfit(edit.pointer.clone());
    let steps = pointer::split(&edit.pointer).ok_or_else(missing)?;
    match &edit.change {
        Change::Remove => {
            let (name, parent) = steps.split_last().ok_or_else(unfit)?;
            match at(root, parent).ok_or_else(missing)? {
                Json::Object(members) => {
                    let index = members
                        .iter()
                        .position(|(key, _)| key == name)
                        .ok_or_else(missing)?;
                    members.remove(index);
                }
                Json::Array(items) => {
                    let index = name.parse().ok().filter(|index| *index < items.len());
                    items.remove(index.ok_or_else(missing)?);
                }
                _ => return Err(missing()),
            }
        }
        Change::Replace(value) => *at(root, &steps).ok_or_else(missing)? = value.clone(),
        Change::Append(item) => match at(root, &steps).ok_or_else(missing)? {
            Json::Array(items) => items.push(item.clone()),
            empty @ Json::Null => *empty = Json::Array(vec![item.clone()]),
            _ => return Err(unfit()),
        },
        Change::Insert { key, value, after } => {
            let target = at(root, &steps).ok_or_else(missing)?;
            if *target == Json::Null {
                *target = Json::Object(Vec::new());
            }
            let Json::Object(members) = target else {
                return Err(unfit());
            };
            if members.iter().any(|(known, _)| known == key) {
                return Err(unfit());
            }
            let index = match after {
                None => members.len(),
                Some(after) => {
                    let found = members.iter().position(|(known, _)| known == after);
                    found.ok_or_else(missing)? + 1
                }
            };
            members.insert(index, (key.clone(), value.clone()));
        }
    }
    Ok(())
}

fn at<'j>(root: &'j mut Json, steps: &[String]) -> Option<&'j mut Json> {
    let mut value = root;
    for step in steps {
        value = match value {
            Json::Array(items) => items.get_mut(step.parse::<usize>().ok()?)?,
            other => other.get_mut(step)?,
        };
    }
    Some(value)
}
