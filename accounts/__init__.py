"""Who works here: people, ministries and the roles that join them."""
