# Page Connect: this computer on the VPN, and the proof.

connect-heading = Connect this computer and try it
connect-lead = The files are ready. Put the profile into a VPN client, connect, then press Ping.
connect-lead-practice = Practice has no tunnel. A small service on this computer answers in place of the server.

connect-files = Your files
connect-files-list = Profiles and certificates
connect-folder = Open folder
connect-looking-files = Looking for the files…
connect-no-files = There are no files in { $path }.
connect-file-profile = Profile of { $name }, ready to use
connect-file-exported = As AWS exported it, unedited
connect-file-authority = Certificate of the CA
connect-file-certificate = Certificate
connect-file-key = Private key: keep it secret
connect-file-other = File

connect-clients = VPN clients on this computer
connect-looking = Looking for VPN clients…
connect-no-client = No VPN client was found on this computer. Install one of these, then look again.
connect-get-aws = AWS VPN Client
connect-get-openvpn = OpenVPN
connect-look-again = Look again
connect-found = { $name } { $version }
connect-import = Put the profile in
connect-import-in = Put the profile into { $name }
connect-connect = Connect
connect-connect-in = Connect with { $name }
connect-importing = { $name } takes the profile in…
connect-imported = The profile “{ $profile }” is in { $name }.
connect-connecting = { $name } is connecting…
connect-connected = { $name } is connected.

connect-told = { $name } was told to connect. Look there in case it asks something.

connect-do-aws_vpn_client = File → Manage profiles → Add profile, choose { $path }, then choose “{ $profile }” and press Connect.
connect-do-openvpn_gui = Right-click the icon in the notification area → Import → Import file, choose { $path }, then Connect.
connect-do-openvpn_connect = Choose “Upload file”, drop { $path } in, then switch the profile on.
connect-do-openvpn = Run this in a terminal: sudo openvpn --config "{ $path }"
connect-do-network_manager = Network settings → VPN → + → Import from file, choose { $path }, then switch it on.
connect-do-other = Import { $path } and connect.

connect-check = Does it answer?
connect-host = Address behind the tunnel
connect-host-why = A server, printer or router that answers ping in the VPC.
connect-host-missing = Type in an address behind the tunnel.
connect-host-bad = This is neither an address nor a name.
connect-ping = Ping
connect-ping-again = Ping again
connect-tcp = Connect by TCP
connect-tcp-why = Where ping is blocked: does a service answer on this port?
connect-tcp_port = TCP port
connect-pinging = Ping { $number } of { $total }…
connect-answered-all = All four answered, in { $ms } ms on average. The VPN works.
connect-answered-some = { $answered } of { $total } answered. The VPN works, but answers get lost.
connect-answered-none = Nothing answered.
connect-none-do = Is the VPN client connected? Does the server allow ping (its security group as well)? New rules and routes can take two minutes.
connect-tcp-answered = { $host } took the connection on port { $port } in { $ms } ms. The VPN works.
connect-tcp-silent = { $host } did not answer on port { $port }.
connect-why-dns = The name cannot be found. Type in the address, or give the endpoint a DNS server on the page Access.
connect-why-not-allowed = This computer lets no program ping. Try the TCP connection instead.
connect-why-refused = The computer behind the address answers, but no service listens on this port. The way there is open; try another port.
connect-why-unreachable = There is no way to this address. Is the VPN client connected, and does the endpoint have a route to it?
connect-stand-in-why = In practice no packet leaves this computer: 127.0.0.1 is pinged, and where that is not allowed, a small service stands in for { $host }.
connect-stand-in-any = the server
connect-commit = Finish
connect-commit-skip = Finish without a check
