import Database

/// Platform: city, territories, accounts, permissions, journal, letters, documents, jobs.
let ground = Migration(id: "0001 ground", sql: [
    """
    create table city (
        id bigint primary key check (id = 1),
        name text not null,
        slogan text not null default '',
        logo text,
        primary_color text not null default '#1d4e89',
        accent_color text not null default '#c8553d',
        contact_email text not null default '',
        contact_address text not null default '',
        contact_phone text not null default '',
        mayor text not null default '',
        host text not null default '',
        data_protection text not null default '',
        is_demonstration boolean not null default false,
        grant_without_agreement bigint not null default 2300000,
        outlines_version bigint not null default 0
    )
    """,
    """
    create table territories (
        id {{pk}},
        parent_id bigint references territories (id),
        kind text not null check (kind in ('city', 'sector', 'neighbourhood')),
        code text not null unique,
        name text not null,
        inhabitants bigint check (inhabitants >= 0),
        outline text not null default '',
        drawing text not null default '',
        position bigint not null default 0
    )
    """,
    """
    create table accounts (
        id {{pk}},
        email text unique,
        email_confirmed_at bigint,
        given_name text not null default '',
        family_name text not null default '',
        display_name text not null,
        password text,
        birth_year bigint check (birth_year between 1900 and 2100),
        territory_id bigint references territories (id),
        link text check (link in ('lives', 'works', 'studies', 'uses')),
        phone text not null default '',
        postal_address text not null default '',
        language text not null default 'fr',
        conditions_at bigint,
        created_at bigint not null,
        created_by bigint references accounts (id),
        seen_at bigint,
        deleted_at bigint,
        search_text text not null default ''
    )
    """,
    // By address and not by account, so that a locked address does not tell whether it has an account.
    """
    create table sign_in_failures (
        address_digest text primary key,
        failures bigint not null check (failures > 0),
        last_at bigint not null,
        locked_until bigint
    )
    """,
    """
    create table sessions (
        digest text primary key,
        account_id bigint not null references accounts (id),
        created_at bigint not null,
        expires_at bigint not null,
        client text not null,
        user_agent text not null
    )
    """,
    "create index sessions_by_account on sessions (account_id)",
    """
    create table mail_links (
        digest text primary key,
        purpose text not null check (purpose in ('confirm', 'sign-in', 'reset', 'change-address', 'invitation')),
        account_id bigint references accounts (id),
        email text not null,
        given_name text not null default '',
        family_name text not null default '',
        password text,
        language text not null default 'fr',
        created_at bigint not null,
        expires_at bigint not null,
        used_at bigint,
        check (account_id is not null or purpose = 'confirm')
    )
    """,
    "create index mail_links_by_address on mail_links (email, purpose)",
    """
    create table services (
        id {{pk}},
        name text not null unique,
        email text not null default '',
        referent_id bigint references accounts (id),
        deputy_id bigint references accounts (id),
        is_active boolean not null default true
    )
    """,
    """
    create table reception_places (
        id {{pk}},
        name text not null unique,
        address text not null default '',
        hours text not null default '',
        territory_id bigint references territories (id),
        is_active boolean not null default true
    )
    """,
    """
    create table grants (
        id {{pk}},
        account_id bigint not null references accounts (id),
        role text not null,
        scope_kind text not null check (scope_kind in ('city', 'territory', 'edition', 'service', 'assembly')),
        scope_id bigint,
        from_at bigint not null,
        until_at bigint,
        granted_by bigint references accounts (id),
        granted_at bigint not null,
        reason text not null default '',
        revoked_at bigint,
        revoked_by bigint references accounts (id),
        check (until_at is null or until_at > from_at),
        check ((scope_kind = 'city') = (scope_id is null))
    )
    """,
    "create index grants_by_account on grants (account_id)",
    """
    create table journal (
        id {{pk}},
        at bigint not null,
        actor_id bigint references accounts (id),
        act text not null,
        subject text not null,
        subject_id bigint not null,
        edition_id bigint,
        reason text not null,
        channel text not null,
        is_public boolean not null,
        search_text text not null default '',
        position bigint unique,
        hash text unique,
        check ((position is null) = (hash is null))
    )
    """,
    "create index journal_by_subject on journal (subject, subject_id)",
    "create index journal_by_edition on journal (edition_id, id)",
    "create index journal_by_actor on journal (actor_id, id)",
    "create index journal_unsealed on journal (id) where position is null",
    """
    {{only sqlite}} create trigger journal_keeps_sealed before update on journal when old.position is not null
    begin select raise(abort, 'a sealed line of the journal is never changed'); end
    """,
    """
    {{only sqlite}} create trigger journal_forgets_nothing before delete on journal
    begin select raise(abort, 'a line of the journal is never deleted'); end
    """,
    """
    {{only postgres}} create function journal_guard() returns trigger language plpgsql as
    $$ begin raise exception 'a line of the journal is never changed nor deleted'; end $$
    """,
    """
    {{only postgres}} create trigger journal_keeps_sealed before update on journal
    for each row when (old.position is not null) execute function journal_guard()
    """,
    "{{only postgres}} create trigger journal_forgets_nothing before delete on journal for each row execute function journal_guard()",
    "{{only postgres}} create trigger journal_stays_whole before truncate on journal for each statement execute function journal_guard()",
    """
    create table letters (
        id {{pk}},
        account_id bigint references accounts (id),
        address text,
        recipient_name text not null,
        edition_id bigint,
        language text not null,
        kind text not null,
        subject text not null,
        body text not null,
        button_label text not null default '',
        button_path text not null default '',
        is_secret boolean not null default false,
        message_id text not null unique,
        created_at bigint not null,
        state text not null check (state in ('waiting', 'sending', 'sent', 'refused', 'uncertain', 'unwanted', 'no-address', 'handed', 'posted')),
        attempts bigint not null default 0,
        next_at bigint not null,
        leased_until bigint,
        sent_at bigint,
        problem text not null default '',
        read_at bigint,
        delivered_by bigint references accounts (id),
        search_text text not null default '',
        check ((state in ('handed', 'posted')) = (delivered_by is not null))
    )
    """,
    "create index letters_due on letters (state, kind, next_at)",
    "create index letters_by_account on letters (account_id, id)",
    "create index letters_by_page on letters (edition_id, button_path) where edition_id is not null",
    """
    create table letter_preferences (
        account_id bigint not null references accounts (id),
        kind text not null,
        by_mail boolean not null,
        primary key (account_id, kind)
    )
    """,
    """
    create table documents (
        id {{pk}},
        subject text not null,
        subject_id bigint not null,
        kind text not null check (kind in ('photo', 'file')),
        digest text not null,
        small_digest text,
        medium_digest text,
        type text not null,
        name text not null,
        size bigint not null check (size >= 0),
        width bigint,
        height bigint,
        alternative_text text not null default '',
        is_public boolean not null default true,
        is_internal boolean not null default false,
        position bigint not null default 0,
        added_by bigint references accounts (id),
        added_at bigint not null,
        hidden_at bigint,
        removed_at bigint
    )
    """,
    "create index documents_by_subject on documents (subject, subject_id)",
    """
    create table follows (
        account_id bigint not null references accounts (id),
        subject text not null,
        subject_id bigint not null,
        since bigint not null,
        primary key (account_id, subject, subject_id)
    )
    """,
    "create index follows_by_subject on follows (subject, subject_id)",
    """
    create table leases (
        name text primary key,
        holder text not null,
        until_at bigint not null,
        done_through bigint not null default 0,
        every bigint not null default 0,
        started_at bigint,
        next_at bigint not null default 0,
        failures bigint not null default 0,
        failed_at bigint,
        problem text not null default ''
    )
    """,
    // Somebody was reminded of something before its day: one row, so never twice. Another day, another row.
    """
    create table reminders (
        kind text not null,
        subject_id bigint not null,
        account_id bigint not null references accounts (id),
        due_at bigint not null,
        sent_at bigint not null,
        primary key (kind, subject_id, account_id, due_at)
    )
    """,
    // Which account has been reached by the news of an edition that everyone is told.
    """
    create table campaigns (
        edition_id bigint not null,
        news text not null,
        account_id bigint not null,
        is_end boolean not null,
        primary key (edition_id, news)
    )
    """,
])
