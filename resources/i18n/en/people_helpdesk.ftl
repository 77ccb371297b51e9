# The admin's part of the helpdesk: reports that come back, and queues made ahead.
refusal-report-bad-title = The report cannot be taken in
refusal-report-bad-why = It does not fit this VPN's register. Nothing was noted.
refusal-report-bad-do = Ask the helpdesk to write the report again (helpdesk report), and see that it belongs to this VPN.

problem-report-none = This file is no report of a helpdesk.
problem-report-vpn = { $slot } is of the VPN “{ $vpn }”, not of “{ $name }”.
problem-report-unknown = No certificate “{ $slot }” was issued for “{ $name }”.
problem-report-serial = { $slot } has the serial { $serial } in the report. No certificate of that name has it.
problem-report-person = “{ $value }”, who is said to have { $slot }, cannot be a person's name.
problem-report-twice = { $slot } is said to be with { $person }, but it is with { $other } already.

report-taken = { $noted ->
    [0] Nothing new in the report.
    [1] Noted who has 1 certificate.
   *[other] Noted who has { $noted } certificates.
} { $present ->
    [0] {""}
    [1] 1 was known already.
   *[other] { $present } were known already.
}
report-to-revoke = Were replaced and still work: { $names }. Revoke them.
report-unfinished = Handing out was cut off, they may be with somebody: { $names }
report-dead = Were handed out although they are revoked, nobody connects with them: { $names }

cli-person-take-report = take in a helpdesk's report: who has which certificate of its queue
cli-person-revoke-these = cvpn-wizard person revoke { $name } { $names }

refusal-queue-sealed-title = { $name ->
    [none] This queue was made already
   *[other] The queue “{ $name }” was made already
}
refusal-queue-sealed-why = If it were made twice, the same certificate could go out to two people.
refusal-queue-sealed-do = Give the new queue another name, such as hd2. If a queue's words are lost, revoke its certificates.

problem-helpdesk-until-past = This day has passed.

cli-person-queue = issue profiles ahead and seal them into a queue for a helpdesk
cli-person-queue-count = how many profiles

people-helpdesk = Helpdesk
people-queue = A queue for the helpdesk…
people-queue-lead = Profiles issued ahead, in one sealed file. The helpdesk hands them out without rights at AWS and without the CA's key.
people-queue-name = Name of the queue
people-queue-count = How many
people-queue-until = Hand out until
people-queue-language = Language of the words
people-queue-note = The certificates are in the register at once: a lost queue can be revoked.
people-queue-make = Issue and save…
people-queue-save = Save the queue
people-queue-words-why = They are shown only this once and kept nowhere. Send them by another channel than the file. If they get lost, revoke the queue's certificates and make another.
people-queue-made = { $count ->
    [1] 1 profile in { $path }. Send the file to the helpdesk by any channel.
   *[other] { $count } profiles in { $path }. Send the file to the helpdesk by any channel.
}
people-queue-stopped = Stopped: { $made } of { $total } are issued, nothing is sealed yet. The same name and number go on.
people-report = Take in a report…
people-report-kinds = Reports (*.json);;All files (*)
people-report-taking = Taking the report in…

cli-person-words = with --csv --bundle: the new table for the words that open the bundles (default: in the home folder)
bundles-made = { $count ->
    [0] No bundle was missing in { $folder }.
    [1] 1 bundle in { $folder }
   *[other] { $count } bundles in { $folder }
}
bundles-words = The words that open them: { $path }. Only you can read this table. Pass each person's words on by another channel than the bundle, then delete it.
bundles-without = No profile that connects, so no bundle: { $names }
bundles-stopped = Stopped. The same table goes on.
problem-words-beside-bundles = The words must not lie beside the bundles: that folder is sent or shared. Choose another place than { $path }.
problem-words-there = { $path } is there already.

people-report-revoke = Revoke these…
people-table-choose = Choose a table…
people-table-none = CSV with the column name; person and device if you like.
people-many-bundles = A bundle for each, for handing over
people-many-note = The words that open the bundles go into a table of their own that only you can read.
people-many-issue = Issue for all
people-bundles-stopped = Stopped with { $count } bundles in { $folder }. The same table goes on.
