"""What the procedures of single case types demand and show: owners, images, rows under review, steps. Pure."""
