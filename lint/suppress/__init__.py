"""What a writer lets pass in the text itself: comments that name a rule, a place and a reason."""
