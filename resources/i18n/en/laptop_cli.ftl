# The command "laptop".

cli-laptop = put this computer on a VPN, ask for a profile, or pack one
cli-laptop-install = put a handed-over bundle (or profile) into this computer's VPN client
cli-laptop-passphrase-file = a file whose first line is the passphrase; otherwise it is asked for
cli-laptop-client = the VPN client to use; default: the first that takes profiles
cli-laptop-connect = connect as well, and check the connection layer by layer
cli-laptop-request = make a key that stays here, and a request for a certificate
cli-laptop-out = where it goes: a file or a folder
cli-laptop-pack = make a bundle of a finished profile, to be handed over
cli-laptop-vpn = the VPN's name; what is known of it here goes into the bundle
cli-laptop-person = whose it is; default: the profile's name
cli-laptop-ping = an address behind the tunnel that answers ping
cli-laptop-for = the recipient's language, for the guide and the words
cli-laptop-ask = Words that open the bundle:
cli-laptop-opened = { $person } on { $vpn }, valid until { $date }
cli-laptop-placed = The profile is { $path }
cli-laptop-connected = { $name } is connected.
cli-laptop-connecting = { $name } is still connecting. Look there whether it asks something.
cli-laptop-disconnected = { $name } did not connect. “cvpn-wizard check” finds out why.
cli-laptop-unknown = { $name } was told to connect. Look there whether it did.
cli-laptop-requested = Send { $path } to whoever looks after the VPN. The private key stays on this computer.
cli-laptop-key-plain = There is no keyring here, so the key is not encrypted; only the file's rights protect it.
cli-laptop-packed = The bundle for { $person } is { $path }. Send it by any channel.
cli-laptop-words = These words open it. Read them over the telephone; they are shown only this once and kept nowhere:
cli-laptop-typed = Typed in one line, for 7-Zip too: { $passphrase }
cli-person-bundle = one file for one laptop: profile, guide, and words that open it
cli-person-with-bundle = make a bundle for the laptop as well
