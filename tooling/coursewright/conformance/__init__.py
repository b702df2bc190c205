"""The accessibility conformance report of a built course: what was tested, what was attested, and what nobody has evaluated."""
