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

# The room "Look after" of the window.

care-leave-busy = Something is still being done at AWS. Please wait until it is over: what is left half-way may cost money.
care-back = All VPNs
care-open = Look after…
care-adopted = made by hand
care-sections = Sections
care-section-overview = Overview
care-section-doctor = Doctor
care-section-removal = Removal
care-room-facts = { $region } · account { $account } · { $endpoint } · { $adopted }
care-look-again = Look again

care-connected = Connected now
care-connected-unit = laptops
care-expiry = First certificate expires in
care-expiry-unit = days
care-cost = Target networks cost
care-cost-unit = a month
care-state-available = open
care-state-pending-associate = waits for a target network
care-state-pending = waits for a transit gateway
care-state-deleting = being deleted
care-fact-endpoint = Endpoint { $id }: { $state }
care-fact-subnets = Target networks: { $subnets }
care-fact-rules = Everybody may reach: { $ranges }
care-fact-tunnel = { $where }, { $tunnel }, laptops get addresses of { $cidr }
care-fact-log = Connection log: { $group }
care-fact-people = Connected: { $people }
care-split = only the office's traffic through the tunnel
care-full = all traffic through the tunnel
care-certificate = Certificate { $name }: valid until { $date } ({ $days } days)
care-on = on
care-off = off

care-drift-title = AWS differs from the plan
care-drift-lead = Putting it back ends live connections once, and AWS bills for target networks by the hour. Taking it over changes nothing at AWS.
care-drift-gone = AWS no longer has this endpoint
care-drift-gone-lead = Somebody deleted it elsewhere. Set the VPN up again with the same plan, or take away what is left of it.
care-drift-what = What
care-drift-made = Planned
care-drift-now = At AWS
care-put-back = Have AWS follow the plan
care-take-over = Have the plan follow AWS
care-righting = AWS is being changed back…
care-taking-over = The plan is being changed…
care-righted-one = Done: { $what }
care-righted = Done, and read back from AWS.

care-doctor-again = Examine again
care-doctor-looking = Reading the VPN from AWS…
care-doctor-fixing = Putting it right, and looking whether it is…
care-doctor-healthy = At AWS nothing keeps a laptop from getting through. Connected now: { $connected }
care-doctor-warned = { $count ->
    [one] Laptops get through. One thing deserves attention. Connected now: { $connected }
   *[other] Laptops get through. { $count } things deserve attention. Connected now: { $connected }
}
care-doctor-broken = { $count ->
    [one] One thing keeps laptops from getting through. Connected now: { $connected }
   *[other] { $count } things keep laptops from getting through. Connected now: { $connected }
}
care-doctor-more = Ask about a person or a server
care-doctor-person = A person
care-doctor-person-term = common name
care-doctor-person-hint = The name in the certificate, such as client1.domain.tld
care-doctor-target = A server
care-doctor-target-term = private IPv4 address
care-doctor-target-hint = With a port after a colon, where ping is not what people need: 10.255.1.125:3389
problem-doctor-target = “{ $value }” is no IPv4 address with or without a port.
care-finding-who = Who can do it: { $who }
care-fix = Put this right

care-removal-lead = Everybody loses this VPN. All that was made for it at AWS is taken away and costs nothing any more; certificates and keys on this computer are kept.
care-removal-lead-adopted = This VPN was made by hand. Nothing of it is taken away at AWS; only looking after it here ends. To delete it, use the AWS console.
care-removal-typed = Type the VPN's name, if that is what you want
care-removal-keep-logs = Keep the connection log
care-removal-let-go = Stop looking after it
care-let-go = “{ $name }” is no longer looked after here. Nothing at AWS was changed.

care-adopt-title = Take a VPN into care that was made by hand
care-adopt-lead = Shows the endpoints of an account that nobody here looks after. Taking one into care changes nothing at AWS; the Doctor then says what is missing or risky.
care-adopt-account = Account
care-adopt-region = Region
care-adopt-look = Look for endpoints
care-adopt-looking = Asking AWS…
care-adopt-taking = Reading the endpoint…
care-adopt-none = There is no endpoint that is not looked after here already.
care-adopt-facts = { $id } · { $cidr }
care-adopt-take = Take into care
care-account-practice = the practice AWS
care-account-keys = the access key that ends in { $key }
care-account-sign-in = signed in, account { $account }
care-account-profile = AWS settings of this computer, profile { $profile }

care-authority-title = The CA of this VPN
care-authority-lead = Whoever made this VPN has an EasyRSA folder with the CA that signs the certificates. Name it, and people can be added, renewed and locked out from here. It is held against what the endpoint trusts.
care-authority-use = Use this CA
