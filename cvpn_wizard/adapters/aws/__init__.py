"""The only door to AWS. boto3 is imported inside the function that makes a session."""
