"""One class per outside thing, our words in and out. Foreign errors become WizardError here."""
