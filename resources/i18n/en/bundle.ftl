# Bundles for one laptop (.cvpnkit): why one is not opened.

refusal-bundle-foreign-title = { $path ->
    [none] This is not a bundle for a laptop
   *[other] { $path } is not a bundle for a laptop
}
refusal-bundle-foreign-why = A bundle's name ends in .cvpnkit. This file holds something else.
refusal-bundle-foreign-do = Choose the file that whoever set up the VPN sent you.

refusal-bundle-damaged-title = The bundle is damaged
refusal-bundle-damaged-why = A part is missing or was changed on its way, as when a download stops early. Nothing of it was used.
refusal-bundle-damaged-do = Download it once more, or ask for it to be sent again.

refusal-bundle-unsafe-title = This bundle was not opened, for safety
refusal-bundle-unsafe-why = It holds something that a real bundle never does: files that lead out of their folder, are far too large, or are not encrypted. Nothing of it was written or run.
refusal-bundle-unsafe-do = Ask the person it seems to come from, by telephone, whether they really sent it.

refusal-bundle-passphrase-title = These words do not open the bundle
refusal-bundle-passphrase-why = A word is wrong or missing, or the words belong to another bundle: each bundle has its own.
refusal-bundle-passphrase-do = Compare the words with whoever gave them to you, one by one, and type them in again.

refusal-bundle-newer-title = This bundle was made by a newer version of this program
refusal-bundle-newer-why = It may hold things that this version does not know.
refusal-bundle-newer-do = Install the newest version of Client VPN Wizard and open the bundle with it.

refusal-key-elsewhere-title = The private key for this profile is not on this computer
refusal-key-elsewhere-why = The profile answers a request, and the key stays where the request was made. No request made here fits it.
refusal-key-elsewhere-do = Open it on the computer on which the request was made, signed in as the same user; or make a new request here.

problem-bundle-word = Word { $number } is not one of the words that bundles use. Please have it read out again.
problem-bundle-too-few = A passphrase has { $count } words; these are { $given }.
problem-bundle-no-words = Type in the words that you were given.
