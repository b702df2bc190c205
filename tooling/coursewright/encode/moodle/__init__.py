"""Questions as Moodle imports them: its XML, the GIFT text, and the grades that both may give."""
