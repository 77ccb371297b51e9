# The receipt of a removal or an undo.
receipt-removed = Taken away: { $step } { $resource }
receipt-left = Still there: { $step } { $resource }
receipt-left-why = Still there: { $step } { $resource }. { $why }
receipt-kept = Kept, as you wished: { $step } { $resource }
receipt-other = Not ours and left alone, though it looks like it, and it may cost money: { $step } { $resource }
cli-keep-logs = keep the log group with the connection log
cli-delete-logs = delete the log group that the wizard made, with all its entries (the default)
