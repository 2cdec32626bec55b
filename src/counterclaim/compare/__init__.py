"""How claims relate: across two reports, or inside one."""
