# The practice AWS with real tunnels (practice serve --tunnel): what it says and what it needs.

cli-practice-tunnel = with real tunnels: a laptop, an internet and OpenVPN servers in network namespaces (Linux, root)

tunnel-laptop = Every VPN made here carries traffic. The laptop is the network namespace { $laptop }.
tunnel-connect = Connect from it with the profile that was written:
tunnel-try = Then, in a second terminal, anything that should go through the tunnel:
tunnel-up = Up: { $endpoint } ({ $transport } { $port }), its server at { $address }
tunnel-down = Gone: { $endpoint }, its server at { $address }
tunnel-trouble = OpenVPN did not start for { $endpoint }: { $why }

refusal-tunnel-needs-linux-title = Real tunnels can be practised on Linux only
refusal-tunnel-needs-linux-why = They are made of Linux network namespaces and the stock OpenVPN.
refusal-tunnel-needs-linux-do = Leave out --tunnel, or start it on a Linux computer.

refusal-tunnel-needs-root-title = Real tunnels need root
refusal-tunnel-needs-root-why = Only root may make network namespaces, tunnel adapters and packet filters.
refusal-tunnel-needs-root-do = Start it with sudo, or leave out --tunnel.

refusal-tunnel-needs-program-title = { $name ->
    [none] A program is missing
   *[other] The program { $name } is missing
}
refusal-tunnel-needs-program-why = Real tunnels are made with ip, nft and openvpn.
refusal-tunnel-needs-program-do = On Debian and Ubuntu: sudo apt-get install iproute2 nftables openvpn

refusal-tunnel-failed-title = { $name ->
    [none] The tunnels could not be laid
   *[other] { $name } did not do its part of the tunnels
}
refusal-tunnel-failed-why = The system would not do what was asked. Its words are under Details.
refusal-tunnel-failed-do = Start it again: it first clears away what is left. In a container, network namespaces must be allowed.
