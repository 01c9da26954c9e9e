"""Which question of its story a sentence answers: its fine, its turnout, who did it; ``points`` compares them."""
