"""What stands around a value and whether it is the same on both sides; nothing here decides a conflict."""
