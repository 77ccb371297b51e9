"""What may happen next. Knows no Qt and no boto3."""
