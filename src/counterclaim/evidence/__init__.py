"""Evidence: files of control maps, tables and events, read into what each source shows of each place in time."""
