"""What every start would load anew - rules, claims, cues, terms - kept ready in the user's cache folder."""
