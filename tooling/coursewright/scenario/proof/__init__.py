"""What can be proven of a scenario, one theme a module; `prove.py` puts them together."""
