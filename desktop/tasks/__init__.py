"""Long work that the window starts: importing, suggesting, exporting; each runs in a job and writes in slices."""
