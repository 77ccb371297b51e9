# The command “person”, “list --expiring”, and words that the window shares.
cli-person = add, list, renew and revoke people's certificates
cli-person-add = issue a certificate and a finished profile for one laptop, or for many from a file
cli-person-list = everybody: valid until, last seen, connected now, revoked
cli-person-renew = issue new certificates under the same names
cli-person-revoke = revoke people's certificates, end their connections, and prove it at AWS
cli-person-refresh = Make and upload the revocation list anew: when it expires, or AWS could not be reached
cli-person-csv = a table with a column called name; columns person and device if wanted
cli-person-csr = a certificate request made on the laptop, so that its key never leaves it
cli-person-offline = do not ask AWS who is connected
cli-person-renew-expiring = everybody whose certificate ends within so many days
cli-person-revoke-old = revoke the certificates that were replaced
cli-person-add-usage = Name one person, or a file of many (--csv FILE); a request (--csr FILE) is for one.
cli-person-renew-usage = Name whom to renew, or --expiring DAYS; a request (--csr FILE) is for one.
cli-person-nobody = Nobody has a certificate for “{ $name }” yet.
cli-person-handed = { $name }: valid until { $date }, profile { $path }
cli-person-line = { $name } ({ $person }, { $device }) – { $state }, until { $date }, last seen { $seen } { $now }
cli-person-progress = { $done } of { $total }: { $name }
cli-person-many-done = Done: { $made } issued, { $present } had one already.
cli-person-many-stopped = Stopped: { $made } of { $total } issued. The same command goes on with the rest.
cli-person-kept-template = AWS could not be asked; the profiles are made from the file of the last time.
cli-person-offline-note = AWS could not be asked who is connected ({ $why }).
cli-person-refresh-later = It is written down here. “cvpn-wizard person refresh { $name }” does the rest.
cli-list-expiring = every date on which somebody is locked out within so many days
cli-list-ics = write all dates to a calendar file (.ics) as well

person-state-valid = valid
person-state-soon = expires soon
person-state-expired = expired
person-state-revoked = revoked
person-state-revoked-here = revoked, pending
person-state-unfinished = unfinished
person-connected = connected (↓ { $received }, ↑ { $sent })
person-revoked = Revoked: { $names }. { $sessions ->
    [0] No connection of theirs was open.
    [one] One connection was ended.
   *[other] { $sessions } connections were ended.
}
person-refreshed = The revocation list was made and uploaded anew.
person-list-proved = { $count ->
    [one] AWS has shown list no. { $number } again: it holds 1 certificate and is valid until { $date }.
   *[other] AWS has shown list no. { $number } again: it holds { $count } certificates and is valid until { $date }.
}
person-list-unproved = List no. { $number } with { $count } certificates, valid until { $date }, was uploaded, but AWS does not show it yet. Look again later with “person list”.
person-list-hours = AWS may take up to { $hours } hours until it keeps them out.
person-all-reconnect = Everybody else's connection drops once and comes back by itself.

date-ca = the CA
date-crl = the revocation list
date-server = the server's certificate
date-person = the certificate of { $name }
date-ca-meaning = Nobody can connect after this day, and no profile works any more. A new CA needs a second endpoint and new profiles for everybody: “rollover” plans it. Begin months before.
date-crl-meaning = Nobody can connect after this day. “person refresh” uploads a new list; everybody reconnects once.
date-server-meaning = Nobody can connect after this day. “renew-server” puts a new certificate into its place; profiles stay as they are.
date-person-meaning = This laptop cannot connect after this day. Renew it and hand over the new profile.
date-entry = VPN { $vpn }: { $what } ends
date-line-fine = { $date } (in { $days } days) – { $vpn }: { $what }
date-line-early = { $date } (in { $days } days, plan the change) – { $vpn }: { $what }
date-line-soon = { $date } (in { $days } days) – { $vpn }: { $what }
date-line-month = { $date } (in { $days } days, soon) – { $vpn }: { $what }
date-line-week = { $date } (in { $days ->
    [0] less than a day
    [one] one day
   *[other] { $days } days
}, urgent) – { $vpn }: { $what }
date-line-over = { $date } (over) – { $vpn }: { $what }
dates-none = Nothing ends within { $days } days.
dates-calendar = VPN dates
dates-calendar-written = All dates: { $path }
dates-offline = AWS could not be asked about “{ $vpn }” ({ $why }); this is what was made here.
