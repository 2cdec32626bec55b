"""Ukrainian: tables, a dictionary of forms, a parser trained for counterclaim, and the adapter over them."""
