# The receipt of a removal or an undo.
receipt-removed = Taken away: { $step } { $resource }
receipt-left = Still there: { $step } { $resource }
receipt-left-why = Still there: { $step } { $resource }. { $why }
receipt-kept = Kept, as you wished: { $step } { $resource }
receipt-other = Not ours and left alone, though it looks like it, and it may cost money: { $step } { $resource }
cli-keep-logs = keep the log group with the connection log
cli-delete-logs = delete the log group that the wizard made, with all its entries (the default)

refusal-other-account-title = { $name ->
    [none] The VPN stands in another AWS account
   *[other] “{ $name }” stands in another AWS account
}
refusal-other-account-why = { $ids ->
    [none] It was set up in another account than the one that these credentials belong to.
   *[other] It was set up in account { $ids }; these credentials belong to another one.
}
refusal-other-account-do = Use credentials of that account.
