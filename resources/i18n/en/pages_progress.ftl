# Page Progress: the run.

progress-heading = Your VPN is being built
progress-heading-stopping = Stopping…
progress-heading-stopped = Stopped
progress-heading-failed = It could not be finished
progress-heading-undoing = Taking it all back
progress-heading-undone = Everything is taken back
progress-heading-left = Not everything could be taken back
progress-heading-done = Your VPN is ready
progress-lead = You may close the window; the run can be resumed later. AWS itself takes most of the time.
progress-lead-practice = The practice AWS takes its time too, only less of it.
progress-lead-stopping = The calls on their way are let finish. This takes at most { $seconds } seconds.
progress-lead-stopped = What was made stays, and is noted. Go on whenever you like, or take it all back.
progress-lead-undone = Nothing is left in AWS that this run made. The certificates stay on this computer.
progress-lead-left = These are still there. The reason stands beside each.

progress-bar = Progress
progress-count = { $done } of { $total }
progress-remaining = { $minutes ->
    [0] less than a minute left
    [one] about a minute left
   *[other] about { $minutes } minutes left
}
progress-stop = Stop
progress-retry = Retry
progress-resume = Go on
progress-undo = Undo
progress-report = Save report…
progress-report-title = Save the report
progress-report-kind = Text files (*.txt)
progress-saved = Saved: { $path }
progress-undo-sure = Undo removes everything that this run made in AWS. Press again to do it.
progress-undo-really = Yes, remove it all
progress-left-row = { $step } { $resource }
progress-left-why = { $step } { $resource }: { $why }
progress-go-before = To the page Before you begin
progress-go-account = To the page Account
progress-go-certificates = To the page Certificates
progress-go-network = To the page Network
progress-go-addresses = To the page Addresses
problem-progress-unfinished = The VPN is not complete yet.
