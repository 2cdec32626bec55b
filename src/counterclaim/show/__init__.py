"""What people see: the report page (and, later, the web app)."""
