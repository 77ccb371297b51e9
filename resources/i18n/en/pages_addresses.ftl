# Page Addresses: the range from which laptops get theirs.

addresses-heading = Which addresses do laptops get?
addresses-lead = Each connected laptop gets an address from this range. It must not be used anywhere else that a laptop or the VPC can reach.

addresses-client_cidr = Range for laptops
addresses-client_cidr-term = Client IPv4 CIDR
addresses-fixed = It cannot be changed later: a different range needs a new endpoint.
addresses-why = AWS accepts a /12 to a /22, and keeps half of it for high availability.
addresses-laptops = Room for about
addresses-laptops-unit = laptops at once

addresses-proposal = { $range } is free and unlikely to overlap later.
addresses-proposal-taken = { $range } is free and unlikely to overlap later. It is already filled in.
addresses-proposal-none = There is no free private range left to propose.
addresses-proposal-why = It avoids the VPC with its routes and peerings, what this computer uses, and what home routers usually hand out. AWS recommends a /22 for up to 500 laptops.

addresses-picture = Ranges in use
addresses-map-why = All ranges on one scale; unused parts are left out. What overlaps the laptops' range is marked.
