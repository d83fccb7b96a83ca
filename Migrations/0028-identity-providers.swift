import Database

/// Step 6: a provider of identity (FranceConnect) proves who votes. The register knows its name for a person as a keyed digest, once in an
/// edition; a question to it belongs to one session, for ten minutes, once.
let identityProviders = Migration(id: "0028 identity-providers", sql: [
    "alter table check_offs add column subject text",
    "create unique index check_offs_by_subject on check_offs (edition_id, subject)",
    "alter table voter_proofs rename to voter_proofs_before",
    """
    create table voter_proofs (
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        kind text not null check (kind in ('phone', 'code', 'identity')),
        key text not null,
        proved_at bigint not null,
        primary key (edition_id, account_id, kind)
    )
    """,
    "insert into voter_proofs (edition_id, account_id, kind, key, proved_at) select edition_id, account_id, kind, key, proved_at from voter_proofs_before",
    "drop table voter_proofs_before",
    """
    create table identity_passages (
        state text primary key,
        edition_id bigint not null references editions (id),
        account_id bigint not null references accounts (id),
        session text not null,
        address text not null,
        begun_at bigint not null,
        expires_at bigint not null,
        used_at bigint
    )
    """,
    "create index identity_passages_by_account on identity_passages (account_id)",
])
