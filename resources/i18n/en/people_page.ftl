# People and Dates in the room of one VPN; “renew-server”.
care-section-people = People
care-section-dates = Dates

people-column-name = Name
people-column-person = Person
people-column-device = Device
people-column-state = State
people-column-until = Valid until
people-column-seen = Last seen
people-column-now = Connected
people-search = Search for a name, a person or a device
people-filter = State
people-filter-all = All states
people-again = Look again
people-looking = Looking…
people-nobody = Nobody has a certificate yet. Add the first laptop.
people-shown = { $shown } of { $total } shown.
people-not-asked = AWS could not be asked who is connected: { $why }.
people-add = Add a laptop
people-many = Many from a table…
people-renew = Renew
people-revoke = Revoke…
people-cancel = Cancel
people-stop = Stop
people-stopping = Stopping after the certificates that are begun…
people-issuing = Certificates and profiles are being made…
people-revoking = The revocation list is being made, uploaded and read back…
people-name = Name in the certificate
people-name-hint = One for each person and device, such as sato.laptop
people-person = Person (optional)
people-device = Device (optional)
people-issue = Issue certificate and profile
people-request = Use a laptop's request…
people-request-hint = Without a request the key is made here and goes into the profile.
people-request-chosen = Request: { $file }. The key stays on the laptop.
people-request-kinds = Certificate requests (*.cvpnrequest *.csr *.pem *.req);;All files (*)
people-table-kinds = Tables (*.csv *.tsv *.txt);;All files (*)
people-handed = { $name } is valid until { $date }. Profile: { $path }
people-many-done = Done: { $made } issued, { $present } had one already.
people-many-stopped = Stopped: { $made } of { $total } issued. The same table again goes on with the rest.
people-problem-line = Line { $line }: { $problem }
people-problems-more = … and { $count } more.
people-and-more = { $names } and { $count } more
people-revoke-ask = { $count ->
    [one] Lock { $names } out for good?
   *[other] Lock these { $count } out for good? { $names }
}
people-revoke-meaning = Their connections are ended now. Everybody else's connection drops once and comes back by itself, and AWS may take up to four hours until the certificate is refused everywhere. This cannot be taken back; a new certificate can be issued.
people-revoke-sure = { $count ->
    [one] Revoke
   *[other] Revoke { $count }
}
people-revoked-more = { $sessions ->
    [0] No connection of theirs was open.
    [one] One connection was ended.
   *[other] { $sessions } connections were ended.
} AWS may take up to { $hours } hours until it refuses them everywhere; everybody else reconnects once.

dates-column-days = Left
dates-column-date = Date
dates-column-what = What ends
dates-column-meaning = What that means
dates-level-fine = { $days } days
dates-level-early = { $days } days, plan it
dates-level-soon = { $days } days, plan it
dates-level-month = { $days } days, soon
dates-level-week = { $days ->
    [one] { $days } day, urgent
   *[other] { $days } days, urgent
}
dates-level-over = over
dates-warning-early = { $count ->
    [one] The CA ends within the time that a certificate lasts: what it issues from now on lasts no longer than the CA. Plan the change.
   *[other] { $count } CAs end within the time that a certificate lasts: what they issue lasts no longer than they do. Plan the change.
}
dates-warning-soon = { $count ->
    [one] One date is less than 60 days away.
   *[other] { $count } dates are less than 60 days away.
}
dates-warning-month = { $count ->
    [one] One date is less than 30 days away.
   *[other] { $count } dates are less than 30 days away.
}
dates-warning-week = { $count ->
    [one] One date is less than 7 days away.
   *[other] { $count } dates are less than 7 days away.
}
dates-warning-over = { $count ->
    [one] One date has passed: somebody is locked out.
   *[other] { $count } dates have passed: somebody is locked out.
}
dates-fine = No date is less than 60 days away.
dates-not-asked = AWS could not be asked; these are the dates of what was made here.
dates-working = Working…
dates-save = Save as a calendar file…
dates-save-kinds = Calendar (*.ics)
dates-refresh = Refresh the revocation list
dates-server = Renew the server's certificate

cli-renew-server = put a new server certificate into the place of the old one; profiles stay as they are
cli-renew-server-wait = look from outside until the endpoint serves it (up to five hours)
server-renewed = The certificate of “{ $name }” is in its place at AWS, valid until { $date }. AWS may take up to { $hours } hours until the endpoint serves it; no profile changes.
server-old = The endpoint still serves the old certificate.
server-silent = The endpoint does not answer from here.
server-served = The endpoint serves the new certificate.
server-not-yet = The new certificate is not served yet. Look again later.

reminder-title = { $count ->
    [one] A VPN date comes near
   *[other] { $count } VPN dates come near
}
people-revoke-old = Revoke the old one too
