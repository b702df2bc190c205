"""What a course is: frozen values, standard library only. Nothing here knows a file format or a standard."""
