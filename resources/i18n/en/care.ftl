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
care-split = only traffic for this network goes through the tunnel
care-full = all traffic goes through the tunnel
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
care-put-back = Change AWS back to the plan
care-take-over = Change the plan to match AWS
care-righting = Changing AWS back…
care-taking-over = Changing the plan…
care-righted-one = Done: { $what }
care-righted = Done, and read back from AWS.

care-doctor-again = Examine again
care-doctor-looking = Reading the VPN from AWS…
care-doctor-fixing = Putting it right, then checking that it worked…
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
problem-doctor-target = “{ $value }” is not an IPv4 address (with or without a port).
care-finding-who = Who can fix it: { $who }
care-fix = Put this right
care-fix-priced = Put this right…
care-fix-price = This associates target networks. AWS bills about ${ $usd } a month for them, by the hour, from now on until they are taken away again.
care-fix-sure = Put it right and pay for it
care-fix-not = Leave it

care-removal-lead = Everybody loses this VPN. All that was made for it at AWS is removed and costs nothing any more; certificates and keys on this computer are kept.
care-removal-lead-adopted = This VPN was made by hand. Nothing at AWS is removed; it is only no longer managed here. To delete it, use the AWS console.
care-removal-typed = To confirm, type the VPN's name
care-removal-keep-logs = Keep the connection log
care-removal-let-go = Stop managing it
care-let-go = “{ $name }” is no longer managed here. Nothing at AWS was changed.

care-adopt-title = Adopt a VPN that was made by hand
care-adopt-lead = Shows the endpoints of an account that are not managed here. Adopting one changes nothing at AWS; the Doctor then says what is missing or risky.
care-adopt-account = Account
care-adopt-region = Region
care-adopt-look = Look for endpoints
care-adopt-looking = Asking AWS…
care-adopt-taking = Reading the endpoint…
care-adopt-none = Every endpoint there is managed here already.
care-adopt-facts = { $id } · { $cidr }
care-adopt-take = Adopt
care-account-practice = the practice AWS
care-account-keys = the access key that ends in { $key }
care-account-sign-in = signed in, account { $account }
care-account-profile = AWS settings of this computer, profile { $profile }

care-authority-title = The CA of this VPN
care-authority-lead = Whoever made this VPN has an EasyRSA folder with the CA that signs the certificates. Name it, and people can be added, renewed and locked out from here. It is held against what the endpoint trusts.
care-authority-use = Use this CA
