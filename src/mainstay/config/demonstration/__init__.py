"""The demonstration: people, and a year of cases from a seeded simulation, written through the services."""
