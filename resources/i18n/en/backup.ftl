# A VPN in one file, and back.
cli-backup = write a VPN's authority, records and files into one file under a passphrase
cli-backup-out = the file to write; otherwise one named after the VPN and the day, here
cli-backup-passphrase-file = read the words from the first line of this file
cli-backup-ask = Words of the backup:
cli-backup-written = { $n ->
    [one] Backup written and read back: { $path } ({ $files } files, 1 person)
   *[other] Backup written and read back: { $path } ({ $files } files, { $n } people)
}
cli-backup-no-authority = The key that issues certificates is not in it: it is in your EasyRSA folder, or its passphrase is not in this computer's keyring. Keep that yourself.
cli-backup-left-out = Left out, too large to belong to a VPN: { $path }
cli-backup-words = These words open it:
cli-backup-words-once = These words are shown once and kept nowhere. Write them down and keep them apart from the file: without them the backup cannot be opened, with both anybody can issue certificates for this VPN.
cli-restore = put a VPN back from its backup, on this computer or another
cli-restore-out = where profiles and certificates go; otherwise into this program's own folder
cli-restored = { $n ->
    [one] { $name } is known here again, as of { $date }. Files: { $folder }. 1 certificate was proved with its key.
   *[other] { $name } is known here again, as of { $date }. Files: { $folder }. { $n } certificates were proved with their keys.
}
cli-restored-issues = New certificates can be issued here.
cli-restored-no-issue = New certificates cannot be issued here: the CA's key is not part of this backup.
cli-restored-no-keyring = This computer has no keyring: the CA's passphrase was not kept. Keep the backup and its words.

refusal-backup-foreign-title = This file is not a backup of ours
refusal-backup-foreign-why = It is another kind of file, or was not made by Client VPN Wizard.
refusal-backup-foreign-do = Choose the file that "backup" wrote.
refusal-backup-damaged-title = The backup is damaged
refusal-backup-damaged-why = A part is missing or was changed. Nothing of it was used.
refusal-backup-damaged-do = Take another copy of the file.
refusal-backup-passphrase-title = These words do not open the backup
refusal-backup-passphrase-why = A word is wrong or missing, or they belong to another backup: each has its own.
refusal-backup-passphrase-do = Compare the words with what was written down, one by one, and type them in again.
refusal-backup-newer-title = This backup was made by a newer version of this program
refusal-backup-newer-why = It may hold things that this version does not know.
refusal-backup-newer-do = Install the newest version of Client VPN Wizard and restore with it.
refusal-backup-in-the-way-title = { $name } was not restored: something else is here already
refusal-backup-in-the-way-why = A VPN of that name, or another file, is at { $path }. Nothing was changed.
refusal-backup-in-the-way-do = Restore to another computer or account, or move what is there out of the way first.

# Backup and restore in the window.
care-section-backup = Backup
care-backup-why = One file with everything that this computer knows of the VPN: the key that issues certificates, every certificate and profile, the records. Should this computer be lost, another one goes on from it. It opens with eight words only, which are shown once.
care-backup-make = Make a backup…
care-backup-making = Writing and reading back…
care-backup-title = Save the backup as
care-backup-kind = Backup of a VPN (*.zip)
care-backup-words-why = Write them down and keep them apart from the file. Nobody has them but you: without them the backup cannot be opened, with both anybody can issue certificates for this VPN.
care-restore-title = Restore a VPN from a backup
care-restore-lead = For a new computer, or in place of a lost one. Nothing that is here is overwritten, and nothing changes at AWS.
care-restore-choose = Choose a backup…
care-restore-words = Words of the backup
care-restore-restore = Restore
care-restore-busy = Reading and proving…
words-to-keep = Write these words down
words-kept = I have written them down
