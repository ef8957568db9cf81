"""A desk with a million cases, made in minutes: each case with all of its entries, sealed and consistent."""
