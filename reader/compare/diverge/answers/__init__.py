"""What a sentence answers of the questions that every story has: its fine, its turnout, its age, its doer."""
