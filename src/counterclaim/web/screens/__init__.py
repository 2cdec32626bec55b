"""The screens, one module each: a router, and where it belongs in the navigation an entry of it."""
