"""Records: structs and unions, laid out for a target."""
