# The command "doctor".

cli-doctor = say what at AWS would keep a client from getting through
cli-doctor-person = look at this person too (the common name in the certificate)
cli-doctor-target = the server to reach (default: the plan's)
cli-doctor-bad-target = { $value } is no IPv4 address, with or without a port after a colon
cli-doctor-connected = Connected now: { $count }
cli-doctor-broken = { $count ->
    [one] One thing keeps clients from getting through.
   *[other] { $count } things keep clients from getting through.
}
cli-doctor-warned = { $count ->
    [one] Clients get through. One thing deserves attention.
   *[other] Clients get through. { $count } things deserve attention.
}
cli-doctor-healthy = At AWS nothing keeps a client from getting through.

cli-policy-care = what looking after a VPN needs beside the set-up's policy (doctor, adopt, show --put-back)
cli-doctor-check = look from this computer too, with this profile, and tell both as one list
