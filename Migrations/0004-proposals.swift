import Database

/// Step 2: proposals from draft to deposit, their people, their discussion.
let proposals = Migration(id: "0004 proposals", sql: [
    """
    create table proposals (
        id {{pk}},
        edition_id bigint not null references editions (id),
        number bigint,
        author_id bigint not null references accounts (id),
        on_behalf text not null default 'self' check (on_behalf in ('self', 'group', 'association', 'class')),
        on_behalf_name text not null default '',
        title text not null default '',
        summary text not null default '',
        body text not null default '',
        theme_id bigint references themes (id),
        territory_id bigint references territories (id),
        place text not null default '',
        longitude double precision,
        latitude double precision,
        estimate bigint check (estimate >= 0),
        channel text not null default 'web' check (channel in ('web', 'counter', 'paper')),
        entered_by bigint references accounts (id),
        created_at bigint not null,
        updated_at bigint not null,
        deposited_at bigint,
        withdrawn_at bigint,
        withdrawal_reason text not null default '',
        merged_into bigint references proposals (id),
        hidden_at bigint,
        status text not null default 'draft',
        search_text text not null default '',
        comments_count bigint not null default 0,
        follows_count bigint not null default 0,
        declared_birth_year bigint check (declared_birth_year between 1900 and 2100),
        declared_link text check (declared_link in ('lives', 'works', 'studies', 'uses')),
        declared_at bigint,
        consent_at bigint,
        received_at bigint,
        reception_place_id bigint references reception_places (id),
        unique (edition_id, number),
        check ((number is null) = (deposited_at is null)),
        check ((longitude is null) = (latitude is null))
    )
    """,
    "create index proposals_by_edition on proposals (edition_id, status, number)",
    "create index proposals_by_author on proposals (author_id)",
    // A row to hold while a number is given, so that two deposits at once never take the same and none is skipped.
    """
    create table deposit_counters (
        edition_id bigint primary key references editions (id),
        given bigint not null
    )
    """,
    """
    create table proposal_versions (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        number bigint not null,
        title text not null,
        summary text not null,
        body text not null,
        place text not null default '',
        theme text not null default '',
        reason text not null default '',
        at bigint not null,
        by_id bigint references accounts (id),
        unique (proposal_id, number)
    )
    """,
    """
    create table coauthors (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        account_id bigint references accounts (id),
        email text,
        invited_at bigint not null,
        accepted_at bigint,
        declined_at bigint,
        digest text unique,
        unique (proposal_id, email),
        unique (proposal_id, account_id),
        check (email is not null or account_id is not null),
        check (accepted_at is null or account_id is not null)
    )
    """,
    "create index coauthors_by_account on coauthors (account_id)",
    "create index coauthors_by_email on coauthors (email)",
    """
    create table merges (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        into_id bigint not null references proposals (id),
        asked_by bigint not null references accounts (id),
        asked_at bigint not null,
        reason text not null,
        author_consented_at bigint,
        other_consented_at bigint,
        refused_at bigint,
        refused_by bigint references accounts (id),
        refusal_reason text not null default '',
        done_at bigint,
        check (proposal_id <> into_id),
        check (done_at is null or (author_consented_at is not null and other_consented_at is not null))
    )
    """,
    "create unique index merges_waiting on merges (proposal_id) where done_at is null and refused_at is null",
    "create index merges_by_target on merges (into_id)",
    """
    create table completions (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        asked_by bigint not null references accounts (id),
        asked_at bigint not null,
        question text not null,
        due_at bigint not null,
        answered_at bigint,
        answered_by bigint references accounts (id),
        answer text not null default ''
    )
    """,
    "create index completions_by_proposal on completions (proposal_id)",
    """
    create table comments (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        parent_id bigint references comments (id),
        author_id bigint not null references accounts (id),
        body text not null,
        at bigint not null,
        removed_at bigint,
        hidden_at bigint,
        hidden_by bigint references accounts (id),
        hidden_reason text not null default '',
        appealed_at bigint,
        appeal text not null default '',
        appeal_answer text not null default '',
        appeal_decided_at bigint,
        appeal_decided_by bigint references accounts (id)
    )
    """,
    "create index comments_by_proposal on comments (proposal_id, at)",
    "create index comments_by_parent on comments (parent_id)",
    "create index comments_by_author on comments (author_id, at)",
    """
    create table reports (
        id {{pk}},
        comment_id bigint references comments (id),
        proposal_id bigint references proposals (id),
        account_id bigint not null references accounts (id),
        ground text not null default 'autre',
        reason text not null,
        at bigint not null,
        settled_at bigint,
        settled_by bigint references accounts (id),
        unique (comment_id, account_id),
        unique (proposal_id, account_id),
        check ((comment_id is null) <> (proposal_id is null))
    )
    """,
    // What was decided about a proposal that broke the rules of the discussion; `proposals.hidden_at` says the same for the lists.
    """
    create table proposal_hidings (
        id {{pk}},
        proposal_id bigint not null references proposals (id),
        at bigint not null,
        by_id bigint not null references accounts (id),
        reason text not null,
        appealed_at bigint,
        appealed_by bigint references accounts (id),
        appeal text not null default '',
        answer text not null default '',
        decided_at bigint,
        decided_by bigint references accounts (id),
        ended_at bigint,
        ended_by bigint references accounts (id),
        check ((appealed_at is null) = (appealed_by is null)),
        check (decided_at is null or appealed_at is not null)
    )
    """,
    "create unique index proposal_hidings_in_force on proposal_hidings (proposal_id) where ended_at is null",
    "create index proposal_hidings_by_proposal on proposal_hidings (proposal_id)",
])
