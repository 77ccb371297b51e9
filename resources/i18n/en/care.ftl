# Looking after a VPN: drift, and the room of the window.

drift-split_tunnel = split tunnel
drift-port = port
drift-session_hours = session length (hours)
drift-banner = login banner
drift-dns_servers = DNS servers
drift-log_group = connection log
drift-associations = target networks
drift-authorize = authorization rules
drift-routes = routes
drift-endpoint = endpoint

cli-show-put-back = have AWS follow the plan: everything that differs, or only { $what }. Live connections may end once; an association is billed by the hour
cli-show-take-over = have the plan follow AWS: everything that differs, or only { $what }. Changes nothing at AWS
cli-show-did-put-back = Put back: { $what }
cli-show-did-take-over = Taken over: { $what }
