"""The support bundle on screen: collected in a job, read before it is saved."""
