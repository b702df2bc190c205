"""Text into trees that remember where they stood. Nothing here knows what a course is."""
