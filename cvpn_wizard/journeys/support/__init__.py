"""What a helpdesk elsewhere needs: collected, with stand-ins for all that names somebody, packed."""
