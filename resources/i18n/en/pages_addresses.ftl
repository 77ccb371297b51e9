# Page Addresses: the range from which laptops get theirs.

addresses-heading = Which addresses do the laptops get?
addresses-lead = Every connected laptop gets one of this range. It must be used nowhere else that a laptop or the VPC can reach.

addresses-client_cidr = Range for laptops
addresses-client_cidr-term = Client IPv4 CIDR
addresses-fixed = It cannot be changed later: another one means another endpoint.
addresses-why = AWS takes a /12 to a /22 and uses half of it for its own availability.
addresses-laptops = Room for about
addresses-laptops-unit = laptops at once

addresses-proposal = { $range } is free and unlikely ever to collide.
addresses-proposal-taken = { $range } is free and unlikely ever to collide. It is put in.
addresses-proposal-none = There is no free private range left that we could propose.
addresses-proposal-why = It keeps away from the VPC, its routes and peerings, from what this computer uses, and from what home routers hand out. A /22 is AWS's own advice for up to 500 laptops.

addresses-picture = Who uses what
addresses-map-why = All ranges on one scale; unused parts are left out. What overlaps the laptops' range is marked.
