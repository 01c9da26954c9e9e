"""The commands: one file each; stdout is data, stderr is narration."""
