"""What panels show: item models and plain values, made from the sheet and the store, with no widget in sight."""
