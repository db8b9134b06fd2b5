//! The tables, as `migrations/` makes them on both databases.

diesel::table! {
    network (id) {
        id -> Integer,
        name -> Text,
        notice -> Text,
        batch -> Nullable<BigInt>,
    }
}

diesel::table! {
    organization (id) {
        id -> Text,
        name -> Text,
        batch -> Nullable<BigInt>,
        vetted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    program (id) {
        id -> Text,
        organization_id -> Text,
        name -> Text,
        batch -> Nullable<BigInt>,
    }
}

diesel::table! {
    unit_group (id) {
        id -> Text,
        program_id -> Text,
        name -> Text,
        kind -> Text,
        sleeps -> Integer,
        batch -> Nullable<BigInt>,
    }
}

diesel::table! {
    unit (id) {
        id -> Text,
        unit_group_id -> Text,
        open -> Bool,
    }
}

diesel::table! {
    placement (id) {
        id -> Text,
        unit_group_id -> Text,
        holder_id -> Text,
        code -> Text,
        sealed_code -> Text,
        version -> BigInt,
        state -> Text,
        at -> Timestamp,
        unit_id -> Nullable<Text>,
        granted_at -> Nullable<Timestamp>,
        has_unit -> Bool,
        late -> Bool,
        until -> Nullable<Timestamp>,
        frees_at -> Nullable<Timestamp>,
        over_at -> Nullable<Timestamp>,
        extended -> BigInt,
    }
}

diesel::table! {
    placement_step (placement_id, version) {
        placement_id -> Text,
        version -> BigInt,
        step -> Text,
        at -> Timestamp,
        unit_id -> Nullable<Text>,
        organization_id -> Text,
        role -> Text,
        happened_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    kept_answer (organization_id, role, request_key) {
        organization_id -> Text,
        role -> Text,
        request_key -> Text,
        asked -> Text,
        answer -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    ended_count (unit_group_id, month, ending) {
        unit_group_id -> Text,
        month -> Date,
        ending -> Text,
        count -> BigInt,
    }
}

diesel::table! {
    unmet (month, reason) {
        month -> Date,
        reason -> Text,
        count -> BigInt,
    }
}

diesel::table! {
    token (id) {
        id -> Text,
        digest -> Text,
        organization_id -> Text,
        role -> Text,
        demo -> Bool,
        made_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        name -> Text,
        scope -> Text,
        expires_at -> Nullable<Timestamp>,
        last_used_on -> Nullable<Date>,
    }
}

diesel::table! {
    account (id) {
        id -> Text,
        organization_id -> Text,
        role -> Text,
        sign_in_name -> Text,
        team -> Nullable<Text>,
        state -> Text,
        password -> Text,
        pin -> Nullable<Text>,
        code_secret -> Nullable<Text>,
        code_since -> Nullable<Timestamp>,
        code_step -> BigInt,
        made_at -> Timestamp,
    }
}

diesel::table! {
    account_program (account_id, program_id) {
        account_id -> Text,
        program_id -> Text,
    }
}

diesel::table! {
    recovery_code (account_id, digest) {
        account_id -> Text,
        digest -> Text,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sign_in_try (digest) {
        digest -> Text,
        failures -> BigInt,
        waits_until -> Nullable<Timestamp>,
        at -> Timestamp,
    }
}

diesel::table! {
    session (id) {
        id -> Text,
        digest -> Text,
        account_id -> Text,
        device -> Text,
        stage -> Text,
        made_at -> Timestamp,
        seen_at -> Timestamp,
        over_at -> Timestamp,
        locked -> Bool,
        pin_failures -> BigInt,
    }
}

diesel::table! {
    invitation (id) {
        id -> Text,
        digest -> Text,
        organization_id -> Text,
        role -> Text,
        team -> Nullable<Text>,
        invited_by -> Nullable<Text>,
        needs_second -> Bool,
        confirmed_by -> Nullable<Text>,
        made_at -> Timestamp,
        over_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    invitation_program (invitation_id, program_id) {
        invitation_id -> Text,
        program_id -> Text,
    }
}

diesel::table! {
    audit_entry (number) {
        number -> BigInt,
        at -> Timestamp,
        organization_id -> Nullable<Text>,
        account_id -> Nullable<Text>,
        action -> Text,
        program_id -> Nullable<Text>,
        subject -> Nullable<Text>,
        reason -> Nullable<Text>,
        before -> Text,
        digest -> Text,
    }
}

diesel::table! {
    audit_head (id) {
        id -> Integer,
        number -> BigInt,
        digest -> Text,
        purged_number -> BigInt,
        purged_digest -> Text,
    }
}

diesel::table! {
    assertion (id) {
        id -> Integer,
        program_id -> Text,
        unit_group_id -> Nullable<Text>,
        field -> Text,
        value -> Text,
        as_of -> Date,
        source -> Text,
        raw -> Nullable<Text>,
        flag -> Nullable<Text>,
        batch -> Nullable<BigInt>,
        brought_by -> Nullable<Text>,
    }
}

diesel::table! {
    capacity_post (id) {
        id -> Text,
        unit_group_id -> Text,
        open -> BigInt,
        taking -> Text,
        until -> Nullable<Timestamp>,
        posted_at -> Timestamp,
        posted_by -> Text,
    }
}

diesel::table! {
    /// Has no key in the database. A row is deleted once the program makes its next statement.
    full_after_all (unit_group_id, at) {
        unit_group_id -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    set_aside (id) {
        id -> Integer,
        source -> Text,
        row_number -> BigInt,
        reason -> Text,
        batch -> Nullable<BigInt>,
    }
}

diesel::table! {
    import_batch (number) {
        number -> BigInt,
        source -> Text,
        format -> Text,
        digest -> Text,
        stated_on -> Date,
        dates_all -> Bool,
        imported_at -> Timestamp,
        programs -> BigInt,
        new_programs -> BigInt,
        changed_programs -> BigInt,
        gone_programs -> BigInt,
        set_aside -> BigInt,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    /// It has no key of its own: rows are added, ended, and taken away with their import.
    listing (source, external_id, program_id, since) {
        source -> Text,
        external_id -> Text,
        program_id -> Text,
        unit_group_id -> Nullable<Text>,
        since -> BigInt,
        until -> Nullable<BigInt>,
    }
}

diesel::table! {
    organization_listing (source, key_digest) {
        source -> Text,
        key_digest -> Text,
        organization_id -> Text,
        since -> BigInt,
    }
}

diesel::table! {
    import_edit (batch, place) {
        batch -> BigInt,
        place -> BigInt,
        edited -> Text,
        id -> Text,
        old_value -> Text,
        new_value -> Text,
    }
}

diesel::table! {
    setting (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    outcome (id) {
        id -> Integer,
        stage -> Text,
        units -> Integer,
        age_minutes -> BigInt,
        found -> Text,
        called_on -> Date,
        audience -> Nullable<Text>,
    }
}

diesel::table! {
    /// Has no key in the database. Rows are added one by one and deleted all at once.
    change_note (program_id) {
        program_id -> Nullable<Text>,
    }
}

diesel::table! {
    change_log (number) {
        number -> BigInt,
        program_id -> Nullable<Text>,
    }
}

diesel::table! {
    change_head (id) {
        id -> Integer,
        number -> BigInt,
        looked_at -> Timestamp,
    }
}

diesel::table! {
    /// The migrations that were applied. This is Diesel's own table.
    __diesel_schema_migrations (version) {
        version -> Text,
        run_on -> Timestamp,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    unit_group,
    program,
    capacity_post,
    placement,
    full_after_all
);
diesel::allow_tables_to_appear_in_same_query!(unit, placement);
diesel::allow_tables_to_appear_in_same_query!(session, account);
