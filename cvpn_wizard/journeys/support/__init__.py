"""What a helpdesk elsewhere needs: collected, stand-ins for all that names somebody, packed."""
