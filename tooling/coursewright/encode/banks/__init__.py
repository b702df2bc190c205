"""What every bank of questions needs: its sections, its texts and pictures, and what a typed answer must look like."""
