"""Tables: whatever people bring, tables, papers, photos, is opened in a child process under limits; plain values come back."""
