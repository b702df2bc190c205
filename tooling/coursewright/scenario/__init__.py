"""The scenario machine: step, explore, prove. Nothing here knows a file format or a page."""
