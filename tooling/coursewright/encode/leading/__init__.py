"""The folder for whoever leads a group: plan, sheets, key and forms."""
