"""年度考核: the yearly assessment of the towns (notice, body 三): off until a plan is approved and a rubric adopted; towns only, no ranks."""
