"""督促指导: what a town or the district saw on a visit, what it promised, and the district's word on each town (notice, body 二 and 三)."""
