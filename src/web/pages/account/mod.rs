//! The pages to sign in, to join, and to manage accounts.

mod app_setup;
mod audit_list;
mod fields;
mod join;
mod locked;
mod own;
mod people;
mod people_form;
mod qr_code;
mod sign_in;

pub(in crate::web) use app_setup::{app_setup, start_app};
pub(in crate::web) use audit_list::audit_list;
pub(in crate::web) use join::{invitation, join};
pub(in crate::web) use locked::{lock, locked, sign_out, unlock};
pub(in crate::web) use own::{
    end_session, own_account, set_password, set_pin, sign_out_everywhere,
};
pub(in crate::web) use people::{change_account, invite, people, withdraw_invitation};
pub(in crate::web) use sign_in::{enter_code, enter_code_form, sign_in, sign_in_form};
