"""What the portal is about: projects, their yearly updates, and the reports made of them."""
