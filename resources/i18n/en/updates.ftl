# The check for new versions: off until somebody switches it on; it tells, and never installs.

updates-title = New versions
updates-this = This is version { $version }.
updates-what = Once a week this program can ask whether there is a newer version. It only tells you; nothing is downloaded or installed, and nothing about you or your VPNs is sent.
updates-switch = Look for new versions once a week
updates-look = Look now
updates-looking = Looking …
updates-from = Asked is { $address }.
updates-no-place = No address to ask is set for this program, so there is nothing to look at. Whoever gave it to you can set one.
updates-no-key = { $address } is set, but no key of its publisher is, so nothing could be believed.
updates-forbidden = Your administrators have switched this off on this computer.
updates-off = The weekly look is off.
updates-on = The weekly look is on.
updates-never = Not looked yet.
updates-last = Last looked on { $date }.
updates-current = This is the newest version ({ $version }).
updates-newer = Version { $version } of { $date } is out.
updates-newer-windows = Version { $version } of { $date } is out, but it needs a newer Windows ({ $windows }).
updates-news = See what’s new
updates-unkept = Your choice could not be kept; it holds until you close the program.

cli-updates = whether there is a newer version; it only tells
cli-updates-check = look now, whatever is switched on or off
cli-updates-on = look once a week while the window is open
cli-updates-off = never look by itself (so it is at first)
cli-updates-address = where to ask (https); empty to forget it
cli-updates-key = the Ed25519 public key (base64) that vouches for what is said there; empty to forget it
cli-updates-key-bad = That is no Ed25519 public key in base64.
cli-updates-notes = What is new: { $page }
cli-updates-download = Download: { $page }
cli-updates-sha256 = SHA-256: { $sha256 }

refusal-updates-no-address-title = No address to ask for new versions is set
refusal-updates-no-address-why = This program came without one, and neither a file beside it nor CVPN_WIZARD_UPDATES names one.
refusal-updates-no-address-do = Ask whoever gave you the program, or set one: cvpn-wizard updates --address URL --key KEY

refusal-updates-no-key-title = Nobody is named who may vouch for new versions
refusal-updates-no-key-why = There is an address ({ $name }) but no public key, so nothing that it says could be believed.
refusal-updates-no-key-do = Set the publisher’s key: cvpn-wizard updates --key KEY

refusal-updates-forbidden-title = The check for new versions is switched off on this computer
refusal-updates-forbidden-why = The file updates.json beside the program does not allow it, or cannot be read.
refusal-updates-forbidden-do = Your administrators will bring you new versions; ask them if in doubt.

refusal-updates-address-bad-title = That address is not asked
refusal-updates-address-bad-why = Only https addresses without a name or password are, and a redirection must stay so: { $name }
refusal-updates-address-bad-do = Correct the address, or tell whoever publishes there.

refusal-updates-unreachable-title = The address for new versions does not answer
refusal-updates-unreachable-why = { $name } could not be reached within the time that such a small file takes.
refusal-updates-unreachable-do = Check the internet connection, or try again later. Everything else works without it.

refusal-updates-unreadable-title = This program does not understand the answer about new versions
refusal-updates-unreadable-why = It is too large, damaged, or of a later kind.
refusal-updates-unreadable-do = Try again later; if it stays so, look at the publisher’s page in your browser.

refusal-updates-untrusted-title = The answer about new versions is not signed by the publisher
refusal-updates-untrusted-why = No known key signed it. It may be forged, or just being replaced.
refusal-updates-untrusted-do = Install nothing that it names. Try again in an hour; if it stays so, tell the publisher.

refusal-updates-replayed-title = The answer about new versions is an old one
refusal-updates-replayed-why = A later one has been seen here before; this one names { $name }. Somebody may be playing it back.
refusal-updates-replayed-do = Install nothing that it names. Try again later, from another network if you can.

refusal-updates-expired-title = The answer about new versions has expired
refusal-updates-expired-why = It was good until { $name }. It has not been renewed, or this computer’s clock is ahead.
refusal-updates-expired-do = Check this computer’s date, and try again later.
