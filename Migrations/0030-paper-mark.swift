import Database

/// Step 6, the sealed box: paper ballots bear a mark too.
let paperMark = Migration(id: "0030 paper-mark", sql: ["alter table ceremonies add column paper_mark text not null default ''"])
