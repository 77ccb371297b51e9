# The helpdesk's panel on the page "This laptop".

helpdesk-title = For the helpdesk: hand out profiles
helpdesk-lead = An admin issued these profiles ahead. Each goes out once, as a bundle for one laptop, and is written down. No AWS rights are needed, and the CA's key is not here.
helpdesk-state = { $name } ({ $vpn }): { $count } left, to be handed out until { $date }
helpdesk-queues = Queues of profiles
helpdesk-open-hint = Take in a queue that an admin sent (.cvpnqueue).
helpdesk-locked = The queue { $name } is here. Its words are needed to open it.
helpdesk-choose = Choose a queue…
helpdesk-choose-title = Choose the queue
helpdesk-person = For whom: name and laptop
helpdesk-replace = It replaces { $slot }, which is lost or worn out
helpdesk-give = Hand out…
helpdesk-given = { $path } is for { $person } (certificate { $slot }). Send it by any channel.
helpdesk-given-replaces = { $path } is for { $person } (certificate { $slot }). Tell the admin to revoke { $replaces }: it goes on working until then.
helpdesk-report = Report for the admin…
helpdesk-report-save = Save the report
helpdesk-reports = Reports
helpdesk-reported = Send { $path } to the admin.
helpdesk-words-why = They are shown only this once and kept nowhere. If they get lost, hand out another profile in place of this one.
helpdesk-person-hint = For example sato.laptop. The VPN client shows it; the logs show the certificate.
