//! The actions that the audit records.

use super::listed::listed;

listed! {
    /// Something that was done and is recorded.
    AuditAction;
    /// Somebody signed in.
    SignedIn = "signed-in" as audit_signed_in,
    /// Several tries to sign in failed.
    TriesFailed = "tries-failed" as audit_tries_failed,
    /// A session was ended by its owner or an administrator.
    SessionEnded = "session-ended" as audit_session_ended,
    /// All sessions of an account were ended.
    SessionsEnded = "sessions-ended" as audit_sessions_ended,
    /// A password was changed.
    PasswordChanged = "password-changed" as audit_password_changed,
    /// An app that makes codes was set up.
    CodesStarted = "codes-started" as audit_codes_started,
    /// The app and the recovery codes of an account were taken away.
    CodesReset = "codes-reset" as audit_codes_reset,
    /// Somebody was invited.
    Invited = "invited" as audit_invited,
    /// A second officer confirmed an invitation.
    InvitationConfirmed = "invitation-confirmed" as audit_invitation_confirmed,
    /// An invitation was withdrawn.
    InvitationWithdrawn = "invitation-withdrawn" as audit_invitation_withdrawn,
    /// An account was made with an invitation.
    Joined = "joined" as audit_joined,
    /// An account was suspended.
    AccountSuspended = "account-suspended" as audit_account_suspended,
    /// A suspended account is active again.
    AccountRestored = "account-restored" as audit_account_restored,
    /// An account was ended.
    AccountEnded = "account-ended" as audit_account_ended,
    /// An organization was added.
    OrganizationAdded = "organization-added" as audit_organization_added,
    /// An organization was vetted.
    OrganizationVetted = "organization-vetted" as audit_organization_vetted,
    /// A token was made.
    TokenMade = "token-made" as audit_token_made,
    /// A token was revoked.
    TokenRevoked = "token-revoked" as audit_token_revoked,
    /// Capacity was posted.
    CapacityPosted = "capacity-posted" as audit_capacity_posted,
    /// A step of a placement was taken.
    StepTaken = "step-taken" as audit_step_taken,
    /// A limit was lifted for a while.
    LimitLifted = "limit-lifted" as audit_limit_lifted,
    /// The audit was read.
    AuditRead = "audit-read" as audit_audit_read,
}
