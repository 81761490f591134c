"""个人信息: what a unit holds about people, why and how long, who looked at it; one person's rows given out, or erased."""
