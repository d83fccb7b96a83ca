package import Database

/// The whole schema, in order. Append only: what has run in a city is never edited.
/// `{{pk}}` is the generated key of each database. Times are BIGINT milliseconds UTC, money is BIGINT cents.
package let migrations: [Migration] = [
    ground, edition, rulebook, proposals, eligibility, shortlist, feasibility, vote, results, implementation,
    assembly, statute, recruitment, meetings, recommendations,
    sealing,
    instruction,
    register,
    paper,
    bodies,
    bodiesLife,
    questions,
    bodiesPolls,
    panelCall,
    bodiesSpace,
    numberDraws,
    mends,
    identityProviders,
    morningSeen,
    paperMark,
    letterEnds,
    panelGroups,
    examiners,
    serviceSessions,
    network,
    addresses,
    attachments,
    scans,
]
