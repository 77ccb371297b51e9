# Handing a profile over: the bundle, and the words that open it.

handover-title = Hand a profile over to another laptop
handover-lead = One file for one laptop, and eight words that open it. Send the file by any channel and tell the words another way.
handover-person = Profile
handover-language = Language of guide and words
handover-go = Make a bundle…
handover-making = Making the bundle…
handover-save = Save the bundle
handover-made = The bundle for { $person } is { $path }. Send it by any channel.
handover-note = Copy a note for the mail
handover-note-copied = Copied
handover-words = Read these words over the telephone
handover-words-why = They are shown only this once and kept nowhere. If they get lost, make a new bundle.
handover-typed = In one line, for 7-Zip too: { $passphrase }
handover-passed-on = I have passed them on
