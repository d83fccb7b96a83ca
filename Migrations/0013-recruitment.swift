import Database

/// Bodies, step 2: who asks to sit, and what was answered. A decision is signed and stays.
let recruitment = Migration(id: "0013 recruitment", sql: [
    """
    create table applications (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        college_id bigint not null references colleges (id),
        account_id bigint not null references accounts (id),
        level text not null check (level in ('lasting', 'occasional', 'information')),
        organisation text not null default '',
        rna text not null default '',
        motivation text not null default '',
        gender text not null check (gender in ('woman', 'man', 'unsaid')),
        shown_as text not null check (shown_as in ('name', 'given-name', 'hidden')),
        conflicts text not null default '',
        occupation text not null default '',
        household text not null default '',
        engaged_at bigint not null,
        sent_at bigint not null,
        withdrawn_at bigint,
        decision text check (decision in ('member', 'substitute', 'declined')),
        reason text not null default '',
        decided_at bigint,
        decided_by bigint references accounts (id),
        check ((decision is null) = (decided_at is null)),
        check (decided_at is null or withdrawn_at is null)
    )
    """,
    "create unique index one_open_application on applications (assembly_id, account_id) where decided_at is null and withdrawn_at is null",
    "create index applications_by_account on applications (account_id)",
    "create index applications_by_assembly on applications (assembly_id)",
    "create index applications_by_college on applications (college_id)",
    // What is drawn from is fixed and published before the seed is known: the pool says nothing but features.
    """
    create table draws (
        id {{pk}},
        assembly_id bigint not null references assemblies (id),
        college_id bigint not null references colleges (id),
        size bigint not null check (size > 0),
        method text not null,
        quotas text not null,
        pool text not null,
        applications text not null,
        digest text not null,
        least_chance bigint not null,
        most_chance bigint not null,
        chances text not null default '',
        seed_source text not null,
        seed_at bigint not null,
        announced_at bigint not null,
        announced_by bigint not null references accounts (id),
        drawn_at bigint,
        drawn_by bigint references accounts (id),
        seed text not null default '',
        ticket bigint,
        rows text not null default '',
        cancelled_at bigint,
        cancelled_reason text not null default '',
        check ((drawn_at is null) = (ticket is null)),
        check (seed_at > announced_at),
        check (drawn_at is null or (drawn_at >= seed_at and cancelled_at is null))
    )
    """,
    "create unique index one_draw_at_a_time on draws (college_id) where drawn_at is null and cancelled_at is null",
    "create index draws_by_assembly on draws (assembly_id)",
    "create index draws_by_college on draws (college_id)",
])
