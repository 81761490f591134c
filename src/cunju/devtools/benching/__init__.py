"""What ``cunju bench`` measures, in a process of its own."""
