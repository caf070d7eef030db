"""What comes in, up to where a project takes it: files to records, their names to ours, all ready to be written."""
