client-note-no-commands = Before version 6 this client takes no commands from other programs, so that a person has to put the profile in. Version 6 and later take it from here.
