# Page Access: who may reach what, and how.

access-heading = What may people reach through the VPN?
access-lead = The defaults let everybody who has a profile reach the whole VPC, and nothing else.

access-authorize = Ranges that people may reach
access-authorize-term = Authorization rules
access-authorize-why = Whatever is not listed here is refused, even if a route leads there. Where several rules fit, AWS uses the narrowest.
access-authorize-empty = Leave this empty for the whole VPC: { $ranges }
access-authorize-empty-unknown = Leave this empty for the whole VPC.

access-split_tunnel = What goes through the VPN?
access-split_tunnel-term = Split tunnel
access-split_tunnel-on = Only what is for this network
access-split_tunnel-on-why = Video calls and the web go straight to the internet: faster, and less data transfer to pay for.
access-split_tunnel-off = Everything
access-split_tunnel-off-why = The web goes through AWS too. That needs a rule and a route for 0.0.0.0/0, a NAT or internet gateway, and a DNS server.
access-everything-notice = For web access, everything needs the range 0.0.0.0/0 both above and under “More”, and a DNS server; Windows cannot look up any name without one.
access-everything-fix = Add 0.0.0.0/0 for me

access-more = More: routes, DNS, protocol, session
access-routes = Networks beyond the VPC
access-routes-term = Routes
access-routes-why = A peered VPC, an office behind a VPN, or 0.0.0.0/0 for the internet. Each is made once for every target subnet, so that it works whichever way a laptop comes in.
access-routes-empty = The VPC itself needs no route; AWS adds that one.

access-dns = DNS servers
access-dns-why = At most two. They find private names in the VPC (its own DNS server is { $resolver }). Leave it empty and laptops keep the DNS they have.
access-dns-why-plain = At most two. They find private names in the VPC (its own DNS server is the VPC's base address plus two). Leave it empty and laptops keep the DNS they have.

access-transport = Protocol
access-transport-term = Transport protocol
access-transport-udp = UDP (faster)
access-transport-tcp = TCP (passes strict firewalls)
access-transport-why = It cannot be changed later. TCP passes where only the web is allowed, but is slower.

access-port = Port
access-port-term = VPN port
access-port-why = 443 is open almost everywhere; 1194 is OpenVPN's own.

access-session = Longest connection
access-session-term = Session timeout
access-session-hours = { $hours } hours
access-session-why = After this time the connection ends and people connect again.

access-banner = Message after connecting
access-banner-term = Login banner
access-banner-why = Shown by the AWS VPN Client each time somebody connects, for instance your rules of use. At most 1,400 letters; a Japanese one counts as three.
access-banner-count = { $count } of 1,400
