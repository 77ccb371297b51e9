# The layers of a check
layer-profile = Profile
layer-computer = This computer
layer-names = Name lookup
layer-port = Port
layer-handshake = Server and certificate
layer-tunnel = Tunnel
layer-route = Route
layer-target = Server behind it
layer-state-waiting = to come
layer-state-running = checking…
layer-state-passed = fine
layer-state-warned = fine, with a remark
layer-state-failed = broken here
layer-state-skipped = not checked
layer-why-practice = The endpoint is in the practice AWS and does not answer on the internet.
layer-why-no-endpoint = The profile names no endpoint.
layer-why-profile = The profile has to be fixed first.
layer-why-not-reached = The connection breaks before this.
layer-why-not-connected = The VPN is not connected.
layer-why-no-target = No server to try was named.
layer-why-no-address = The server's name is not known here.
layer-detail-profile = { $host }, { $transport } { $port }
layer-detail-computer = Nothing in the way
layer-detail-names = { $address }
layer-detail-names-label = { $address }, with a random label in front
layer-detail-port = { $transport } { $port } answers in { $ms } ms
layer-detail-handshake = { $name }, valid until { $date }; our certificate is accepted
layer-detail-handshake-sign-in = { $name }, valid until { $date }; this endpoint asks people to sign in, which was not tried
layer-detail-tunnel = { $adapter } has { $address }
layer-detail-tunnel-perhaps = { $adapter } has { $address } (the only tunnel of its kind here)
layer-detail-tunnel-since = since { $since }
layer-detail-tunnel-by = by { $client }
layer-detail-route = { $address } is reached through { $adapter }
layer-detail-target-ping = { $host } answers ping in { $ms } ms
layer-detail-target-tcp = { $host } takes connections on port { $port }
layer-detail-target-alive = { $host } is there; it only does not answer ping
finding-do-mend = Save a mended copy: this is put right in it.
finding-do-person = Put it right on this computer, and check again.
finding-do-helpdesk = Ask the helpdesk for a new profile.
finding-do-admin = Tell the administrator what it says here.
finding-suspects = It may also be: { $list }.
suspicion-expired = the certificate has expired
suspicion-not-yet = the certificate is not valid yet
suspicion-wrong-authority = it comes from another CA than the endpoint trusts
suspicion-wrong-usage = it is not a certificate for clients
suspicion-revoked = it was revoked
suspicion-list-expired = the endpoint's revocation list (CRL) has expired
suspicion-server-clock = the server's clock is wrong
suspicion-our-clock = this computer's clock is wrong
suspicion-no-certificate = no certificate was shown
suspicion-not-allowed = the server does not let this person in

# This computer
finding-clock-ahead = This computer's clock is ahead: it says { $here }, but it is { $there } (UTC).
finding-clock-ahead-why = Certificates are judged by the clock, so that good ones look expired.
finding-clock-ahead-do = Set the clock (automatically, from the internet), and check again.
finding-clock-behind = This computer's clock is behind: it says { $here }, but it is { $there } (UTC).
finding-clock-behind-why = Certificates are judged by the clock, so that good ones look as if they were not valid yet.
finding-clock-behind-do = Set the clock (automatically, from the internet), and check again.
finding-clock-perhaps-behind = This computer's clock seems to be behind: the certificate begins only at { $date }.
finding-clock-perhaps-behind-why = No server on the internet could be asked for the time. Certificates are hardly ever made for days to come.
finding-clock-perhaps-behind-do = Look at the clock and the date of this computer, set them, and check again.
finding-other-vpn = Another VPN is up: { $name }.
finding-other-vpn-why = Its addresses do not meet those of this VPN, as far as can be told. Some VPN clients do not work beside another.
finding-other-vpn-do = If it does not connect, disconnect the other VPN first.
finding-other-vpn-in-way = Another VPN is in the way: { $name } takes { $cidr } for itself.
finding-other-vpn-in-way-why = Packets for the server would go into the other VPN.
finding-other-vpn-in-way-do = Disconnect { $name }, and check again.
finding-other-openvpn = { $name } is running with the profile of another VPN.
finding-other-openvpn-why = AWS VPN Client does not connect while another OpenVPN is running.
finding-other-openvpn-do = Disconnect the other one first.
finding-lan-overlap = The network that this computer is in ({ $name }, { $cidr }) has the same addresses as the VPN's side ({ $range }).
finding-lan-overlap-why = What is meant for { $range } stays in the local network and never enters the tunnel.
finding-lan-overlap-do = Try another network, such as a phone's hotspot. For good, the router at home or the VPN has to get other addresses.
finding-lan-overlap-partly = The network that this computer is in ({ $name }, { $cidr }) shares addresses with the VPN's side ({ $range }).
finding-lan-overlap-partly-why = Servers whose address is in { $cidr } cannot be reached from here; the others can.
finding-lan-overlap-partly-do = If such a server is needed, try another network. For good, one of the two has to get other addresses.

# The name
finding-name-unknown = No DNS server knows the endpoint's name: { $host }
finding-name-unknown-why = The endpoint was deleted or is paused, the profile is of an older one, or this network's DNS hides it.
finding-name-unknown-do = Try another network, such as a phone's hotspot. If it stays so, the endpoint has to be looked at, or the profile exported again.
finding-name-needs-label = The endpoint's name is known only with a random label in front, which this profile does not ask for.
finding-name-needs-label-why = The line “remote-random-hostname” is missing.
finding-name-needs-label-do = Save a mended copy and put it into the VPN client.
finding-name-no-answer = No DNS server answers: this computer is off the network, or its DNS is broken.
finding-name-no-answer-do = Open any web page. If that does not work either, connect this computer to the internet first (Wi-Fi sign-in pages count).

# The port
finding-port-silent = The endpoint does not answer on { $transport } { $port }.
finding-port-silent-why = A firewall on the way drops the packets, or the endpoint has no associated subnet at the moment (paused), or it listens on another transport or port than the profile says.
finding-port-silent-do = Try another network, such as a phone's hotspot. If it works there, this network's firewall has to let { $transport } { $port } out. If not, the endpoint has to be looked at.
finding-port-elsewhere = The endpoint does not answer on { $transport } { $port }, but it does on { $there }.
finding-port-elsewhere-why = The profile was exported before the endpoint's transport or port was changed, or somebody edited it.
finding-port-elsewhere-do = Export the profile again, or correct its lines “proto” and “remote”.
finding-port-refused = { $transport } { $port } is refused: nothing listens there.
finding-port-refused-why = The name leads to another computer, or the endpoint's transport or port was changed.
finding-port-refused-do = Export the profile again. If it stays so, the endpoint has to be looked at.
finding-port-no-route = This computer has no way to the endpoint ({ $address }).
finding-port-no-route-do = Connect it to the internet first.
finding-port-unreachable = A router says that the endpoint ({ $address }) cannot be reached.
finding-port-unreachable-do = Look at this computer's internet connection, or try another network.
finding-port-forbidden = A firewall says that it lets nothing through to { $transport } { $port }.
finding-port-forbidden-why = It is the one of this computer or of this network.
finding-port-forbidden-do = Let the VPN client out in this computer's firewall, or try another network.
finding-port-closed = The connection to port { $port } is taken up and dropped at once.
finding-port-closed-why = A proxy or firewall on the way speaks in the endpoint's place, or the endpoint is not ready.
finding-port-closed-do = Try another network. If it stays so, the endpoint has to be looked at.
finding-port-not-openvpn = Something answers on port { $port } that is not OpenVPN.
finding-port-not-openvpn-why = A sign-in page of a Wi-Fi, a proxy, or another service in the endpoint's place.
finding-port-not-openvpn-do = Sign in to the Wi-Fi (open any web page), or try another network.

# TLS and the server's certificate
finding-tls-silent = The endpoint's first answer comes, and then nothing more.
finding-tls-silent-why = Large packets are lost on the way.
finding-tls-silent-do = Try another network. In a home network the router's MTU may be set too large.
finding-tls-closed = The endpoint hangs up before it shows its certificate.
finding-tls-closed-do = Try again in a minute. If it stays so, the endpoint has to be looked at.
finding-tls-failed = No secure connection could be agreed on ({ $detail }).
finding-tls-failed-do = Update the VPN client. If it stays so, the endpoint has to be looked at.
finding-server-untrusted = The server's certificate ({ $name }) was not issued by the CA in this profile.
finding-server-untrusted-why = The endpoint's certificate was replaced after the profile was made, or somebody speaks in the endpoint's place.
finding-server-untrusted-do = Do not connect. Export the profile again, and hand it out anew.
finding-server-expired = The server's certificate ({ $name }) expired on { $date }.
finding-server-expired-why = Nobody can connect until it is renewed.
finding-server-expired-do = Renew the server certificate and import it into ACM under the same ARN.
finding-server-not-yet = The server's certificate ({ $name }) is valid only from { $begins } on.
finding-server-not-yet-why = If that is in the past, this computer's clock is behind.
finding-server-not-yet-do = Look at this computer's clock first; else at the server certificate's dates.
finding-server-usage = What the server shows ({ $name }) is not a certificate for servers.
finding-server-usage-do = Make a server certificate with the usage “server authentication” and give it to the endpoint.
finding-server-name = The server calls itself { $name }, and this profile expects { $expected }.
finding-server-name-why = The endpoint got another certificate after the profile was made.
finding-server-name-do = Export the profile again, and hand it out anew.
finding-server-authority-expired = The CA above the server's certificate has expired.
finding-server-authority-expired-why = Nobody can connect until it is renewed.
finding-server-authority-expired-do = Make a new CA and new certificates, and give them to the endpoint.
finding-server-bad = The server's certificate ({ $name }) is not accepted ({ $detail }).
finding-server-bad-do = The endpoint's certificate has to be replaced.

# Our certificate
finding-client-unusable = The profile's own certificate and key cannot be used.
finding-client-unusable-do = Ask the helpdesk for a new profile.
finding-client-silent = The endpoint was fine until our certificate went out, and then fell silent.
finding-client-silent-why = Trouble on the way, such as large packets that are lost.
finding-client-silent-do = Check again; then try another network.
finding-client-expired = The endpoint refuses { $person }: the certificate { $certain ->
        [yes] has expired
       *[other] has expired, most likely
    }.
finding-client-expired-do = Renew this person's certificate and hand out the new profile.
finding-client-not-yet = The endpoint refuses { $person }: the certificate { $certain ->
        [yes] is not valid yet
       *[other] is not valid yet, most likely
    }.
finding-client-not-yet-do = Wait until it is, or make a new one; look at the clock of the computer that made it.
finding-client-wrong-authority = The endpoint refuses { $person }: the certificate { $certain ->
        [yes] comes from another CA than the endpoint trusts
       *[other] comes from another CA than the endpoint trusts, most likely
    }.
finding-client-wrong-authority-do = Issue a certificate from the CA that the endpoint trusts, and hand out the new profile.
finding-client-wrong-usage = The endpoint refuses { $person }: the certificate { $certain ->
        [yes] is not for clients
       *[other] is not for clients, most likely
    }.
finding-client-wrong-usage-do = Issue a client certificate (usage “client authentication”), and hand out the new profile.
finding-client-revoked = The endpoint refuses { $person }: the certificate { $certain ->
        [yes] was revoked
       *[other] was revoked, or the endpoint's revocation list (CRL) has expired, most likely
    }.
finding-client-revoked-why = The endpoint never says why it refuses, and its log has no line for it. The certificate itself is in order, so that the revocation list is what is left.
finding-client-revoked-do = Ask whether others can connect. If they can, issue a new certificate for this person, if they should still have access. If nobody can, import a new revocation list. Nothing can be done on this computer.
finding-client-list-expired = The endpoint refuses everybody: its revocation list (CRL) { $certain ->
        [yes] has expired
       *[other] has expired, most likely
    }.
finding-client-list-expired-do = Make a new revocation list and import it into the endpoint.
finding-client-server-clock = The endpoint refuses { $person }: its own clock seems to be wrong.
finding-client-server-clock-do = The server's clock has to be set. AWS sets its own.
finding-client-our-clock = The endpoint refuses { $person }; by the certificate's dates this computer's clock is wrong.
finding-client-our-clock-do = Set this computer's clock, and check again.
finding-client-no-certificate = The endpoint wants a certificate, and the profile has none.
finding-client-no-certificate-do = Ask the helpdesk for a profile with certificate and key.
finding-client-not-allowed = The certificate of { $person } is good, and the endpoint does not let this person in all the same.
finding-client-not-allowed-why = A client connect handler or an authorization policy says no.
finding-client-not-allowed-do = Look at the endpoint's connect handler and policy.

# Tunnel, route, target
finding-not-connected = The VPN is not connected on this computer, so { $host } cannot be reached.
finding-not-connected-do = Connect the VPN client with this profile, and check again.
finding-route-none = This computer has no way to { $address }.
finding-route-none-why = The tunnel is up, but the endpoint did not hand out a route for this address.
finding-route-none-do = Add a route for the range of { $address } to the endpoint, on every associated subnet, with an authorization rule.
finding-route-outside = The way to { $address } does not go into the tunnel ({ $adapter }), but out by { $other }.
finding-route-outside-why = The endpoint did not hand out a route for this address, or the local network has the same one.
finding-route-outside-do = Add a route for the range of { $address } to the endpoint, on every associated subnet. Then connect again.
finding-route-other-vpn = The way to { $address } goes into another VPN ({ $other }).
finding-route-other-vpn-do = Disconnect { $other }, and check again.
finding-target-name = The name { $host } is not known here.
finding-target-name-why = A private name is known only to the VPN's own DNS server, and only when the endpoint hands that out.
finding-target-name-do = Try the server's address. If the name is needed, the endpoint needs DNS servers.
finding-target-port-refused = { $host } answers, but nothing listens on port { $port }.
finding-target-port-refused-why = The tunnel, the rules and the server are fine; the service on it is not running, or has another port.
finding-target-port-refused-do = Start the service on the server, or try its right port.
finding-target-port-closed = { $host } answers ping, but port { $port } stays silent.
finding-target-port-closed-why = The server's security group or its own firewall does not let this port in.
finding-target-port-closed-do = Open port { $port } in the server's security group for the endpoint's security group.
finding-target-silent = The tunnel is up, but { $host } stays silent: neither ping nor TCP is answered.
finding-target-silent-why = In this order: no authorization rule covers it, a security group (the endpoint's or the server's) does not let it through, a route is missing on one of the associated subnets, or the server is down.
finding-target-silent-do = Look at the AWS side (“doctor” does it): rules, security groups and routes for { $host }.
finding-target-silent-carries = The tunnel works (the VPC's DNS server answers through it), but { $host } stays silent.
finding-target-silent-carries-why = The server is down, or its security group does not let the endpoint in.
finding-target-silent-carries-do = Look whether the server runs, and open its security group for the endpoint's security group.
finding-target-unreachable = A router behind the tunnel says that { $host } cannot be reached.
finding-target-unreachable-why = No computer has this address, or a route is missing behind the tunnel.
finding-target-unreachable-do = Look whether the server runs and has this address; then at the routes of the endpoint and the VPC.
finding-target-lossy = { $host } answers, but { $lost } of { $total } pings were lost.
finding-target-lossy-do = Look at this computer's Wi-Fi or internet connection. If it stays so from everywhere, look at the server.
finding-target-large = Large packets are lost: those of { $size } bytes get no answer, those of { $passes } do.
finding-target-large-why = Signing in and small pages work, downloads and file shares hang. Something on the way carries only smaller packets and does not say so.
finding-target-large-do = Add the line “mssfix { $mssfix }” to the profile, and connect again.
finding-dns-silent = The VPN's DNS server ({ $resolver }) does not answer.
finding-dns-silent-why = No authorization rule or route covers it, or it is not there.
finding-dns-silent-do = Let the rules and routes cover { $resolver }, or give the endpoint another DNS server.
finding-dns-no-name = No DNS server knows the name { $name }.
finding-dns-no-name-why = The name is wrong, the private zone is not associated with the VPC, or the endpoint does not hand out the VPC's DNS server.
finding-dns-no-name-do = Look at the name; then at the endpoint's DNS servers (the VPC's DNS server is the third address of its range) and the private zone.
finding-dns-not-used = The VPN's DNS server ({ $resolver }) knows { $name }, but this computer does not ask it.
finding-dns-not-used-why = Another adapter's DNS server comes first. On Linux the VPN client has to set the DNS server by itself.
finding-dns-not-used-do = Connect again with a VPN client that sets DNS, or add “dhcp-option DOMAIN-ROUTE .” to the profile on Linux.

# What to do about a profile
finding-profile-cert-expired-do = Renew this person's certificate and hand out the new profile.
finding-profile-cert-expires-soon-do = Renew this person's certificate before then.
finding-profile-key-mismatch-do = Put in the key that was made with this certificate, or make the profile again.
finding-profile-chain-do = If the endpoint has one CA for both sides, issue a certificate from that CA. With two CAs this is as it should be.
finding-profile-cert-usage-do = Put the person's own certificate and key in, or make the profile again.
finding-profile-cert-is-ca-do = Put the person's own certificate in, or make the profile again.
finding-profile-file-unreadable-do = Put the file there, correct the path, or use a profile with everything inside.
finding-profile-runs-programs-do = Do not use this file. Ask where it comes from.
finding-profile-key-encrypted-do = Have the passphrase ready, or ask for a profile with an open key.
finding-profile-unknown-directive-do = If AWS VPN Client refuses the file, remove this line.
finding-profile-ca-expired-do = A new CA and new certificates are needed for everybody.
finding-profile-ca-expires-soon-do = Plan the renewal: everybody needs a new profile.
finding-profile-cert-weak-do = Issue a new certificate (RSA 2048, SHA-256).
finding-profile-empty-do = Get the file anew.
finding-profile-not-a-profile-do = Choose a file that ends in .ovpn.

# What mending changes
mend-encoding = Saved in UTF-8
mend-bom = The mark at the beginning taken away
mend-line-ends = Line ends made plain
mend-signs = Curly quotes, full-width letters and unseen signs made plain
mend-letters = “{ $subject }” in small letters
mend-remote = “remote” with a plain name and port
mend-block-closed = <{ $subject }> closed
mend-block-opened = <{ $subject }> opened
mend-block-stray = A stray </{ $subject }> taken away
mend-pem = The certificate or key in <{ $subject }> put into its form
mend-refused = “{ $subject }” taken away, which AWS VPN Client 6 refuses
mend-tun = “dev tun” in place of a bridge
mend-added = “{ $subject }” added, as in every profile of AWS
mend-paths = The path after “{ $subject }” written as OpenVPN reads it
mend-file-beside = The path after “{ $subject }” leads to the file beside the profile
mend-twice = The second “{ $subject }” taken away
mend-pair = “{ $subject }”: the one file beside the profile that belongs here

# On the command line
cli-check-dns = a private name that the VPN's DNS server should know
cli-check-mend = write a mended copy of the profile to OUT (for you only)
cli-check-layer = { $layer }: { $state } – { $words }
cli-check-ready = All is well as far as it can be seen; the VPN is not connected.
cli-check-mendable = { $count ->
        [one] One of these can be mended in a copy: --mend OUT
       *[other] { $count } of these can be mended in a copy: --mend OUT
    }
cli-check-mended = { $count ->
        [0] Nothing was to mend; a copy is at { $path }
        [one] One thing mended: { $path }
       *[other] { $count } things mended: { $path }
    }

# The map of a check
map-link-working = The path up to here is being tried.
map-link-passed = The path up to here works.
map-link-broken = The path ends here.

# The page
checking-heading = Where is the connection broken?
checking-lead = Choose a profile. Eight things between this computer and the server are checked in turn; nothing is changed, and no AWS rights are needed. With AWS rights, the AWS side is checked too.
checking-file = Profile (.ovpn)
checking-file-hint = Drop a file anywhere on this page. A broken one is fine too.
checking-drop-here = Drop it: this profile will be checked.
checking-choose = Choose…
checking-choose-title = Choose a profile
checking-choose-kind = VPN profiles
checking-choose-any = All files
checking-known = Profiles on this computer
checking-known-pick = On this computer…
checking-known-of = { $name } ({ $vpn })
checking-host = Server behind the VPN (optional)
checking-host-hint = An address or a name that should answer once the VPN is connected.
checking-port = TCP port (optional)
checking-name = Private name to look up (optional)
checking-name-hint = A name that only the VPN's own DNS server knows.
checking-start = Check
checking-again = Check again
checking-stop = Stop
checking-stopping = Stopping…
checking-practice = In practice the endpoint is not on the internet. Only the profile, this computer and the practice AWS are checked; a small service answers for the server.
problem-checking-no-file = Choose a profile first.
problem-checking-bad-port = A port is a number from 1 to 65535.
checking-running = Looking at: { $layer }
checking-stopped = Stopped. What was found so far is below.
checking-ok = The connection works: { $target } answers through the VPN.
checking-ok-connected = The VPN is connected, and nothing is wrong.
checking-ok-ready = Nothing stands in the way. Connect the VPN client, and check again with a server's address.
checking-reached = { $target } answers.
checking-warned = { $count ->
        [one] It works, with one remark.
       *[other] It works, with { $count } remarks.
    }
checking-broken = { $title }
checking-layers = What was checked
checking-row = { $layer }: { $state }. { $words }
checking-seconds = { $seconds } s
checking-who = Who can fix it: { $who }
checking-do = What to do
checking-line = { $title } (line { $line })
checking-save-mended = Save mended copy…
checking-mended = { $count ->
        [one] One thing was mended
       *[other] { $count } things were mended
    } in { $path }: { $changes }
checking-save-report = Save report…
checking-saved = Saved: { $path }
checking-copy = Copy for the helpdesk
checking-copied = Copied. It holds no key and no secret.
checking-check-mended = Check the copy

# The report
checking-report = Connection check
checking-report-made = Made
checking-report-profile = Profile
checking-report-endpoint = Endpoint
checking-report-person = Certificate
checking-report-target = Tried
checking-report-result = Result
checking-report-ok = Nothing stands in the way
checking-report-not-ok = Broken at: { $layer }
checking-report-stopped = Stopped before the end
checking-report-layers = Layers
checking-report-findings = Findings
checking-report-none = None
checking-report-broken = Broken
checking-report-warning = Remark
checking-report-no-secret = This report holds no key, no certificate and no password.
