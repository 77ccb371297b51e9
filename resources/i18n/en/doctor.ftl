# What the doctor finds at AWS: what it is, why it matters, what to do.

finding-aws-endpoint-gone = AWS no longer has this VPN's endpoint
finding-aws-endpoint-gone-why = Somebody deleted it outside this program, or it belongs to another account or Region than the one asked. Nobody can connect.
finding-aws-endpoint-gone-do = Check the account and the Region. If it is really gone, apply the plan of “{ $name }” again; everybody then needs a new profile.

finding-aws-endpoint-deleting = The endpoint is being deleted
finding-aws-endpoint-deleting-why = AWS is taking { $id } away; nobody can connect any more.
finding-aws-endpoint-deleting-do = Wait until it is gone, then set the VPN up again.

finding-aws-endpoint-pending = The endpoint waits for a transit gateway to be accepted
finding-aws-endpoint-pending-why = AWS says: { $message }
finding-aws-endpoint-pending-do = Have the owner of the transit gateway accept the attachment.

finding-aws-association-none = No subnet is associated with the endpoint
finding-aws-association-none-why = Without a target network the endpoint has no way into the VPC, and nobody can connect. The VPN may have been paused to save money.
finding-aws-association-none-do = Put the associations of the plan back. AWS bills for each by the hour from then on.

finding-aws-association-failed = The subnet “{ $subnet }” could not be associated
finding-aws-association-failed-why = AWS says: { $message }
finding-aws-association-failed-do = Remove the failed association, mend what AWS names, and associate the subnet again.

finding-aws-association-coming = The subnet “{ $subnet }” is still being associated
finding-aws-association-coming-why = AWS takes five to fifteen minutes for it, sometimes thirty.
finding-aws-association-coming-do = Wait a few minutes and look again.

finding-aws-association-fewer = Fewer subnets are associated than planned ({ $there } of { $planned })
finding-aws-association-fewer-why = The VPN works, but stands on fewer Availability Zones: if one fails, it may fail with it.
finding-aws-association-fewer-do = Put the missing association back, or take over what AWS has.

finding-aws-quota-connections = Nearly as many are connected as AWS allows
finding-aws-quota-connections-why = { $active } are connected; with this number of subnets AWS allows { $quota }.
finding-aws-quota-connections-do = Associate another subnet, or have the quota raised.

finding-aws-range-small = The client range is too small for the number of people
finding-aws-range-small-why = { $active } are connected. AWS keeps a part of { $cidr } for itself and wants twice as many addresses as people.
finding-aws-range-small-do = The range cannot be changed: set up a new endpoint with a larger one.

finding-aws-quota-rules = The endpoint has nearly as many authorization rules as AWS allows
finding-aws-quota-rules-why = It has { $count } of { $quota }; the next ones will be refused.
finding-aws-quota-rules-do = Join ranges into wider ones, or have the quota raised.

finding-aws-quota-routes = The subnet “{ $subnet }” has nearly as many routes as AWS allows
finding-aws-quota-routes-why = It has { $count } of { $quota }; the next ones will be refused.
finding-aws-quota-routes-do = Join routes into wider ones, or have the quota raised.

finding-aws-quota-revoked = The revocation list is nearly full
finding-aws-quota-revoked-why = It has { $count } of { $quota } entries. A list that is too long is refused, and then nobody else can be locked out.
finding-aws-quota-revoked-do = Leave out certificates that have expired anyway.

finding-aws-rule-none = There is no authorization rule
finding-aws-rule-none-why = People can connect, but may reach nothing.
finding-aws-rule-none-do = Add a rule for the range they need.

finding-aws-rule-target = No authorization rule lets anybody reach { $target }
finding-aws-rule-target-why = The connection comes up, but AWS drops everything for that address.
finding-aws-rule-target-do = Add a rule for a range that { $target } is in. Adding a rule ends live connections once.

finding-aws-rule-missing = The authorization rule for { $cidr } is missing
finding-aws-rule-missing-why = The plan has it, AWS does not. Nothing in that range can be reached.
finding-aws-rule-missing-do = Put it back. That ends live connections once.

finding-aws-rule-group = The rule for { $cidr } is for a group of a directory only
finding-aws-rule-group-why = It is the narrowest rule for { $target }, so it decides; who comes with a certificate is in no group.
finding-aws-rule-group-do = Add a rule for everybody, with the same range or a narrower one.

finding-aws-rule-failed = The authorization rule for { $cidr } came to nothing
finding-aws-rule-failed-why = AWS says: { $message }
finding-aws-rule-failed-do = Revoke it and add it again.

finding-aws-rule-coming = The authorization rule for { $cidr } is not in force yet
finding-aws-rule-coming-why = AWS takes one to three minutes for it.
finding-aws-rule-coming-do = Wait a few minutes and look again.

finding-aws-route-target = The endpoint has no route to { $target }
finding-aws-route-target-why = Its route table names no range with that address, so clients do not send it into the tunnel.
finding-aws-route-target-do = Add a route through every associated subnet.

finding-aws-route-missing = The route to { $cidr } is missing on “{ $subnet }”
finding-aws-route-missing-why = The plan has it, AWS has it on no associated subnet.
finding-aws-route-missing-do = Put it back on every associated subnet.

finding-aws-route-partial = The route to { $cidr } is missing on “{ $subnet }” only
finding-aws-route-partial-why = Clients come in through any associated subnet: that range works at times and at times it does not.
finding-aws-route-partial-do = Add the same route on that subnet.

finding-aws-route-failed = The route to { $cidr } on “{ $subnet }” came to nothing
finding-aws-route-failed-why = AWS says: { $message }
finding-aws-route-failed-do = Delete it and add it again.

finding-aws-route-coming = The route to { $cidr } on “{ $subnet }” is not in force yet
finding-aws-route-coming-why = AWS takes one to three minutes for it; with split tunnel clients must connect anew.
finding-aws-route-coming-do = Wait a few minutes, then connect anew.

finding-aws-split-anywhere = Split tunnel is on, and there is a route to 0.0.0.0/0
finding-aws-split-anywhere-why = That route sends everything into the tunnel after all; AWS advises against it.
finding-aws-split-anywhere-do = Delete the route, or switch split tunnel off.

finding-aws-full-no-internet = Everything goes into the tunnel, but nothing leads on to the internet
finding-aws-full-no-internet-why = Split tunnel is off, and there is not both a rule and a route for 0.0.0.0/0: while connected, people have no internet.
finding-aws-full-no-internet-do = Switch split tunnel on, or add a rule and a route for 0.0.0.0/0.

finding-aws-dns-missing = Everything goes into the tunnel, but no DNS server is named
finding-aws-dns-missing-why = Windows then asks for every name through the tunnel and gets no answer.
finding-aws-dns-missing-do = Set the VPC's own DNS server (its range's base address plus two), or switch split tunnel on.

finding-aws-dns-unauthorized = No authorization rule lets anybody reach the DNS server { $server }
finding-aws-dns-unauthorized-why = Clients are told to ask it, and get no answer: names do not resolve.
finding-aws-dns-unauthorized-do = Add a rule for a range that it is in, or name another server.

finding-aws-dns-unrouted = No route leads to the DNS server { $server }
finding-aws-dns-unrouted-why = Clients are told to ask it, but the tunnel does not lead there: names do not resolve.
finding-aws-dns-unrouted-do = Add a route to it on every associated subnet, or name another server.

finding-aws-subnet-gone = The associated subnet { $subnet } is gone
finding-aws-subnet-gone-why = The endpoint has lost its way into the VPC there.
finding-aws-subnet-gone-do = Take the association off and associate another subnet of that Availability Zone.

finding-aws-subnet-crowded = Few addresses are left in “{ $subnet }” ({ $free })
finding-aws-subnet-crowded-why = AWS wants { $least } free at all times; without them connections fail when it needs more.
finding-aws-subnet-crowded-do = Make room in the subnet, or associate another one.

finding-aws-group-gone = The endpoint's security group { $group } is gone
finding-aws-group-gone-why = What the endpoint's interfaces may do is no longer certain.
finding-aws-group-gone-do = Give the endpoint a security group that exists.

finding-aws-group-not-applied = The interface in “{ $subnet }” uses other security groups than the endpoint says
finding-aws-group-not-applied-why = It uses { $groups }. Changing the groups in the endpoint's settings can leave the interfaces on the old ones for hours.
finding-aws-group-not-applied-do = Apply the endpoint's groups to its target networks once more.

finding-aws-group-outwards = The endpoint's security group lets nobody out to { $target }
finding-aws-group-outwards-why = The outbound rules of { $groups } do not name that address.
finding-aws-group-outwards-do = Add an outbound rule for it.

finding-aws-target-absent = Nothing in the VPC has the address { $target }
finding-aws-target-absent-why = There is no network interface with it: the server was terminated or has another address now.
finding-aws-target-absent-do = Look up the server's private address, and use that one.

finding-aws-target-closed = The server { $target } lets nobody from the VPN in
finding-aws-target-closed-why = Its security groups ({ $groups }) have no inbound rule for { $sources }. Clients come with the endpoint's addresses, never with those of the client range.
finding-aws-target-closed-do = Add an inbound rule to the server's group with the endpoint's security group as source.

finding-aws-target-port = The server { $target } does not let the VPN in on TCP port { $port }
finding-aws-target-port-why = Its security groups ({ $groups }) have no inbound rule for { $sources } with that port. Clients come with the endpoint's addresses, never with those of the client range.
finding-aws-target-port-do = Add an inbound rule for the port with the endpoint's security group as source.

finding-aws-target-ping = The server { $target } does not answer ping from the VPN
finding-aws-target-ping-why = Its security groups ({ $groups }) let other traffic of { $sources } in, but no ICMP. That a ping fails says nothing about the VPN.
finding-aws-target-ping-do = Try the port that people really use, or add an inbound rule for ICMP.

finding-aws-acl-outwards = A network ACL lets nothing out of “{ $subnet }” to { $peer }
finding-aws-acl-outwards-why = The outbound rules of { $acl } refuse it. ACLs keep no state: there and back are judged apart.
finding-aws-acl-outwards-do = Add an outbound rule that allows it, with a lower number than the one that refuses.

finding-aws-acl-inwards = A network ACL lets nothing into “{ $subnet }” from { $peer }
finding-aws-acl-inwards-why = The inbound rules of { $acl } refuse it, or the answers to it. ACLs keep no state: there and back are judged apart.
finding-aws-acl-inwards-do = Add an inbound rule that allows it, for answers too (ports 1024 to 65535).

finding-aws-table-missing = The route table of “{ $subnet }” does not lead to { $place }
finding-aws-table-missing-why = The endpoint sends it into that subnet, where { $table } has no way on.
finding-aws-table-missing-do = Add a route there: to a NAT or internet gateway, a peering, or a transit gateway.

finding-aws-table-blackhole = The route of “{ $subnet }” to { $place } leads nowhere
finding-aws-table-blackhole-why = In { $table } it points to { $via }, which is gone or not up.
finding-aws-table-blackhole-do = Point it to something that exists.

finding-aws-server-certificate-gone = The server certificate is no longer in ACM
finding-aws-server-certificate-gone-why = { $arn } does not exist; the endpoint cannot prove who it is.
finding-aws-server-certificate-gone-do = Import a certificate of the same CA and give it to the endpoint.

finding-aws-server-certificate-expired = The server certificate “{ $name }” expired on { $date }
finding-aws-server-certificate-expired-why = Every client refuses it: nobody can connect.
finding-aws-server-certificate-expired-do = Renew it under the same ARN (“Dates”, or the command renew-server); profiles stay as they are.

finding-aws-server-certificate-soon = The server certificate “{ $name }” expires on { $date }
finding-aws-server-certificate-soon-why = { $days } days are left. From then on nobody can connect.
finding-aws-server-certificate-soon-do = Renew it and import it under the same ARN; AWS takes up to five hours to use it.

finding-aws-server-certificate-status = ACM calls the server certificate “{ $name }” { $status }
finding-aws-server-certificate-status-why = An endpoint needs one that is ISSUED.
finding-aws-server-certificate-status-do = Import a certificate that is in order.

finding-aws-server-certificate-domain = The server certificate has no domain
finding-aws-server-certificate-domain-why = ACM found no name in { $arn }; Client VPN refuses such a certificate.
finding-aws-server-certificate-domain-do = Issue it anew with a subject alternative name and import that.

finding-aws-server-certificate-key = The server certificate “{ $name }” has a key of kind { $key }
finding-aws-server-certificate-key-why = Client VPN says that it supports RSA with 1024 and 2048 bits only.
finding-aws-server-certificate-key-do = When you renew it, use RSA with 2048 bits.

finding-aws-server-certificate-unused = ACM does not count the server certificate “{ $name }” as in use
finding-aws-server-certificate-unused-why = Somebody could delete it by mistake; or the endpoint uses another one by now.
finding-aws-server-certificate-unused-do = Check in ACM which certificate the endpoint uses.

finding-aws-client-root-gone = The certificate that vouches for clients is no longer in ACM
finding-aws-client-root-gone-why = { $arn } does not exist; AWS cannot judge clients' certificates.
finding-aws-client-root-gone-do = It cannot be exchanged on an endpoint: set up a new one with a CA that you have.

finding-aws-client-root-expired = The certificate in ACM that vouches for clients expired (“{ $name }”, { $date })
finding-aws-client-root-expired-why = It was imported as client root, as the tutorial does. What counts is the CA in its chain, but AWS does not promise that.
finding-aws-client-root-expired-do = If clients are refused, import a newer certificate of the same CA under the same ARN.

finding-aws-client-root-soon = The certificate in ACM that vouches for clients expires (“{ $name }”, { $date })
finding-aws-client-root-soon-why = { $days } days are left. It was imported as client root, as the tutorial does.
finding-aws-client-root-soon-do = Import a newer certificate of the same CA under the same ARN before then.

finding-aws-authority-differs = AWS trusts another CA than the one on this computer
finding-aws-authority-differs-why = Certificates that are issued here are refused by the endpoint.
finding-aws-authority-differs-do = Issue with the CA that the endpoint trusts, or set up a new endpoint with this one.

finding-aws-authority-expired = The CA expired on { $date }
finding-aws-authority-expired-why = With it all certificates that it signed count for nothing.
finding-aws-authority-expired-do = Change the CA: on the page Dates, or “rollover”. Everybody needs a new profile.

finding-aws-authority-soon = The CA expires on { $date }
finding-aws-authority-soon-why = { $days } days are left; then all certificates that it signed count for nothing.
finding-aws-authority-soon-do = Begin the change now: on the page Dates, or “rollover”. It needs a second endpoint for a while, and a new profile for everybody.

finding-aws-crl-expired = The revocation list expired on { $date }
finding-aws-crl-expired-why = AWS then lets nobody in, whatever their certificate.
finding-aws-crl-expired-do = Refresh the revocation list (“Dates”, or the command person refresh). Live connections end once.

finding-aws-crl-soon = The revocation list expires on { $date }
finding-aws-crl-soon-why = { $days } days are left. From then on AWS lets nobody in.
finding-aws-crl-soon-do = Refresh the revocation list before then (“Dates”, or the command person refresh).

finding-aws-crl-pending = A new revocation list is not in force yet
finding-aws-crl-pending-why = AWS may take up to four hours. Until then, who was locked out may still come in.
finding-aws-crl-pending-do = Cut off live connections of people who were locked out, and look again later.

finding-aws-crl-unreadable = The revocation list cannot be read
finding-aws-crl-unreadable-why = What AWS handed out is no list in PEM form, so nothing can be said of its date.
finding-aws-crl-unreadable-do = Refresh the revocation list (“Dates”, or the command person refresh).

finding-aws-person-unknown = Nobody called “{ $person }” is known here
finding-aws-person-unknown-why = No certificate with that common name was issued here, and none was seen at AWS in the last hours.
finding-aws-person-unknown-do = Check the spelling; it is the name that stands in the certificate.

finding-aws-person-revoked = The certificate of “{ $person }” is revoked
finding-aws-person-revoked-why = It stands on the endpoint's revocation list; AWS refuses it.
finding-aws-person-revoked-do = If this was a mistake, give that person a new certificate and profile.

finding-aws-person-expired = The certificate of “{ $person }” expired on { $date }
finding-aws-person-expired-why = AWS refuses it.
finding-aws-person-expired-do = Renew it and hand over the new profile.

finding-aws-person-soon = The certificate of “{ $person }” expires on { $date }
finding-aws-person-soon-why = { $days } days are left.
finding-aws-person-soon-do = Renew it and hand over the new profile.

finding-aws-profile-other = The profile of “{ $person }” belongs to another endpoint
finding-aws-profile-other-why = The server in it is not this endpoint; it was written before the VPN was set up anew.
finding-aws-profile-other-do = Write the profile anew and hand it over.

finding-aws-profile-port = The profile of “{ $person }” knocks at the wrong port
finding-aws-profile-port-why = It says { $asked }; the endpoint is open on { $now }.
finding-aws-profile-port-do = Write the profile anew and hand it over, or put the port back.

finding-aws-attempt-failed = The last attempt of “{ $person }” failed ({ $at })
finding-aws-attempt-failed-why = The connection log gives as reason: { $reason }. Failed attempts in the last day: { $count }.
finding-aws-attempt-failed-do = Check that person's connection on the laptop; “authorization-policy-deny” means that a rule is missing.

finding-aws-handshakes-refused = AWS refused certificates of clients ({ $count } times in { $hours } hours)
finding-aws-handshakes-refused-why = Such attempts stand in no log: an expired, revoked or foreign certificate, or an expired revocation list. Strangers who try count too.
finding-aws-handshakes-refused-do = If somebody cannot connect, check the dates of that person's certificate.

finding-aws-log-gone = The log group { $group } is gone
finding-aws-log-gone-why = The endpoint writes its connection log there, so nothing is written down any more.
finding-aws-log-gone-do = Make the group again, or switch the log off.

finding-aws-unread = Not everything could be looked at
finding-aws-unread-why = The rights for { $actions } are missing, so nothing is said about what they show.
finding-aws-unread-do = Ask for the rights that “policy --care” lists.
