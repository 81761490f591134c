"""条文: the law on staff pages, and 默认要求 where no text gives a number."""
