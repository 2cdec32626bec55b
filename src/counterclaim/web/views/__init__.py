"""What the screens' templates are given: plain words and numbers, made by pure functions of what the store answers."""
