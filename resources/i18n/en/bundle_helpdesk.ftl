# The helpdesk's queue of profiles that were issued ahead.

refusal-queue-unknown-title = { $name ->
    [none] There is no such queue on this computer
   *[other] There is no queue “{ $name }” on this computer
}
refusal-queue-unknown-why = A queue is a file ending in .cvpnqueue that an admin makes, with words that open it.
refusal-queue-unknown-do = Take the file in first: cvpn-wizard helpdesk open FILE

refusal-queue-locked-title = { $name ->
    [none] The queue is locked
   *[other] The queue “{ $name }” is locked
}
refusal-queue-locked-why = This computer has no keyring that could keep its words, or the keyring has lost them.
refusal-queue-locked-do = Give the words again with --passphrase-file; they are those that came with the queue.

refusal-queue-empty-title = { $name ->
    [none] The queue is empty
   *[other] The queue “{ $name }” is empty
}
refusal-queue-empty-why = Every profile in it has been handed out, or was begun to be.
refusal-queue-empty-do = Send the admin your report and ask for a new queue.

refusal-queue-closed-title = { $name ->
    [none] The queue is closed
   *[other] The queue “{ $name }” is closed
}
refusal-queue-closed-why = The admin set a day until which profiles may be handed out, and it has passed.
refusal-queue-closed-do = Ask the admin for a new queue.

problem-helpdesk-person-has = { $person } was given { $slot } already. If that one is lost or worn out, add --replaces { $slot }.
problem-helpdesk-name-bad = “{ $value }” cannot be a queue's name. Use small letters, digits and hyphens, as in hd1.
problem-helpdesk-count = A queue holds 1 to { $most } profiles.

cli-helpdesk = hand out profiles that were issued ahead, without AWS rights or the CA's key
cli-helpdesk-pack = for the admin: seal finished profiles into a queue for a helpdesk
cli-helpdesk-open = take in a queue that an admin sent
cli-helpdesk-list = the queues here: how many are left, and who got which
cli-helpdesk-give = hand the next profile out: a bundle for one laptop
cli-helpdesk-report = write what was handed out, for the admin
cli-helpdesk-name = the queue's name, as in hd1
cli-helpdesk-until = the last day on which profiles may be handed out (YYYY-MM-DD)
cli-helpdesk-queue = which queue; not needed where there is only one
cli-helpdesk-replaces = the certificate that this one takes the place of
cli-helpdesk-bad-day = “{ $value }” is not a day (YYYY-MM-DD)
cli-helpdesk-ask = Words that open the queue:
cli-helpdesk-packed = { $count } profiles are in { $path }. Send it to the helpdesk by any channel.
cli-helpdesk-taken-in = Queue { $name } of { $vpn }: { $count } profiles, until { $date }
cli-helpdesk-state = { $name } ({ $vpn }): { $count } left, until { $date }
cli-helpdesk-none = There is no queue on this computer.
cli-helpdesk-issue = { $at }  { $slot }  { $person }
cli-helpdesk-issue-replaces = { $at }  { $slot }  { $person }, in place of { $replaces } (to be revoked)
cli-helpdesk-issue-begun = { $at }  { $slot }  { $person }, begun and not finished
cli-helpdesk-given = { $person } has certificate { $slot }; the VPN's logs show that name.
cli-helpdesk-revoke = Tell the admin to revoke { $slot }: it goes on working until then.
cli-helpdesk-reported = Send { $path } to the admin.
